/** Builds an index of one size and searches it, in a process of its own: prints its figures as JSON. */
import { createDocsIndex } from "@expodex/core";
import { DEPTH } from "./metrics.ts";
import { hashedEmbedder, syntheticDocs, syntheticQueries } from "./synthetic.ts";

/** Queries of each kind. */
const QUERIES = 100;
/** Of the vectors that are learned by default. */
const DIMENSIONS = 192;

/** How searches of one kind went. */
export interface SearchFigures {
  /** Over all searches. */
  p50Ms: number;
  p95Ms: number;
  maxMs: number;
  /** Over the queries, of each the least of its rounds: a busy machine only ever adds. */
  quietP50Ms: number;
  quietP95Ms: number;
  /** Processor time of one search, on average. */
  meanCpuMs: number;
  errors: number;
  /** Chunks that matched, on average. */
  meanMatches: number;
}

/** What was measured at one size. */
export interface ScaleFigures {
  chunks: number;
  documents: number;
  buildMs: number;
  /** Of the process after building, with nothing else in it. */
  heapBytes: number;
  residentBytes: number;
  mixed: SearchFigures;
  /** Searches that nearly every chunk matches. */
  common: SearchFigures;
}

const [sizeArgument, roundsArgument] = process.argv.slice(2);
const size = Number(sizeArgument);
const rounds = Number(roundsArgument);

const started = performance.now();
const index = await createDocsIndex({
  source: syntheticDocs(size),
  embedder: hashedEmbedder(DIMENSIONS),
  maxDocuments: 1_000_000,
});
const buildMs = performance.now() - started;
globalThis.gc?.();
const { heapUsed, rss, external, arrayBuffers: _ } = process.memoryUsage();

async function searches(common: boolean): Promise<SearchFigures> {
  const queries = syntheticQueries(QUERIES, common);
  const samples: number[] = [];
  const least = new Map<string, number>();
  let errors = 0;
  let matches = 0;
  let processor = 0;
  for (let round = 0; round <= rounds; round++) {
    for (const query of queries) {
      const before = process.cpuUsage();
      const start = performance.now();
      try {
        const { total } = await index.search(query, { limit: DEPTH, cache: false });
        if (round === 0) {
          matches += total;
          continue;
        }
        const took = performance.now() - start;
        samples.push(took);
        least.set(query, Math.min(took, least.get(query) ?? took));
        const { user, system } = process.cpuUsage(before);
        processor += user + system;
      } catch {
        errors++;
      }
    }
  }
  const percentile = (times: readonly number[], share: number) => {
    const sorted = [...times].sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  };
  const quiet = [...least.values()];
  return {
    p50Ms: percentile(samples, 0.5),
    p95Ms: percentile(samples, 0.95),
    maxMs: percentile(samples, 1),
    quietP50Ms: percentile(quiet, 0.5),
    quietP95Ms: percentile(quiet, 0.95),
    meanCpuMs: processor / 1000 / samples.length,
    errors,
    meanMatches: Math.round(matches / queries.length),
  };
}

const figures: ScaleFigures = {
  chunks: index.info.chunks,
  documents: index.info.documents,
  buildMs,
  heapBytes: heapUsed + external,
  residentBytes: rss,
  mixed: await searches(false),
  common: await searches(true),
};
await index.close();
console.log(JSON.stringify(figures));
