/**
 * How long a build takes, by stage: fresh on one thread and on several, with nothing changed, and with one page changed.
 *
 * Wall-clock time says what a user waits for; processor time, threads included, says what was done, and is what to compare
 * where the machine is busy. The load when a run starts stands beside it.
 *
 *     npm run bench:build -- --docs ../expo/docs [--sdk 57 | --sdk all] [--rounds 3] [--threads N] [--no-save]
 */
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { createExpoDocsIndex, openExpoDocsIndex, type Source } from "@expodex/core";
import { expoDocsFolder, parserThreads } from "@expodex/sources";
import { placesOfDocs } from "./places-of-docs.ts";
import { describeRun, saveResults, table } from "./results.ts";

interface Lap {
  wallMs: number;
  cpuMs: number;
}

interface Run {
  kind: string;
  load: number;
  total: Lap;
  stages: Record<string, Lap>;
  bytes: number;
  chunks: number;
}

const { values } = parseArgs({
  allowNegative: true,
  options: {
    docs: { type: "string", default: placesOfDocs().docs ?? "" },
    sdk: { type: "string", default: "57" },
    rounds: { type: "string", default: "3" },
    threads: { type: "string" },
    save: { type: "boolean", default: true },
  },
});
if (values.docs === "") {
  console.error("usage: --docs <folder> [--sdk 57] [--rounds 3] [--threads N] [--no-save]");
  process.exit(2);
}
const folder = values.docs;
const { sdk } = values;
const threads = values.threads === undefined ? {} : { threads: Number(values.threads) };

/** A folder in which one page of the newest release has a further sentence. */
function withOnePageChanged(source: Source): Source {
  return {
    ...source,
    async *files(options) {
      let done = false;
      for await (const file of source.files(options)) {
        const change: boolean = !done && /\/versions\/v[\d.]+\/sdk\/camera\.mdx$/u.test(file.path);
        done ||= change;
        const text = change ? `${file.text}\nOne more sentence about previews.\n` : file.text;
        yield { ...file, text };
      }
    },
  };
}

const KINDS = ["fresh, one thread", "fresh, threads", "nothing changed", "one page changed"];

async function measure(kind: string, before: Uint8Array | undefined): Promise<[Run, Uint8Array]> {
  const folderSource = expoDocsFolder(folder);
  const source = kind === "one page changed" ? withOnePageChanged(folderSource) : folderSource;
  const parser = parserThreads(kind === "fresh, one thread" ? { threads: 0 } : threads);
  const stages: Record<string, Lap> = {};
  const load = loadavg()[0] ?? 0;
  const started = lap();
  let mark = started;
  const end = (stage: string) => {
    const now = lap();
    stages[stage] = difference(mark, now);
    mark = now;
  };
  const incremental = !kind.startsWith("fresh");
  const previous =
    incremental && before !== undefined ? await openExpoDocsIndex(before) : undefined;
  let stage = "read and parse";
  const index = await createExpoDocsIndex({
    source,
    sdk,
    parser,
    ...(previous === undefined ? {} : { previous }),
    onProgress: ({ stage: at, done }) => {
      const next = at === "embed" ? "vectors" : at === "index" ? "keywords" : "read and parse";
      if (next === stage || (at === "index" && done > 0)) return;
      end(stage);
      stage = next;
    },
  });
  end("keywords");
  const bytes = await index.snapshot();
  end("write");
  const total = difference(started, lap());
  const { chunks } = index.info;
  await index.close();
  await previous?.close();
  await parser.close();
  return [{ kind, load, total, stages, bytes: bytes.length, chunks }, bytes];
}

function lap(): Lap {
  const { user, system } = process.cpuUsage();
  return { wallMs: performance.now(), cpuMs: (user + system) / 1000 };
}

const difference = (from: Lap, to: Lap): Lap => ({
  wallMs: to.wallMs - from.wallMs,
  cpuMs: to.cpuMs - from.cpuMs,
});

const median = (numbers: readonly number[]) =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
const seconds = (ms: number) => (ms / 1000).toFixed(2);

const runs: Run[] = [];
let fresh: Uint8Array | undefined;
for (let round = 0; round < Number(values.rounds); round++) {
  for (const kind of KINDS) {
    const [run, bytes] = await measure(kind, fresh);
    if (kind === "fresh, one thread") fresh = bytes;
    else if (kind !== "one page changed" && Buffer.compare(bytes, fresh ?? bytes) !== 0)
      throw new Error(`${kind} gave other bytes than one thread`);
    runs.push(run);
  }
}

const names = ["read and parse", "vectors", "keywords", "write"];
const rows = KINDS.map((kind) => {
  const own = runs.filter((run) => run.kind === kind);
  const lapOf = (pick: (run: Run) => Lap | undefined) => {
    const laps = own.map((run) => pick(run) ?? { wallMs: 0, cpuMs: 0 });
    return `${seconds(median(laps.map(({ wallMs }) => wallMs)))} (${seconds(median(laps.map(({ cpuMs }) => cpuMs)))})`;
  };
  const stages = names.map((name) => lapOf(({ stages }) => stages[name]));
  const load = median(own.map((run) => run.load)).toFixed(1);
  return [kind, lapOf(({ total }) => total), ...stages, load];
});
const corpus = `SDK ${sdk}, ${runs[0]?.chunks ?? 0} chunks`;
const summary = `Seconds, wall clock (processor), median of ${values.rounds}; the bytes of the first three are equal.\n\n${table(["build", "total", ...names, "load"], rows)}`;
console.log(`${corpus}\n\n${summary}`);
if (values.save) console.log(saveResults("build", describeRun(corpus), { runs }, summary));
