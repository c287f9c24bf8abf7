/**
 * How well pages are ranked: Expodex and its peers on the same chunks and the same judged queries, in one run.
 *
 * A peer ranks chunks; a page stands where its best chunk stands, as for Expodex. Nothing is tuned for the queries.
 */
import { openCorpus } from "./corpus.ts";
import { DEPTH, groupsOf, type Metrics, mean, measure } from "./metrics.ts";
import { readOptions } from "./options.ts";
import { loadPeer, PEERS, pagesOf } from "./peer.ts";
import { pageKey, readQueries } from "./queries.ts";
import { describeRun, saveResults, table } from "./results.ts";

/** Rows asked of a peer, so that ten different pages are among them. */
const PEER_ROWS = 200;

const options = readOptions(PEERS);
const queries = readQueries(options.queries, options.sdk);
const { index, rows } = await openCorpus(options.docs, options.sdk);
const { info } = index;
const corpus = `SDK ${options.sdk} and unversioned pages: ${info.documents} documents, ${info.chunks} chunks; ${queries.length} queries`;
console.error(corpus);

interface Engine {
  label: string;
  rank(query: string): Promise<string[]>;
}

const engines: Engine[] = [
  {
    label: "Expodex",
    async rank(query) {
      const { hits } = await index.search(query, { limit: DEPTH, perPage: 1, cache: false });
      return hits.map((hit) => hit.path);
    },
  },
];
for (const name of options.peers) {
  const peer = await loadPeer(name);
  await peer.build(rows);
  engines.push({
    label: peer.label,
    rank: async (query) => pagesOf(await peer.search(query, PEER_ROWS), rows),
  });
}

interface Ranking {
  engine: string;
  id: string;
  pages: string[];
  metrics: Metrics;
}

const rankings: Ranking[] = [];
for (const query of queries) {
  for (const engine of engines) {
    const found = await engine.rank(query.query);
    const pages = [...new Set(found.map((page) => pageKey(page, options.sdk)))].slice(0, DEPTH);
    rankings.push({ engine: engine.label, id: query.id, pages, metrics: measure(query, pages) });
  }
}

const byId = new Map(queries.map((query) => [query.id, query]));
const groups = [...new Set(queries.flatMap(groupsOf))].sort(
  (a, b) => Number(b === "all") - Number(a === "all") || a.localeCompare(b),
);
const inGroup = (ranking: Ranking, group: string) => {
  const query = byId.get(ranking.id);
  return query !== undefined && groupsOf(query).includes(group);
};
const summaries = groups.flatMap((group) =>
  engines.map(({ label }) => {
    const own = rankings.filter((one) => one.engine === label && inGroup(one, group));
    return { group, engine: label, n: own.length, ...mean(own.map((one) => one.metrics)) };
  }),
);

const figure = (value: number) => value.toFixed(3);
const summary = table(
  ["group", "n", "engine", "R@1", "R@5", "R@10", "MRR", "nDCG@10"],
  summaries.map((one) => [
    one.group,
    String(one.n),
    one.engine,
    ...[one.r1, one.r5, one.r10, one.mrr, one.ndcg].map(figure),
  ]),
);
console.log(summary);
if (options.save) {
  const folder = saveResults("relevance", describeRun(corpus), { summaries, rankings }, summary);
  console.log(`\nwritten to benchmarks/${folder}/`);
}
await index.close();

const own = summaries.find((one) => one.group === "all" && one.engine === "Expodex");
const gates: [name: string, least: number | undefined, got: number][] = [
  ["nDCG@10", options.minNdcg, own?.ndcg ?? 0],
  ["R@5", options.minR5, own?.r5 ?? 0],
];
for (const [name, least, got] of gates) {
  if (least === undefined) continue;
  const passed = got >= least;
  console.log(
    `${passed ? "ok" : "FAILED"}  ${name}: expected at least ${least}, got ${figure(got)}`,
  );
  if (!passed) process.exitCode = 1;
}
