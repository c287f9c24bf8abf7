/**
 * The searchable structure in memory. This file is the stage's door.
 *
 * Responsible for: building an index from content and vectors, writing it down as named parts, opening it again.
 * Not responsible for: what a query means or how evidence is weighed (`search`), the container of the parts (`snapshot`).
 */
import type { IndexContent } from "../chunk/content.ts";
import type { Embedder } from "../embed/embedder.ts";
import { ExpodexError } from "../errors.ts";
import { lazy } from "../lazy.ts";
import type { Sdk } from "../sdk.ts";
import { atOnce, type Sliced } from "../slices.ts";
import { corruptPart, type Parts } from "./bytes.ts";
import { type IndexSize, keywordParts, openKeywordParts } from "./index-parts.ts";
import { buildKeywordIndex, type KeywordIndex } from "./keyword-index.ts";
import { createOramaDatabase } from "./orama.ts";
import { openVectors, quantizeVectors, type VectorIndex, vectorParts } from "./vectors.ts";
import { createView, type SearchView } from "./view.ts";

export {
  createKeywordScores,
  inverseFrequency,
  type KeywordScores,
  scoreKeywords,
  type WeightedTerm,
} from "./bm25f.ts";
export { corruptPart, type Inflate, neededPart, type Parts } from "./bytes.ts";
export {
  type ColumnReader,
  createColumnReader,
  createColumnWriter,
  createStringTable,
  decodeUtf8,
  openStringTable,
  type StringTable,
  type StringTableWriter,
} from "./columns.ts";
export { type ContentTerms, readContentTerms } from "./content-terms.ts";
export { deflated, inflated, packed, unpacked } from "./deflated.ts";
export type { Dictionary } from "./dictionary.ts";
export { buildKeywordIndex, hasSymbols, type KeywordIndex, pathWords } from "./keyword-index.ts";
export { createKeywordNorms, type KeywordNorms, type KeywordWeights } from "./keyword-norms.ts";
export { mergeKeywordIndex } from "./merge-keywords.ts";
export { collectNearest, createSignTable, type SignTable } from "./nearest.ts";
export { createPageVectors, type PageVectors } from "./page-vectors.ts";
export { searchableMarkdown } from "./searchable-markdown.ts";
export {
  ARCHIVED,
  documentClass,
  inboundLinks,
  isRemedy,
  LEGACY,
  TUTORIAL,
} from "./standing.ts";
export { createTopK, type TopK } from "./top-k.ts";
export type { Translations } from "./translations.ts";
export {
  addRow,
  cosine,
  mergeVectors,
  type QueryVector,
  queryVector,
  type VectorIndex,
} from "./vectors.ts";
export { createView, type SearchView } from "./view.ts";
export type { WordList } from "./word-list.ts";

/** An embedder that may encode analysed terms at once; the learned one does. */
export interface QueryEmbedder extends Embedder {
  encodeTerms?(terms: readonly string[]): Float32Array;
}

/** Vectors of chunks with what made them. */
export interface EmbeddedChunks {
  embedder: QueryEmbedder;
  /** `chunks × dimensions` numbers, a row for each chunk of the content, in order; or the rows as an index holds them. */
  vectors: Float32Array | VectorIndex;
}

/** The searchable structure in memory. */
export interface SearchIndex {
  readonly content: IndexContent;
  readonly keywords: KeywordIndex;
  /** Absent in an index for keywords alone. */
  readonly vectors: VectorIndex | undefined;
  readonly embedder: QueryEmbedder | undefined;
  /** The index as the readers of one SDK see it; made at the first call for each SDK and kept. */
  view(sdk: Sdk | undefined): SearchView;
  /** The Orama database over the same arrays; made when first asked for. */
  readonly orama: unknown;
}

/**
 * Builds an index. Equal content and vectors give equal parts, byte for byte.
 *
 * @param keywords those of the content, where they are built already, or merged
 * @throws ExpodexError EMBEDDER_FAILED where vectors and content do not fit each other
 */
export function buildIndex(
  content: IndexContent,
  embedded?: EmbeddedChunks,
  keywords = buildKeywordIndex(content),
): SearchIndex {
  if (embedded === undefined) return searchIndexOf(content, keywords, () => undefined, undefined);
  const { embedder, vectors } = embedded;
  const isPacked = !(vectors instanceof Float32Array);
  const numbers = isPacked ? vectors.rows * vectors.dimensions : vectors.length;
  if (numbers !== content.chunks.length * embedder.dimensions) {
    throw new ExpodexError("EMBEDDER_FAILED", {
      subject: `embedder ${embedder.id}`,
      expected: `${content.chunks.length} vectors of ${embedder.dimensions} numbers`,
      got: `${numbers} numbers`,
      next: "check that the embedder returns one vector of its dimensions for each text",
      data: { embedder: embedder.id },
    });
  }
  const quantized = isPacked ? vectors : quantizeVectors(vectors, embedder.dimensions);
  return searchIndexOf(content, keywords, () => quantized, embedder);
}

/** Writes an index down as named parts; content and the embedder's state are written by others. */
export function indexParts(index: SearchIndex): Map<string, Uint8Array> {
  return atOnce(writingIndexParts(index));
}

/** The same in slices. */
export function* writingIndexParts(index: SearchIndex): Sliced<Map<string, Uint8Array>> {
  return new Map([
    ...(yield* keywordParts(index.keywords)),
    ...(index.vectors === undefined ? [] : vectorParts(index.vectors)),
  ]);
}

/**
 * Opens written parts over the content that they were made from. Nothing is analysed anew, and nothing read until a search
 * needs it: damage raises SNAPSHOT_CORRUPT then.
 *
 * @param embedder the one that made the vectors; without it the index is searched by keywords alone
 */
export function openIndexParts(
  parts: Parts,
  content: IndexContent,
  embedder?: QueryEmbedder,
  size: IndexSize = { chunks: content.chunks.length, documents: content.documents.length },
): SearchIndex {
  const keywords = openKeywordParts(parts, size);
  const vectors = lazy(() => {
    const found = openVectors(parts, size.chunks);
    if (found !== undefined && embedder !== undefined && found.rows > 0) {
      if (found.dimensions !== embedder.dimensions) {
        throw corruptPart(
          "vectors.values",
          `${found.dimensions} dimensions where the embedder has ${embedder.dimensions}`,
        );
      }
    }
    return found;
  });
  return searchIndexOf(content, keywords, vectors, embedder);
}

function searchIndexOf(
  content: IndexContent,
  keywords: KeywordIndex,
  vectors: () => VectorIndex | undefined,
  embedder: QueryEmbedder | undefined,
): SearchIndex {
  // Bounded by the number of SDKs in the content: any other SDK gets the view of the pages without one, which is not kept.
  const views = new Map<Sdk | undefined, SearchView>();
  let orama: unknown;
  return {
    content,
    keywords,
    get vectors() {
      return vectors();
    },
    embedder,
    view(sdk) {
      let view = views.get(sdk);
      if (view === undefined) {
        view = createView(content, keywords, sdk);
        if (sdk === undefined || content.sdks.includes(sdk)) views.set(sdk, view);
      }
      return view;
    },
    get orama() {
      orama ??= createOramaDatabase(content, keywords, vectors());
      return orama;
    },
  };
}
