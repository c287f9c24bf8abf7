/**
 * The keyword index of a content that differs little from one before: what is new is analysed, the rest is merged.
 *
 * Responsible for: which terms come and go, lengths, words. Equal to an index that is built anew, byte for byte.
 * Not responsible for: the postings of a term (`merge-postings.ts`).
 */
import type { IndexContent } from "../chunk/content.ts";
import type { Sliced } from "../slices.ts";
import { createTermReader } from "../text/analyze.ts";
import { compareWords, type Dictionary, writingDictionary } from "./dictionary.ts";
import { CHUNK_FIELDS, packChunkCounts, packDocumentCounts } from "./fields.ts";
import {
  chunkTerms,
  countTerms,
  DOCUMENT_FIELDS,
  documentTerms,
  type KeywordIndex,
  keywordIndexOf,
  setLengths,
} from "./keyword-index.ts";
import { keepLists, mergePostings, type NewPostings } from "./merge-postings.ts";
import { readingStanding } from "./standing.ts";
import { mergeWordCounts } from "./word-counts.ts";

/** An index before, and what of it stands in this content too. */
export interface KeywordsBefore {
  content: IndexContent;
  keywords: KeywordIndex;
  /** For each chunk, its number there; −1 where it is new. */
  origins: Int32Array;
  /** For each document, its number there; −1 where it is new. */
  documentOrigins: Int32Array;
}

/** Terms that are read between two `yield`s. */
const TERMS_AT_ONCE = 1 << 10;

/** Merges; undefined where the index before does not know how often its words occur. */
export function* mergeKeywordIndex(
  content: IndexContent,
  { content: old, keywords, origins, documentOrigins }: KeywordsBefore,
): Sliced<KeywordIndex | undefined> {
  const occurrences = keywords.words.occurrences;
  if (occurrences === undefined) return undefined;
  const numbers = numbersOf(origins, old.chunks.length);
  const documentNumbers = numbersOf(documentOrigins, old.documents.length);
  const readTerms = createTermReader();
  const wordChanges = new Map<string, number>();
  const count = (change: number) => (word: string) => {
    const lower = word.toLowerCase();
    wordChanges.set(lower, (wordChanges.get(lower) ?? 0) + change);
  };

  const chunkLengths = movedLengths(keywords.chunkLengths, origins, CHUNK_FIELDS);
  const newChunks = new Map<string, NewPostings>();
  for (let number = 0; number < origins.length; number++) {
    if (origins[number] !== -1) continue;
    const fields = chunkTerms(content.chunks[number]!, readTerms, count(1));
    setLengths(chunkLengths, number * CHUNK_FIELDS, fields);
    for (const [term, counts] of countTerms(fields))
      addPosting(newChunks, term, number, packChunkCounts(counts[0]!, counts[1]!, counts[2]!));
    yield;
  }
  for (let number = 0; number < numbers.length; number++) {
    if (numbers[number] !== -1) continue;
    chunkTerms(old.chunks[number]!, readTerms, count(-1));
    yield;
  }

  const documentLengths = movedLengths(keywords.documentLengths, documentOrigins, DOCUMENT_FIELDS);
  const newDocuments = new Map<string, NewPostings>();
  for (let number = 0; number < documentOrigins.length; number++) {
    if (documentOrigins[number] !== -1) continue;
    const fields = documentTerms(content.documents[number]!);
    setLengths(documentLengths, number * DOCUMENT_FIELDS, fields);
    for (const [term, [title, path, name]] of countTerms(fields))
      addPosting(newDocuments, term, number, packDocumentCounts(title!, path!, name!));
    yield;
  }

  yield;
  const { lists, added } = mergeTerms(
    keywords.dictionary,
    new Set([...newChunks.keys(), ...newDocuments.keys()]),
  );
  const place = new Map<string, number>();
  for (const { term, list } of added) place.set(term, list);
  const placed = (postings: ReadonlyMap<string, NewPostings>) =>
    new Map([...postings].map(([term, list]) => [place.get(term)!, list]));
  const owners = { chunks: origins.length, documents: documentOrigins.length };
  const chunks = yield* mergePostings(keywords.chunks, {
    lists,
    added: placed(newChunks),
    numbers,
    owners: owners.chunks,
  });
  const documents = yield* mergePostings(keywords.documents, {
    lists,
    added: placed(newDocuments),
    numbers: documentNumbers,
    owners: owners.documents,
  });
  const kept = Uint32Array.from(lists.keys()).filter(
    (list) => chunks.sizes[list]! + documents.sizes[list]! > 0,
  );
  const isSame = kept.length === lists.length && lists.length === keywords.dictionary.size;
  const newTerms = new Map(added.map(({ term, list }) => [list, term]));
  const terms: string[] = [];
  if (!isSame) {
    for (const list of kept) {
      terms.push(lists[list] === -1 ? newTerms.get(list)! : keywords.dictionary.word(lists[list]!));
      if (terms.length % TERMS_AT_ONCE === 0) yield;
    }
  }
  const dictionaryBytes = isSame ? keywords.dictionaryBytes : yield* writingDictionary(terms);
  const standing = yield* readingStanding(content, {
    content: old,
    standing: keywords.standing,
    origins: documentOrigins,
    numbers: documentNumbers,
    chunkOrigins: origins,
  });
  const words = yield* mergeWordCounts(keywords.words, occurrences, wordChanges);
  yield;
  return yield* keywordIndexOf({
    dictionaryBytes,
    ...(isSame ? { dictionary: keywords.dictionary } : {}),
    chunks: isSame ? chunks : keepLists(chunks, kept),
    documents: isSame ? documents : keepLists(documents, kept),
    chunkLengths,
    documentLengths,
    words,
    standing,
  });
}

