/** An open index: what every adapter stands on. */
import type { Answer, AnswerOptions } from "./answer/result.ts";
import type {
  DocumentsOptions,
  ListedDocument,
  PackageDiff,
  ReadOptions,
  ReadResult,
  SymbolOptions,
  SymbolResult,
} from "./read/result.ts";
import type { RecommendOptions, RecommendResult } from "./recommend/result.ts";
import type { Sdk } from "./sdk.ts";
import type { CacheStatistics, SearchOptions, SearchResult } from "./search/result.ts";
import type { SuggestOptions, SuggestResult } from "./suggest/result.ts";

/** What an index holds. */
export interface IndexInfo {
  /** Hexadecimal; equal for equal input, settings and format. */
  fingerprint: string;
  documents: number;
  /** Distinct chunks. */
  chunks: number;
  /** Chunks counted once for every document they stand in. */
  placements: number;
  /** Distinct symbols. */
  symbols: number;
  /** Newest first. */
  sdks: Sdk[];
  /** The SDK that a search without one asks. */
  defaultSdk?: Sdk;
  packages: string[];
  embedder?: { id: string; dimensions: number };
  sources: string[];
  /** Names that `attachment` takes. */
  attachments: string[];
}

/** An open index. */
export interface DocsIndex {
  readonly info: IndexInfo;
  /** The Orama database that holds the chunks, for its own `search()`. Typed loosely so that no vendor's types leave the package. */
  readonly orama: unknown;
  /** Finds chunks. @throws ExpodexError INVALID_QUERY, INVALID_OPTION, SDK_NOT_INDEXED, ABORTED, CLOSED */
  search(query: string, options?: SearchOptions): Promise<SearchResult>;
  /** Reads a page or a section by path, URL or old URL. @throws ExpodexError DOCUMENT_NOT_FOUND, SECTION_NOT_FOUND, CURSOR_INVALID, SDK_NOT_INDEXED, INVALID_OPTION, CLOSED */
  read(reference: string, options?: ReadOptions): Promise<ReadResult>;
  /** Lists the pages of one SDK and those of none, in a fixed order. @throws ExpodexError SDK_NOT_INDEXED, INVALID_OPTION, CLOSED */
  documents(options?: DocumentsOptions): Promise<ListedDocument[]>;
  /** Looks a symbol or package up, ignoring case. @throws ExpodexError SYMBOL_NOT_FOUND, PACKAGE_NOT_FOUND, SDK_NOT_INDEXED, INVALID_OPTION, CLOSED */
  symbol(name: string, options?: SymbolOptions): Promise<SymbolResult>;
  /** Compares a package's API between two SDKs. @throws ExpodexError PACKAGE_NOT_FOUND, SDK_NOT_INDEXED, INVALID_OPTION, CLOSED */
  diff(packageName: string, range: { from: Sdk | string; to: Sdk | string }): Promise<PackageDiff>;
  /** Packs the best chunks into a token budget, with citations. */
  answer(query: string, options?: AnswerOptions): Promise<Answer>;
  /** Finds documents that are related to a text, or to the page whose path or address it is. @throws ExpodexError INVALID_QUERY, INVALID_OPTION, DOCUMENT_NOT_FOUND, SDK_NOT_INDEXED, EMBEDDER_FAILED, ABORTED, CLOSED */
  recommend(context: string, options?: RecommendOptions): Promise<RecommendResult>;
  /** Completes what a person types to titles, packages, symbols and headings. @throws ExpodexError INVALID_OPTION, SDK_NOT_INDEXED, CLOSED */
  suggest(prefix: string, options?: SuggestOptions): Promise<SuggestResult>;
  /** Gives a datum that the index keeps beside the pages, such as `app-config-schema/57`; `undefined` where there is none of the name. @throws ExpodexError CLOSED */
  attachment(name: string): Promise<unknown>;
  /** Writes the index down; `openExpoDocsIndex` reads it. */
  snapshot(): Promise<Uint8Array>;
  cacheStatistics(): CacheStatistics;
  /** Gives back everything held open; later calls raise CLOSED. */
  close(): Promise<void>;
}
