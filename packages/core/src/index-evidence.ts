/**
 * What an open index knows of its terms, as numbers that another engine can rank by without this one's arrays: for writers of other
 * forms of the index, such as the files that pages search.
 *
 * Responsible for: working evidence out with the weights of this release. Not responsible for: how it is written down.
 *
 * Each chunk is measured against the page of the newest release that holds it, and every page against the averages of the newest release:
 * what a release more or less changes in them is far less than a level of what is written.
 */
import { type IndexContent, sectionPlaces } from "./chunk/content.ts";
import type { DocsIndex } from "./docs-index.ts";
import { addPackedRow, type LearnedEmbedder, type LearnedState } from "./embed/learned-state.ts";
import {
  addRow,
  createKeywordNorms,
  createView,
  documentClass,
  inboundLinks,
  isRemedy,
  type SearchIndex,
  type SearchView,
  type WordList,
} from "./indexing/indexing.ts";
import { eachPosting } from "./indexing/postings.ts";
import { searchIndexOf } from "./open-index.ts";
import { latestSdk, type Sdk } from "./sdk.ts";
import { createDocumentNames, HALF_INBOUND } from "./search/boosts.ts";
import { WEIGHTS } from "./search/weights.ts";

/** What a term gives to the chunks and documents that hold it. Shares are of the term's full worth, 0 to below 1. */
export interface TermEvidence {
  chunk(chunk: number, share: number, inHeadings: boolean, isName: boolean): void;
  /** Of a document's own fields. */
  fields(document: number, share: number, inTitle: boolean): void;
  /** Of a document as a whole. */
  page(document: number, share: number): void;
}

/** Anchors of a chunk on a document. */
export interface ShownAnchors {
  anchor: string;
  /** By symbol of the chunk; undefined where it has no section of its own. */
  symbolAnchors: (string | undefined)[];
}

/** An index as numbers. */
export interface IndexEvidence {
  readonly content: IndexContent;
  readonly terms: number;
  term(number: number): string;
  /** Distinct chunks that hold a term, of every release. */
  holders(number: number): number;
  /** By chunk: the document of a release that it is found in, −1 where it is in none of it. */
  documentsOf(sdk: Sdk | undefined): Int32Array;
  /** Calls back for all that a term gives: chunks and fields in order, then pages in no order. */
  evidence(term: number, into: TermEvidence): void;
  /** Added rarity of the terms of a document's title, each once. */
  titleRarity(document: number): number;
  /** The class of a document: 0, or archived, legacy or a tutorial, by the numbers that `lossesOf` lists. */
  standing(document: number): number;
  /** What it is worth that pages link to a document, 0 to below 1. */
  inboundShare(document: number): number;
  /** Whether a chunk is headed by a symptom, on a page or in a section for those who have one. */
  isRemedy(chunk: number): boolean;
  /** Whether a chunk documents symbols. */
  hasSymbols(chunk: number): boolean;
  /** Terms that have a meaning, in no order; none in an index for keywords alone, or of a model that reads whole texts. */
  readonly meanings: readonly string[];
  /** How near documents are to a meaning, one entry each; `meaning` is its place in `meanings`. Of pages, chunks count together. */
  nearness(meaning: number, documents: ArrayLike<number>): Float64Array;
  /** What a chunk shows on a document: the anchor of the section that it starts in, and those of its symbols' own sections; undefined where it is not there. */
  shown(chunk: number, document: number): ShownAnchors | undefined;
  /** Words as written, and words of other languages, as the index holds them. */
  readonly words: { list: WordList; translations: Uint8Array };
}

