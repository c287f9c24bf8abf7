/**
 * Turns text into the terms that are indexed and searched.
 *
 * Responsible for: one analysis for documents, queries, vectors and highlights, so that they meet.
 * Not responsible for: weighing terms, or correcting them.
 *
 *     Call CameraView.takePictureAsync with --profile
 *     call  cameraviewtakepictureasync cameraview camera view takepictureasync take picture async  --profile profile
 *
 * An identifier is indexed whole, without the signs that join it (`expo-camera` and `ExpoCamera` are both `expocamera`), and in
 * parts. A sign in front stays where it makes another name: `__DEV__` is `__dev`, and `dev` too. Terms are Unicode NFKC, lower case, stemmed; scripts without spaces give pairs of characters.
 */
import { stem } from "./stem.ts";
import { isStopWord } from "./stop-words.ts";
import { type Compound, eachCompound, eachPart, type Word } from "./words.ts";

/** What a term is in a query. */
export type TermRole =
  /** A word, or a part of an identifier. */
  | "word"
  /** An identifier as a whole: `useCameraPermissions`, `app.json`, `--profile`. */
  | "identifier"
  /** A word that is neither indexed nor searched. */
  | "stop";

/** One term of a query. */
export interface QueryTerm {
  /** As looked up in the dictionary: normalised, lower case, stemmed. */
  term: string;
  /** As the user wrote it; of a part, the identifier that it is a part of. */
  word: string;
  role: TermRole;
  /** Whether it is a part of an identifier that is searched as a whole too. */
  part: boolean;
}

/** A term with the range of the text that it stands for. `unit` is the range of the whole word or identifier. */
export type TermVisitor = (term: string, start: number, end: number, unit: Compound) => void;

/** Longest word that is indexed, in UTF-16 code units. What is longer is a hash, a key or a picture. */
export const MAX_WORD_LENGTH = 64;

/** Lists the terms of a text in reading order, with repetitions. Stop words are left out. */
export function analyze(text: string): string[] {
  const terms: string[] = [];
  eachTerm(text, (term) => {
    terms.push(term);
  });
  return terms;
}

/** Longest name whose terms are remembered, and how many names at the most: beyond, they are words that occur once. */
const REMEMBERED_LENGTH = 32;
const REMEMBERED_NAMES = 1 << 16;

/**
 * Makes an `eachTerm` that remembers what names became, for whoever analyses a whole documentation: nine of ten words of a
 * text were met before, and the terms of a name follow from its letters alone. Holds some 10 MB at the most.
 */
export function createTermReader(): typeof eachTerm {
  const known = new Map<string, { term: string; start: number; end: number }[]>();
  return (text, visit) => {
    eachCompound(text, (compound) => {
      const { start, end } = compound;
      if (end - start > REMEMBERED_LENGTH) {
        eachTermOf(text, compound, (term, from, to) => visit(term, from, to, compound));
        return;
      }
      const name = text.slice(start, end);
      let terms = known.get(name);
      if (terms === undefined) {
        const found: { term: string; start: number; end: number }[] = [];
        eachTermOf(text, compound, (term, from, to) => {
          found.push({ term, start: from - start, end: to - start });
        });
        terms = found;
        if (known.size >= REMEMBERED_NAMES) known.clear();
        known.set(name, found);
      }
      for (const term of terms) visit(term.term, start + term.start, start + term.end, compound);
    });
  };
}

/** Lists the terms of a query, each once, with the word that it comes from and its role. */
export function analyzeQuery(text: string): QueryTerm[] {
  const terms = new Map<string, QueryTerm>();
  const add = (term: QueryTerm) => {
    const known = terms.get(term.term);
    // A word that is asked for by itself too counts as such, not as a part.
    if (known === undefined || (known.part && !term.part)) terms.set(term.term, term);
  };
  eachCompound(text, (compound) => {
    const word = text.slice(compound.start, compound.end);
    let found = 0;
    eachTermOf(text, compound, (term, start, end, whole) => {
      found++;
      const part = start !== compound.start || end !== compound.end;
      add({
        term,
        word,
        role: whole ? "identifier" : "word",
        part: part && !compound.words[0]!.unspaced,
      });
    });
    if (found === 0) {
      const lower = normalize(word);
      if (lower !== "") add({ term: lower, word, role: "stop", part: false });
    }
  });
  return [...terms.values()];
}

/** Calls `visit` for every term of a text with the range that it stands for, in reading order, an identifier's whole before its parts. */
export function eachTerm(text: string, visit: TermVisitor): void {
  eachCompound(text, (compound) => {
    eachTermOf(text, compound, (term, start, end) => visit(term, start, end, compound));
  });
}

/** Called for a term with the range that it stands for; `whole` is true for an identifier that has parts. */
export type CompoundVisitor = (term: string, start: number, end: number, whole: boolean) => void;

