/**
 * Scores every chunk and page of a view for some terms, in one pass over their postings.
 *
 * Hot: stands alone, decodes postings in place, allocates nothing. Its slow twin is `test/indexing/naive-bm25f.ts`.
 *
 * BM25F adds a term's occurrences up over the fields, each weighted and measured against its field's average length, before the
 * sum saturates:
 *
 *     tf = Σ weight_f · count_f / (1 − b_f + b_f · length_f / average_f)        score = Σ idf · tf · (k1 + 1) / (tf + k1)
 *
 * A chunk's tf holds its page's title, path and package, which are stored per document. A chunk of a page whose title
 * holds the term scores at least what the title gives; that share is summed per document once (`base`), and each chunk adds only
 * what its own occurrences raise it by. So chunks without the term need not be touched.
 *
 * A page's score is the same formula over the sums of its chunks.
 */
import { CHUNK_FIELDS } from "./fields.ts";
import { DOCUMENT_FIELDS, type KeywordIndex } from "./keyword-index.ts";
import type { KeywordNorms, KeywordWeights } from "./keyword-norms.ts";
import { PLAIN_COUNTS } from "./postings.ts";
import type { SearchView } from "./view.ts";

/** A term to score, by its number in the dictionary. */
export interface WeightedTerm {
  readonly number: number;
  readonly weight: number;
}

/** Scores by number, and the memory that scoring takes; valid until the next call with the same scratch. */
export interface KeywordScores {
  /** By chunk: what it adds to its document's base. */
  readonly chunks: Float64Array;
  /** By document: what every chunk of it has at least. */
  readonly base: Float64Array;
  /** By document: the page's own score. */
  readonly pages: Float64Array;
  /** Chunks with an occurrence: `touchedChunks[0 … chunkCount)`. */
  readonly touchedChunks: Int32Array;
  chunkCount: number;
  /** Documents with an occurrence in a field or a chunk. */
  readonly touchedDocuments: Int32Array;
  documentCount: number;
  /** By chunk: 1 where a term is the whole name of a symbol that it documents. */
  readonly names: Uint8Array;
  /** By chunk: rarity of the terms that its headings hold, added up by their weights. */
  readonly headings: Float64Array;
  /** By document: rarity of the terms that its title holds, added up without their weights. */
  readonly titles: Float64Array;
  /** Of the term at hand, by document: what its own fields give, and what fields and chunks give together. */
  readonly fromFields: Float64Array;
  readonly fromAll: Float64Array;
  /** Documents that hold the term at hand. */
  readonly holders: Int32Array;
}

/** Makes the scratch that `scoreKeywords` writes into, for an index of these sizes. */
export function createKeywordScores(chunks: number, documents: number): KeywordScores {
  return {
    chunks: new Float64Array(chunks),
    base: new Float64Array(documents),
    pages: new Float64Array(documents),
    touchedChunks: new Int32Array(chunks),
    chunkCount: 0,
    touchedDocuments: new Int32Array(documents),
    documentCount: 0,
    names: new Uint8Array(chunks),
    headings: new Float64Array(chunks),
    titles: new Float64Array(documents),
    fromFields: new Float64Array(documents),
    fromAll: new Float64Array(documents),
    holders: new Int32Array(documents),
  };
}

/** Rarity of a term that `holders` of `all` hold; above 0 always. */
export function inverseFrequency(holders: number, all: number): number {
  return Math.log(1 + (Math.max(all, holders) - holders + 0.5) / (holders + 0.5));
}

