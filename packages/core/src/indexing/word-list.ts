/**
 * The words of the documentation as they are written, before stemming: what a misspelt word is corrected to.
 *
 * Stems cannot serve: `notificatons` and `notifications` are one edit apart, their stems four.
 */
import { corruptPart } from "./bytes.ts";
import { type Dictionary, openDictionary } from "./dictionary.ts";

/** Words as written, open. */
export interface WordList {
  readonly words: Dictionary;
  readonly bytes: Uint8Array;
  /** By word: the logarithm to base 2 of its occurrences, rounded down. */
  readonly frequencies: Uint8Array;
  /** Absent where it was not kept. Decoded when first asked for. */
  readonly occurrences?: WordOccurrences | undefined;
}

/** How often words occur, to the last one: what a later build needs beside what searches do. */
export interface WordOccurrences {
  /** By word. */
  readonly counts: Uint32Array;
  /** Words that are too rare to be corrected to, written down. */
  readonly rareBytes: Uint8Array;
  /** By rare word. */
  readonly rareCounts: Uint8Array;
}

/**
 * Opens written words.
 *
 * @param occurrences read when first asked for
 * @throws ExpodexError SNAPSHOT_CORRUPT
 */
export function openWordList(
  bytes: Uint8Array,
  frequencies: Uint8Array,
  occurrences: () => WordOccurrences | undefined = () => undefined,
): WordList {
  const words = openDictionary(bytes, "keyword.words");
  if (frequencies.length !== words.size) {
    throw corruptPart("keyword.frequencies", `${frequencies.length} for ${words.size} words`);
  }
  return {
    words,
    bytes,
    frequencies,
    get occurrences() {
      return occurrences();
    },
  };
}
