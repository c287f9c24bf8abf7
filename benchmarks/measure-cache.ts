/** How often the result cache answers a stream of typed queries, and how fast. */
import { openExpoDocsIndex } from "@expodex/core/read";
import { canonicalQuery } from "../packages/core/src/search/canonical-query.ts";
import { createResultCache } from "../packages/core/src/search/result-cache.ts";
import { DEPTH } from "./metrics.ts";
import { percentile } from "./percentile.ts";
import { zipfStream } from "./query-stream.ts";

/** What the cache did. */
export interface CacheFigures {
  draws: number;
  /** Questions, and the texts that people typed for them. */
  questions: number;
  texts: number;
  /** Share of searches that it answered, with its bounds as they come. */
  hitRate: number;
  /** Of the searches that it answered. */
  p50Ms: number;
  p95Ms: number;
  /** Results that it held in the end, and about how many bytes they took. */
  entries: number;
  bytes: number;
  /** The share where it may hold fewer results than there are questions. */
  smaller: { maxEntries: number; hitRate: number }[];
  /** The share where only texts that are equal to the letter were one query, with as many results. */
  letterRate: number;
}

const DRAWS = 20_000;
/** Bounds below the number of questions: a half, a quarter and a tenth of those of the development set. */
const SMALLER = [132, 66, 26];

/** Searches an opened snapshot for a stream of queries. */
export async function measureCache(
  bytes: Uint8Array,
  queries: readonly string[],
): Promise<CacheFigures> {
  const stream = zipfStream(queries, DRAWS);
  const times: number[] = [];
  const index = await openExpoDocsIndex(bytes);
  for (const query of stream) {
    const start = performance.now();
    const { cached } = await index.search(query, { limit: DEPTH });
    if (cached) times.push(performance.now() - start);
  }
  const { hitRate, entries, bytes: heldBytes, maxEntries } = index.cacheStatistics();
  await index.close();

  // The rest is counted without searching: which results are kept follows from keys and bounds alone.
  const rateOf = async (keyOf: (query: string) => string, bound: number) => {
    const kept = createResultCache<true>(
      () => 0,
      () => 0,
      { maxEntries: bound },
    );
    for (const query of stream) await kept.get(keyOf(query.trim()), async () => true);
    return kept.statistics().hitRate;
  };
  const smaller: CacheFigures["smaller"] = [];
  for (const bound of SMALLER) {
    smaller.push({ maxEntries: bound, hitRate: await rateOf(canonicalQuery, bound) });
  }

  return {
    draws: DRAWS,
    questions: queries.length,
    texts: new Set(stream).size,
    hitRate,
    p50Ms: percentile(times, 0.5),
    p95Ms: percentile(times, 0.95),
    entries,
    bytes: heldBytes,
    smaller,
    letterRate: await rateOf((query) => query, maxEntries),
  };
}
