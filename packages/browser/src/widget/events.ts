/** What the element tells the page. Nothing is sent anywhere else. */
import type { ExpodexError } from "@expodex/core/parts";
import type { DocsSearchHit } from "../client/result.ts";

/** Of each event, its `detail`. `eds:search` and `eds:select` can be cancelled, and then nothing happens. */
export interface ExpoDocsSearchEvents {
  /** Somebody searches. */
  "eds:search": { query: string; sdk?: string | undefined; platforms: string[] };
  /** Somebody opens a page. */
  "eds:select": { hit: DocsSearchHit; url: string; query: string; newTab: boolean };
  /** A search found no page. */
  "eds:no-results": { query: string; nearest: DocsSearchHit[] };
  /** A search failed, or the index could not be loaded. */
  "eds:error": { error: ExpodexError };
  /** Results are shown: `tookMs` after the search began, `sinceInputMs` after the last key. */
  "eds:timing": {
    query: string;
    stage: "keyword" | "hybrid";
    isFinal: boolean;
    tookMs: number;
    sinceInputMs: number;
  };
}

/** Tells the page; false where the page cancelled. */
export type Emit = <K extends keyof ExpoDocsSearchEvents>(
  type: K,
  detail: ExpoDocsSearchEvents[K],
) => boolean;

/** Makes what tells a page by events of an element. */
export const emitFrom =
  (element: Element): Emit =>
  (type, detail) =>
    element.dispatchEvent(
      new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: true }),
    );