/** Calls `visit` for every term of a compound of a text. What it gives follows from the compound's letters alone. */
export function eachTermOf(text: string, compound: Compound, visit: CompoundVisitor): void {
  const first = compound.words[0]!;
  if (first.unspaced) {
    eachPair(text, first, visit);
    return;
  }
  if (isContraction(text, compound)) {
    const end =
      compound.words.length === 2 && isPossessive(text, compound) ? first.end : compound.end;
    visitTerm(text.slice(first.start, end).replace(/['\u2019]/g, ""), first.start, end, visit);
    return;
  }
  const parts: [start: number, end: number][] = [];
  for (const word of compound.words) partsOf(text, word, parts);
  const flag = compound.flag && compound.start < first.start;
  if (parts.length > 1 || flag) {
    const name = text.slice(first.start, compound.end);
    const joined = /^[\d.]+$/.test(name) ? name : stem(normalize(name));
    if (joined !== "" && joined.length <= MAX_WORD_LENGTH) {
      visit(flag ? `--${joined}` : joined, compound.start, compound.end, true);
    }
  }
  const signed = visitSigned(text, compound, visit);
  if (parts.length === 1) {
    const [start, end] = parts[0]!;
    if (signed) visitTerm(text.slice(start, end), start, end, visit);
    else visitTerm(text.slice(start, end), first.start, compound.end, visit);
    return;
  }
  for (const word of compound.words) visitNames(text, word, compound.words.length > 1, visit);
  for (const [start, end] of parts) {
    // Single letters and digits between humps and signs say nothing: `x` in `getX`, `0` in `57.0.0`.
    if (end - start > 1) visitTerm(text.slice(start, end), start, end, visit);
  }
}

function partsOf(text: string, word: Word, parts: [number, number][]): void {
  eachPart(text, word, (start, end) => {
    parts.push([start, end]);
  });
}

/** Names that a sign in front makes others than the word behind it: `_layout` is a file, `__DEV__` a variable, `[id]` a route. */
function visitSigned(text: string, { words, start }: Compound, visit: CompoundVisitor): boolean {
  let found = false;
  for (const [at, word] of words.entries()) {
    const from = at === 0 ? start : word.start;
    if (word.end - from > MAX_WORD_LENGTH || !/[_+$[]/.test(text[from]!)) continue;
    const name = text.slice(from, word.end);
    const sign = /^(?:__?|\+|\$|\[(?:\.{3})?)(?=[a-zA-Z])/.exec(name)?.[0];
    // One underscore on each side is emphasis.
    if (sign === undefined || (sign === "_" && name.endsWith("_"))) continue;
    const end = sign.startsWith("[") ? word.end + 1 : word.end;
    visit(sign + stem(normalize(name)), from, end, true);
    found = true;
  }
  return found;
}

/** The names inside a name: `CameraView` in `CameraView.takePictureAsync`, and `EXPO_PUBLIC_` in `EXPO_PUBLIC_API_URL`. */
function visitNames(text: string, word: Word, joined: boolean, visit: CompoundVisitor): void {
  const parts: [start: number, end: number][] = [];
  partsOf(text, word, parts);
  if (joined && parts.length > 1) {
    visitTerm(text.slice(word.start, word.end), word.start, word.end, visit);
  }
  if (parts.length > 2 && text.slice(word.start, word.end).includes("_")) {
    const end = parts[1]![1];
    visitTerm(text.slice(word.start, end), word.start, end, visit);
  }
}

function visitTerm(word: string, start: number, end: number, visit: CompoundVisitor): void {
  if (end - start > MAX_WORD_LENGTH) return;
  const lower = normalize(word);
  if (lower !== "" && lower.length <= MAX_WORD_LENGTH && !isStopWord(lower))
    visit(stem(lower), start, end, false);
}

/** Pairs of neighbouring characters: 相机权限 gives 相机, 机权, 权限. A character that stands alone is a term. */
function eachPair(text: string, word: Word, visit: CompoundVisitor): void {
  const visitPair = (start: number, end: number) => {
    const term = normalize(text.slice(start, end));
    if (term !== "") visit(term, start, end, false);
  };
  let before = -1;
  let at = word.start;
  let count = 0;
  while (at < word.end) {
    const next = at + (text.codePointAt(at)! > 0xffff ? 2 : 1);
    if (before !== -1) visitPair(before, next);
    before = at;
    at = next;
    count++;
  }
  if (count === 1) visitPair(word.start, word.end);
}

/** Only apostrophes between the words: `don't`, `Expo's`. */
function isContraction(text: string, compound: Compound): boolean {
  return compound.words.length > 1 && /^[^\-./:]+$/.test(text.slice(compound.start, compound.end));
}

function isPossessive(text: string, compound: Compound): boolean {
  const last = compound.words[1]!;
  return last.end - last.start === 1 && /[sS]/.test(text[last.start]!);
}

/** NFKC, lower case, without accents on Latin letters and without joining signs. */
export function normalize(word: string): string {
  if (/^[a-z\d]+$/.test(word)) return word;
  let result = word;
  if (/[^\0-\x7f]/.test(result)) {
    result = result.normalize("NFKC");
    if (/\p{Script=Latin}/u.test(result)) {
      result = result.normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC");
    }
  }
  return result.toLowerCase().replace(/[^\p{L}\p{N}\p{M}]/gu, "");
}
