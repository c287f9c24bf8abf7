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
  for (const query of queries) {
    for (const wanted of [{ sdk }, {}]) {
      const start = performance.now();
      const { hits } = await index.search(query.query, {
        ...wanted,
        limit: DEPTH,
        perPage: 1,
        cache: false,
      });
      if ("sdk" in wanted) {
        found.samples.push(performance.now() - start);
        const pages = hits.map(({ path }) => pageKey(path, sdk));
        found.metrics.set(query.id, measure(query, pages));
      }
      const names = hits.map(({ path }) => path.replace(/^\/versions\/[^/]+\//u, "/versions/"));
      if (new Set(names).size < names.length) found.twice.push(query.id);
    }
  }
  await index.close();
  return found;
}
