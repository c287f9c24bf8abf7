/**
 * Turns the texts of a whole documentation into numbers of terms, each word analysed once.
 *
 * Responsible for: giving the terms that `eachTerm` gives, in its order, as numbers; counting the words that they stand for.
 * Not responsible for: which text is read (`indexing/content-terms.ts`).
 *
 * Analysis is most of what indexing costs after parsing, and nine of ten names of a text were met before. A name that was met
 * costs one look-up for all its terms and words; looking up each term and each word by itself took three times as long.
 */
import { eachTermOf } from "./analyze.ts";
import { type Compound, eachName } from "./words.ts";

/** Numbers of terms, one text after the other. */
export interface NumberList {
  /** More than are in use. */
  numbers: Uint32Array;
  length: number;
}

/** Reads texts. */
export interface TermNumbers {
  /** Terms by number, in the order in which they were met. */
  readonly terms: readonly string[];
  /** The number of a term; a new one where it was not met. */
  numberOf(term: string): number;
  /** Appends the terms of a text to a list, in reading order. */
  read(text: string, list: NumberList): void;
  /** Does the same and counts the words. */
  readWords(text: string, list: NumberList): void;
  /** Calls `visit` with words as written that were counted, and how often; a word may come several times. */
  eachWord(visit: (word: string, times: number) => void): void;
}

/** What became of a name. */
interface Name {
  terms: number[];
  /** What the terms stand for, as written. */
  words: string[];
  /** How often the name was met where words are counted. */
  times: number;
}

/** Longest name that is remembered, and how many at the most: beyond, they are words that occur once. Some 10 MB. */
const REMEMBERED_LENGTH = 32;
const REMEMBERED_NAMES = 1 << 16;

/** Makes an empty list. */
export function createNumberList(): NumberList {
  return { numbers: new Uint32Array(1 << 10), length: 0 };
}

/** Makes a reader that has met nothing. */
export function createTermNumbers(): TermNumbers {
  const terms: string[] = [];
  const numbers = new Map<string, number>();
  let names = new Map<string, Name>();
  /** Words of names that are not remembered any more, or never were. */
  const words = new Map<string, number>();

  const numberOf = (term: string): number => {
    let number = numbers.get(term);
    if (number === undefined) {
      number = terms.length;
      numbers.set(term, number);
      terms.push(term);
    }
    return number;
  };

  const analyseName = (text: string, compound: Compound): Name => {
    const name: Name = { terms: [], words: [], times: 0 };
    eachTermOf(text, compound, (term, start, end) => {
      name.terms.push(numberOf(term));
      name.words.push(text.slice(start, end));
    });
    return name;
  };

  const keepWords = ({ words: found, times }: Name) => {
    if (times === 0) return;
    for (const word of found) words.set(word, (words.get(word) ?? 0) + times);
  };

  const forget = () => {
    for (const name of names.values()) keepWords(name);
    names = new Map();
  };

  const readText = (text: string, list: NumberList, times: 0 | 1) => {
    eachName(text, (start, end, compound) => {
      const isShort = end - start <= REMEMBERED_LENGTH;
      const letters = isShort ? text.slice(start, end) : "";
      let name = isShort ? names.get(letters) : undefined;
      if (name === undefined) {
        const whole = compound ?? {
          words: [{ start, end, unspaced: false }],
          start,
          end,
          flag: false,
        };
        name = analyseName(text, whole);
        if (isShort) {
          if (names.size >= REMEMBERED_NAMES) forget();
          names.set(letters, name);
        }
      }
      name.times += times;
      if (!isShort) keepWords(name);
      const found = name.terms;
      if (list.length + found.length > list.numbers.length) grow(list, found.length);
      for (let at = 0; at < found.length; at++) list.numbers[list.length++] = found[at]!;
    });
  };

  return {
    terms,
    numberOf,
    read: (text, list) => readText(text, list, 0),
    readWords: (text, list) => readText(text, list, 1),
    eachWord(visit) {
      forget();
      for (const [word, times] of words) visit(word, times);
    },
  };
}

function grow(list: NumberList, more: number): void {
  const numbers = new Uint32Array(Math.max(list.numbers.length * 2, list.length + more));
  numbers.set(list.numbers.subarray(0, list.length));
  list.numbers = numbers;
}
