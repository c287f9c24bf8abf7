/**
 * How often words occur, counted while an index is built, kept for the next build, and changed by what came and went.
 *
 * Responsible for: which words are worth correcting to. Not responsible for: opening them (`word-list.ts`).
 *
 * Searches need the logarithm of a count, and no word that is rare. A later build needs every count to the last one, because a
 * word may pass the bound in either direction.
 */
import { atOnce, type Sliced } from "../slices.ts";
import { compareWords, type Dictionary, openDictionary, writingDictionary } from "./dictionary.ts";
import type { WordList, WordOccurrences } from "./word-list.ts";

/** Collects words. */
export interface WordCounts {
  /** Counts a word as written, once or several times. Only plain ASCII words are kept. */
  add(word: string, times?: number): void;
  finish(): WordList;
}

/** Words that occur less often are as likely misspelt themselves. */
const MIN_OCCURRENCES = 3;
const PLAIN_WORD = /^[a-z]{4,32}$/;

/** Makes an empty collection. */
export function createWordCounts(): WordCounts {
  const counts = new Map<string, number>();
  return {
    add(word, times = 1) {
      if (word.length < 4 || word.length > 32) return;
      const lower = word.toLowerCase();
      counts.set(lower, (counts.get(lower) ?? 0) + times);
    },
    finish() {
      const plain = [...counts.keys()].filter((word) => PLAIN_WORD.test(word)).sort(compareWords);
      const kept = plain.filter((word) => counts.get(word)! >= MIN_OCCURRENCES);
      const rare = plain.filter((word) => counts.get(word)! < MIN_OCCURRENCES);
      const countsOf = (words: readonly string[]) => words.map((word) => counts.get(word)!);
      return atOnce(
        wordListOf(
          { words: kept, counts: countsOf(kept) },
          { words: rare, counts: countsOf(rare) },
        ),
      );
    },
  };
}

/** Sorted words, and how often each occurs. */
interface CountedWords {
  words: string[];
  counts: number[];
}

function* wordListOf(kept: CountedWords, rare: CountedWords): Sliced<WordList> {
  const exact = Uint32Array.from(kept.counts);
  const bytes = yield* writingDictionary(kept.words);
  const rareBytes = yield* writingDictionary(rare.words);
  return {
    words: openDictionary(bytes, "keyword.words"),
    bytes,
    frequencies: frequenciesOf(exact),
    occurrences: { counts: exact, rareBytes, rareCounts: Uint8Array.from(rare.counts) },
  };
}

const frequenciesOf = (counts: Uint32Array) => Uint8Array.from(counts, (count) => Math.log2(count));

/**
 * Changes counts.
 *
 * @param changes by word, lower case: how many more of it there are
 */
export function* mergeWordCounts(
  before: WordList,
  occurrences: WordOccurrences,
  changes: ReadonlyMap<string, number>,
): Sliced<WordList> {
  const { words, bytes } = before;
  const { rareBytes, rareCounts } = occurrences;
  const rareWords = openDictionary(rareBytes, "keyword.rare-words");
  const counts = occurrences.counts.slice();
  const rare = rareCounts.slice();
  let sameLists = true;
  const others = new Map<string, number>();
  for (const [word, change] of changes) {
    if (change === 0 || !PLAIN_WORD.test(word)) continue;
    const number = words.find(word);
    const rareNumber = number === undefined ? rareWords.find(word) : undefined;
    const count =
      change +
      (number !== undefined ? counts[number]! : rareNumber !== undefined ? rare[rareNumber]! : 0);
    if (number !== undefined && count >= MIN_OCCURRENCES) counts[number] = count;
    else if (rareNumber !== undefined && count > 0 && count < MIN_OCCURRENCES)
      rare[rareNumber] = count;
    else {
      sameLists = false;
      others.set(word, count);
    }
  }
  if (sameLists) {
    return {
      words,
      bytes,
      frequencies: frequenciesOf(counts),
      occurrences: { counts, rareBytes, rareCounts: rare },
    };
  }
  const isKept = (count: number) => count >= MIN_OCCURRENCES;
  const isRare = (count: number) => count > 0 && count < MIN_OCCURRENCES;
  return yield* wordListOf(
    yield* mergeWords({ words, counts }, others, isKept),
    yield* mergeWords({ words: rareWords, counts: rare }, others, isRare),
  );
}

/** Words between two `yield`s. */
const STEP = 1 << 10;

/** A sorted list with changed words in their places, where their counts belong into it, and without them where they do not. */
function* mergeWords(
  before: { words: Dictionary; counts: Uint32Array | Uint8Array },
  changed: ReadonlyMap<string, number>,
  belongs: (count: number) => boolean,
): Sliced<CountedWords> {
  const merged: CountedWords = { words: [], counts: [] };
  const news = [...changed].sort(([a], [b]) => compareWords(a, b));
  let next = 0;
  const takeNews = (end?: string) => {
    for (; next < news.length; next++) {
      const [word, count] = news[next]!;
      if (end !== undefined && compareWords(word, end) >= 0) return;
      if (!belongs(count)) continue;
      merged.words.push(word);
      merged.counts.push(count);
    }
  };
  for (let number = 0; number < before.words.size; number++) {
    if (number % STEP === STEP - 1) yield;
    const word = before.words.word(number);
    takeNews(word);
    if (changed.has(word)) continue;
    merged.words.push(word);
    merged.counts.push(before.counts[number]!);
  }
  takeNews();
  return merged;
}
