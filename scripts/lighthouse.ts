/**
 * Asks Lighthouse about the demo page: accessibility and best practices must be 100, and performance with the search may be one
 * point below performance without it. `npm run lighthouse`.
 *
 * Lighthouse is fetched by `npx`, as it is larger than everything else that is installed here.
 */
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { chromiumPath } from "../packages/browser/test/support/launch-chromium.ts";
import { buildDemoSite } from "./demo-site.ts";
import { serveDemo } from "./serve-demo.ts";

/** The last that runs on Node 20. */
const LIGHTHOUSE = "lighthouse@12";
const CATEGORIES = ["accessibility", "best-practices", "performance"] as const;
const PERFECT = 100;
const MOST_LOST = 1;
/** Performance is a measurement: the middle of some. */
const ROUNDS = 3;

type Scores = Record<(typeof CATEGORIES)[number], number>;

interface Report {
  categories: Record<string, { score: number | null }>;
  audits: Record<
    string,
    { id: string; title: string; score: number | null; scoreDisplayMode: string }
  >;
}

const root = fileURLToPath(new URL("..", import.meta.url));
const executable = chromiumPath();
if (executable === undefined) {
  console.error("there is no Chromium: install one, or name it with EXPODEX_CHROMIUM");
  process.exit(1);
}
const work = mkdtempSync(join(tmpdir(), "expodex-lighthouse-"));
try {
  const folder = await buildDemoSite({
    docs: join(root, "tests/ranking-site"),
    out: join(work, "with"),
    say: (line) => console.error(line),
  });
  // The same page, without the search.
  const without = join(work, "without");
  cpSync(folder, without, { recursive: true });
  const page = readFileSync(join(folder, "index.html"), "utf8");
  writeFileSync(
    join(without, "index.html"),
    page.replace(/ *<script type="module" src="expodex[^\n]*\n/u, ""),
  );
  const plain = await judge(without, ["performance"]);
  const own = await judge(folder, CATEGORIES);
  const lost = plain.performance - own.performance;
  console.log(`accessibility   ${own.accessibility}`);
  console.log(`best practices  ${own["best-practices"]}`);
  console.log(`performance     ${own.performance}, without the search ${plain.performance}`);
  const isMet =
    own.accessibility === PERFECT && own["best-practices"] === PERFECT && lost <= MOST_LOST;
  if (!isMet) process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}

async function judge(folder: string, categories: readonly string[]): Promise<Scores> {
  const { url, close } = await serveDemo(folder, 0);
  const runs: Scores[] = [];
  try {
    for (let round = 0; round < ROUNDS; round++) runs.push(await run(url, categories));
  } finally {
    await close();
  }
  const middle = (name: (typeof CATEGORIES)[number]) =>
    runs.map((scores) => scores[name]).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]!;
  return {
    accessibility: middle("accessibility"),
    "best-practices": middle("best-practices"),
    performance: middle("performance"),
  };
}

async function run(url: string, categories: readonly string[]): Promise<Scores> {
  const { stdout } = await promisify(execFile)(
    "npx",
    [
      "-y",
      LIGHTHOUSE,
      url,
      "--quiet",
      "--output=json",
      `--only-categories=${categories.join(",")}`,
      "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage",
    ],
    { maxBuffer: 2 ** 28, env: { ...process.env, CHROME_PATH: executable } },
  );
  const { categories: judged, audits } = JSON.parse(stdout.slice(stdout.indexOf("{"))) as Report;
  if (categories.length > 1) {
    for (const { id, title, score, scoreDisplayMode } of Object.values(audits)) {
      if (score !== null && score < 1 && scoreDisplayMode === "binary")
        console.error(`  ${id}: ${title}`);
    }
  }
  const scoreOf = (name: string) => Math.round(100 * (judged[name]?.score ?? Number.NaN));
  return {
    accessibility: scoreOf("accessibility"),
    "best-practices": scoreOf("best-practices"),
    performance: scoreOf("performance"),
  };
}
