/** What packing an answer may be told, and what it gives back. */
import type { SearchOptions, SearchResult } from "../search/result.ts";

/** How to pack an answer. */
export interface AnswerOptions extends Omit<SearchOptions, "limit" | "offset" | "excerptLength"> {
  /** Budget in estimated tokens for `text`, 100 to 100,000. @default 2,000 */
  maxTokens?: number;
}

/** Where a part of an answer stands. */
export interface Citation {
  /** 1-based; `text` marks the part with `[n]`. */
  number: number;
  title: string;
  headings: string[];
  url: string;
  path: string;
  anchor: string;
}

/** Hits packed to a budget, with citations. */
export interface Answer {
  query: string;
  sdk: SearchResult["sdk"];
  /** Markdown: the best chunks, whole blocks, each under a line that cites it. */
  text: string;
  citations: Citation[];
  /** Estimated tokens of `text`. */
  tokens: number;
  tookMs: number;
  corrections: SearchResult["corrections"];
}
