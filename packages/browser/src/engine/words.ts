/** Help with unknown words, from files that are loaded by the first query with one. A module of its own, so that most pages never load it. */
import {
  correctWord,
  openTranslations,
  openWordList,
  partWord,
  type Translations,
  translateQuery,
  translateWord,
  type WordList,
} from "@expodex/core/parts";
import { damaged, inflateBytes } from "../format/frame.ts";

export { correctWord, partWord, type Translations, translateQuery, translateWord, type WordList };

/** Opens the words that begin with a letter. @throws ExpodexError FILE_DAMAGED */
export async function readLetter(payload: Uint8Array, path: string): Promise<WordList> {
  const bytes = await inflateBytes(payload, path);
  try {
    const end = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
    return openWordList(bytes.subarray(4, end), bytes.subarray(end));
  } catch (cause) {
    throw damaged(path, "words that cannot be read", cause);
  }
}

/** Opens words of other languages. @throws ExpodexError FILE_DAMAGED */
export async function readTranslations(payload: Uint8Array, path: string): Promise<Translations> {
  const bytes = await inflateBytes(payload, path);
  try {
    return openTranslations(bytes, path);
  } catch (cause) {
    throw damaged(path, "translations that cannot be read", cause);
  }
}
