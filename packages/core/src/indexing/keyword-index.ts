/**
 * Builds the keyword index of a content: dictionary, posting lists and lengths.
 *
 * Responsible for: which text of a chunk or document goes into which field.
 * Not responsible for: how text becomes terms (`text/analyze.ts`), or scoring (`bm25f.ts`).
 */
import type { Chunk, IndexContent, IndexedDocument } from "../chunk/content.ts";
import { atOnce, type Sliced } from "../slices.ts";
import { analyze, type eachTerm } from "../text/analyze.ts";
import { type ContentTerms, readContentTerms } from "./content-terms.ts";
import { compareWords, type Dictionary, openDictionary, writeDictionary } from "./dictionary.ts";
import { CHUNK_FIELDS, FIELDS, packChunkCounts, packDocumentCounts } from "./fields.ts";
import { readLexicon } from "./lexicon/lexicon.ts";
import { createPostingsBuilder, type Postings } from "./postings.ts";
import { searchableMarkdown } from "./searchable-markdown.ts";
import { readingStanding } from "./standing.ts";
import { buildingTranslations, type Translations } from "./translations.ts";
import { createWordCounts } from "./word-counts.ts";
import type { WordList } from "./word-list.ts";

/** A keyword index, open. Typed arrays throughout: a query decodes what it needs in place. */
export interface KeywordIndex {
  readonly dictionary: Dictionary;
  readonly dictionaryBytes: Uint8Array;
  /** By chunk. */
  readonly chunks: Postings;
  /** By document. */
  readonly documents: Postings;
  /** Terms a chunk has in each of its fields, `CHUNK_FIELDS` numbers a chunk. */
  readonly chunkLengths: Uint16Array;
  /** Terms a document has in each of its own fields, three numbers a document. */
  readonly documentLengths: Uint16Array;
  /** Words as written, for corrections. */
  readonly words: WordList;
  /** Words of other languages. */
  readonly translations: Translations;
  /** What documents and, behind them, chunks are; `standing.ts` says how it is written. */
  readonly standing: Uint16Array;
}

/** Number of fields that belong to documents. */
export const DOCUMENT_FIELDS = FIELDS.length - CHUNK_FIELDS;

/**
 * Builds the keyword index of a content.
 *
 * @param read the terms of its chunks, where they are read already
 */
export function buildKeywordIndex(
  content: IndexContent,
  read: ContentTerms = readContentTerms(content),
): KeywordIndex {
  const { reader } = read;
  const counts = createChunkCounts();
  const chunkPostings = createPostingsBuilder();
  const chunkLengths = new Uint16Array(content.chunks.length * CHUNK_FIELDS);
  // Terms that no chunk or document has, such as those that only vectors are learned from, are in no dictionary.
  const used = new Set<number>();
  for (const [number, { headings, symbols }] of content.chunks.entries()) {
    const fields = [
      read.body(number),
      headings.flatMap((heading) => analyze(heading)).map(reader.numberOf),
      symbols.flatMap((name) => symbolTerms(name)).map(reader.numberOf),
    ];
    setLengths(chunkLengths, number * CHUNK_FIELDS, fields);
    counts.count(fields, reader.terms.length);
    counts.take((term, packed) => {
      used.add(term);
      chunkPostings.add(term, number, packed);
    });
  }
  const documentPostings = createPostingsBuilder();
  const documentLengths = new Uint16Array(content.documents.length * DOCUMENT_FIELDS);
  for (const [number, document] of content.documents.entries()) {
    const fields = documentTerms(document);
    setLengths(documentLengths, number * DOCUMENT_FIELDS, fields);
    for (const [term, counts] of countTerms(fields)) {
      const packed = packDocumentCounts(counts[0]!, counts[1]!, counts[2]!);
      const numbered = reader.numberOf(term);
      used.add(numbered);
      documentPostings.add(numbered, number, packed);
    }
  }
  const words = createWordCounts();
  reader.eachWord((word, times) => words.add(word, times));
  const order = Uint32Array.from(used);
  const names = reader.terms;
  const sorted = [...order].sort((one, other) => compareWords(names[one]!, names[other]!));
  order.set(sorted);
  const dictionaryBytes = writeDictionary(sorted.map((number) => names[number]!));
  return atOnce(
    keywordIndexOf({
      dictionaryBytes,
      chunks: chunkPostings.finish(order, content.chunks.length),
      documents: documentPostings.finish(order, content.documents.length),
      chunkLengths,
      documentLengths,
      words: words.finish(),
      standing: atOnce(readingStanding(content)),
    }),
  );
}

