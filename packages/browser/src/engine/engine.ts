/**
 * Searches the files of a static index, wherever they come from. This file is the folder's door.
 *
 * Responsible for: which files a query needs and when, ranking, hits. Not responsible for: fetching, caching and checking files
 * (`client`), what they hold (`format`).
 */
import type { ExpodexError } from "@expodex/core/read";
import type { DocsSearchInfo, DocsSearchOptions, DocsSearchResult } from "../client/result.ts";

/**
 * Gives files of the index, as they are served, in the order of their paths, which are relative to the manifest. All paths of one call
 * belong to one round and may be asked for at once. A file that cannot be had is the error that says why; it is asked for again by
 * the next search that needs it. Rejects where the signal stops it.
 *
 * The engine keeps what it read in memory up to a bound, so a path may come twice; whoever fetches keeps bytes for longer.
 */
export type ReadFiles = (
  paths: readonly string[],
  signal?: AbortSignal,
) => Promise<(Uint8Array | ExpodexError)[]>;

/** An opened static index. */
export interface Engine {
  readonly info: DocsSearchInfo;
  /** Every file that searching may need, the manifest left out. */
  paths(): Promise<string[]>;
  /** Finds pages. @throws ExpodexError INVALID_QUERY, INVALID_OPTION, SDK_NOT_INDEXED, ABORTED, and those of files without which nothing can be found */
  search(query: string, options?: DocsSearchOptions): Promise<DocsSearchResult>;
}
