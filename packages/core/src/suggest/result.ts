/** What a suggestion may be told, and what it gives back. */
import type { Milliseconds } from "../platform.ts";
import type { Sdk } from "../sdk.ts";
import type { SearchResult } from "../search/result.ts";

/** What a suggestion names. */
export type SuggestionKind = "page" | "package" | "symbol" | "heading";

/** How to suggest. */
export interface SuggestOptions {
  /** Suggestions at the most, 1 to 100. @default 10 */
  limit?: number;
  /** The release whose names are suggested; names on pages of none are suggested always. @default the project's, else the newest in the index */
  sdk?: Sdk | string;
  /** What to do where the index lacks the SDK: fail, or take the closest release and say so in `sdk.searched`. @default "error" */
  fallback?: "error" | "nearest";
  /** Keep these. @default all */
  kinds?: readonly SuggestionKind[];
}

/** A name that what was typed may become. */
export interface Suggestion {
  /** The title, name or heading in full. */
  text: string;
  kind: SuggestionKind;
  /** Of the page that it is on, with slashes at both ends. */
  path: string;
  /** With anchor. */
  url: string;
  /** Without `#`; empty for pages and packages. */
  anchor: string;
  /** Title of the page; of a page, the suggestion itself. */
  title: string;
  sdk?: Sdk;
  /** The `[start, end)` range of `text` that was typed. */
  highlight: [start: number, end: number];
}

/** What was typed may become one of these. */
export interface SuggestResult {
  prefix: string;
  sdk: SearchResult["sdk"];
  /** Best first. */
  suggestions: Suggestion[];
  /** Whether nothing begins with what was typed, and these do but for one letter. */
  corrected: boolean;
  tookMs: Milliseconds;
}
