/**
 * Finds the words of a text, and the identifiers that they build.
 *
 * Responsible for: where words start and end, which of them a writer joined into one name, and cutting a word at its humps.
 * Not responsible for: what a word is looked up as (`analyze.ts`).
 *
 *     Call CameraView.takePictureAsync from @expo/ui with --profile
 *     |W | |W        .W              | |W  |@W    W| |W  |--W     |      W word
 *     |C | |C                        | |C  |C      | |C  |C       |      C compound: words joined by - . : / without a space
 */

/** A word inside a text: letters and digits of one kind of script. */
export interface Word {
  start: number;
  /** Exclusive. */
  end: number;
  /** Written without spaces between words: Chinese, Japanese, Korean, Thai and the like. */
  unspaced: boolean;
}

/** Words that were written as one name; a lone word is a compound of one. */
export interface Compound {
  words: Word[];
  /** Where the name starts, with `--`, `@`, `+`, `$`, `[` or `[...` where that is in front. */
  start: number;
  /** Exclusive; with the `]` of a name that starts with `[`. */
  end: number;
  /** Starts with `--` or `-`, as an option of a command does. */
  flag: boolean;
}

/** Words of one compound at the most; a longer chain is cut into several. Bounds what one file path can cost. */
const MAX_WORDS = 5;

const OTHER = 0;
const LETTER = 1;
const UNSPACED = 2;
const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u;

/** Calls `visit` for every compound of the text, in order. Time grows with the length of the text alone. */
export function eachCompound(text: string, visit: (compound: Compound) => void): void {
  let compound: Compound | undefined;
  let at = 0;
  while (at < text.length) {
    const kind = kindAt(text, at);
    if (kind === OTHER) {
      at++;
      continue;
    }
    const word: Word = { start: at, end: endOfWord(text, at, kind), unspaced: kind === UNSPACED };
    at = word.end;
    if (compound !== undefined && joins(text, compound, word)) {
      compound.words.push(word);
      compound.end = word.end;
      continue;
    }
    if (compound !== undefined) visit(compound);
    compound = startCompound(text, word);
  }
  if (compound !== undefined) visit(compound);
}

/**
 * Calls `visit` for every compound of the text, in order, as `eachCompound` does, but describes only those that need it: most words
 * of a text stand between blanks, and are what their range says. Describing all of them takes half of the time of a search
 * for words, and leaves three objects a word to be cleared away.
 *
 * @param visit is told no compound where that is one word of letters, digits and `_`, without signs
 */
export function eachName(
  text: string,
  visit: (start: number, end: number, compound: Compound | undefined) => void,
): void {
  let compound: Compound | undefined;
  let at = 0;
  while (at < text.length) {
    const kind = kindAt(text, at);
    if (kind === OTHER) {
      at++;
      continue;
    }
    const start = at;
    const end = endOfWord(text, start, kind);
    at = end;
    if (kind === LETTER && standsAlone(text, start, end)) {
      if (compound !== undefined) visit(compound.start, compound.end, compound);
      compound = undefined;
      visit(start, end, undefined);
      continue;
    }
    const word: Word = { start, end, unspaced: kind === UNSPACED };
    if (compound !== undefined && joins(text, compound, word)) {
      compound.words.push(word);
      compound.end = word.end;
      continue;
    }
    if (compound !== undefined) visit(compound.start, compound.end, compound);
    compound = startCompound(text, word);
  }
  if (compound !== undefined) visit(compound.start, compound.end, compound);
}

/** Whether no sign beside a word can belong to it or join it to another. A sign that ends a sentence stands before a blank. */
function standsAlone(text: string, start: number, end: number): boolean {
  if (start > 0 && !isNoSign(text.charCodeAt(start - 1))) return false;
  if (end >= text.length) return true;
  const after = text.charCodeAt(end);
  if (isNoSign(after)) return true;
  return (
    (after === 0x2e || after === 0x3a) &&
    (end + 1 === text.length || isNoSign(text.charCodeAt(end + 1)))
  );
}

/** ASCII that is neither of a word nor of `- . / : ' @ + $ [ ]`. */
function isNoSign(code: number): boolean {
  return code < 128 && NO_SIGN[code] === 1;
}

