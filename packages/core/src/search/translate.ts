/**
 * Finds words of other languages in a question.
 *
 * Responsible for: which part of a word is which known one. Not responsible for: what it is worth (`query-plan.ts`).
 *
 *     カメラの権限を確認する          カメラ 権限 確認                longest known word first, particles between are passed over
 *     Kameraberechtigungen           kamera berechtigung            compounds, endings and linking letters
 */
import type { Translations } from "../indexing/indexing.ts";
import { normalize, type QueryTerm } from "../text/analyze.ts";
import { isUnspaced } from "../text/words.ts";

/** A word that was found, and what it means. */
export interface FoundWord {
  /** As known: lower case, without accents on Latin letters. */
  word: string;
  /** English phrases, best first; none where it says nothing. */
  meanings: string[];
}

/** Shorter words of an alphabet are known only to the letter: `cor` is no beginning of `correr`. */
const MIN_BEGINNING = 4;
/** Letters behind a known beginning that an ending or a link in a compound may have. */
const MAX_ENDING = 5;
/** Words of another language, and none of English more, that make a query one of that language. */
const MIN_FOREIGN = 2;
/** Shorter words of another language are close to an English one by chance: `plano` is no `plan`. */
const MIN_CORRECTED = 6;
const ALPHABETIC = /^[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*$/u;
/** Words of a query that are translated at the most, the first ones: a pasted text has thousands. */
const MAX_FOUND = 48;

/**
 * Finds what the words of a query mean, by the word as written; an empty list for a word that is to be left as it is. Words of an
 * alphabet are looked up where the query as a whole is in another language: `die` and `also` are words of two.
 *
 * @param isKnown whether the documentation holds a term
 * @param termsOf lists the terms of a phrase, as `analyze` does; given, so that a page that holds the analysis need not load it again
 */
export function translateQuery(
  translations: Translations,
  terms: readonly QueryTerm[],
  isKnown: (term: string) => boolean,
  termsOf: (phrase: string) => readonly string[],
): ReadonlyMap<string, FoundWord[]> {
  const found = new Map<string, FoundWord[]>();
  const alphabetic = new Map<string, string>();
  let foreign = 0;
  let english = 0;
  let left = MAX_FOUND;
  for (const { term, word, role, part } of terms) {
    if (found.has(word) || alphabetic.has(word)) continue;
    if (isUnspaced(word.codePointAt(0)!)) {
      const run = translateRun(translations, word, left);
      found.set(word, run);
      left -= run.length;
      continue;
    }
    const known = isKnown(term);
    if (part || (role === "identifier" && known)) continue;
    alphabetic.set(word, term);
    // Most queries are English, of words that the documentation holds: those are not taken apart.
    const asFar = known || role === "stop" ? wholeWord : translateWord;
    const words = asFar(translations, word);
    if (words.length > 0 && (!known || saysNothing(words))) foreign++;
    else if (role === "stop") english++;
  }
  if (foreign < MIN_FOREIGN || foreign <= english) return found;
  for (const [word, term] of alphabetic) {
    const words = translateWord(translations, word);
    // Where English has the same word, nothing is to be translated.
    const same = words.some(({ meanings }) => meanings.some((to) => termsOf(to).includes(term)));
    if (!same && (words.length > 0 || word.length < MIN_CORRECTED)) found.set(word, words);
  }
  return found;
}

/** Whether a word was found, and has no meaning. */
export function saysNothing(found: readonly FoundWord[]): boolean {
  return found.length > 0 && found.every(({ meanings }) => meanings.length === 0);
}

/** Finds the first known words, `most` of them, in a run of characters that is written without spaces. */
export function translateRun(
  translations: Translations,
  run: string,
  most = MAX_FOUND,
): FoundWord[] {
  const text = normalize(run);
  const found: FoundWord[] = [];
  for (let at = 0; at < text.length && found.length < most; ) {
    const next = longestAt(translations, text, at, 2);
    if (next !== undefined) found.push(next);
    at += next?.word.length ?? 1;
  }
  return found;
}

/** Finds the known words that a word of an alphabet, or words with hyphens and apostrophes between them, are made of. */
export function translateWord(translations: Translations, written: string): FoundWord[] {
  if (!ALPHABETIC.test(written)) return [];
  return written.split(/['’-]/).flatMap((piece) => translatePiece(translations, normalize(piece)));
}

/** Finds a word that is known to the letter. */
function wholeWord({ words, meanings }: Translations, written: string): FoundWord[] {
  const word = normalize(written);
  const number = words.find(word);
  return number === undefined ? [] : [{ word, meanings: meanings(number) }];
}

/** None where much of the word stays unknown. */
function translatePiece(translations: Translations, text: string): FoundWord[] {
  const whole = wholeWord(translations, text);
  if (whole.length > 0) return whole;
  const found: FoundWord[] = [];
  let end = 0;
  for (let at = 0; at < text.length && at - end <= MAX_ENDING; ) {
    const next = longestAt(translations, text, at, MIN_BEGINNING);
    if (next !== undefined && next.meanings.length > 0) {
      found.push(next);
      at += next.word.length;
      end = at;
    } else if (at === 0) return [];
    else at++;
  }
  return text.length - end <= MAX_ENDING ? found : [];
}

/** Letters are added as long as known words begin so: two or three mostly, however long a word may be. */
function longestAt(
  { words, meanings }: Translations,
  text: string,
  at: number,
  least: number,
): FoundWord | undefined {
  let longest: number | undefined;
  for (let end = at + least; end <= text.length; end++) {
    const beginning = text.slice(at, end);
    const [first, after] = words.withPrefix(beginning);
    if (first === after) break;
    if (words.word(first) === beginning) longest = first;
  }
  if (longest === undefined) return undefined;
  return { word: words.word(longest), meanings: meanings(longest) };
}
