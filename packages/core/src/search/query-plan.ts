/** What a query asks for of an index: its terms, looked up in the index, and words corrected by the index's own. */
import type { SearchIndex } from "../indexing/indexing.ts";
import { analyze, type QueryTerm } from "../text/analyze.ts";
import { correctWord, joinWords, partWord } from "./correct.ts";
import { planTerms, type QueryPlan } from "./plan-terms.ts";
import { translateQuery, translateWord } from "./translate.ts";
import type { TermWeights } from "./weights.ts";

export { MAX_QUERY_LENGTH, type QueryPlan, readQuery } from "./plan-terms.ts";

/**
 * Works out what a query asks for.
 *
 * @param correct whether unknown words are corrected, and words of other languages translated
 * @param weights how much terms count
 * @throws ExpodexError INVALID_QUERY
 */
export function planQuery(
  index: SearchIndex,
  query: string,
  correct: boolean,
  weights?: TermWeights,
): QueryPlan {
  const { dictionary, chunks, translations, words } = index.keywords;
  const frequencyOf = (word: string) => words.frequencies[words.words.find(word) ?? -1];
  const known = {
    chunks: chunks.owners,
    find: (term: string) => dictionary.find(term),
    term: (number: number) => dictionary.word(number),
    holders: (number: number) => chunks.sizes[number]!,
    withPrefix: (prefix: string) => dictionary.withPrefix(prefix),
  };
  const help = {
    translateQuery: (terms: readonly QueryTerm[], isKnown: (term: string) => boolean) =>
      translateQuery(translations, terms, isKnown, analyze),
    translateWord: translateWord.bind(undefined, translations),
    part: (word: string) => partWord(word, frequencyOf),
    join: (first: string, second: string) => joinWords(index, first, second),
    correct: (word: string) => correctWord(words, word),
  };
  return planTerms(known, query, correct ? help : undefined, weights);
}
