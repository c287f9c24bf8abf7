/**
 * Builds the keyword index of a content: dictionary, posting lists and lengths.
 *
 * Responsible for: which text of a chunk or document goes into which field.
 * Not responsible for: how text becomes terms (`text/analyze.ts`), or scoring (`bm25f.ts`).
 */
import type { Chunk, IndexContent, IndexedDocument } from "../chunk/content.ts";
import { atOnce, type Sliced } from "../slices.ts";
import { analyze, createTermReader, type eachTerm } from "../text/analyze.ts";
import { compareWords, type Dictionary, openDictionary, writeDictionary } from "./dictionary.ts";
import { CHUNK_FIELDS, FIELDS, packChunkCounts, packDocumentCounts } from "./fields.ts";
import { readLexicon } from "./lexicon/lexicon.ts";
import { createPostingsBuilder, type Postings } from "./postings.ts";
import { searchableMarkdown } from "./searchable-markdown.ts";
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
}

/** Number of fields that belong to documents. */
export const DOCUMENT_FIELDS = FIELDS.length - CHUNK_FIELDS;

/** Builds the keyword index of a content. */
export function buildKeywordIndex(content: IndexContent): KeywordIndex {
  const numbers = new Map<string, number>();
  const numberOf = (term: string) => {
    let number = numbers.get(term);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(term, number);
    }
    return number;
  };
  const chunkPostings = createPostingsBuilder();
  const chunkLengths = new Uint16Array(content.chunks.length * CHUNK_FIELDS);
  const words = createWordCounts();
  const readTerms = createTermReader();
  for (const [number, chunk] of content.chunks.entries()) {
    const fields = chunkTerms(chunk, readTerms, (word) => words.add(word));
    setLengths(chunkLengths, number * CHUNK_FIELDS, fields);
    for (const [term, counts] of countTerms(fields)) {
      const packed = packChunkCounts(counts[0]!, counts[1]!, counts[2]!);
      chunkPostings.add(numberOf(term), number, packed);
    }
  }
  const documentPostings = createPostingsBuilder();
  const documentLengths = new Uint16Array(content.documents.length * DOCUMENT_FIELDS);
  for (const [number, document] of content.documents.entries()) {
    const fields = documentTerms(document);
    setLengths(documentLengths, number * DOCUMENT_FIELDS, fields);
    for (const [term, counts] of countTerms(fields)) {
      const packed = packDocumentCounts(counts[0]!, counts[1]!, counts[2]!);
      documentPostings.add(numberOf(term), number, packed);
    }
  }
  const terms = [...numbers.keys()].sort(compareWords);
  const order = Uint32Array.from(terms, (term) => numbers.get(term)!);
  const dictionaryBytes = writeDictionary(terms);
  return atOnce(
    keywordIndexOf({
      dictionaryBytes,
      chunks: chunkPostings.finish(order, content.chunks.length),
      documents: documentPostings.finish(order, content.documents.length),
      chunkLengths,
      documentLengths,
      words: words.finish(),
    }),
  );
}

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
export function setLengths(lengths: Uint16Array, at: number, fields: readonly string[][]): void {
  for (const [field, terms] of fields.entries())
    lengths[at + field] = Math.min(terms.length, 65_535);
}
