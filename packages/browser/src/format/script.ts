/**
 * The scripts by which words of other languages lie in files: a question has use for those of its own alone, and a word of Chinese
 * characters may be Chinese or Japanese.
 */

/** Files of words of other languages. */
export const SCRIPTS = 3;

const HANGUL = /\p{Script=Hangul}/u;
const HAN_OR_KANA = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** The script of a text: 2 with Korean letters, 1 with Chinese characters or Japanese letters, else 0, of all alphabets. */
export function scriptOf(text: string): number {
  if (HANGUL.test(text)) return 2;
  return HAN_OR_KANA.test(text) ? 1 : 0;
}
