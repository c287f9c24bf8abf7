/** The complete public surface of `@expodex/core/read`: open a snapshot and search it, without parser or schema library. */

// answer
export type { Generator, GeneratorRequest } from "./answer/generator.ts";
export type { Answer, AnswerOptions, Citation, GeneratedAnswer } from "./answer/result.ts";
// index
export type { DocsIndex, IndexInfo } from "./docs-index.ts";
// embed
export type { Embedder, EmbedKind, EmbedOptions } from "./embed/embedder.ts";
// errors and platform
export {
  type ErrorData,
  ExpodexError,
  type ExpodexErrorCode,
  isExpodexError,
  throwIfAborted,
} from "./errors.ts";
export { type OpenExpoDocsIndexOptions, openExpoDocsIndex } from "./open-expo-docs-index.ts";
export type { OpenOptions } from "./open-index.ts";
// parse
export type { DocumentKind, Platform } from "./parse/document.ts";
export type { DocsSymbol, SymbolKind, SymbolParameter } from "./parse/symbol.ts";
export type { Clock, Log, Milliseconds } from "./platform.ts";
// read
export type {
  ContentsEntry,
  DiffEntry,
  DocumentsOptions,
  ListedDocument,
  PackageDiff,
  ReadOptions,
  ReadResult,
  SymbolEntry,
  SymbolOptions,
  SymbolResult,
} from "./read/result.ts";
// recommend
export type {
  Recommendation,
  RecommendOptions,
  RecommendResult,
  Relation,
  RelationKind,
} from "./recommend/result.ts";
// sdk
export { compareSdk, latestSdk, parseSdk, type Sdk, sdkLabel, sdkSegment } from "./sdk.ts";
export { withoutErrorNoise } from "./search/error-noise.ts";
// search
export type {
  CacheStatistics,
  Correction,
  Excerpt,
  Hit,
  SearchMode,
  SearchOptions,
  SearchResult,
  Why,
} from "./search/result.ts";
export type { ResultCacheOptions } from "./search/search.ts";
export { SNAPSHOT_VERSION } from "./snapshot/snapshot.ts";
// store
export type { Store, StoredBytes, StoreOptions, StoreWriteOptions } from "./store/store.ts";
export { checkStoreKey, isStoreKey } from "./store/store-key.ts";
// suggest
export type {
  Suggestion,
  SuggestionKind,
  SuggestOptions,
  SuggestResult,
} from "./suggest/result.ts";
// text
export { nearestNames } from "./text/nearest-names.ts";
export { estimateTokens } from "./text/tokens.ts";
