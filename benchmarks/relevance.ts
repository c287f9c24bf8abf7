/**
 * How well pages are ranked: Expodex and its peers on the same chunks and the same judged queries, in one run.
 *
 * A peer ranks chunks; a page stands where its best chunk stands, as for Expodex. Nothing is tuned for the queries. Printed are every
 * figure with its interval, what changed since the committed run, the same over an index of every SDK, times of uncached searches, and
 * the worst queries. The words of queries are printed, never written.
 */
import { pathToFileURL } from "node:url";
import { openCorpus } from "./corpus.ts";
import { measureEverySdk } from "./every-sdk.ts";
import { DEPTH, type Metrics, measure } from "./metrics.ts";
import { readOptions } from "./options.ts";
import { loadPeer, PEERS, pagesOf } from "./peer.ts";
import { type JudgedRanking, readPreviousRun } from "./previous-run.ts";
import { pageKey, readQueries } from "./queries.ts";
import {
  comparison,
  differenceTable,
  groupNames,
  metricsById,
  summarize,
  summaryTable,
  worstQueries,
} from "./relevance-report.ts";
import { describeRun, saveResults, table } from "./results.ts";
import { estimateDifference } from "./statistics.ts";

/** Rows asked of a peer, so that ten different pages are among them. */
const PEER_ROWS = 200;
/** What an index of every SDK may cost the questions for one. */
const MOST_LOST = 0.01;
const OWN = "Expodex";

const options = readOptions(PEERS);
const queries = readQueries(options.queries, options.sdk);
const previous = readPreviousRun();
const { index, rows } = await openCorpus(options.docs, options.sdk);
const { info } = index;
const corpus = `SDK ${options.sdk} and unversioned pages: ${info.documents} documents, ${info.chunks} chunks; ${queries.length} queries`;
console.error(corpus);

interface Engine {
  label: string;
  /** Milliseconds a search. */
  samples: number[];
  rank(query: string): Promise<string[]>;
}

function ownEngine(label: string, docs: typeof index): Engine {
  return {
    label,
    samples: [],
    async rank(query) {
      const { hits } = await docs.search(query, { limit: DEPTH, perPage: 1, cache: false });
      return hits.map((hit) => hit.path);
    },
  };
}

const engines: Engine[] = [ownEngine(OWN, index)];
if (options.before !== undefined) {
  const built = async (name: string) =>
    import(pathToFileURL(`${options.before}/packages/${name}/dist/index.js`).href);
  const { createExpoDocsIndex } = (await built("core")) as typeof import("@expodex/core");
  const { expoDocsFolder } = (await built("sources")) as typeof import("@expodex/sources");
  const source = expoDocsFolder(options.docs);
  engines.push(
    ownEngine(`${OWN}, before`, await createExpoDocsIndex({ source, sdk: options.sdk })),
  );
}
for (const name of options.peers) {
  const peer = await loadPeer(name);
  await peer.build(rows);
  engines.push({
    label: peer.label,
    samples: [],
    rank: async (query) => pagesOf(await peer.search(query, PEER_ROWS), rows),
  });
}

const rankings: JudgedRanking[] = [];
// The first round warms up; every round after it is timed, engines taking turns.
for (let round = 0; round <= options.rounds; round++) {
  for (const query of queries) {
    for (const engine of engines) {
      const start = performance.now();
      const found = await engine.rank(query.query);
      if (round > 0) engine.samples.push(performance.now() - start);
      if (round > 0) continue;
      const pages = [...new Set(found.map((page) => pageKey(page, options.sdk)))].slice(0, DEPTH);
      rankings.push({ engine: engine.label, id: query.id, pages, metrics: measure(query, pages) });
    }
  }
}
await index.close();

const median = (samples: readonly number[]) =>
  [...samples].sort((a, b) => a - b)[samples.length >> 1] ?? 0;
const ownMedian = median(engines[0]?.samples ?? []);
const times = engines.map(({ label, samples }) => ({ engine: label, medianMs: median(samples) }));
const timeTable = table(
  ["engine", "median ms, uncached", `beside ${OWN}`],
  times.map(({ engine, medianMs }) => [
    engine,
    medianMs.toFixed(2),
    (medianMs / Math.max(ownMedian, 1e-6)).toFixed(2),
  ]),
);

const byEngine = engines.map(({ label }) => summarize(queries, rankings, label));
const summaries = groupNames(queries).flatMap((group) =>
  byEngine.flatMap((own) => own.filter((one) => one.group === group)),
);
const ownMetrics = metricsById(rankings, OWN);
const own = byEngine[0]?.find(({ group }) => group === "all")?.figures;
const gates: [name: string, passes: boolean, expected: string, got: string][] = [];
const floors: [name: string, least: number | undefined, got: number][] = [
  ["nDCG@10", options.minNdcg, own?.ndcg.mean ?? 0],
  ["R@5", options.minR5, own?.r5.mean ?? 0],
];
for (const [name, least, got] of floors)
  if (least !== undefined) gates.push([name, got >= least, `at least ${least}`, got.toFixed(3)]);

const sections = [summaryTable(summaries), timeTable, comparison(queries, rankings, OWN, previous)];
let everySdk: { metrics: Record<string, Metrics>; twice: string[]; medianMs: number } | undefined;
if (options.allSdks) {
  const measured = await measureEverySdk(options.docs, options.sdk, queries);
  everySdk = {
    metrics: Object.fromEntries(measured.metrics),
    twice: measured.twice,
    medianMs: median(measured.samples),
  };
  sections.push(
    `With every SDK in the index, the questions for SDK ${options.sdk} beside the index of that one; median ${everySdk.medianMs.toFixed(2)} ms; ${measured.twice.length} queries with a page twice in their ten.`,
    differenceTable(queries, ownMetrics, measured.metrics),
  );
  for (const [key, name] of [
    ["ndcg", "nDCG@10"],
    ["r1", "R@1"],
    ["r5", "R@5"],
    ["mrr", "MRR"],
  ] as const) {
    const of = (from: ReadonlyMap<string, Metrics>) =>
      queries.map(({ id }) => from.get(id)?.[key] ?? 0);
    const { mean } = estimateDifference(of(ownMetrics), of(measured.metrics));
    const gate = `every SDK: ${name} lost`;
    gates.push([gate, mean >= -MOST_LOST, `at most ${MOST_LOST}`, Math.max(0, -mean).toFixed(4)]);
  }
  const { length } = measured.twice;
  gates.push(["every SDK: pages twice", length === 0, "none", String(length)]);
}
const summary = sections.join("\n\n");
console.log(summary);
console.log(`\nthe worst of ${OWN}:\n${worstQueries(queries, rankings, OWN)}`);
if (options.save) {
  const raw = { summaries, times, everySdk, rankings };
  const folder = saveResults("relevance", describeRun(corpus), raw, summary);
  console.log(`\nwritten to benchmarks/${folder}/`);
}

for (const [name, passes, expected, got] of gates) {
  console.log(`${passes ? "ok" : "FAILED"}  ${name}: expected ${expected}, got ${got}`);
  if (!passes) process.exitCode = 1;
}
