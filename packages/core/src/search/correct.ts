/**
 * Finds the word that a misspelt one stands for.
 *
 * Responsible for: words that the index does not know. Not responsible for: identifiers that exist in parts, whose whole is unknown
 * because nobody wrote it, or words too short to tell one from another.
 */
import type { SearchIndex, WordList } from "../indexing/indexing.ts";
import { stem } from "../text/stem.ts";
import { isStopWord } from "../text/stop-words.ts";

/** Words shorter than this are not corrected: `expo` and `repo` are one edit apart. */
const MIN_LENGTH = 4;
/** From this length on two edits are allowed, where the first letter is right. */
const TWO_EDITS_LENGTH = 7;
/** Longer words are not in the list of words. */
const MAX_LENGTH = 32;
/** Shorter beginnings begin too much. */
const MIN_COMPLETED_LENGTH = 5;
const PLAIN_WORD = /^[a-z]+$/;

/** What an edit costs, beside which the frequency of a word, as a power of two, decides between equals. */
const EDIT_COST = 3;
const FIRST_LETTER_COST = 1.5;
const FREQUENCY_GAIN = 0.15;
/** What completing a word costs: a little more than one edit, less than two. */
const COMPLETION_COST = 3.6;

/** Shorter parts make too many words. */
const MIN_PART_LENGTH = 4;
/** Endings that are words too: `viewable` is one word. */
const ENDING = /(?:able|less|like|ship|ward|wise)$/;
/** Parts that occur less often than two to this power are as likely parts of something else. */
const MIN_PART_FREQUENCY = 4;

/** Words that occur less often than two to this power may be somebody's slip. */
const MIN_JOINED_FREQUENCY = 2;

/**
 * The two words that were written as one, `crashlogs` for `crash logs`; undefined where both are not usual ones. Of several
 * ways to part a word, the one whose rarer part is the most frequent.
 *
 * @param frequencyOf the logarithm to base 2 of a word's occurrences; undefined where it is not in the list of words
 */
export function partWord(
  word: string,
  frequencyOf: (word: string) => number | undefined,
): string | undefined {
  const wanted = word.toLowerCase();
  if (wanted.length > MAX_LENGTH || !PLAIN_WORD.test(wanted) || ENDING.test(wanted)) {
    return undefined;
  }
  let best: string | undefined;
  let most = MIN_PART_FREQUENCY - 1;
  for (let cut = MIN_PART_LENGTH; cut <= wanted.length - MIN_PART_LENGTH; cut++) {
    const first = frequencyOf(wanted.slice(0, cut));
    const second = first === undefined ? undefined : frequencyOf(wanted.slice(cut));
    if (first === undefined || second === undefined) continue;
    const frequency = Math.min(first, second);
    if (frequency <= most) continue;
    most = frequency;
    best = `${wanted.slice(0, cut)} ${wanted.slice(cut)}`;
  }
  return best;
}

/**
 * The one word that the documentation writes for two, `monorepo` for `mono repo`; undefined where it has the rarer of them in far more
 * places, as with `native module` and `NativeModule`: those are two words, and a name that is made of them.
 */
export function joinWords(index: SearchIndex, first: string, second: string): string | undefined {
  if (isStopWord(first) || isStopWord(second)) return undefined;
  const { dictionary, chunks, words } = index.keywords;
  // Short words are not in the list of words, so that the rarer is counted by the chunks that hold it.
  const holders = (word: string) => chunks.sizes[dictionary.find(stem(word)) ?? -1] ?? 0;
  const joined = first + second;
  const frequency = words.frequencies[words.words.find(joined) ?? -1] ?? 0;
  const isUsual =
    frequency >= MIN_JOINED_FREQUENCY &&
    2 ** (frequency + 1) >= Math.min(holders(first), holders(second));
  return isUsual ? joined : undefined;
}

/** The word that is meant, lower case; undefined where none is close. Looks at words that share its beginning, not at all of them. */
export function correctWord(
  { words, frequencies }: Pick<WordList, "words" | "frequencies">,
  word: string,
): string | undefined {
  const wanted = word.toLowerCase();
  if (wanted.length < MIN_LENGTH || wanted.length > MAX_LENGTH || !PLAIN_WORD.test(wanted)) {
    return undefined;
  }
  const maxDistance = wanted.length >= TWO_EDITS_LENGTH ? 2 : 1;
  let best: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  const consider = (number: number, cost: number) => {
    const total = cost - frequencies[number]! * FREQUENCY_GAIN;
    if (total >= least) return;
    least = total;
    best = number;
  };
  for (const { number, distance } of words.near(wanted, maxDistance, 1)) {
    const sameStart = words.word(number)[0] === wanted[0];
    consider(number, distance * EDIT_COST + (sameStart ? 0 : FIRST_LETTER_COST));
  }
  // A word cut short, an s put behind it: `notif`, `notifs` for notifications, `takepicture` for takePictureAsync.
  const beginning = wanted.endsWith("s") ? wanted.slice(0, -1) : wanted;
  if (beginning.length >= MIN_COMPLETED_LENGTH) {
    const [first, end] = words.withPrefix(beginning);
    for (let number = first; number < end; number++) consider(number, COMPLETION_COST);
  }
  return best === undefined ? undefined : words.word(best);
}
