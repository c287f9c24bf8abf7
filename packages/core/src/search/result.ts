/** What a search may be told, and what it gives back. */

import type { DocumentKind, Platform } from "../parse/document.ts";
import type { Milliseconds } from "../platform.ts";
import type { Sdk } from "../sdk.ts";

/** Which evidence a search weighs. */
export type SearchMode = "keyword" | "vector" | "hybrid";

/** How to search. */
export interface SearchOptions {
  /** Hits at the most, 1 to 100. @default 10 */
  limit?: number;
  /** Hits to leave out from the front, 0 to 1,000. @default 0 */
  offset?: number;
  /** @default "hybrid"; "keyword" where the index holds no vectors */
  mode?: SearchMode;
  /** The release to search; pages that belong to none are searched always. @default the project's, else the newest in the index */
  sdk?: Sdk | string;
  /** What to do where the index lacks the SDK: fail, or search the closest release and say so in `sdk.searched`. @default "error" */
  fallback?: "error" | "nearest";
  /** Keep hits about any of these platforms; a hit that names no platform is about all. */
  platforms?: readonly Platform[];
  kinds?: readonly DocumentKind[];
  packages?: readonly string[];
  /** Hits of one page at the most, 1 to 100. @default 3 */
  perPage?: number;
  /** Whether words that the index does not know are corrected, and words of other languages translated. @default true */
  correct?: boolean;
  /**
   * Length of excerpts in characters, 40 to 2,000; a list gives the hits theirs in order and its last to those that follow, so that
   * `[900, 900, 200]` quotes two hits at length and shows the others. @default 280
   */
  excerptLength?: number | readonly number[];
  /** Whether the result cache may answer. @default true */
  cache?: boolean;
  signal?: AbortSignal;
}

/** The part of a chunk that answers, with what matched. */
export interface Excerpt {
  /** Markdown reduced to plain text, one line break where a block ends. */
  text: string;
  /** `[start, end)` ranges in `text`, ascending, not touching. */
  highlights: [start: number, end: number][];
}

/** What a hit's score is made of; each part is already weighted, they add up to the score. */
export interface Why {
  /** Keyword evidence of the chunk. */
  keyword: number;
  /** Keyword evidence of its whole page. */
  page: number;
  /** Nearness of the vectors. */
  vector: number;
  /** Exact symbol, title or path matches, and demotions (negative). */
  boost: number;
  /** Query terms that were found, as the user wrote them or as corrected; words without humps in lower case. */
  terms: string[];
}

/** A chunk that matched. */
export interface Hit {
  /** Of the page, with slashes at both ends. */
  path: string;
  /** With anchor. */
  url: string;
  title: string;
  headings: string[];
  /** Without `#`; empty for the top of the page. */
  anchor: string;
  kind: DocumentKind;
  sdk?: Sdk;
  /** Other SDKs with the same chunk on the same page. */
  alsoIn: Sdk[];
  platforms: Platform[];
  packageName?: string;
  /** Qualified name, where the chunk describes a symbol. */
  symbol?: string;
  excerpt: Excerpt;
  score: number;
  why: Why;
  /** Number of the chunk in this index; what `read` and tools may hold on to while the fingerprint stays. */
  chunk: number;
}

/** A word that was searched as another. */
export interface Correction {
  from: string;
  to: string;
}

/** What a search found. */
export interface SearchResult {
  query: string;
  sdk: {
    /** As asked; absent where nothing was. */
    requested?: string;
    /** What was searched; absent where the index holds no SDK. */
    searched?: Sdk;
    /** The release that the query names in its words, where another was searched: words choose none. Pass it as `sdk` to search it. */
    named?: Sdk;
    available: Sdk[];
  };
  hits: Hit[];
  /** Chunks that matched, before `limit` and `perPage`. */
  total: number;
  tookMs: Milliseconds;
  cached: boolean;
  corrections: Correction[];
}

/** How the result cache has done since the index was opened. */
export interface CacheStatistics {
  hits: number;
  misses: number;
  /** Calls that waited for the same search already under way. */
  joined: number;
  entries: number;
  maxEntries: number;
  /** About how many bytes the kept results take. */
  bytes: number;
  maxBytes: number;
  ttlMs: Milliseconds;
  /** `(hits + joined) / all`, 0 before the first search. */
  hitRate: number;
}
