/**
 * How fast: building, searching, saving and opening, and the memory that an open index takes; Expodex and its peers
 * on the same chunks in one run. Then Expodex alone: its cache under a stream of typed queries, a new process, vectors. All of it is
 * held against our targets, beside what `scale.ts` and `build.ts` measured last.
 *
 * The machine is shared, so engines take turns query by query and every figure is read beside the others of its run.
 * Opening and memory are measured in a process of their own for each engine.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openCorpus } from "./corpus.ts";
import { figuresOfOtherRuns } from "./figures-of-other-runs.ts";
import { measureCache } from "./measure-cache.ts";
import type { OpenFigures } from "./measure-open.ts";
import { measureStart } from "./measure-start.ts";
import { DEPTH, mean, measure } from "./metrics.ts";
import { readOptions } from "./options.ts";
import { loadPeer, type Peer, pagesOf, SPEED_PEERS } from "./peer.ts";
import { percentile } from "./percentile.ts";
import { pageKey, readQueries } from "./queries.ts";
import { describeRun, saveResults, table } from "./results.ts";
import { targetTable } from "./targets.ts";

/** Processes for each engine; the least of their figures counts, because a busy machine only ever adds. */
const OPENINGS = 3;

const options = readOptions(SPEED_PEERS);
const queries = readQueries(options.queries, options.sdk);
const { index, rows, buildMs } = await openCorpus(options.docs, options.sdk);
const { info } = index;
const corpus = `SDK ${options.sdk} and unversioned pages: ${info.documents} documents, ${info.chunks} chunks; ${queries.length} queries, top ${DEPTH}, ${options.rounds} rounds`;
console.error(corpus);

interface Engine {
  name: string;
  label: string;
  storesText: boolean;
  buildMs: number;
  bytes: Uint8Array;
  samples: number[];
  failures: number;
  pages: Map<string, string[]>;
  search(query: string): Promise<string[]>;
}

const engines: Engine[] = [
  {
    name: "expodex",
    label: "Expodex (hybrid)",
    storesText: true,
    buildMs,
    bytes: await index.snapshot(),
    samples: [],
    failures: 0,
    pages: new Map(),
    async search(query) {
      const { hits } = await index.search(query, { limit: DEPTH, cache: false });
      return hits.map((hit) => hit.path);
    },
  },
];
for (const name of options.peers) {
  const peer: Peer = await loadPeer(name);
  const start = performance.now();
  await peer.build(rows);
  const peerBuildMs = performance.now() - start;
  engines.push({
    name,
    label: peer.label,
    storesText: peer.storesText,
    buildMs: peerBuildMs,
    bytes: await peer.save(),
    samples: [],
    failures: 0,
    pages: new Map(),
    search: async (query) => pagesOf(await peer.search(query, DEPTH), rows),
  });
}

for (let round = 0; round <= options.rounds; round++) {
  console.error(round === 0 ? "warming up" : `round ${round} of ${options.rounds}`);
  for (const [position, { id, query }] of queries.entries()) {
    for (let turn = 0; turn < engines.length; turn++) {
      const engine = engines[(turn + position + round) % engines.length] as Engine;
      const start = performance.now();
      try {
        const pages = await engine.search(query);
        if (round > 0) engine.samples.push(performance.now() - start);
        else engine.pages.set(id, pages);
      } catch {
        engine.failures += 1;
      }
    }
  }
}

await index.close();

console.error("the cache");
const texts = queries.map(({ query }) => query);
const cache = await measureCache(engines[0]?.bytes ?? new Uint8Array(), texts);

