/**
 * How Expodex grows: building, memory and searching from 14,000 chunks to 500,000, on made-up documentation.
 *
 * Each size is measured in a process of its own. Vectors come from an embedder that costs next to nothing, so that the time to build
 * is the engine's and not the learning's, which is measured in `speed.ts`.
 */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { drawChart } from "./chart.ts";
import type { ScaleFigures, SearchFigures } from "./measure-scale.ts";
import { describeRun, saveResults, table } from "./results.ts";

const { values } = parseArgs({
  allowNegative: true,
  options: {
    sizes: { type: "string", default: "14000,50000,130000,500000" },
    rounds: { type: "string", default: "5" },
    save: { type: "boolean", default: true },
  },
});
const sizes = values.sizes.split(",").map(Number);
const rounds = Number(values.rounds);
if (sizes.some((size) => !(size > 0)) || !(rounds > 0)) {
  console.error("usage: [--sizes 14000,50000,130000,500000] [--rounds 5] [--no-save]");
  process.exit(2);
}

/** Building half a million chunks needs more than Node's default. */
const HEAP_MEGABYTES = 12_000;

const figures = sizes.map((size): ScaleFigures => {
  console.error(`${size} chunks`);
  const script = fileURLToPath(new URL("measure-scale.ts", import.meta.url));
  const node = [`--max-old-space-size=${HEAP_MEGABYTES}`, "--expose-gc", "--import", "tsx"];
  const printed = execFileSync(process.execPath, [...node, script, String(size), String(rounds)], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  return JSON.parse(printed) as ScaleFigures;
});

const ms = (value: number) => value.toFixed(value < 10 ? 2 : 1);
const row = (one: ScaleFigures, kind: string, searched: SearchFigures) => [
  one.chunks.toLocaleString("en"),
  kind,
  searched.meanMatches.toLocaleString("en"),
  ms(searched.p50Ms),
  ms(searched.p95Ms),
  ms(searched.maxMs),
  ms(searched.quietP50Ms),
  ms(searched.quietP95Ms),
  ms(searched.meanCpuMs),
  String(searched.errors),
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
    "mean CPU ms",
    "errors",
  ],
  figures.flatMap((one) => [row(one, "mixed", one.mixed), row(one, "common word", one.common)]),
);
const building = table(
  ["chunks", "documents", "build s", "heap MB", "resident MB"],
  figures.map((one) => [
    one.chunks.toLocaleString("en"),
    one.documents.toLocaleString("en"),
    (one.buildMs / 1000).toFixed(1),
    (one.heapBytes / 1e6).toFixed(0),
    (one.residentBytes / 1e6).toFixed(0),
  ]),
);
const summary = `Hybrid searches, top 10, uncached, warm: 100 queries of 2 to 5 words as frequent as in the text, and 100 with a word that
nearly every chunk holds. Quiet figures are over the queries, of each the least of its rounds, because other work on the machine
only ever adds; the chart shows them.

${searching}

Building, parsing included; memory of the process that built it, texts held as strings.

${building}

![growth](scale.svg)`;
console.log(summary);

if (values.save) {
  const run = describeRun(`made-up pages, words by Zipf's law, ${rounds} rounds`);
  const folder = saveResults("scale", run, { figures }, summary);
  const at = figures.map(({ chunks }) => chunks);
  const chart = drawChart(`Expodex ${run.commit}, ${run.date}: growth with chunks`, at, [
    {
      title: "build, s",
      lines: [{ label: "parse to index", values: figures.map((one) => one.buildMs / 1000) }],
    },
    {
      title: "memory, MB",
      lines: [{ label: "heap", values: figures.map((one) => one.heapBytes / 1e6) }],
    },
    {
      title: "search p50, ms",
      lines: [
        { label: "mixed", values: figures.map((one) => one.mixed.quietP50Ms) },
        { label: "common word", values: figures.map((one) => one.common.quietP50Ms) },
      ],
    },
    {
      title: "search p95, ms",
      lines: [
        { label: "mixed", values: figures.map((one) => one.mixed.quietP95Ms) },
        { label: "common word", values: figures.map((one) => one.common.quietP95Ms) },
      ],
    },
  ]);
  const path = join(fileURLToPath(new URL(".", import.meta.url)), folder, "scale.svg");
  writeFileSync(path, chart);
  console.log(`\nwritten to benchmarks/${folder}/`);
}
