/** What packing an answer may be told, and what it gives back. */
import type { SearchOptions, SearchResult } from "../search/result.ts";
import type { Generator } from "./generator.ts";

/** How to pack an answer. */
export interface AnswerOptions extends Omit<SearchOptions, "limit" | "offset" | "excerptLength"> {
  /** Budget in estimated tokens for `text`, 100 to 100,000. @default 2,000 */
  maxTokens?: number;
  /** Has a model word the answer from what was found, which is all that it may cite. @default none: the answer is the documentation's own words */
  generator?: Generator;
  /** Receives the model's words as they come, with false citations taken out. Where `generated.fallback` is set in the end, they do not count. */
  onText?: (text: string) => void;
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

/** How a model worded an answer. */
export interface GeneratedAnswer {
  /** The generator's id. */
  by: string;
  /** Citations that were taken out because they were of nothing that the model was given: numbers in brackets and addresses, as they stood. */
  removed: string[];
  /**
   * Set where `text` is the extract all the same: nothing was found that a model could word (it was not asked), or its answer
   * cited nothing that it was given.
   */
  fallback?: "nothing-found" | "nothing-cited";
}

/** Hits packed to a budget, with citations. */
export interface Answer {
  query: string;
  sdk: SearchResult["sdk"];
  /** Markdown: the best chunks, whole blocks, each under a line that cites it; or a model's words, with `[n]` after what they rest on. */
  text: string;
  citations: Citation[];
  /** Estimated tokens of `text`. */
  tokens: number;
  tookMs: number;
  corrections: SearchResult["corrections"];
  /** Set where a generator was passed. */
  generated?: GeneratedAnswer;
}
