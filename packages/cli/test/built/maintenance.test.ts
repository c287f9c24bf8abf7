/**
 * Walks through `docs/ops/maintenance.md` as an operator would: each block of commands in a shell, in order, in an empty home, and each
 * block of output compared with what came out.
 */
import { spawn } from "node:child_process";
import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkout, type TemporaryFolder, temporaryFolder } from "../support/docs-checkout.ts";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const PAGE = at("../../../../docs/ops/maintenance.md");
const BIN = at("../../bin/expodex.js");

interface Step {
  line: number;
  kind: "sh" | "text" | "walk";
  text: string;
}

/** Reads the blocks of a page, and the remarks that are meant for this test. */
function stepsOf(page: string): Step[] {
  const steps: Step[] = [];
  let open: Step | undefined;
  for (const [index, line] of page.split("\n").entries()) {
    const fence = /^```(sh|text)?$/u.exec(line);
    const remark = /^<!-- walk: (.+) -->$/u.exec(line)?.[1];
    if (open === undefined && remark !== undefined)
      steps.push({ line: index + 1, kind: "walk", text: remark });
    if (fence === null) {
      if (open !== undefined) open.text += `${line}\n`;
    } else if (open === undefined)
      open = { line: index + 2, kind: fence[1] as "sh" | "text", text: "" };
    else {
      steps.push(open);
      open = undefined;
    }
  }
  return steps;
}

let folder: TemporaryFolder;
const inFolder = (...parts: string[]) => join(folder.path, ...parts);

beforeAll(async () => {
  folder = await temporaryFolder(
    Object.fromEntries(Object.entries(checkout).map(([name, text]) => [`expo/docs/${name}`, text])),
  );
  await mkdir(inFolder("bin"));
  await writeFile(
    inFolder("bin", "expodex"),
    `#!/bin/sh\nexec "${process.execPath}" "${BIN}" "$@"\n`,
  );
  await chmod(inFolder("bin", "expodex"), 0o755);
  // A project, so that nothing of this repository is taken for one.
  await writeFile(inFolder("package.json"), "{}");
});
afterAll(() => folder.remove());

/** Runs commands in a shell that knows what earlier ones exported; a server is ended once it listens. */
async function run(commands: string): Promise<{ code: number | null; output: string }> {
  const text = commands
    .replaceAll("/srv/expodex", inFolder("home"))
    .replaceAll("/mnt/copies", inFolder("mnt", "copies"))
    .split("\n")
    .flatMap((line) => (/^expodex serve\b/u.test(line) ? untilItListens(line) : [line]))
    .join("\n");
  const state = inFolder("exported.sh");
  const script = `set -e\n[ -f "${state}" ] && . "${state}"\n${text}\nexport -p > "${state}"\n`;
  const child = spawn("sh", ["-c", script], {
    cwd: folder.path,
    env: {
      PATH: `${inFolder("bin")}:${process.env.PATH}`,
      HOME: inFolder("person"),
      EXPODEX_EAS_CLI: "off",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (part: string) => {
      output += part;
    });
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, output };
}

function untilItListens(line: string): string[] {
  return [
    `${line} > served.log 2>&1 & SERVER=$!`,
    "until grep -q listening served.log; do sleep 0.1; kill -0 $SERVER || break; done",
    "kill $SERVER; wait $SERVER || true; cat served.log",
  ];
}

/** Whether a line of output is as a line of the page, in which `…` stands for anything and blanks for any number of them. */
function fits(wanted: string, line: string): boolean {
  const pattern = wanted
    .trim()
    .split(/…|\s+/u)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\/]/gu, "\\$&"))
    .join("[\\s\\S]*?");
  return new RegExp(pattern, "u").test(line);
}

/** Lines of the page that did not come out, each looked for behind the one before. */
function missing(wanted: string, output: string): string[] {
  const lines = output.split("\n");
  let from = 0;
  return wanted
    .split("\n")
    .filter((line) => line.trim() !== "" && line.trim() !== "…")
    .filter((line) => {
      const found = lines.findIndex((candidate, index) => index >= from && fits(line, candidate));
      if (found === -1) return true;
      from = found + 1;
      return false;
    });
}

/** What happens to a disk now and then. */
async function flipBit(): Promise<void> {
  const objects = inFolder("home", "store", "objects");
  const paths = (await readdir(objects, { recursive: true })).map((name) => join(objects, name));
  const files = await Promise.all(paths.map(async (path) => ({ path, found: await stat(path) })));
  const [largest] = files
    .filter(({ found }) => found.isFile())
    .sort((a, b) => b.found.size - a.found.size);
  const path = largest?.path ?? "";
  const bytes = await readFile(path);
  const middle = bytes.length >> 1;
  bytes[middle] = (bytes[middle] as number) ^ 16;
  await rm(path);
  await writeFile(path, bytes, { mode: 0o600 });
}

describe("docs/ops/maintenance.md", () => {
  it.skipIf(process.platform === "win32")(
    "walks through backup, restore, verification, keys, sharing and disaster as it says",
    async () => {
      const steps = stepsOf(await readFile(PAGE, "utf8"));
      expect(steps.filter(({ kind }) => kind === "sh").length).toBeGreaterThan(20);
      let output = "";
      for (const { line, kind, text } of steps) {
        if (kind === "walk") await flipBit();
        else if (kind === "sh") {
          const done = await run(text);
          expect(done.code, `${PAGE}:${line}\n${text}\n${done.output}`).toBe(0);
          output = done.output;
        } else expect(missing(text, output), `${PAGE}:${line}\n${output}`).toEqual([]);
      }
    },
    300_000,
  );
});
