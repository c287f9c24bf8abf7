/**
 * How Expodex grows: building, memory and searching from 14,000 chunks to 500,000, on made-up documentation, and on Expo's own of
 * every SDK where that is at hand.
 *
 * Each size is measured in a process of its own, and kept until the built code is another: a run that was stopped goes on where it
 * was. Vectors of made-up text come from an embedder that costs next to nothing, so that the time to build is the engine's and not
 * the learning's, which is measured in `build.ts`.
 *
 *     npm run bench:scale -- [--sizes 14000,50000,130000,500000] [--rounds 5] [--docs <folder> --queries <jsonl>] [--fresh] [--no-save]
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { drawChart } from "./chart.ts";
import type { ScaleFigures, SearchFigures } from "./measure-scale.ts";
import { placesOfDocs } from "./places-of-docs.ts";
import { describeRun, saveResults, table } from "./results.ts";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const places = placesOfDocs();
const { values } = parseArgs({
  allowNegative: true,
  options: {
    sizes: { type: "string", default: "14000,50000,130000,500000" },
    rounds: { type: "string", default: "5" },
    docs: { type: "string", default: places.docs ?? "" },
    queries: { type: "string", default: places.queries ?? "" },
    /** Measures every size anew. */
    fresh: { type: "boolean", default: false },
    save: { type: "boolean", default: true },
  },
});
const sizes = values.sizes.split(",").map(Number);
const rounds = Number(values.rounds);
if (sizes.some((size) => !(size > 0)) || !(rounds > 0)) {
  console.error(
    "usage: [--sizes 14000,50000,130000,500000] [--rounds 5] [--docs <folder> --queries <jsonl>] [--fresh] [--no-save]",
  );
  process.exit(2);
}

/** Building half a million chunks needs more than Node's default. */
const HEAP_MEGABYTES = 12_000;

/** What is measured: the files that make the figures, by their text. */
function codeHash(): string {
  const hash = createHash("sha256");
  const built = at("../packages/core/dist/");
  const files = readdirSync(built).filter((name) => name.endsWith(".js"));
  for (const name of files.sort()) hash.update(readFileSync(join(built, name)));
  for (const name of ["measure-scale.ts", "synthetic.ts"]) hash.update(readFileSync(at(name)));
  return hash.digest("hex").slice(0, 12);
}

const cache = at(".cache/");
mkdirSync(cache, { recursive: true });
const code = codeHash();

