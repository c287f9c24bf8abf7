/**
 * An index's keywords and vectors as named parts of a snapshot, and back.
 *
 * Responsible for: the parts `keyword.*` and `vectors.*`. Opening reads nothing: each part is checked and decoded when a
 * search first needs it, and posting lists stay the snapshot's own bytes, viewed in place.
 * Not responsible for: content, the embedder's state, checksums (`snapshot`).
 */
import { lazy } from "../lazy.ts";
import type { Sliced } from "../slices.ts";
import { bytesOf, corruptPart, neededPart, type Parts, uint16View } from "./bytes.ts";
import { packed, unpacked } from "./deflated.ts";
import { openDictionary } from "./dictionary.ts";
import { CHUNK_FIELDS } from "./fields.ts";
import { DOCUMENT_FIELDS, type KeywordIndex } from "./keyword-index.ts";
import { openPostings, writePostingSizes } from "./postings.ts";
import { openTranslations } from "./translations.ts";
import { openWordList } from "./word-list.ts";
import { openOccurrences, writeOccurrences } from "./word-occurrences.ts";

const DICTIONARY = "keyword.dictionary";
const CHUNKS = "keyword.chunks";
const CHUNK_SIZES = "keyword.chunk-sizes";
const CHUNK_LENGTHS = "keyword.chunk-lengths";
const DOCUMENTS = "keyword.documents";
const DOCUMENT_SIZES = "keyword.document-sizes";
const DOCUMENT_LENGTHS = "keyword.document-lengths";
const WORDS = "keyword.words";
const FREQUENCIES = "keyword.frequencies";
const TRANSLATIONS = "keyword.translations";
const STANDING = "keyword.standing";

/** How many owners of terms an index has. */
export interface IndexSize {
  chunks: number;
  documents: number;
}

/** Writes a keyword index down. Posting lists are not deflated, because every search reads some of them. */
export function* keywordParts(index: KeywordIndex): Sliced<Map<string, Uint8Array>> {
  const parts = new Map<string, Uint8Array>();
  const { chunks, documents, words } = index;
  const columns: readonly (readonly [name: string, bytes: () => Uint8Array])[] = [
    [DICTIONARY, () => packed(index.dictionaryBytes)],
    [CHUNKS, () => chunks.bytes],
    [CHUNK_SIZES, () => packed(writePostingSizes(chunks))],
    [CHUNK_LENGTHS, () => packed(bytesOf(index.chunkLengths))],
    [DOCUMENTS, () => documents.bytes],
    [DOCUMENT_SIZES, () => packed(writePostingSizes(documents))],
    [DOCUMENT_LENGTHS, () => packed(bytesOf(index.documentLengths))],
    [WORDS, () => packed(words.bytes)],
    [FREQUENCIES, () => packed(words.frequencies)],
    [STANDING, () => packed(bytesOf(index.standing))],
  ];
  for (const [name, bytes] of columns) {
    parts.set(name, bytes());
    yield;
  }
  for (const [name, bytes] of writeOccurrences(words)) parts.set(name, bytes);
  yield;
  return parts.set(TRANSLATIONS, packed(index.translations.bytes));
}

/** Opens a written keyword index. Each of its fields raises SNAPSHOT_CORRUPT when first asked for, where its part is damaged. */
export function openKeywordParts(parts: Parts, size: IndexSize): KeywordIndex {
  const part = (name: string) => neededPart(parts, name);
  const inflate = (name: string) => unpacked(parts, name);
  const lengths = (name: string, count: number) => {
    const bytes = inflate(name);
    if (bytes.length !== count * 2)
      throw corruptPart(name, `${bytes.length / 2} of ${count} lengths`);
    return uint16View(bytes);
  };
  const dictionaryBytes = lazy(() => inflate(DICTIONARY));
  const dictionary = lazy(() => openDictionary(dictionaryBytes(), DICTIONARY));
  const postings = (name: string, sizes: string, owners: number) =>
    openPostings(part(name), inflate(sizes), { terms: dictionary().size, owners }, name);
  const chunks = lazy(() => postings(CHUNKS, CHUNK_SIZES, size.chunks));
  const documents = lazy(() => postings(DOCUMENTS, DOCUMENT_SIZES, size.documents));
  const chunkLengths = lazy(() => lengths(CHUNK_LENGTHS, size.chunks * CHUNK_FIELDS));
  const documentLengths = lazy(() => lengths(DOCUMENT_LENGTHS, size.documents * DOCUMENT_FIELDS));
  const words = lazy(() => {
    const list = openWordList(
      inflate(WORDS),
      inflate(FREQUENCIES),
      lazy(() => openOccurrences(parts, list.words.size)),
    );
    return list;
  });
  const translations = lazy(() => openTranslations(inflate(TRANSLATIONS), TRANSLATIONS));
  const standing = lazy(() => lengths(STANDING, size.documents + size.chunks));
  return {
    get dictionary() {
      return dictionary();
    },
    get dictionaryBytes() {
      return dictionaryBytes();
    },
    get chunks() {
      return chunks();
    },
    get documents() {
      return documents();
    },
    get chunkLengths() {
      return chunkLengths();
    },
    get documentLengths() {
      return documentLengths();
    },
    get words() {
      return words();
    },
    get translations() {
      return translations();
    },
    get standing() {
      return standing();
    },
  };
}
