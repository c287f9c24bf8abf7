/**
 * When a learned space is learned anew, after documentation has changed under it.
 *
 * A chunk that is encoded from its terms lands where it would have been learned, as far as its words were there to learn from.
 * So a space serves for as long as most of what it was learned from is still there, and what has come since is said in words
 * that it knows. The rule and its reasons: `docs/decisions/0006-incremental-builds.md`.
 */

/** How a documentation differs from the one that its space was learned from. */
export interface Drift {
  /** Chunks that there are now. */
  chunks: number;
  /** Chunks that came or went since the space was learned, all builds since then together. */
  drift: number;
  /** Chunks that came with this build. */
  fresh: number;
  /** Terms of these, counted each time they occur. */
  occurrences: number;
  /** How many of the occurrences are of terms that the space does not know. */
  unknown: number;
}

/** Most that may have come or gone, as a share of the chunks. */
const MAX_CHANGED = 0.05;
/** Most of the new words that may be unknown, as a share. A space knows nine tenths of the words it was learned from. */
const MAX_UNKNOWN = 0.25;
/** Share of new chunks from which on their words count: a single page about something new is found by its keywords. */
const MIN_FRESH = 0.005;

/** Whether a space is to be learned anew. */
export function hasDrifted({ chunks, drift, fresh, occurrences, unknown }: Drift): boolean {
  if (drift > chunks * MAX_CHANGED) return true;
  return fresh > chunks * MIN_FRESH && unknown > occurrences * MAX_UNKNOWN;
}