/** Figures of one size, measured now or by a run of the same code before. */
function figuresOf(size: string): ScaleFigures {
  const file = join(cache, `scale-${code}-${size}-${rounds}.json`);
  if (!values.fresh && existsSync(file)) {
    console.error(`${size}: measured before; --fresh measures again`);
    return JSON.parse(readFileSync(file, "utf8")) as ScaleFigures;
  }
  console.error(`${size}: building`);
  const node = [`--max-old-space-size=${HEAP_MEGABYTES}`, "--expose-gc", "--import", "tsx"];
  const told = [at("measure-scale.ts"), size, String(rounds), values.docs, values.queries];
  const printed = execFileSync(process.execPath, [...node, ...told], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  writeFileSync(file, printed);
  return JSON.parse(printed) as ScaleFigures;
}

const real = values.docs === "" || values.queries === "" ? [] : [figuresOf("docs")];
const figures = sizes.map((size) => figuresOf(String(size)));

const count = (value: number) => value.toLocaleString("en");
const ms = (value: number) => value.toFixed(value < 10 ? 2 : 1);
const seconds = (value: number) => (value / 1_000).toFixed(1);
const megabytes = (value: number) => (value / 1e6).toFixed(0);
const label = (one: ScaleFigures) => `${count(one.chunks)}${one.real ? ", Expo's" : ""}`;

const searchRow = (one: ScaleFigures, kind: string, searched: SearchFigures | undefined) =>
  searched === undefined
    ? []
    : [
        [
          label(one),
          kind,
          count(searched.meanMatches),
          ...[searched.p50Ms, searched.p95Ms, searched.maxMs].map(ms),
          ...[searched.quietP50Ms, searched.quietP95Ms].map(ms),
          ...[searched.cpuP50Ms, searched.cpuP95Ms].map(ms),
          String(searched.errors),
        ],
      ];
const searching = table(
  [
    "chunks",
    "queries",
    "match on average",
    "p50 ms",
    "p95 ms",
    "max ms",
    "quiet p50",
    "quiet p95",
    "CPU p50",
    "CPU p95",
    "errors",
  ],
  [...real, ...figures].flatMap((one) => [
    ...searchRow(one, one.real ? "judged" : "mixed", one.mixed),
    ...searchRow(one, "common word", one.common),
  ]),
);
const building = table(
  [
    "chunks",
    "documents",
    "build s",
    "CPU s",
    "CPU µs a chunk",
    "parse",
    "vectors",
    "keywords",
    "heap MB",
    "resident MB",
    "at most MB",
  ],
  [...real, ...figures].map((one) => {
    const stages = [one.stages.parse, one.stages.vectors, one.stages.keywords];
    const cpuMs = stages.reduce((sum, stage) => sum + stage.cpuMs, 0);
    return [
      label(one),
      count(one.documents),
      seconds(one.buildMs),
      seconds(cpuMs),
      ...[cpuMs, ...stages.map((stage) => stage.cpuMs)].map((all) =>
        ((all * 1_000) / one.chunks).toFixed(0),
      ),
      ...[one.heapBytes, one.residentBytes, one.peakBytes].map(megabytes),
    ];
  }),
);

/** The exponent of growth between two sizes: 1 is linear. Processor time, which other work on the machine does not stretch much. */
function exponent(pick: (one: ScaleFigures) => number): string {
  const first = figures[0];
  const last = figures[figures.length - 1];
  if (first === undefined || last === undefined || first === last) return "–";
  return (Math.log(pick(last) / pick(first)) / Math.log(last.chunks / first.chunks)).toFixed(2);
}
const buildCpu = ({ stages }: ScaleFigures) =>
  stages.parse.cpuMs + stages.vectors.cpuMs + stages.keywords.cpuMs;

const summary = `Hybrid searches, top 10, uncached, warm: 100 queries of 2 to 5 words as frequent as in the text, and 100 with a word that
nearly every chunk holds. Quiet figures are over the queries, of each the least of its rounds, because other work on the machine
only ever adds, as are those of processor time (CPU); the chart shows quiet ones.

${searching}

Building, parsing included; processor time by stage in microseconds a chunk; memory of the process that built it, texts held as
strings. Vectors of made-up text are hashed, those of Expo's are learned.

${building}

From the smallest to the largest, processor time grows with the size to the power of ${exponent(buildCpu)} for building, ${exponent((one) => one.mixed.cpuP50Ms)}
for searching at the median and ${exponent((one) => one.mixed.cpuP95Ms)} at p95; 1 is linear.

![growth](scale.svg)`;
console.log(summary);

if (values.save) {
  const run = describeRun(`made-up pages, words by Zipf's law, ${rounds} rounds`);
  const folder = saveResults("scale", run, { figures: [...real, ...figures] }, summary);
  const line = (name: string, pick: (one: ScaleFigures) => number) => ({
    label: name,
    values: figures.map(pick),
  });
  const searchLines = (pick: (searched: SearchFigures) => number) => [
    line("mixed", (one) => pick(one.mixed)),
    line("common word", (one) => pick(one.common ?? one.mixed)),
  ];
  const chart = drawChart(
    `Expodex ${run.commit}, ${run.date}: growth with chunks`,
    figures.map(({ chunks }) => chunks),
    [
      {
        title: "build, s",
        lines: [
          line("wall clock", (one) => one.buildMs / 1_000),
          line("processor", (one) => buildCpu(one) / 1_000),
        ],
      },
      {
        title: "memory, MB",
        lines: [
          line("heap", (one) => one.heapBytes / 1e6),
          line("resident at most", (one) => one.peakBytes / 1e6),
        ],
      },
      { title: "search p50, ms", lines: searchLines(({ quietP50Ms }) => quietP50Ms) },
      { title: "search p95, ms", lines: searchLines(({ quietP95Ms }) => quietP95Ms) },
    ],
  );
  writeFileSync(at(`${folder}/scale.svg`), chart);
  console.log(`\nwritten to benchmarks/${folder}/`);
}