/** Works out what an open index knows of its terms. @throws ExpodexError CLOSED where the object is no open index */
export function indexEvidence(docs: DocsIndex): IndexEvidence {
  const index = searchIndexOf(docs);
  const { content, keywords } = index;
  const { dictionary, chunks, documents } = keywords;
  const newest = latestSdk(content.sdks);
  const view: SearchView = {
    ...index.view(newest),
    pageLengths: createView(content, keywords, "all").pageLengths,
  };
  const norms = createKeywordNorms(keywords, view, WEIGHTS.keyword);
  const { chunk: k1, page: pageK1 } = WEIGHTS.keyword.k1;
  const home = homesOf(index);
  const standing = standingOf(content);
  const names = createDocumentNames(content, keywords);
  const ofFields = new Float64Array(content.documents.length);
  const ofPages = new Float64Array(content.documents.length);
  const learned = learnedOf(index);
  const pages = learned === undefined ? undefined : pageVectors(index, learned.dimensions);

  return {
    content,
    terms: dictionary.size,
    term: (number) => dictionary.word(number),
    holders: (number) => chunks.sizes[number]!,
    documentsOf: (sdk) => index.view(sdk).documentOf,
    evidence(term, into) {
      const touched = new Set<number>();
      eachPosting(documents, term, (document, counts) => {
        const norm = document * 3;
        const tf =
          (counts & 3) * norms.document[norm]! +
          ((counts >> 2) & 3) * norms.document[norm + 1]! +
          ((counts >> 4) & 3) * norms.document[norm + 2]!;
        if (!(tf > 0)) return;
        ofFields[document] = tf;
        ofPages[document] = tf;
        touched.add(document);
        into.fields(document, tf / (tf + k1), (counts & 3) > 0);
      });
      eachPosting(chunks, term, (chunk, counts) => {
        const body = counts & 15;
        const headings = (counts >> 4) & 7;
        const symbols = counts >> 7;
        const own =
          body * norms.body[chunk]! +
          headings * norms.headings[chunk]! +
          symbols * norms.symbols[chunk]!;
        if (!(own > 0)) return;
        const shared = ofFields[home[chunk]!] ?? 0;
        const share = (own + shared) / (own + shared + k1) - shared / (shared + k1);
        into.chunk(chunk, share, headings > 0, symbols > 0);
        for (let at = standing.starts[chunk]!; at < standing.starts[chunk + 1]!; at++) {
          const document = standing.documents[at]!;
          const norm = document * 3;
          touched.add(document);
          ofPages[document]! +=
            body * norms.page[norm]! +
            headings * norms.page[norm + 1]! +
            symbols * norms.page[norm + 2]!;
        }
      });
      for (const document of touched) {
        const tf = ofPages[document]!;
        into.page(document, tf / (tf + pageK1));
        ofFields[document] = 0;
        ofPages[document] = 0;
      }
    },
    standing: (document) => documentClass(keywords, document),
    inboundShare(document) {
      const links = inboundLinks(keywords, document);
      return links / (links + HALF_INBOUND);
    },
    isRemedy: (chunk) => isRemedy(keywords, chunk),
    titleRarity: (document) => names.title(document),
    hasSymbols: (chunk) => content.chunks[chunk]!.symbols.length > 0,
    meanings: learned?.terms ?? [],
    nearness(meaning, documents) {
      const into = new Float64Array(documents.length);
      if (pages === undefined) return into;
      const { dimensions } = pages;
      const vector = new Float32Array(dimensions);
      // Not of unit length: how much a term says beside others is in its length.
      addPackedRow(learned!, meaning, 1, vector);
      for (let at = 0; at < into.length; at++) {
        let sum = 0;
        const start = documents[at]! * dimensions;
        for (let k = 0; k < dimensions; k++) sum += pages.values[start + k]! * vector[k]!;
        into[at] = sum;
      }
      return into;
    },
    shown: (chunk, document) => shownAnchors(content, chunk, document),
    words: { list: keywords.words, translations: keywords.translations.bytes },
  };
}

/** What the vectors of an index were learned as; undefined where they are another model's. */
function learnedOf({ vectors, embedder }: SearchIndex): LearnedState | undefined {
  if (vectors === undefined || embedder?.encodeTerms === undefined) return undefined;
  return "state" in embedder ? (embedder as LearnedEmbedder).state() : undefined;
}

/** By document, a vector of unit length: its chunks' together. */
function pageVectors({ content, vectors }: SearchIndex, dimensions: number) {
  const values = new Float32Array(content.documents.length * dimensions);
  for (const [number, { firstPlacement, endPlacement }] of content.documents.entries()) {
    const sum = values.subarray(number * dimensions, (number + 1) * dimensions);
    for (let at = firstPlacement; at < endPlacement; at++) {
      addRow(vectors!, content.placements[at]!.chunk, sum);
    }
    let squares = 0;
    for (const value of sum) squares += value * value;
    const unit = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    for (let k = 0; k < dimensions; k++) sum[k]! *= unit;
  }
  return { values, dimensions };
}

/** By chunk: its document in the newest release that holds it. */
function homesOf(index: SearchIndex): Int32Array {
  const { content } = index;
  const homes = new Int32Array(content.chunks.length).fill(-1);
  for (const sdk of content.sdks.length === 0 ? [undefined] : content.sdks) {
    const { documentOf } = index.view(sdk);
    for (let chunk = 0; chunk < homes.length; chunk++) {
      if (homes[chunk] === -1) homes[chunk] = documentOf[chunk]!;
    }
  }
  return homes;
}

/** The documents of each chunk: those of chunk `c` are `documents[starts[c] … starts[c + 1])`. */
function standingOf({ chunks, placements }: IndexContent) {
  const starts = new Uint32Array(chunks.length + 1);
  for (const { chunk } of placements) starts[chunk + 1]!++;
  for (let chunk = 0; chunk < chunks.length; chunk++) starts[chunk + 1]! += starts[chunk]!;
  const next = starts.slice();
  const documents = new Uint32Array(placements.length);
  for (const { chunk, document } of placements) documents[next[chunk]!++] = document;
  return { starts, documents };
}

function shownAnchors(
  content: IndexContent,
  chunk: number,
  number: number,
): ShownAnchors | undefined {
  const document = content.documents[number]!;
  const { firstPlacement, endPlacement, firstSymbol, endSymbol } = document;
  for (let at = firstPlacement; at < endPlacement; at++) {
    const { chunk: own, section, start, end } = content.placements[at]!;
    if (own !== chunk) continue;
    const places = sectionPlaces(document);
    const { symbols } = content.chunks[chunk]!;
    const symbolAnchors: (string | undefined)[] = symbols.map(() => undefined);
    for (
      let symbol = symbols.length === 0 ? endSymbol : firstSymbol;
      symbol < endSymbol;
      symbol++
    ) {
      const placement = content.symbolPlacements[symbol]!;
      const from = places.start(placement.section);
      if (from < start || from >= end) continue;
      const place = symbols.indexOf(content.symbols[placement.symbol]!.qualifiedName);
      if (place >= 0) symbolAnchors[place] ??= places.anchor(placement.section);
    }
    return { anchor: places.anchor(section), symbolAnchors };
  }
  return undefined;
}
