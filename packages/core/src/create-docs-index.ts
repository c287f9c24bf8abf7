/**
 * Builds an index from a source: the whole way in one place.
 *
 *     source ─► parse ─► chunk ─► embed ─► index
 *
 * Responsible for: the order of the stages, options and their defaults, progress, what is left out and said so.
 * Not responsible for: what a stage does.
 */
import type { ChunkOptions } from "./chunk/chunk.ts";
import { checkCreateOptions } from "./create-options.ts";
import type { DocsIndex } from "./docs-index.ts";
import type { Embedder } from "./embed/embedder.ts";
import type { VectorLearner } from "./embed/vector-learner.ts";
import { indexContentOf } from "./index-content.ts";
import { type OpenOptions, openIndex, searchIndexOf } from "./open-index.ts";
import type { ParseWarning } from "./parse/document.ts";
import type { Parser } from "./parse/parser.ts";
import type { OnProgress } from "./progress.ts";
import { readContent } from "./read-content.ts";
import type { SdkSelection } from "./sdk.ts";
import type { Source } from "./source/source.ts";

/** How to build an index. */
export interface CreateDocsIndexOptions extends OpenOptions {
  /** Where the documentation comes from. */
  source: Source;
  /** Releases to take in; pages that belong to none are taken always. @default "all" */
  sdk?: SdkSelection | string;
  /** What makes vectors; `"none"` makes an index for keywords alone. @default learned from the documentation itself */
  embedder?: Embedder | "none";
  /** How documents are cut. */
  chunk?: ChunkOptions;
  /**
   * What parses files, and may learn vectors, such as `parserThreads()` of `@expodex/sources`; whoever made it closes it.
   *
   * @default the caller's own thread
   */
  parser?: Parser & Partial<VectorLearner>;
  /**
   * An open index built before, such as a snapshot of yesterday's. What did not change is taken over from it: documents of files
   * that read the same, with all files they draw in, and vectors of chunks. The content is that of a build without it; learned
   * vectors are learned anew only where the documentation has drifted. Another release's, or one cut otherwise, is ignored.
   * It stays the caller's to close, and is not needed afterwards.
   */
  previous?: DocsIndex;
  /** Documents at the most, 1 to 1,000,000; more raise LIMIT_EXCEEDED. @default 100,000 */
  maxDocuments?: number;
  signal?: AbortSignal;
  onProgress?: OnProgress;
  /** Called for everything that was read otherwise than written. It must not throw. */
  onWarning?: (warning: ParseWarning) => void;
}

/**
 * Builds an index of Expo's documentation.
 *
 * @throws ExpodexError INVALID_OPTION, SOURCE_EMPTY, SOURCE_INVALID, SDK_NOT_INDEXED, LIMIT_EXCEEDED, EMBEDDER_FAILED, ABORTED
 */
export function createExpoDocsIndex(options: CreateDocsIndexOptions): Promise<DocsIndex> {
  return createDocsIndex(options);
}

/**
 * Builds an index of any documentation in markdown or MDX. Whether Expo's conventions hold is the source's to say.
 *
 * @throws ExpodexError INVALID_OPTION, SOURCE_EMPTY, SOURCE_INVALID, SDK_NOT_INDEXED, LIMIT_EXCEEDED, EMBEDDER_FAILED, ABORTED
 */
export async function createDocsIndex(options: CreateDocsIndexOptions): Promise<DocsIndex> {
  checkCreateOptions(options);
  const { embedder, source } = options;
  const before = options.previous === undefined ? undefined : searchIndexOf(options.previous);
  const read = await readContent(options, before?.content);
  const { index, facts } = await indexContentOf(read, embedder, [source.id], before, options);
  return openIndex(index, facts, options);
}
