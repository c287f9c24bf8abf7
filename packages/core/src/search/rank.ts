/**
 * Ranks the chunks of a view for a query.
 *
 *     terms ─► keyword and page scores ─► best chunks ─┐
 *                                                      ├─► evidence of each ─► shares ─► + boosts ─► best first
 *     vector ────────────────────────────► nearest ────┘
 *
 * Responsible for: which chunks are considered, and in which order pages come.
 * Not responsible for: which chunk stands for a page (`choose-chunks.ts`), what it looks like (`hits.ts`).
 *
 * Hot: everything that grows with the candidates is written into columns that the next query uses again, and only the entries that
 * are asked for become objects.
 */
import {
  collectNearest,
  cosine,
  createSignTable,
  createTopK,
  type KeywordNorms,
  type KeywordScores,
  type KeywordWeights,
  type PageVectors,
  type QueryVector,
  type SearchIndex,
  type SearchView,
  type SignTable,
  scoreKeywords,
  type TopK,
} from "../indexing/indexing.ts";
import { type Boosts, createBoosts, type DocumentNames } from "./boosts.ts";
import { chooseChunks, type Slot } from "./choose-chunks.ts";
import { type Columns, createColumns } from "./columns.ts";
import { shareOut } from "./fuse.ts";
import type { QueryPlan } from "./query-plan.ts";
import type { SearchMode } from "./result.ts";
import type { EvidenceWeights, SectionWeights } from "./weights.ts";

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
  /** Best first: after `offset`, `limit` of them, no more than `perPage` of one page. */
  selected: Ranked[];
  /** Chunks with any evidence. */
  total: number;
}

/** Which of the ranked chunks are asked for. */
export interface Selection {
  readonly limit: number;
  readonly offset: number;
  readonly perPage: number;
}

/** What rankings of one index share. Ranking is synchronous, so one memory serves all of them. */
export interface RankMemory {
  readonly scores: KeywordScores;
  readonly columns: Columns;
  readonly best: TopK;
  readonly pages: TopK;
  readonly near: TopK;
  signs: SignTable | undefined;
}

/** What one ranking works with. */
export interface RankInput {
  index: SearchIndex;
  view: SearchView;
  norms: KeywordNorms;
  memory: RankMemory;
  plan: QueryPlan;
  mode: SearchMode;
  vector: QueryVector | undefined;
  pageVectors: PageVectors | undefined;
  names: DocumentNames;
  keywordWeights: KeywordWeights;
  weights: EvidenceWeights;
  sections: SectionWeights;
  selection: Selection;
}

/** Candidates of each kind beside those that are wanted anyway. Fewer lose chunks that only both kinds together make good. */
const MIN_CANDIDATES = 200;
/** Candidates for each hit wanted, because a page shows only some of its chunks. */
const CANDIDATES_PER_HIT = 5;
/** Rows that the sign comparison leaves to be measured, for each vector candidate. */
const MEASURED_PER_CANDIDATE = 4;
/** Chunks less alike than this are not alike. */
const MIN_COSINE = 0.1;

/** Makes the memory for rankings of an index. */
export function createRankMemory(scores: KeywordScores): RankMemory {
  return {
    scores,
    columns: createColumns(scores.chunks.length, scores.base.length),
    best: createTopK(MIN_CANDIDATES),
    pages: createTopK(MIN_CANDIDATES),
    near: createTopK(MIN_CANDIDATES),
    signs: undefined,
  };
}

/** Ranks the chunks of a view. */
export function rank(input: RankInput): Ranking {
  const { index, view, plan, mode, weights, memory, selection } = input;
  const { scores, columns } = memory;
  const wanted = selection.offset + selection.limit;
  const most = Math.max(MIN_CANDIDATES, wanted * CANDIDATES_PER_HIT);
  const terms = mode === "vector" ? [] : plan.terms;
  scoreKeywords(index.keywords, view, terms, input.keywordWeights, input.norms, scores);
  columns.reset(most * 3);

  let total = scores.chunkCount + collectKeywordCandidates(input, most);
  addAll(columns, memory.best, view.documentOf);
  addAll(columns, memory.pages, view.documentOf);
  const { vectors } = index;
  const vector = mode === "keyword" ? undefined : input.vector;
  if (vector !== undefined && vectors !== undefined) {
    const fromKeywords = columns.size;
    const { near } = memory;
    memory.signs ??= createSignTable(vectors);
    near.reset(most);
    collectNearest(
      vectors,
      memory.signs,
      vector,
      near,
      view.documentOf,
      most * MEASURED_PER_CANDIDATE,
    );
    for (let at = 0; at < near.size; at++) {
      const chunk = near.numbers[at]!;
      const score = near.scores[at]!;
      if (score < MIN_COSINE || !columns.add(chunk, view.documentOf[chunk]!)) continue;
      if (scores.chunks[chunk] === 0) total++;
      columns.vector[columns.size - 1] = score;
    }
    for (let entry = 0; entry < fromKeywords; entry++) {
      columns.vector[entry] = cosine(vectors, vector, columns.chunk[entry]!);
    }
  }
  const boosts = weigh(input, vector, weights);
  const slots = select(columns, selection);
  // By meaning alone, the nearest chunk is the one that was asked for.
  if (mode !== "vector") {
    // Whoever says a page's name asks for the page, whose opening came first already.
    const chosen = slots.filter(({ document }) => !boosts.isName(document));
    chooseChunks(index.keywords, columns, scores, terms, input.sections, chosen);
  }
  return { selected: slots.map((slot) => rankedOf(columns, slot)), total };
}

