/**
 * Ranks the judged queries over an open index by the ranker that searches use, with any weights and without writing hits.
 *
 * Imports the source and not the built packages: weights are no option of theirs.
 */
import { readFileSync } from "node:fs";
import { createExpoDocsIndex } from "../packages/core/src/create-docs-index.ts";
import type { SearchIndex } from "../packages/core/src/indexing/indexing.ts";
import { openExpoDocsIndex } from "../packages/core/src/open-expo-docs-index.ts";
import { searchIndexOf } from "../packages/core/src/open-index.ts";
import { createRanker, type Ranker } from "../packages/core/src/search/ranker.ts";
import type { SearchMode } from "../packages/core/src/search/result.ts";
import { type RankingWeights, WEIGHTS } from "../packages/core/src/search/weights.ts";
import { expoDocsFolder } from "../packages/sources/src/index.ts";
import { DEPTH, type Metrics, measure } from "./metrics.ts";
import { type JudgedQuery, pageKey } from "./queries.ts";

/** Opens a snapshot, or builds from a folder what a snapshot of it would hold. */
export async function openSearchIndex(
  from: { snapshot: string } | { docs: string },
  sdk: number,
): Promise<{ index: SearchIndex; bytes: Uint8Array }> {
  const bytes =
    "snapshot" in from
      ? new Uint8Array(readFileSync(from.snapshot))
      : await (await createExpoDocsIndex({ source: expoDocsFolder(from.docs), sdk })).snapshot();
  // Opened either way, so that what is measured is what users hold.
  return { index: searchIndexOf(await openExpoDocsIndex(bytes)), bytes };
}

/** How to rank otherwise than searches do. */
export interface RankVariant {
  weights?: RankingWeights;
  mode?: SearchMode;
  correct?: boolean;
}

/** A page where it came, and the chunk that stands for it. */
export interface RankedPage {
  page: string;
  document: number;
  chunk: number;
}

/** Ranks queries' pages, best first. */
export type RankPages = (query: string) => Promise<RankedPage[]>;

/** Makes a ranking of pages by an index. */
export function createPageRanking(
  index: SearchIndex,
  sdk: number,
  { weights = WEIGHTS, mode = "hybrid", correct = true }: RankVariant = {},
): RankPages {
  const ranker: Ranker = createRanker(index, weights);
  const settings = { limit: DEPTH, offset: 0, perPage: 1, mode, sdk } as const;
  const all = { platforms: [], kinds: [], packages: [] };
  return async (query) => {
    const { selected } = await ranker.rank(ranker.plan(query, correct), { ...settings, ...all });
    return selected.map(({ document, chunk }) => ({
      page: pageKey(index.content.documents[document]?.path ?? "", sdk),
      document,
      chunk,
    }));
  };
}

/** Measures every query, in their order. */
export async function measureAll(
  queries: readonly JudgedQuery[],
  rankPages: RankPages,
): Promise<Metrics[]> {
  const measured: Metrics[] = [];
  for (const query of queries) {
    const pages = await rankPages(query.query);
    measured.push(
      measure(
        query,
        pages.map(({ page }) => page),
      ),
    );
  }
  return measured;
}