/** By number before: the number now, −1 where it is gone. */
function numbersOf(origins: Int32Array, length: number): Int32Array {
  const numbers = new Int32Array(length).fill(-1);
  for (let number = 0; number < origins.length; number++)
    if (origins[number] !== -1) numbers[origins[number]!] = number;
  return numbers;
}

function movedLengths(before: Uint16Array, origins: Int32Array, width: number): Uint16Array {
  const lengths = new Uint16Array(origins.length * width);
  for (let number = 0; number < origins.length; number++) {
    const origin = origins[number]! * width;
    if (origin < 0) continue;
    for (let field = 0; field < width; field++)
      lengths[number * width + field] = before[origin + field]!;
  }
  return lengths;
}

function addPosting(
  postings: Map<string, NewPostings>,
  term: string,
  owner: number,
  counts: number,
): void {
  let list = postings.get(term);
  if (list === undefined) {
    list = { owners: [], counts: [] };
    postings.set(term, list);
  }
  list.owners.push(owner);
  list.counts.push(counts);
}

/** Merges terms into a sorted dictionary; says where each of them stands. */
function mergeTerms(
  dictionary: Dictionary,
  terms: ReadonlySet<string>,
): { lists: Int32Array; added: { term: string; list: number }[] } {
  const added: { term: string; list: number }[] = [];
  const sorted = [...terms].sort(compareWords);
  const known = sorted.map((term) => dictionary.find(term));
  const news = known.reduce<number>((sum, number) => sum + (number === undefined ? 1 : 0), 0);
  const lists = new Int32Array(dictionary.size + news);
  let list = 0;
  let next = 0;
  for (const [at, term] of sorted.entries()) {
    const number = known[at];
    const [before] = number === undefined ? dictionary.withPrefix(term) : [number];
    while (next < before) lists[list++] = next++;
    added.push({ term, list });
    lists[list++] = number ?? -1;
    if (number !== undefined) next++;
  }
  while (next < dictionary.size) lists[list++] = next++;
  return { lists, added };
}
