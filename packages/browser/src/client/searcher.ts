/** What searches, here or in a worker. */
import type { ExpodexError } from "@expodex/core/parts";
import type { DocsSearchInfo, DocsSearchOptions, DocsSearchResult, FoundPage } from "./result.ts";

/** An opened index. */
export interface Searcher {
  readonly info: DocsSearchInfo;
  search(query: string, options: DocsSearchOptions): Promise<DocsSearchResult>;
  page(path: string): Promise<FoundPage | undefined>;
  /** Whether all files are there; false where loading them was not wanted. */
  prefetch(isForced: boolean): Promise<boolean>;
  close(): void;
}

/** Hears of what fails beside the results. */
export type OnProblem = (error: ExpodexError) => void;
