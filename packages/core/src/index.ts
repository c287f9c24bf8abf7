/** The complete public surface of `@expodex/core`: build an index of documentation, and everything of `@expodex/core/read`. */

// answer
export {
  type AnthropicGeneratorOptions,
  anthropicGenerator,
} from "./answer/anthropic-generator.ts";
export {
  type OpenAiCompatibleGeneratorOptions,
  openAiCompatibleGenerator,
} from "./answer/openai-compatible-generator.ts";
// chunk
export type { ChunkOptions } from "./chunk/chunk.ts";
// index
export {
  type CreateDocsIndexOptions,
  createDocsIndex,
  createExpoDocsIndex,
} from "./create-docs-index.ts";
// embed
export { type BatchingOptions, withBatching } from "./embed/batching.ts";
export { type CohereOptions, cohereEmbedder } from "./embed/cohere-embedder.ts";
export {
  type OpenAiCompatibleOptions,
  openAiCompatibleEmbedder,
} from "./embed/openai-compatible-embedder.ts";
export { type OramaPluginOptions, oramaPluginEmbedder } from "./embed/orama-plugin-embedder.ts";
export { type RetryOptions, withRetry } from "./embed/retry.ts";
export { type TransformersOptions, transformersEmbedder } from "./embed/transformers-embedder.ts";
export {
  createVectorCache,
  type VectorCache,
  type VectorCacheOptions,
  type VectorCacheStatistics,
  withVectorCache,
} from "./embed/vector-cache.ts";
export { type LearnedRows, learnRows, type VectorLearner } from "./embed/vector-learner.ts";
export { type VoyageOptions, voyageEmbedder } from "./embed/voyage-embedder.ts";
// parse
export {
  type Comment,
  type CommentPart,
  type CommentTag,
  type ProjectReflection,
  type Reflection,
  type ReflectionFlags,
  ReflectionKind,
  type TypeNode,
} from "./parse/api/reflection.ts";
export type { ParseWarning, WarningCode } from "./parse/document.ts";
export { inlineParser, type ParsedFile, type ParseRequest, type Parser } from "./parse/parser.ts";
// progress
export type { OnProgress, ProgressEvent, ProgressStage } from "./progress.ts";
// read, search, answer, snapshot
export * from "./read.ts";
export type { SdkSelection } from "./sdk.ts";
// source
export type {
  Attachment,
  DocsFile,
  MediaType,
  Source,
  SourceOptions,
  SourceProblem,
} from "./source/source.ts";
// store
export { type MemoryStoreOptions, memoryStore } from "./store/memory-store.ts";
// update
export {
  type IndexUpdate,
  type UpdateCounts,
  type UpdateDocsIndexOptions,
  updateDocsIndex,
} from "./update-docs-index.ts";
