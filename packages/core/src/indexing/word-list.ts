/**
 * The words of the documentation as they are written, before stemming: what a misspelt word is corrected to.
 *
 * Stems cannot serve: `notificatons` and `notifications` are one edit apart, their stems four.
 */
import { corruptPart } from "./bytes.ts";
import { compareWords, type Dictionary, openDictionary, writeDictionary } from "./dictionary.ts";

/** Words as written, open. */
export interface WordList {
  readonly words: Dictionary;
  readonly bytes: Uint8Array;
  /** By word: the logarithm to base 2 of its occurrences, rounded down. */
  readonly frequencies: Uint8Array;
}

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
    finish() {
      const kept = [...counts.keys()]
        .filter((word) => counts.get(word)! >= MIN_OCCURRENCES && PLAIN_WORD.test(word))
        .sort(compareWords);
      const frequencies = Uint8Array.from(kept, (word) => Math.log2(counts.get(word)!));
      const bytes = writeDictionary(kept);
      return { words: openDictionary(bytes, "keyword.words"), bytes, frequencies };
    },
  };
}

/** Opens written words. @throws ExpodexError SNAPSHOT_CORRUPT */
export function openWordList(bytes: Uint8Array, frequencies: Uint8Array): WordList {
  const words = openDictionary(bytes, "keyword.words");
  if (frequencies.length !== words.size) {
    throw corruptPart("keyword.frequencies", `${frequencies.length} for ${words.size} words`);
  }
  return { words, bytes, frequencies };
}
