/**
 * What one SDK's readers see of an index: which document each chunk stands in, and the lengths that scores are measured against.
 *
 * An index holds the chunks of every SDK once. A search asks one SDK, and the pages that belong to none; a view answers, without a
 * look at placements, whether and where a chunk is to be found.
 */
import type { IndexContent } from "../chunk/content.ts";
import type { Sdk } from "../sdk.ts";
import { CHUNK_FIELDS, FIELDS } from "./fields.ts";
import { DOCUMENT_FIELDS, type KeywordIndex } from "./keyword-index.ts";

/** An index as one SDK's readers see it. */
export interface SearchView {
  readonly sdk: Sdk | undefined;
  /** By chunk: the first document of the view that holds it, −1 where none does. */
  readonly documentOf: Int32Array;
  /** By chunk: its placement in that document. */
  readonly placementOf: Int32Array;
  /** By document: the first chunk that is found on it, −1 where none is. */
  readonly firstChunkOf: Int32Array;
  /** By document: 1 in the view. */
  readonly holds: Uint8Array;
  readonly chunks: number;
  readonly documents: number;
  /** Average lengths over the view, in the order of `FIELDS`. */
  readonly averages: Float64Array;
  /** By document: terms of all its chunks' bodies, headings and symbols, `CHUNK_FIELDS` numbers each. */
  readonly pageLengths: Uint32Array;
}

/** Makes the view of an SDK; of the pages without SDK where it is undefined; of all pages where it is `"all"`. */
export function createView(
  content: IndexContent,
  keywords: KeywordIndex,
  sdk: Sdk | "all" | undefined,
): SearchView {
  // Read once: in an open snapshot each is a part that is decoded when asked for.
  const { chunkLengths, documentLengths } = keywords;
  const { documents: allDocuments, placements } = content;
  const chunkCount = content.chunks.length;
  const documentCount = allDocuments.length;
  const documentOf = new Int32Array(chunkCount).fill(-1);
  const placementOf = new Int32Array(chunkCount).fill(-1);
  const firstChunkOf = new Int32Array(documentCount).fill(-1);
  const holds = new Uint8Array(documentCount);
  const pageLengths = new Uint32Array(documentCount * CHUNK_FIELDS);
  const sums = new Float64Array(FIELDS.length);
  let chunks = 0;
  let documents = 0;
  for (let number = 0; number < documentCount; number++) {
    const document = allDocuments[number]!;
    const own = document.sdk;
    if (sdk !== "all" && own !== undefined && own !== sdk) continue;
    holds[number] = 1;
    documents++;
    for (let field = 0; field < DOCUMENT_FIELDS; field++) {
      sums[CHUNK_FIELDS + field]! += documentLengths[number * DOCUMENT_FIELDS + field]!;
    }
    const end = document.endPlacement;
    for (let at = document.firstPlacement; at < end; at++) {
      const { chunk } = placements[at]!;
      for (let field = 0; field < CHUNK_FIELDS; field++) {
        pageLengths[number * CHUNK_FIELDS + field]! += chunkLengths[chunk * CHUNK_FIELDS + field]!;
      }
      // Few chunks stand on two pages of one view; the first of them is where they are found.
      if (documentOf[chunk] !== -1) continue;
      documentOf[chunk] = number;
      placementOf[chunk] = at;
      if (firstChunkOf[number] === -1) firstChunkOf[number] = chunk;
      chunks++;
      for (let field = 0; field < CHUNK_FIELDS; field++) {
        sums[field]! += chunkLengths[chunk * CHUNK_FIELDS + field]!;
      }
    }
  }
  const averages = sums.map((sum, field) => {
    const count = field < CHUNK_FIELDS ? chunks : documents;
    return count === 0 ? 0 : sum / count;
  });
  return {
    sdk: sdk === "all" ? undefined : sdk,
    documentOf,
    placementOf,
    firstChunkOf,
    holds,
    chunks,
    documents,
    averages,
    pageLengths,
  };
}
