/**
 * Ranks the chunks of a view for a query.
 *
 *     terms ─► keyword and page scores ─► best chunks ─┐
 *                                                      ├─► evidence of each ─► shares ─► + boosts ─► order
 *     vector ────────────────────────────► nearest ────┘
 *
 * Responsible for: which chunks are considered, and in which order they come.
 * Not responsible for: what they look like (`hits.ts`).
 */
import {
  cosine,
  createTopK,
  type KeywordNorms,
  type KeywordScores,
  nearest,
  type PageVectors,
  type QueryVector,
  type SearchIndex,
  type SearchView,
  scoreKeywords,
} from "../indexing/indexing.ts";
import type { Boosts } from "./boosts.ts";
import { shareOut } from "./fuse.ts";
import type { QueryPlan } from "./query-plan.ts";
import type { SearchMode } from "./result.ts";
import type { EvidenceWeights } from "./weights.ts";
import { KEYWORD_WEIGHTS } from "./weights.ts";

/** A chunk in its place, with what its score is made of. */
export interface Ranked {
  chunk: number;
  document: number;
  score: number;
  keyword: number;
  page: number;
  vector: number;
  boost: number;
}

/** What ranking found. */
export interface Ranking {
  /** Best first; bounded by the candidates. */
  ranked: Ranked[];
  /** Chunks with any evidence. */
  total: number;
}

/** What one ranking works with. */
export interface RankInput {
  index: SearchIndex;
  view: SearchView;
  norms: KeywordNorms;
  scratch: KeywordScores;
  plan: QueryPlan;
  mode: SearchMode;
  vector: QueryVector | undefined;
  pageVectors: PageVectors | undefined;
  boosts: Boosts;
  weights: EvidenceWeights;
  /** Hits that are wanted, `offset + limit`. */
  wanted: number;
}

/** Candidates of each kind beside those that are wanted anyway. Fewer lose chunks that only both kinds together make good. */
const MIN_CANDIDATES = 200;
/** Candidates for each hit wanted, because a page shows only some of its chunks. */
const CANDIDATES_PER_HIT = 5;
/** Rows that the sign comparison leaves to be measured, for each vector candidate. */
const MEASURED_PER_CANDIDATE = 4;
/** Chunks less alike than this are not alike. */
const MIN_COSINE = 0.1;

/** Ranks the chunks of a view. Synchronous, because the scratch is shared. */
export function rank(input: RankInput): Ranking {
  const { index, view, plan, mode, vector, weights, scratch } = input;
  const most = Math.max(MIN_CANDIDATES, input.wanted * CANDIDATES_PER_HIT);
  const terms = mode === "vector" ? [] : plan.terms;
  scoreKeywords(index.keywords, view, terms, KEYWORD_WEIGHTS, input.norms, scratch);

  const candidates = new Map<number, number>();
  const best = createTopK(most);
  for (let at = 0; at < scratch.chunkCount; at++) {
    const chunk = scratch.touchedChunks[at]!;
    const document = view.documentOf[chunk]!;
    const keyword = scratch.chunks[chunk]! + scratch.base[document]!;
    best.offer(chunk, keyword * weights.keyword + scratch.pages[document]! * weights.page);
  }
  for (const { number } of best.take()) candidates.set(number, 0);
  let total = scratch.chunkCount;
  // Pages that only their title, path or package speaks for are found by their first chunk.
  const pages = createTopK(most);
  for (let at = 0; at < scratch.documentCount; at++) {
    const document = scratch.touchedDocuments[at]!;
    const first = view.firstChunkOf[document]!;
    if (first < 0 || scratch.base[document] === 0 || scratch.chunks[first]! > 0) continue;
    if (view.documentOf[first] !== document) continue;
    total++;
    pages.offer(first, scratch.base[document]! + scratch.pages[document]!);
  }
  for (const { number } of pages.take()) candidates.set(number, 0);

  if (vector !== undefined && index.vectors !== undefined && mode !== "keyword") {
    const near = nearest(
      index.vectors,
      vector,
      most,
      view.documentOf,
      most * MEASURED_PER_CANDIDATE,
    );
    for (const { number, score } of near) {
      if (score < MIN_COSINE) break;
      if (!candidates.has(number)) {
        if (scratch.chunks[number] === 0) total++;
        candidates.set(number, score);
      }
    }
    for (const chunk of candidates.keys()) {
      candidates.set(chunk, cosine(index.vectors, vector, chunk));
    }
  }
  return { ranked: order(input, candidates), total };
}

function order(input: RankInput, candidates: ReadonlyMap<number, number>): Ranked[] {
  const { view, scratch, weights, boosts, mode, pageVectors } = input;
  const size = candidates.size;
  const keyword = new Float64Array(size);
  const page = new Float64Array(size);
  const vector = new Float64Array(size);
  const pageVector = new Float64Array(size);
  const chunks = [...candidates.keys()];
  for (const [entry, chunk] of chunks.entries()) {
    const document = view.documentOf[chunk]!;
    keyword[entry] = scratch.chunks[chunk]! + scratch.base[document]!;
    page[entry] = scratch.pages[document]!;
    vector[entry] = candidates.get(chunk)!;
    if (input.vector !== undefined && pageVectors !== undefined) {
      pageVector[entry] = pageVectors.cosine(input.vector, document);
    }
  }
  const [keywordShare, pageShare, vectorShare, pageVectorShare] = shareOut([
    { scores: keyword, weight: weights.keyword },
    { scores: page, weight: weights.page },
    { scores: vector, weight: weights.vector },
    { scores: pageVector, weight: weights.pageVector },
  ]);
  const ranked = chunks.map((chunk, entry): Ranked => {
    const document = view.documentOf[chunk]!;
    const evidence = {
      keyword: keywordShare![entry]!,
      page: pageShare![entry]!,
      vector: vectorShare![entry]! + pageVectorShare![entry]!,
    };
    const sum = evidence.keyword + evidence.page + evidence.vector;
    const gain = mode === "vector" ? 0 : boosts.gain(chunk, document);
    const boost = gain - (sum + gain) * boosts.loss(document);
    return { chunk, document, score: sum + boost, ...evidence, boost };
  });
  return ranked.sort((a, b) => b.score - a.score || a.chunk - b.chunk);
}
