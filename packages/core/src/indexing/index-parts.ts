/**
 * An index's keywords and vectors as named parts of a snapshot, and back.
 *
 * Responsible for: the parts `keyword.*` and `vectors.*`. Opening checks sizes and decodes the dictionary; posting lists and vectors
 * stay the snapshot's own bytes, viewed in place.
 * Not responsible for: content, the embedder's state, checksums (`snapshot`).
 */
import type { IndexContent } from "../chunk/content.ts";
import { bytesOf, corruptPart, uint16View } from "./bytes.ts";
import { openDictionary } from "./dictionary.ts";
import { CHUNK_FIELDS } from "./fields.ts";
import { DOCUMENT_FIELDS, type KeywordIndex } from "./keyword-index.ts";
import { openPostings, writePostingSizes } from "./postings.ts";
import { openWordList } from "./word-list.ts";

const DICTIONARY = "keyword.dictionary";
const CHUNKS = "keyword.chunks";
const CHUNK_SIZES = "keyword.chunk-sizes";
const CHUNK_LENGTHS = "keyword.chunk-lengths";
const DOCUMENTS = "keyword.documents";
const DOCUMENT_SIZES = "keyword.document-sizes";
const DOCUMENT_LENGTHS = "keyword.document-lengths";
const WORDS = "keyword.words";
const FREQUENCIES = "keyword.frequencies";

/** Writes a keyword index down. */
export function keywordParts(index: KeywordIndex): [name: string, bytes: Uint8Array][] {
  return [
    [DICTIONARY, index.dictionaryBytes],
    [CHUNKS, index.chunks.bytes],
    [CHUNK_SIZES, writePostingSizes(index.chunks)],
    [CHUNK_LENGTHS, bytesOf(index.chunkLengths)],
    [DOCUMENTS, index.documents.bytes],
    [DOCUMENT_SIZES, writePostingSizes(index.documents)],
    [DOCUMENT_LENGTHS, bytesOf(index.documentLengths)],
    [WORDS, index.words.bytes],
    [FREQUENCIES, index.words.frequencies],
  ];
}

/** Opens a written keyword index. @throws ExpodexError SNAPSHOT_CORRUPT */
export function openKeywordParts(
  parts: ReadonlyMap<string, Uint8Array>,
  content: IndexContent,
): KeywordIndex {
  const part = (name: string) => {
    const bytes = parts.get(name);
    if (bytes === undefined) throw corruptPart(name, "no such part");
    return bytes;
  };
  const lengths = (name: string, count: number) => {
    const bytes = part(name);
    if (bytes.length !== count * 2)
      throw corruptPart(name, `${bytes.length / 2} of ${count} lengths`);
    return uint16View(bytes);
  };
  const chunkCount = content.chunks.length;
  const documentCount = content.documents.length;
  const dictionaryBytes = part(DICTIONARY);
  const dictionary = openDictionary(dictionaryBytes, DICTIONARY);
  const terms = dictionary.size;
  return {
    dictionary,
    dictionaryBytes,
    chunks: openPostings(part(CHUNKS), part(CHUNK_SIZES), { terms, owners: chunkCount }, CHUNKS),
    documents: openPostings(
      part(DOCUMENTS),
      part(DOCUMENT_SIZES),
      { terms, owners: documentCount },
      DOCUMENTS,
    ),
    chunkLengths: lengths(CHUNK_LENGTHS, chunkCount * CHUNK_FIELDS),
    documentLengths: lengths(DOCUMENT_LENGTHS, documentCount * DOCUMENT_FIELDS),
    words: openWordList(part(WORDS), part(FREQUENCIES)),
  };
}
