/**
 * Anchors of one page, as the site makes them.
 *
 *     ## Request the camera permission before you call it twice
 *        └───────────── seven words ──────────────┘
 *     request-the-camera-permission-before-you-call      second time: …-call-1
 */
import { slug as slugOf } from "github-slugger";

/** The site keeps this many words of a heading, so that anchors stay short. */
const MAX_WORDS = 7;

/** Hands out anchors, each once. */
export interface Anchors {
  /** Makes and claims the anchor of a heading's plain text. */
  slug(title: string): string;
  /** Claims an anchor that is spelled already, numbering it where it is taken. */
  claim(anchor: string): string;
}

/** Spells the anchor of a heading without claiming it: first seven words, lower case, hyphens. */
export function anchorOf(title: string): string {
  const words = title.trim().split(" ");
  return slugOf(words.slice(0, MAX_WORDS).join(" "));
}

/**
 * Spells the anchor that a heading of more than seven words would have without the limit, which older links use;
 * `undefined` for shorter ones.
 */
export function fullAnchorOf(title: string): string | undefined {
  return title.trim().split(" ").length > MAX_WORDS
    ? slugOf(title.trim().slice(0, 500))
    : undefined;
}

/** Starts the anchors of a page, none taken. */
export function createAnchors(): Anchors {
  const taken = new Map<string, number>();
  function claim(anchor: string): string {
    let result = anchor;
    let count = taken.get(anchor);
    while (taken.has(result) && count !== undefined) {
      count += 1;
      taken.set(anchor, count);
      result = `${anchor}-${count}`;
    }
    taken.set(result, 0);
    return result;
  }
  return { slug: (title) => claim(anchorOf(title)), claim };
}