/** Scores a view for terms. The scratch is cleared first; pass the same one again to spare its allocation. */
export function scoreKeywords(
  index: KeywordIndex,
  view: SearchView,
  terms: readonly WeightedTerm[],
  weights: KeywordWeights,
  norms: KeywordNorms,
  into: KeywordScores,
): void {
  clear(into);
  const { documentOf, holds } = view;
  const { chunks, base, pages, names, titles, touchedChunks, touchedDocuments } = into;
  const ofHeadings = into.headings;
  const { fromFields, fromAll, holders } = into;
  const { body: bodyNorm, headings: headingsNorm, symbols: symbolsNorm, plain } = norms;
  const documentNorm = norms.document;
  const pageNorm = norms.page;
  const k1 = weights.k1.chunk;
  const pageK1 = weights.k1.page;
  const chunkBytes = index.chunks.bytes;
  const chunkOwners = index.chunks.owners;
  const chunkStarts = index.chunks.starts;
  const documentBytes = index.documents.bytes;
  const documentOwners = index.documents.owners;
  let chunkCount = 0;
  let documentCount = 0;

  for (const { number, weight } of terms) {
    if (!(weight > 0)) continue;
    const rarity = inverseFrequency(index.chunks.sizes[number]!, index.chunks.owners);
    const idf = weight * rarity * (k1 + 1);
    let nowCount = 0;

    let at = index.documents.starts[number]!;
    let end = index.documents.starts[number + 1]!;
    let owner = -1;
    while (at < end) {
      let value = documentBytes[at++]!;
      if (value > 127) {
        value &= 127;
        let shift = 7;
        let more: number;
        do {
          more = documentBytes[at++]!;
          value |= (more & 127) << shift;
          shift += 7;
        } while (more > 127 && shift < 28);
      }
      owner += value >>> 1;
      const counts = (value & 1) === 1 ? documentBytes[at++]! : PLAIN_COUNTS;
      if (owner >= documentOwners) break;
      if (holds[owner] === 0) continue;
      const norm = owner * DOCUMENT_FIELDS;
      const tf =
        (counts & 3) * documentNorm[norm]! +
        ((counts >> 2) & 3) * documentNorm[norm + 1]! +
        ((counts >> 4) & 3) * documentNorm[norm + 2]!;
      if (!(tf > 0)) continue;
      fromFields[owner] = tf;
      fromAll[owner] = tf;
      holders[nowCount++] = owner;
      base[owner]! += (idf * tf) / (tf + k1);
      if ((counts & 3) > 0) titles[owner]! += rarity;
    }

    // Chunks of a page stand side by side, so what belongs to the page is read and written once for all of them.
    let current = -1;
    let shared = 0;
    let ofShared = 0;
    let known = 0;
    let bodyOfPage = 0;
    at = chunkStarts[number]!;
    end = chunkStarts[number + 1]!;
    owner = -1;
    while (at < end) {
      let value = chunkBytes[at++]!;
      if (value > 127) {
        value &= 127;
        let shift = 7;
        let more: number;
        do {
          more = chunkBytes[at++]!;
          value |= (more & 127) << shift;
          shift += 7;
        } while (more > 127 && shift < 28);
      }
      owner += value >>> 1;
      const counts = (value & 1) === 1 ? chunkBytes[at++]! : PLAIN_COUNTS;
      if (owner >= chunkOwners) break;
      const document = documentOf[owner]!;
      if (document < 0) continue;
      if (document !== current) {
        if (current >= 0) fromAll[current] = known;
        current = document;
        shared = fromFields[document]!;
        ofShared = shared / (shared + k1);
        known = fromAll[document]!;
        bodyOfPage = pageNorm[document * CHUNK_FIELDS]!;
      }
      let own: number;
      let more = bodyOfPage;
      let share = 0;
      if (counts === PLAIN_COUNTS) {
        own = bodyNorm[owner]!;
        if (shared === 0) share = plain[owner]!;
      } else {
        const body = counts & 15;
        const headings = (counts >> 4) & 7;
        const symbols = counts >> 7;
        const ofPage = document * CHUNK_FIELDS;
        own =
          body * bodyNorm[owner]! + headings * headingsNorm[owner]! + symbols * symbolsNorm[owner]!;
        more = body * more + headings * pageNorm[ofPage + 1]! + symbols * pageNorm[ofPage + 2]!;
        if (symbols > 0) names[owner] = 1;
        if (headings > 0) ofHeadings[owner]! += weight * rarity;
      }
      if (!(own > 0)) continue;
      if (share === 0) share = (own + shared) / (own + shared + k1) - ofShared;
      const before = chunks[owner]!;
      if (before === 0) touchedChunks[chunkCount++] = owner;
      chunks[owner] = before + idf * share;
      if (known === 0) holders[nowCount++] = document;
      known += more;
    }
    if (current >= 0) fromAll[current] = known;

    const pageIdf = weight * inverseFrequency(nowCount, view.documents);
    for (let now = 0; now < nowCount; now++) {
      const document = holders[now]!;
      const tf = fromAll[document]!;
      if (pages[document] === 0) touchedDocuments[documentCount++] = document;
      pages[document]! += (pageIdf * tf * (pageK1 + 1)) / (tf + pageK1);
      fromFields[document] = 0;
      fromAll[document] = 0;
    }
  }
  into.chunkCount = chunkCount;
  into.documentCount = documentCount;
}

function clear(scores: KeywordScores): void {
  for (let at = 0; at < scores.chunkCount; at++) {
    const chunk = scores.touchedChunks[at]!;
    scores.chunks[chunk] = 0;
    scores.names[chunk] = 0;
    scores.headings[chunk] = 0;
  }
  for (let at = 0; at < scores.documentCount; at++) {
    const document = scores.touchedDocuments[at]!;
    scores.base[document] = 0;
    scores.titles[document] = 0;
    scores.pages[document] = 0;
  }
  scores.chunkCount = 0;
  scores.documentCount = 0;
}
