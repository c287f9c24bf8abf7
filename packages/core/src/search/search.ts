/**
 * Searching an index. This file is the stage's door.
 *
 *     query ─► settings ─► plan ─► (vector) ─► rank ─► select ─► hits
 *
 * Responsible for: the order of these steps, the cache around them, aborting.
 * Not responsible for: how evidence is found (`indexing`) or weighed (`weights.ts`).
 */
import { throwIfAborted } from "../errors.ts";
import type { SearchIndex } from "../indexing/indexing.ts";
import { type Clock, systemClock } from "../platform.ts";
import type { Sdk } from "../sdk.ts";
import { canonicalQuery } from "./canonical-query.ts";
import { copyResult } from "./copy-result.ts";
import { hitOf } from "./hits.ts";
import { type QueryPlan, readQuery } from "./query-plan.ts";
import { createRanker, type Ranker } from "./ranker.ts";
import type { CacheStatistics, SearchOptions, SearchResult } from "./result.ts";
import { createResultCache, type ResultCacheOptions } from "./result-cache.ts";
import { resolveSettings, type SearchSettings } from "./settings.ts";
import { createShownChunks, type ShownChunks } from "./shown-chunks.ts";

export { MAX_QUERY_LENGTH } from "./query-plan.ts";
export type { ResultCacheOptions } from "./result-cache.ts";

/** How a searcher works. */
export interface SearcherOptions {
  /** The index's; part of every cache key. @default "" */
  fingerprint?: string;
  /** The SDK of a search that names none. @default the newest in the index */
  defaultSdk?: Sdk;
  /** How results are remembered. */
  cache?: ResultCacheOptions;
  /** @default the platform's monotonic clock */
  clock?: Clock;
}

/** Searches one index, with a result cache and working memory of its own. */
export interface Searcher {
  /** Finds chunks. @throws ExpodexError INVALID_QUERY, INVALID_OPTION, SDK_NOT_INDEXED, EMBEDDER_FAILED, ABORTED */
  search(query: string, options?: SearchOptions): Promise<SearchResult>;
  cacheStatistics(): CacheStatistics;
  /** Forgets every result that is kept. */
  clearCache(): void;
}

/** Makes a searcher of an index. */
export function createSearcher(index: SearchIndex, options: SearcherOptions = {}): Searcher {
  const { fingerprint = "", defaultSdk, clock = systemClock } = options;
  const cache = createResultCache<SearchResult>(clock, sizeOf, options.cache);
  const ranker = createRanker(index);
  const shown = createShownChunks(index);
  const defaults = {
    available: index.content.sdks,
    defaultSdk,
    hasVectors: index.vectors !== undefined && index.embedder !== undefined,
  };
  return {
    async search(query, searchOptions = {}) {
      const started = clock();
      const { signal } = searchOptions;
      throwIfAborted(signal, "search");
      const settings = resolveSettings(searchOptions, defaults);
      const text = readQuery(query);
      const asked = isReadByItsTerms(index, settings) ? canonicalQuery(text) : text;
      const compute = async () =>
        runSearch(index, ranker, shown, planOf(ranker, asked, text, settings.correct), settings);
      if (!settings.cache) {
        const fresh = await untilAborted(compute(), signal);
        return { ...fresh, query, tookMs: clock() - started };
      }
      const key = JSON.stringify([fingerprint, asked, settings]);
      const { value, cached } = await untilAborted(cache.get(key, compute), signal);
      return { ...copyResult(value), query, cached, tookMs: clock() - started };
    },
    cacheStatistics: () => cache.statistics(),
    clearCache: () => cache.clear(),
  };
}

/** Searches an index once. For more than one search, a searcher keeps working memory and results. */
export function searchIndex(
  index: SearchIndex,
  query: string,
  options: SearchOptions = {},
  settings: SearcherOptions = {},
): Promise<SearchResult> {
  return createSearcher(index, settings).search(query, { cache: false, ...options });
}

/** Whether nothing but the terms of a query counts. A model that is sent the text may hear a question mark. */
function isReadByItsTerms({ embedder }: SearchIndex, { mode }: SearchSettings): boolean {
  return mode === "keyword" || embedder?.encodeTerms !== undefined;
}

/** Plans a query by its canonical text; the error of one that asks for nothing speaks of what its caller wrote. */
function planOf(ranker: Ranker, canonical: string, text: string, correct: boolean): QueryPlan {
  try {
    return ranker.plan(canonical, correct);
  } catch {
    return ranker.plan(text, correct);
  }
}

/** What a hit takes beside its address and excerpt: objects, lists and short texts. */
const HIT_BYTES = 1_500;
const HIGHLIGHT_BYTES = 60;

/** About how many bytes a result takes, at two for a character. */
function sizeOf({ query, hits }: SearchResult): number {
  let bytes = HIT_BYTES + 2 * query.length;
  for (const { url, excerpt } of hits) {
    bytes += HIT_BYTES + 2 * (url.length + excerpt.text.length);
    bytes += HIGHLIGHT_BYTES * excerpt.highlights.length;
  }
  return bytes;
}

/** Ranks, and writes what is asked for out as hits. */
async function runSearch(
  index: SearchIndex,
  ranker: Ranker,
  shown: ShownChunks,
  plan: QueryPlan,
  settings: SearchSettings,
): Promise<SearchResult> {
  const { view, selected, total } = await ranker.rank(plan, settings);
  const matches = shown.number(plan.matches);
  const { requestedSdk, sdk, excerptLengths } = settings;
  const { namedSdk } = plan;
  return {
    query: plan.query,
    sdk: {
      ...(requestedSdk === undefined ? {} : { requested: requestedSdk }),
      ...(sdk === undefined ? {} : { searched: sdk }),
      ...(namedSdk === undefined || namedSdk === sdk ? {} : { named: namedSdk }),
      available: [...index.content.sdks],
    },
    hits: selected.map((entry, at) =>
      hitOf(view, shown, matches, entry, excerptLengths[at] ?? excerptLengths.at(-1)!),
    ),
    total,
    tookMs: 0,
    cached: false,
    corrections: plan.corrections,
  };
}

/** Waits for a result, or for the signal. The work itself goes on, because others may wait for it. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const stop = () => {
      try {
        throwIfAborted(signal, "search");
      } catch (error) {
        reject(error);
      }
    };
    signal.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
