/** Makes links that scroll to the words that were found: `…/camera/#usage:~:text=…`. */
import type { DocsSearchExcerpt } from "../client/result.ts";

/** Words of a sentence that are quoted whole; a longer one is quoted by its ends. */
const MAX_WHOLE_WORDS = 10;
/** Words at each end of a longer sentence. */
const END_WORDS = 4;
/** Fewer are found in too many places. */
const MIN_WORDS = 3;

/**
 * Adds the sentence of an excerpt that matches best to a link. A browser that finds no such sentence on the page, or knows
 * nothing of such links, goes to the anchor. The link stays as it is where no sentence can be quoted.
 */
export function withTextFragment(url: string, excerpt: DocsSearchExcerpt | undefined): string {
  const words = excerpt === undefined ? [] : bestSentence(excerpt).split(/\s+/u);
  if (words.length < MIN_WORDS) return url;
  const quoted =
    words.length <= MAX_WHOLE_WORDS
      ? encode(words)
      : `${encode(words.slice(0, END_WORDS))},${encode(words.slice(-END_WORDS))}`;
  return `${url}${url.includes("#") ? "" : "#"}:~:text=${quoted}`;
}

/** The sentence that holds most of what matched, without what a rendered page may write differently; empty where none does. */
function bestSentence({ text, highlights }: DocsSearchExcerpt): string {
  let best = "";
  let most = 0;
  for (const found of text.matchAll(/[^.!?。！？\n|…]+[.!?。！？]?/gu)) {
    const start = found.index;
    const end = start + found[0].length;
    let matched = 0;
    for (const [from, to] of highlights) if (from >= start && to <= end) matched += to - from;
    if (matched <= most) continue;
    most = matched;
    best = found[0].trim();
  }
  return best;
}

// A dash parts the words before from those that are quoted, and is not encoded by the platform.
const encode = (words: readonly string[]) =>
  encodeURIComponent(words.join(" ")).replaceAll("-", "%2D");
