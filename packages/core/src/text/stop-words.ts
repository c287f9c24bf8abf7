/** English words that say nothing about a page's subject. They are neither indexed nor searched. */

const WORDS =
  "a about also am an and any are aren as at be because been being but by can cannot cant could couldn d did didn didnt do " +
  "does doesn doesnt doing don dont for from had has hasn have haven having he her here hers him his how i if in into is isn isnt it its " +
  "itself just ll m may me might my of on onto or our ours re s shall she should shouldn so some such t than that thats the their " +
  "theirs them then there these they this those to too u ur us ve very was wasn we were weren what whats when where which while who whom whose " +
  "why will with would wouldn you your yours im ive id please anyone thanks thank";

let words: ReadonlySet<string> | undefined;

/** Whether a lower-case word, before stemming, is one of the English words that are left out. */
export function isStopWord(word: string): boolean {
  words ??= new Set(WORDS.split(" "));
  return words.has(word);
}
