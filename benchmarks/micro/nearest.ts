/**
 * What the sign comparison costs and loses: its time, and how many of the ten nearest by the exact cosine it finds (recall@10).
 *
 *     npx tsx benchmarks/micro/nearest.ts <snapshot> <queries.jsonl>
 */
import { readFileSync } from "node:fs";
import { collectNearest, createSignTable } from "../../packages/core/src/indexing/nearest.ts";
import { createTopK } from "../../packages/core/src/indexing/top-k.ts";
import { cosine, type QueryVector, queryVector } from "../../packages/core/src/indexing/vectors.ts";
import { openSnapshot } from "../../packages/core/src/snapshot/snapshot.ts";
import { analyze } from "../../packages/core/src/text/analyze.ts";
import { table } from "../results.ts";
import { timed } from "./time.ts";

const [snapshot, queryFile] = process.argv.slice(2);
if (snapshot === undefined || queryFile === undefined) {
  console.error("usage: nearest.ts <snapshot> <queries.jsonl>");
  process.exit(2);
}
const { index } = openSnapshot(new Uint8Array(readFileSync(snapshot)));
const { vectors, embedder } = index;
if (vectors === undefined || embedder?.encodeTerms === undefined) {
  throw new Error("expected a snapshot with learned vectors");
}
const encode = embedder.encodeTerms;
const queries = readFileSync(queryFile, "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) =>
    queryVector(vectors, encode(analyze((JSON.parse(line) as { query: string }).query))),
  )
  .filter((query) => query !== undefined);

const DEPTH = 10;
const everyRow = new Int32Array(vectors.rows);
const signs = createSignTable(vectors);
const best = createTopK(DEPTH);

function exact(query: QueryVector): number[] {
  best.reset(DEPTH);
  for (let row = 0; row < vectors!.rows; row++) best.offer(row, cosine(vectors!, query, row));
  return best.take().map(({ number }) => number);
}

function bySigns(query: QueryVector, considered: number): number[] {
  best.reset(DEPTH);
  collectNearest(vectors!, signs, query, best, everyRow, considered);
  return best.take().map(({ number }) => number);
}

const truth = queries.map(exact);
const ways = [100, 200, 400, 800, 1600].map((considered) => {
  let found = 0;
  let wanted = 0;
  for (const [at, query] of queries.entries()) {
    const rows = bySigns(query, considered);
    wanted += truth[at]!.length;
    found += truth[at]!.filter((row) => rows.includes(row)).length;
  }
  let next = 0;
  const run = () => bySigns(queries[next++ % queries.length]!, considered).length;
  return { name: `signs, ${considered} measured`, recall: found / wanted, run };
});
let next = 0;
const scan = {
  name: "every row measured",
  recall: 1,
  run: () => exact(queries[next++ % queries.length]!).length,
};
const all = [scan, ...ways];
const times = timed(all);
console.log(
  `${vectors.rows} rows of ${vectors.dimensions} dimensions, ${queries.length} queries\n`,
);
console.log(
  table(
    ["way", "recall@10", "least µs", "middle µs"],
    all.map(({ name, recall }, at) => [
      name,
      recall.toFixed(3),
      times[at]!.least.toFixed(0),
      times[at]!.middle.toFixed(0),
    ]),
  ),
);
