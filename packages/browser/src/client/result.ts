/** What a search in the page may be told, and what it gives back. */
import type { Correction, DocumentKind, ExpodexError } from "@expodex/core/read";

/** How to load an index that was written by `@expodex/browser/export`. */
export interface LoadDocsSearchOptions {
  /** Whether searches run in a worker, where the platform has them; or what makes one. @default true */
  worker?: boolean | (() => Worker);
  /** Whether files are kept in Cache Storage, where there is one, so that searching works offline. @default true */
  cache?: boolean;
  /** The release that searches ask for that name none. @default the newest in the index */
  sdk?: string;
  /** The platforms that searches ask for that name none. @default all */
  platforms?: readonly string[];
  /** Fetches files, on the page's own thread: functions do not go to a worker. @default the platform's */
  fetch?: typeof fetch;
  /** Stops loading. */
  signal?: AbortSignal;
  /** Further tries for a file that fails, 0 to 10. @default 2 */
  retries?: number;
  /** Milliseconds after which a file counts as failed. @default 15,000 */
  timeoutMs?: number;
  /** Hears of what fails beside the results: a file that is tried again, a worker or a cache that cannot be had. */
  onProblem?(error: ExpodexError): void;
}

/** What an index holds. */
export interface DocsSearchInfo {
  /** Releases, newest first. */
  sdks: string[];
  /** The newest release; absent where pages belong to none. */
  newest?: string;
  /** Pages, of all releases. */
  documents: number;
  chunks: number;
  /** Of the index that the files were written from. */
  fingerprint: string;
}

/** A loaded index. */
export interface DocsSearch {
  readonly info: DocsSearchInfo;
  /**
   * Finds pages. The promise is for the final result; `onPartial` hears earlier ones. A newer search ends the one before, which
   * rejects with ABORTED.
   *
   * @throws ExpodexError INVALID_QUERY, INVALID_OPTION, SDK_NOT_INDEXED, ABORTED, CLOSED, and OFFLINE or SHARD_FAILED where the files
   * are lacking without which nothing is found
   */
  search(query: string, options?: DocsSearchOptions): Promise<DocsSearchResult>;
  /**
   * Finds a page by its path, such as `/versions/latest/sdk/camera/`; undefined where the index holds none under it.
   *
   * @throws ExpodexError CLOSED, and OFFLINE or SHARD_FAILED where the table of pages is lacking
   */
  page(path: string): Promise<FoundPage | undefined>;
  /**
   * Loads everything that searching needs, so that it works offline, and says whether it did: where the person asked the browser to
   * use little data, it does not unless told to.
   *
   * @throws ExpodexError OFFLINE, SHARD_FAILED, CLOSED, and FILE_DAMAGED where the script that helps with words does not load
   */
  prefetch(options?: { evenIfSavingData?: boolean }): Promise<boolean>;
  /** Ends the worker. Searches under way are aborted. */
  close(): void;
}

/** A page of the index. */
export interface FoundPage {
  path: string;
  url: string;
  title: string;
}

/** How to search. */
export interface DocsSearchOptions {
  /** The release to search, or every one. @default the one given at loading, else the newest */
  sdk?: string | "all";
  /** Keep hits about any of these; a hit that names no platform is about all. @default those given at loading */
  platforms?: readonly string[];
  kinds?: readonly DocumentKind[];
  packages?: readonly string[];
  /** Hits at the most, 1 to 50. @default 8 */
  limit?: number;
  /**
   * The first hits that come with their texts, 0 to 50: `headings`, `anchor`, `excerpt`, `preview`. Each takes a file; a list that shows
   * five rows asks for the others once they are looked at, by the same search again. @default limit
   */
  excerpts?: number;
  /** Which evidence counts: words alone, or their meaning too, which takes no further files. @default "hybrid" */
  mode?: "keyword" | "hybrid";
  /** Whether the last word may be unfinished, as it is while somebody types. @default false */
  prefix?: boolean;
  signal?: AbortSignal;
  /** Hears results before the final one: their texts may still be missing, and unknown words are not mended yet. */
  onPartial?(result: DocsSearchResult): void;
}

/** What a search found. */
export interface DocsSearchResult {
  query: string;
  sdk: {
    /** As asked; absent where nothing was. */
    requested?: string;
    /** What was searched; absent where the index holds no release, or all were searched. */
    searched?: string;
    available: string[];
  };
  /** Which evidence the order rests on: words alone, or meaning too. */
  stage: "keyword" | "hybrid";
  /** Best first, one a page, whatever releases hold it. */
  hits: DocsSearchHit[];
  /** Pages that matched, before `limit`. */
  total: number;
  tookMs: number;
  /** Words that were searched as others. */
  corrections: Correction[];
  /** Present where files failed: what the result lacks. Searching again tries them again. */
  missing?: { parts: number; error: ExpodexError };
}

/** The part of a hit's text that answers. */
export interface DocsSearchExcerpt {
  /** Plain text. */
  text: string;
  /** `[start, end)` ranges in `text`, ascending, not touching. */
  highlights: [start: number, end: number][];
}

/** A page that matched. */
export interface DocsSearchHit {
  /** Of the page in the release that is shown. */
  path: string;
  /** With anchor. */
  url: string;
  title: string;
  /** From the page's section down to the part that answers; empty until texts are there. */
  headings: string[];
  /** Without `#`; empty for the top of the page. */
  anchor: string;
  kind: DocumentKind;
  /** The release that is shown; absent for a page that belongs to none. */
  sdk?: string;
  /** Releases that hold the page, newest first. */
  sdks: string[];
  /** By release in `sdks`: the page there, with the anchor. */
  urls: Record<string, string>;
  platforms: string[];
  packageName?: string;
  /** Qualified name, where the part describes a symbol. */
  symbol?: string;
  /** Absent until texts are there. */
  excerpt?: DocsSearchExcerpt;
  /** The whole part, for a preview. Absent until texts are there. */
  preview?: { markdown: string };
  score: number;
}
