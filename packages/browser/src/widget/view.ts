/** What the dialog shows: one of these at a time. */
import type { DocsSearchHit, DocsSearchResult } from "../client/result.ts";

/** A state of the dialog. */
export type View =
  /** Nothing is typed. */
  | { kind: "start" }
  /** The first results are on their way; `slow` after a while. */
  | { kind: "loading"; slow: boolean }
  /** Pages were found; `isFinal` once nothing more is on its way. */
  | { kind: "results"; hits: DocsSearchHit[]; result: DocsSearchResult; isFinal: boolean }
  /** No page was found; `hits` are the nearest, found for `corrected`. */
  | { kind: "nothing"; query: string; hits: DocsSearchHit[]; corrected?: string | undefined }
  /** The index does not hold the release that was asked for. */
  | { kind: "no-sdk"; sdk: string; available: string[] }
  /** Nothing could be loaded. */
  | { kind: "offline" | "error" };

/** The hits that a view shows, in order. */
export function hitsOf(view: View): readonly DocsSearchHit[] {
  return view.kind === "results" || view.kind === "nothing" ? view.hits : [];
}
