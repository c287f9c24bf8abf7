/**
 * Ranks one index for one query after another.
 *
 *     query ─► plan ─► (vector) ─► view ─► rank
 *
 * Responsible for: the working memory that rankings of one index share, and the weights that they use.
 * Not responsible for: settings, the cache and hits (`search.ts`), how evidence is weighed (`rank.ts`).
 */
import {
  createKeywordNorms,
  createKeywordScores,
  createPageVectors,
  type KeywordNorms,
  type QueryVector,
  queryVector,
  type SearchIndex,
  type SearchView,
} from "../indexing/indexing.ts";
import { lazy } from "../lazy.ts";
import type { Sdk } from "../sdk.ts";
import { createDocumentNames } from "./boosts.ts";
import { createViewFilter } from "./filter.ts";
import { planQuery, type QueryPlan } from "./query-plan.ts";
import { createRankMemory, type Ranking, rank } from "./rank.ts";
import type { SearchSettings } from "./settings.ts";
import { type RankingWeights, WEIGHTS } from "./weights.ts";

/** Which rows of a ranking are asked for, of what, by which evidence. */
export type RankSettings = Pick<
  SearchSettings,
  "limit" | "offset" | "perPage" | "mode" | "sdk" | "platforms" | "kinds" | "packages"
>;

/** A ranking, with the view that it ranked. */
export interface ViewRanking extends Ranking {
  readonly view: SearchView;
}

/** Ranks one index. */
export interface Ranker {
  /** Works out what a query asks for. @throws ExpodexError INVALID_QUERY */
  plan(query: string, correct: boolean): QueryPlan;
  /** Ranks the chunks that settings leave. @throws ExpodexError EMBEDDER_FAILED */
  rank(plan: QueryPlan, settings: RankSettings): Promise<ViewRanking>;
}

/**
 * Makes a ranker.
 *
 * @param weights what evidence counts; others than the default are for measuring them
 */
export function createRanker(index: SearchIndex, weights: RankingWeights = WEIGHTS): Ranker {
  const { content, keywords } = index;
  // Everything after the query's vector is synchronous, so one memory serves all rankings.
  const memory = lazy(() =>
    createRankMemory(createKeywordScores(content.chunks.length, content.documents.length)),
  );
  const names = lazy(() => createDocumentNames(content, keywords));
  const pageVectors = lazy(() =>
    index.vectors === undefined ? undefined : createPageVectors(content, index.vectors),
  );
  const filter = createViewFilter(index);
  // Bounded by the SDKs of the index: settings name no other.
  const allNorms = new Map<Sdk | undefined, KeywordNorms>();

  function norms(sdk: Sdk | undefined): KeywordNorms {
    let made = allNorms.get(sdk);
    if (made === undefined) {
      made = createKeywordNorms(keywords, index.view(sdk), weights.keyword);
      allNorms.set(sdk, made);
    }
    return made;
  }

  return {
    plan: (query, correct) => planQuery(index, query, correct, weights.terms),
    async rank(plan, settings) {
      const vector = settings.mode === "keyword" ? undefined : await embedQuery(index, plan);
      const view = filter(index.view(settings.sdk), settings);
      const ranking = rank({
        index,
        view,
        norms: norms(settings.sdk),
        memory: memory(),
        plan,
        mode: settings.mode,
        vector,
        pageVectors: pageVectors(),
        names: names(),
        keywordWeights: weights.keyword,
        weights: weights.evidence,
        sections: weights.sections,
        selection: settings,
      });
      return { ...ranking, view };
    },
  };
}

async function embedQuery(index: SearchIndex, plan: QueryPlan): Promise<QueryVector | undefined> {
  const { embedder, vectors } = index;
  if (embedder === undefined || vectors === undefined) return undefined;
  if (embedder.encodeTerms !== undefined) {
    return queryVector(vectors, embedder.encodeTerms(plan.vectorTerms));
  }
  const [vector] = await embedder.embed([plan.query], { kind: "query" });
  return vector === undefined ? undefined : queryVector(vectors, vector);
}