const folder = mkdtempSync(join(tmpdir(), "expodex-bench-"));
const opened = new Map<string, OpenFigures[]>();
let start: ReturnType<typeof measureStart>;
let vectors: string;
try {
  const queryFile = join(folder, "queries.json");
  writeFileSync(queryFile, JSON.stringify(texts));
  for (const { name, bytes } of engines) writeFileSync(join(folder, name), bytes);
  for (let round = 0; round < OPENINGS; round++) {
    for (const { name } of engines) {
      console.error(`opening ${name}, ${round + 1} of ${OPENINGS}`);
      const script = fileURLToPath(new URL("measure-open.ts", import.meta.url));
      const args = ["--import", "tsx", script, name, join(folder, name), queryFile];
      const figures = JSON.parse(
        execFileSync(process.execPath, args, { encoding: "utf8" }),
      ) as OpenFigures;
      opened.set(name, [...(opened.get(name) ?? []), figures]);
    }
  }
  console.error("new processes");
  start = measureStart(join(folder, "expodex"), texts[0] ?? "camera");
  console.error("vectors");
  const nearest = fileURLToPath(new URL("micro/nearest.ts", import.meta.url));
  vectors = execFileSync(
    process.execPath,
    ["--import", "tsx", nearest, join(folder, "expodex"), options.queries],
    { encoding: "utf8" },
  ).trim();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const results = engines.map((engine) => {
  /** Memory depends on when the platform collects, so the middle of several runs says what to expect. */
  const middle = (key: keyof OpenFigures) =>
    percentile(
      (opened.get(engine.name) ?? []).map((figures) => figures[key]),
      0.5,
    );
  const least = (key: keyof OpenFigures) =>
    Math.min(...(opened.get(engine.name) ?? []).map((figures) => figures[key]));
  const measured = queries.map((query) => {
    const pages = (engine.pages.get(query.id) ?? []).map((page) => pageKey(page, options.sdk));
    return measure(query, [...new Set(pages)]);
  });
  return {
    engine: engine.label,
    ndcg: engine.name === "orama-hybrid" ? undefined : mean(measured).ndcg,
    p50Ms: percentile(engine.samples, 0.5),
    p95Ms: percentile(engine.samples, 0.95),
    p99Ms: percentile(engine.samples, 0.99),
    failures: engine.failures,
    buildMs: engine.buildMs,
    storesText: engine.storesText,
    savedBytes: engine.bytes.length,
    openMs: least("openMs"),
    firstSearchMs: least("firstSearchMs"),
    memoryBytes: middle("memoryBytes"),
    samplesMs: engine.samples.map((sample) => Number(sample.toFixed(4))),
    openings: opened.get(engine.name),
  };
});

/** What this run says of the targets. Peers that were left out leave their targets out. */
function ownFigures(): [id: string, value: number | undefined][] {
  const of = (name: string) => results[engines.findIndex((engine) => engine.name === name)];
  const own = of("expodex");
  const fastest = results
    .slice(1)
    .filter((_, at) => engines[at + 1]?.name !== "orama-hybrid")
    .sort((a, b) => a.p50Ms - b.p50Ms)[0];
  const hybrid = of("orama-hybrid");
  const loaded = of("minisearch");
  const over = (above: number | undefined, below: number | undefined) =>
    above === undefined || below === undefined ? undefined : above / below;
  return [
    ["p50", over(own?.p50Ms, fastest?.p50Ms)],
    ["p95", over(own?.p95Ms, fastest?.p95Ms)],
    ["hybrid", over(hybrid?.p50Ms, own?.p50Ms)],
    ["open", over(loaded?.openMs, own?.openMs)],
    ["start", percentile(start.searchMs, 0.5) / percentile(start.bareMs, 0.5)],
    ["snapshot", (own?.savedBytes ?? Number.NaN) / 1e6],
    ["memory", (own?.memoryBytes ?? Number.NaN) / 1e6],
    ["cached-p95", cache.p95Ms],
    ["hit-rate", cache.hitRate * 100],
  ];
}
const figures = figuresOfOtherRuns();
for (const [id, value] of ownFigures()) if (value !== undefined) figures.set(id, { value });

const ms = (value: number) => (value >= 100 ? value.toFixed(0) : value.toFixed(2));
const mb = (value: number) => (value / 1e6).toFixed(1);
const searching = table(
  ["engine", "nDCG@10", "p50 ms", "p95 ms", "p99 ms", "errors"],
  results.map((one) => [
    one.engine,
    one.ndcg === undefined ? "–" : one.ndcg.toFixed(3),
    ...[one.p50Ms, one.p95Ms, one.p99Ms].map(ms),
    String(one.failures),
  ]),
);
const storing = table(
  ["engine", "build ms", "saved MB", "with text", "open ms", "first search ms", "memory MB"],
  results.map((one) => [
    one.engine,
    ms(one.buildMs),
    mb(one.savedBytes),
    one.storesText ? "yes" : "no",
    ms(one.openMs),
    ms(one.firstSearchMs),
    mb(one.memoryBytes),
  ]),
);
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
const smaller = cache.smaller
  .map(({ maxEntries, hitRate }) => `${percent(hitRate)} with ${maxEntries} results`)
  .join(", ");
const summary = `${targetTable(figures)}

Searches, engines taking turns, warm, uncached. nDCG@10 is of the ten best chunks' pages, not of ten pages.

${searching}

The cache: ${cache.draws.toLocaleString("en")} draws by Zipf's law from ${cache.questions} questions, typed in ${cache.texts.toLocaleString("en")} ways. It answers ${percent(cache.hitRate)} of
them, p50 ${cache.p50Ms.toFixed(4)} ms, p95 ${cache.p95Ms.toFixed(4)} ms, and holds ${cache.entries} results of some ${mb(cache.bytes)} MB in the end. Bounded below the number
of questions it answers ${smaller}; if only texts equal to the letter were one query, ${percent(cache.letterRate)}.

A new process, median of ${start.bareMs.length} in turns: \`node -e 0\` ${ms(percentile(start.bareMs, 0.5))} ms, \`expodex search\` ${ms(percentile(start.searchMs, 0.5))} ms.

The nearest vectors, found by signs first, beside the exact scan:

${vectors}

Building (Expodex: from files, parsing and learning vectors included; peers: from ready chunks), and opening what was
saved in a process of its own, least of ${OPENINGS}. Memory is what opening and 1,000 searches add to the process.

${storing}`;
console.log(summary);
if (options.save) {
  const saved = saveResults(
    "speed",
    describeRun(corpus),
    { results, cache, start, vectors },
    summary,
  );
  console.log(`\nwritten to benchmarks/${saved}/`);
}
