/**
 * What keeping an index in a store takes: opening it beside bytes in memory and beside a file, publishing, a generation after one
 * page changed, verifying. `npm run bench:store -- --docs <folder>`.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createExpoDocsIndex, type Source } from "@expodex/core";
import { openNodeStore } from "@expodex/node-store";
import { expoDocsFolder } from "@expodex/sources";
import { percentile } from "./percentile.ts";
import { placesOfDocs } from "./places-of-docs.ts";
import { describeRun, saveResults, table } from "./results.ts";
import { runBackups } from "./run-backups.ts";

const { values } = parseArgs({
  allowNegative: true,
  options: {
    docs: { type: "string", default: placesOfDocs().docs ?? "" },
    sdk: { type: "string", default: "57" },
    processes: { type: "string", default: "21" },
    save: { type: "boolean", default: true },
  },
});
if (values.docs === "") {
  console.error("usage: --docs <folder> [--sdk 57] [--processes 21] [--no-save]");
  process.exit(2);
}

/** What `measure-store.mjs` prints. */
interface StoreOpenFigures {
  openMs: number;
  /** CPU time of it, of all threads. */
  openCpuMs: number;
  firstSearchMs: number;
}

/** The page that changes. */
const CHANGED = /^pages\/build\/introduction\.mdx$/u;

const HOW = [
  ["memory", "bytes in memory"],
  ["file", "a file, read whole"],
  ["when-read", "the store, checked when read"],
  ["at-once", "the store, checked at once"],
] as const;

const home = mkdtempSync(join(tmpdir(), "expodex-bench-"));
try {
  const sdk = Number(values.sdk);
  const source = expoDocsFolder(values.docs);
  console.error("building");
  const index = await createExpoDocsIndex({ source, sdk });
  const snapshot = await index.snapshot();
  const changed = await createExpoDocsIndex({
    source: withOneChange(source),
    sdk,
    previous: index,
  });
  const later = await changed.snapshot();
  const file = join(home, "index.expodex");
  const folder = join(home, "store");
  writeFileSync(file, snapshot);

  const store = await openNodeStore(folder);
  const [publishMs, first] = await timed(() => store.publish(snapshot));
  const [republishMs, second] = await timed(() => store.publish(later));
  const [verifyMs] = await timed(() => store.verify());
  const [deepMs] = await timed(() => store.verify({ deep: true }));
  // The measured generation is the first one's equal, so that all four open the same bytes.
  await store.publish(snapshot);
  await store.close();
  await index.close();
  await changed.close();

  const figures: Record<string, StoreOpenFigures[]> = {};
  const script = fileURLToPath(new URL("measure-store.mjs", import.meta.url));
  for (let turn = 0; turn < Number(values.processes); turn++) {
    for (const [how] of HOW) {
      const place = how === "memory" || how === "file" ? file : folder;
      const printed = execFileSync(process.execPath, [script, how, place], {
        encoding: "utf8",
      });
      figures[how] = [...(figures[how] ?? []), JSON.parse(printed) as StoreOpenFigures];
    }
    console.error(`processes of each kind: ${turn + 1} of ${values.processes}`);
  }

  const command = fileURLToPath(new URL("../packages/cli/dist/expodex.js", import.meta.url));
  const starts: Record<string, number[]> = { bare: [], file: [], store: [] };
  for (let turn = 0; turn < Number(values.processes); turn++) {
    const search = [command, "search", "request camera permission", "--json"];
    starts.bare?.push(processMs(["-e", "0"]));
    starts.file?.push(processMs([...search, "--index", file]));
    starts.store?.push(processMs(search));
  }

  const of = (how: string, what: keyof StoreOpenFigures) =>
    (figures[how] ?? []).map((one) => one[what]);
  const ready = (how: string) =>
    (figures[how] ?? []).map(({ openMs, firstSearchMs }) => openMs + firstSearchMs);
  const least = (samples: readonly number[]) => Math.min(...samples);
  const beside = (samples: readonly number[], base: readonly number[]) => {
    const percent = Math.round((percentile(samples, 0.5) / percentile(base, 0.5) - 1) * 100);
    return `${percent < 0 ? "−" : "+"}${Math.abs(percent)} %`;
  };
  const ms = (value: number) => value.toFixed(value < 10 ? 1 : 0);
  const opening = table(
    [
      "out of",
      "opening, median",
      "least",
      "beside memory",
      "with the first search",
      "beside memory",
    ],
    HOW.map(([how, name]) => [
      name,
      `${ms(percentile(of(how, "openMs"), 0.5))} ms`,
      `${ms(least(of(how, "openMs")))} ms`,
      beside(of(how, "openMs"), of("memory", "openMs")),
      `${ms(percentile(ready(how), 0.5))} ms`,
      beside(ready(how), ready("memory")),
    ]),
  );
  const writing = table(
    ["", "took", "objects written", "bytes written"],
    [
      ["publishing", `${ms(publishMs)} ms`, `${first.writtenObjects}`, mb(first.writtenBytes)],
      [
        "publishing after one page changed",
        `${ms(republishMs)} ms`,
        `${second.writtenObjects}`,
        mb(second.writtenBytes),
      ],
      ["verifying both generations", `${ms(verifyMs)} ms`, "", ""],
      ["verifying both, deep", `${ms(deepMs)} ms`, "", ""],
    ],
  );
  const laterFile = join(home, "later.expodex");
  writeFileSync(laterFile, later);
  const backups = runBackups(file, laterFile, 5);
  const processes = table(
    ["a new process", "median", "least"],
    [
      ["`node -e 0`", "bare"],
      ["`expodex search` of a file", "file"],
      ["`expodex search` of the store", "store"],
    ].map(([name = "", what = ""]) => [
      name,
      `${ms(percentile(starts[what] ?? [], 0.5))} ms`,
      `${ms(least(starts[what] ?? []))} ms`,
    ]),
  );
  const summary = `An index of SDK ${sdk}, ${mb(snapshot.length)}; a new process for each opening, ${values.processes} of each kind in turns.\n\n${opening}\n\n${processes}\n\n${writing}\n\n${backups.summary}`;
  console.log(summary);
  if (values.save) {
    const run = describeRun(`Expo's documentation, SDK ${sdk}`);
    const raw = {
      figures,
      starts,
      ...{ publishMs, republishMs, verifyMs, deepMs, first, second },
      backups: backups.figures,
    };
    console.error(`saved to ${saveResults("store", run, raw, summary)}`);
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}

/** The same files, but for a sentence more on one page. */
function withOneChange(source: Source): Source {
  return {
    ...source,
    async *files(options) {
      for await (const one of source.files(options)) {
        const isPage = CHANGED.test(one.path);
        yield isPage ? { ...one, text: `${one.text}\n\nA sentence that was not there.\n` } : one;
      }
    },
  };
}

/** A process that finds the store as the command does. */
function processMs(args: readonly string[]): number {
  const start = performance.now();
  execFileSync(process.execPath, args, {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, EXPODEX_HOME: home },
  });
  return performance.now() - start;
}

async function timed<T>(work: () => Promise<T>): Promise<[number, T]> {
  const start = performance.now();
  const result = await work();
  return [performance.now() - start, result];
}

function mb(bytes: number): string {
  return `${(bytes / 1e6).toFixed(2)} MB`;
}
