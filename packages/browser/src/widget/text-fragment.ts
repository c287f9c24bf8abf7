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
      ? [words]
      : [words.slice(0, END_WORDS), words.slice(-END_WORDS)];
  // A dash parts the words before from those that are quoted, and is not encoded by the platform.
  const encoded = quoted.map((some) => encodeURIComponent(some.join(" ")).replaceAll("-", "%2D"));
  return `${url}${url.includes("#") ? "" : "#"}:~:text=${encoded.join()}`;
}

/** The sentence that holds most of what matched, without what a rendered page may write differently; empty where none does. */
function bestSentence({ text, highlights }: DocsSearchExcerpt): string {
  let best = "";
  let most = 0;
  for (const { 0: sentence, index } of text.matchAll(/[^.!?。！？\n|…]+[.!?。！？]?/gu)) {
    let matched = 0;
    for (const [from, to] of highlights) {
      if (from >= index && to <= index + sentence.length) matched += to - from;
    }
    if (matched <= most) continue;
    most = matched;
    best = sentence.trim();
  }
  return best;
}
