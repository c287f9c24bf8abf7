/**
 * Writes what helps with unknown words: words as written, a file for each letter that they begin with, and words of other languages, a
 * file for each script.
 *
 * By letter, because nearly every slip leaves the first letter as it is: an unknown word takes two kilobytes, and all words forty.
 */
import { type IndexEvidence, writeDictionary, writeTranslations } from "@expodex/core/evidence";
import { openTranslations } from "@expodex/core/parts";
import { framed } from "../format/frame.ts";
import { LETTERS } from "../format/manifest.ts";
import { SCRIPTS, scriptOf } from "../format/script.ts";
import type { Deflate } from "./browser-file.ts";

/** Files of words. */
export interface WordFiles {
  /** In the order of letters. */
  letters: Uint8Array[];
  /** In the order of scripts. */
  translations: Uint8Array[];
}

/** Writes the files of words. */
export async function writeWords(
  { list, translations }: IndexEvidence["words"],
  deflate: Deflate,
): Promise<WordFiles> {
  const byLetter = [...LETTERS].map((): { words: string[]; frequencies: number[] } => ({
    words: [],
    frequencies: [],
  }));
  for (let number = 0; number < list.words.size; number++) {
    const word = list.words.word(number);
    // No other words are corrected to.
    if (!/^[a-z]+$/u.test(word)) continue;
    const letter = byLetter[LETTERS.indexOf(word[0]!)]!;
    letter.words.push(word);
    letter.frequencies.push(list.frequencies[number]!);
  }
  const letters: Uint8Array[] = [];
  for (const { words, frequencies } of byLetter) {
    const bytes = writeDictionary(words);
    const file = new Uint8Array(4 + bytes.length + frequencies.length);
    new DataView(file.buffer).setUint32(0, bytes.length);
    file.set(bytes, 4);
    file.set(frequencies, 4 + bytes.length);
    letters.push(framed(await deflate(file)));
  }
  const byScript = Array.from({ length: SCRIPTS }, () => new Map<string, string[]>());
  const { words, meanings } = openTranslations(translations, "translations");
  for (let number = 0; number < words.size; number++) {
    const word = words.word(number);
    byScript[scriptOf(word)]!.set(word, meanings(number));
  }
  const ofScripts: Uint8Array[] = [];
  for (const own of byScript) ofScripts.push(framed(await deflate(writeTranslations(own))));
  return { letters, translations: ofScripts };
}
