/**
 * What it costs to have every SDK in the index: the same questions for one SDK, and whether a page comes twice.
 *
 * A page of one SDK and the same page of another are one page here, which is how a reader sees them.
 */
import { openCorpus } from "./corpus.ts";
import { DEPTH, type Metrics, measure } from "./metrics.ts";
import { type JudgedQuery, pageKey } from "./queries.ts";

/** What was measured over an index of every SDK. */
export interface EverySdk {
  metrics: Map<string, Metrics>;
  /** Queries whose first ten hold a page twice: within the SDK that was asked for, and where none was. */
  twice: string[];
  /** Milliseconds a search. */
  samples: number[];
}

/** Ranks queries for one SDK over an index of all. */
export async function measureEverySdk(
  docs: string,
  sdk: number,
  queries: readonly JudgedQuery[],
): Promise<EverySdk> {
  const { index } = await openCorpus(docs, "all");
  const found: EverySdk = { metrics: new Map(), twice: [], samples: [] };
  const search = async (query: string, wanted: { sdk?: number }) =>
    (await index.search(query, { ...wanted, limit: DEPTH, perPage: 1, cache: false })).hits;
  // Searches that name no SDK come first, and warm up those that are timed.
  for (const wanted of [{}, { sdk }]) {
    for (const query of queries) {
      const start = performance.now();
      const hits = await search(query.query, wanted);
      const took = performance.now() - start;
      const names = hits.map(({ path }) => path.replace(/^\/versions\/[^/]+\//u, "/versions/"));
      if (new Set(names).size < names.length) found.twice.push(query.id);
      if (!("sdk" in wanted)) continue;
      found.samples.push(took);
      const pages = hits.map(({ path }) => pageKey(path, sdk));
      found.metrics.set(query.id, measure(query, pages));
    }
  }
  await index.close();
  return found;
}
