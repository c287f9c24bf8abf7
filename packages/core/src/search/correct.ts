/**
 * Finds the word that a misspelt one stands for.
 *
 * Responsible for: words that the index does not know. Not responsible for: identifiers that exist in parts, whose whole is unknown
 * because nobody wrote it, or words too short to tell one from another.
 */
import type { SearchIndex } from "../indexing/indexing.ts";
import { analyze } from "../text/analyze.ts";

/** Words shorter than this are not corrected: `expo` and `repo` are one edit apart. */
const MIN_LENGTH = 4;
/** From this length on two edits are allowed, where the first letter is right. */
const TWO_EDITS_LENGTH = 7;
const PLAIN_WORD = /^[a-z]+$/;

/** What an edit costs, beside which the frequency of a word is a tie-break. */
const EDIT_COST = 3;
const FIRST_LETTER_COST = 1.5;
const FREQUENCY_GAIN = 0.15;

/** The word that is meant, lower case; undefined where none is close. Looks at words that share its beginning, not at all of them. */
export function correctWord(index: SearchIndex, word: string): string | undefined {
  const wanted = word.toLowerCase();
  if (wanted.length < MIN_LENGTH || wanted.length > 32 || !PLAIN_WORD.test(wanted))
    return undefined;
  const { words, frequencies } = index.keywords.words;
  const maxDistance = wanted.length >= TWO_EDITS_LENGTH ? 2 : 1;
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const { number, distance } of words.near(wanted, maxDistance)) {
    const candidate = words.word(number);
    const sameStart = candidate[0] === wanted[0];
    if (distance > 1 && !sameStart) continue;
    const cost =
      distance * EDIT_COST +
      (sameStart ? 0 : FIRST_LETTER_COST) -
      frequencies[number]! * FREQUENCY_GAIN;
    if (cost < least) {
      least = cost;
      best = candidate;
    }
  }
  return best ?? completeWord(index, wanted);
}

/** The most frequent word that starts with an unknown one: `authenticati` is a word cut short, `takepicture` an identifier. */
function completeWord(index: SearchIndex, wanted: string): string | undefined {
  const { words, frequencies } = index.keywords.words;
  const [first, end] = words.withPrefix(wanted);
  let best: number | undefined;
  for (let number = first; number < end; number++) {
    if (best === undefined || frequencies[number]! > frequencies[best]!) best = number;
  }
  return best === undefined ? undefined : words.word(best);
}

/** The terms that a corrected word is searched as. */
export function correctedTerms(word: string): string[] {
  return analyze(word);
}