/** Fills the best chunks and pages by keywords in; returns how many pages without a scored chunk there are. */
function collectKeywordCandidates({ view, weights, memory }: RankInput, most: number): number {
  const { scores, best, pages } = memory;
  const { documentOf, firstChunkOf } = view;
  best.reset(most);
  for (let at = 0; at < scores.chunkCount; at++) {
    const chunk = scores.touchedChunks[at]!;
    const document = documentOf[chunk]!;
    const keyword = scores.chunks[chunk]! + scores.base[document]!;
    const score = keyword * weights.keyword + scores.pages[document]! * weights.page;
    if (score >= best.floor) best.offer(chunk, score);
  }
  // Pages that only their title, path or package speaks for are found by their first chunk.
  let alone = 0;
  pages.reset(most);
  for (let at = 0; at < scores.documentCount; at++) {
    const document = scores.touchedDocuments[at]!;
    const first = firstChunkOf[document]!;
    if (first < 0 || scores.base[document] === 0 || scores.chunks[first]! > 0) continue;
    if (documentOf[first] !== document) continue;
    alone++;
    pages.offer(first, scores.base[document]! + scores.pages[document]!);
  }
  return alone;
}

function addAll(columns: Columns, from: TopK, documentOf: Int32Array): void {
  for (let at = 0; at < from.size; at++) {
    const chunk = from.numbers[at]!;
    columns.add(chunk, documentOf[chunk]!);
  }
}

/** Turns the candidates' evidence into shares, and their shares and boosts into scores. */
function weigh(
  input: RankInput,
  vector: QueryVector | undefined,
  weights: EvidenceWeights,
): Boosts {
  const { index, memory, mode, pageVectors, plan, names } = input;
  const { firstChunkOf } = input.view;
  const { scores, columns } = memory;
  const { size, nearness } = columns;
  for (let entry = 0; entry < size; entry++) {
    const chunk = columns.chunk[entry]!;
    const document = columns.document[entry]!;
    columns.keyword[entry] = scores.chunks[chunk]! + scores.base[document]!;
    columns.page[entry] = scores.pages[document]!;
    if (vector === undefined || pageVectors === undefined) continue;
    // Candidates share few pages, and NaN is no cosine.
    if (Number.isNaN(nearness[document]!))
      nearness[document] = pageVectors.cosine(vector, document);
    columns.pageVector[entry] = nearness[document]!;
  }
  shareOut(columns.keyword, size, weights.keyword);
  shareOut(columns.page, size, weights.page);
  shareOut(columns.vector, size, weights.vector);
  shareOut(columns.pageVector, size, weights.pageVector);
  const boosts = createBoosts(index.content, index.keywords, plan, scores, names, weights);
  for (let entry = 0; entry < size; entry++) {
    const chunk = columns.chunk[entry]!;
    const document = columns.document[entry]!;
    const near = columns.vector[entry]! + columns.pageVector[entry]!;
    const sum = columns.keyword[entry]! + columns.page[entry]! + near;
    const gain =
      mode === "vector"
        ? 0
        : boosts.gain(chunk, document, firstChunkOf[document] === chunk, columns.keyword[entry]!);
    const boost = gain - (sum + gain) * boosts.loss(document);
    columns.vector[entry] = near;
    columns.boost[entry] = boost;
    columns.score[entry] = sum + boost;
  }
  return boosts;
}

/** Takes what is asked for from the front. The rest is never sorted. */
function select(columns: Columns, { limit, offset, perPage }: Selection): Slot[] {
  const ofPage = new Map<number, number>();
  const selected: Slot[] = [];
  let passed = 0;
  columns.order();
  for (let entry = columns.next(); entry >= 0 && selected.length < limit; entry = columns.next()) {
    const document = columns.document[entry]!;
    const count = ofPage.get(document) ?? 0;
    if (count >= perPage) continue;
    ofPage.set(document, count + 1);
    if (passed++ < offset) continue;
    selected.push({ entry, document, place: count, score: columns.score[entry]! });
  }
  return selected;
}

/** What stands in a slot. What its entry lacks to the slot's score, or has above it, it owes to the choice: a boost. */
function rankedOf(columns: Columns, { entry, document, score }: Slot): Ranked {
  const own = columns.score[entry]!;
  return {
    chunk: columns.chunk[entry]!,
    document,
    score,
    keyword: columns.keyword[entry]!,
    page: columns.page[entry]!,
    vector: columns.vector[entry]!,
    boost: columns.boost[entry]! + (score - own),
  };
}