const NO_SIGN = /* @__PURE__ */ Uint8Array.from({ length: 128 }, (_, code) =>
  /[\w\-./:'@+$[\]]/.test(String.fromCharCode(code)) ? 0 : 1,
);

/**
 * Cuts an ASCII word at its humps, underscores and digits, as offsets: `useCameraPermissions` into `use`, `Camera`, `Permissions`.
 * `iOS`, `tvOS` and the like stay whole.
 */
export function eachPart(
  text: string,
  word: Word,
  visit: (start: number, end: number) => void,
): void {
  let start = word.start;
  for (let at = word.start + 1; at <= word.end; at++) {
    if (at < word.end && !isSeam(text, word, at)) continue;
    while (start < at && text.charCodeAt(start) === 0x5f) start++;
    let end = at;
    while (end > start && text.charCodeAt(end - 1) === 0x5f) end--;
    if (end > start) visit(start, end);
    start = at;
  }
}

function isSeam(text: string, word: Word, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const here = text.charCodeAt(at);
  if (before === 0x5f || here === 0x5f) return true;
  if (isDigit(before) !== isDigit(here)) return isAscii(before) && isAscii(here);
  if (!isUpper(here)) return false;
  if (isUpper(before))
    return at + 1 < word.end && isLower(text.charCodeAt(at + 1)) && at - word.start > 1;
  if (at - word.start === 1) return false;
  return !(word.end - at === 2 && text.startsWith("OS", at));
}

function startCompound(text: string, word: Word): Compound {
  const before = text[word.start - 1];
  const flag =
    before === "-" &&
    (text[word.start - 2] === "-" || isBlank(text[word.start - 2])) &&
    !word.unspaced;
  const end = isBracketed(text, word) ? word.end + 1 : word.end;
  if (flag) {
    const start = word.start - (text[word.start - 2] === "-" ? 2 : 1);
    return { words: [word], start, end: word.end, flag };
  }
  return { words: [word], start: word.start - signLength(text, word, end), end, flag };
}

/** Length of the sign that belongs to the name behind it: `@expo/ui`, `+html.tsx`, `$HOME`, `[id]`, `[...slug]`; 0 without one. */
function signLength(text: string, word: Word, end: number): number {
  if (end > word.end) return text[word.start - 1] === "." ? 4 : 1;
  const before = text[word.start - 1];
  if (before !== "@" && before !== "+" && before !== "$") return 0;
  const outside = text[word.start - 2];
  if (!isBlank(outside) || (before === "+" && outside === "+")) return 0;
  return before === "@" || isLetter(text.charCodeAt(word.start)) ? 1 : 0;
}

/** Whether brackets make a word a part of a route: `[...slug]`, `[id].tsx`, `[user]/index`; not `[docs]`, nor `items[at]`. */
function isBracketed(text: string, word: Word): boolean {
  const after = word.end + 1;
  if (text[word.end] !== "]" || text[after] === "(" || !isLetter(text.charCodeAt(word.start))) {
    return false;
  }
  const rest = text[word.start - 1] === ".";
  const open = word.start - (rest ? 4 : 1);
  if (open < 0 || !text.startsWith(rest ? "[..." : "[", open) || !isBlank(text[open - 1]))
    return false;
  return (
    rest || text[after] === "/" || (text[after] === "." && isLetter(text.charCodeAt(after + 1)))
  );
}

/** Whether one joining sign, and nothing else, stands between a compound and the word after it. */
function joins(text: string, compound: Compound, next: Word): boolean {
  const last = compound.words[compound.words.length - 1]!;
  if (last.unspaced || next.unspaced || compound.words.length >= MAX_WORDS) return false;
  if (next.start - compound.end !== 1) return false;
  switch (text[compound.end]) {
    case "-":
    case ".":
      return true;
    case "/":
      return text[compound.start] === "@" && compound.words.length === 1;
    case ":":
      return isLower(text.charCodeAt(compound.end - 1)) && isLower(text.charCodeAt(next.start));
    case "'":
    case "\u2019":
      return true;
    default:
      return false;
  }
}

function endOfWord(text: string, start: number, kind: number): number {
  let at = start;
  while (at < text.length && kindAt(text, at) === kind) {
    at += text.charCodeAt(at) >= 0xd800 && text.charCodeAt(at) < 0xdc00 ? 2 : 1;
  }
  return Math.min(at, text.length);
}

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 128)
    return isLower(code) || isUpper(code) || isDigit(code) || code === 0x5f ? LETTER : OTHER;
  const point = text.codePointAt(at)!;
  if (isUnspaced(point)) return UNSPACED;
  return WORD_CHARACTER.test(String.fromCodePoint(point)) ? LETTER : OTHER;
}

/** Whether a character belongs to a script that is written without spaces between words. */
export function isUnspaced(point: number): boolean {
  if (point < 0x0e00) return false;
  return (
    (point >= 0x3041 && point <= 0x30ff && point !== 0x30fb) ||
    (point >= 0x3400 && point <= 0x9fff) ||
    (point >= 0xac00 && point <= 0xd7a3) ||
    (point >= 0xf900 && point <= 0xfaff) ||
    (point >= 0xff66 && point <= 0xff9f) ||
    (point >= 0x20000 && point <= 0x323af) ||
    point === 0x3005 ||
    (point >= 0x0e00 && point <= 0x0eff) ||
    (point >= 0x1000 && point <= 0x109f) ||
    (point >= 0x1780 && point <= 0x17d3)
  );
}

const isLower = (code: number) => code >= 0x61 && code <= 0x7a;
const isUpper = (code: number) => code >= 0x41 && code <= 0x5a;
const isDigit = (code: number) => code >= 0x30 && code <= 0x39;
const isLetter = (code: number) => isLower(code) || isUpper(code);
const isAscii = (code: number) => code < 128;
const isBlank = (character: string | undefined) =>
  character === undefined || !WORD_CHARACTER.test(character);