/** Counts the terms of one chunk's fields at a time. Twin: `countTerms`, which makes a map and an array a term for each chunk. */
function createChunkCounts() {
  let bodies = new Uint32Array(0);
  let others = new Uint32Array(0);
  const met: number[] = [];
  return {
    /** @param terms more than any number in the fields */
    count([body, headings, symbols]: ArrayLike<number>[], terms: number): void {
      if (terms > bodies.length) {
        bodies = new Uint32Array(terms * 2);
        others = new Uint32Array(terms * 2);
      }
      for (let at = 0; at < body!.length; at++) {
        const term = body![at]!;
        if (bodies[term]!++ === 0) met.push(term);
      }
      const meet = (term: number, count: number) => {
        if (bodies[term] === 0 && others[term] === 0) met.push(term);
        others[term]! += count;
      };
      for (let at = 0; at < headings!.length; at++) meet(headings![at]!, 1);
      for (let at = 0; at < symbols!.length; at++) meet(symbols![at]!, SYMBOL);
    },
    /** Gives what was counted, and forgets it. */
    take(visit: (term: number, packed: number) => void): void {
      for (const term of met) {
        const other = others[term]!;
        visit(term, packChunkCounts(bodies[term]!, other % SYMBOL, Math.floor(other / SYMBOL)));
        bodies[term] = 0;
        others[term] = 0;
      }
      met.length = 0;
    },
  };
}

/** What a symbol's term counts beside those of headings, of which no chunk has so many. */
const SYMBOL = 1 << 16;

/** Adds what follows from the rest of a keyword index. */
export function* keywordIndexOf(
  parts: Omit<KeywordIndex, "dictionary" | "translations"> & { dictionary?: Dictionary },
): Sliced<KeywordIndex> {
  const { dictionary = openDictionary(parts.dictionaryBytes, "keyword.dictionary"), chunks } =
    parts;
  return {
    ...parts,
    dictionary,
    translations: yield* buildingTranslations(readLexicon(), (term) => {
      const number = dictionary.find(term);
      return number === undefined ? 0 : chunks.sizes[number]!;
    }),
  };
}

/** The terms of a chunk's fields, in the order of `FIELDS`. */
export function chunkTerms(
  chunk: Chunk,
  readTerms: typeof eachTerm,
  addWord: (word: string) => void,
): string[][] {
  const body: string[] = [];
  const text = searchableMarkdown(chunk.text);
  readTerms(text, (term, start, end) => {
    body.push(term);
    addWord(text.slice(start, end));
  });
  return [
    body,
    chunk.headings.flatMap((heading) => analyze(heading)),
    chunk.symbols.flatMap((name) => symbolTerms(name)),
  ];
}

/** A symbol is known by its qualified and its last name, each as a whole: `CameraView.takePictureAsync`, `takePictureAsync`. */
function symbolTerms(qualifiedName: string): string[] {
  const last = qualifiedName.slice(qualifiedName.lastIndexOf(".") + 1);
  const terms = new Set<string>();
  for (const name of [qualifiedName, last]) {
    const whole = analyze(name)[0];
    if (whole !== undefined) terms.add(whole);
  }
  return [...terms];
}

/** The terms of a document's own fields, in the order of `FIELDS`. */
export function documentTerms(document: IndexedDocument): string[][] {
  return [
    analyze(document.title),
    analyze(pathWords(document.path)),
    analyze(document.packageName ?? ""),
  ];
}

/** Whether a chunk documents symbols. Lengths say so without its text. */
export function hasSymbols({ chunkLengths }: KeywordIndex, chunk: number): boolean {
  return chunkLengths[chunk * CHUNK_FIELDS + FIELDS.indexOf("symbols")]! > 0;
}

/** A path without the segments that every page of a release shares: `/versions/v57.0.0/sdk/camera/` says `camera`. */
export function pathWords(path: string): string {
  return path.replace(/^\/versions\/[^/]*\/(?:sdk\/)?/, "/").replaceAll("/", " ");
}

/** How often each term stands in each field. */
export function countTerms(fields: readonly string[][]): Map<string, number[]> {
  const counts = new Map<string, number[]>();
  for (const [field, terms] of fields.entries()) {
    for (const term of terms) {
      let count = counts.get(term);
      if (count === undefined) {
        count = fields.map(() => 0);
        counts.set(term, count);
      }
      count[field]!++;
    }
  }
  return counts;
}

/** Puts the lengths of fields into their place. */
export function setLengths(
  lengths: Uint16Array,
  at: number,
  fields: readonly ArrayLike<unknown>[],
): void {
  for (const [field, terms] of fields.entries())
    lengths[at + field] = Math.min(terms.length, 65_535);
}
