/**
 * How often words occur, counted while an index is built, kept for the next build, and changed by what came and went.
 *
 * Responsible for: which words are worth correcting to. Not responsible for: opening them (`word-list.ts`).
 *
 * Searches need the logarithm of a count, and no word that is rare. A later build needs every count to the last one, because a
 * word may pass the bound in either direction.
 */
import { compareWords, openDictionary, writeDictionary } from "./dictionary.ts";
import type { WordList, WordOccurrences } from "./word-list.ts";

/** Collects words. */
export interface WordCounts {
  /** Counts a word as written. Only plain ASCII words are kept. */
  add(word: string): void;
  finish(): WordList;
}

/** Words that occur less often are as likely misspelt themselves. */
const MIN_OCCURRENCES = 3;
const PLAIN_WORD = /^[a-z]{4,32}$/;

/** Makes an empty collection. */
export function createWordCounts(): WordCounts {
  const counts = new Map<string, number>();
  return {
    add(word) {
      if (word.length < 4 || word.length > 32) return;
      const lower = word.toLowerCase();
      counts.set(lower, (counts.get(lower) ?? 0) + 1);
    },
    finish: () => wordListOf(counts),
  };
}

function wordListOf(counts: ReadonlyMap<string, number>): WordList {
  const plain = [...counts.keys()].filter((word) => PLAIN_WORD.test(word)).sort(compareWords);
  const kept = plain.filter((word) => counts.get(word)! >= MIN_OCCURRENCES);
  const rare = plain.filter((word) => counts.get(word)! < MIN_OCCURRENCES);
  const exact = Uint32Array.from(kept, (word) => counts.get(word)!);
  const bytes = writeDictionary(kept);
  return {
    words: openDictionary(bytes, "keyword.words"),
    bytes,
    frequencies: frequenciesOf(exact),
    occurrences: {
      counts: exact,
      rareBytes: writeDictionary(rare),
      rareCounts: Uint8Array.from(rare, (word) => counts.get(word)!),
    },
  };
}

const frequenciesOf = (counts: Uint32Array) => Uint8Array.from(counts, (count) => Math.log2(count));

/**
 * Changes counts.
 *
 * @param changes by word, lower case: how many more of it there are
 */
export function mergeWordCounts(
  before: WordList,
  occurrences: WordOccurrences,
  changes: ReadonlyMap<string, number>,
): WordList {
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
  const all = new Map<string, number>();
  for (let number = 0; number < words.size; number++) all.set(words.word(number), counts[number]!);
  for (let number = 0; number < rareWords.size; number++)
    all.set(rareWords.word(number), rare[number]!);
  for (const [word, count] of others) {
    if (count > 0) all.set(word, count);
    else all.delete(word);
  }
  return wordListOf(all);
}
