/**
 * Picks the part of a chunk that answers, and marks what matched in it.
 *
 * Responsible for: the window with the most different matches, cut at words, and ranges that fit its text.
 * Not responsible for: what counts as a match (`text/analyze.ts` finds it in the text as it was found in the query).
 *
 *     …Ask for the permission before you [mount the camera. Call useCameraPermissions to ask] again…
 *                                         ‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾ window
 */
import { eachTerm } from "../text/analyze.ts";
import type { NumberedTermVisitor } from "./name-terms.ts";
import { plainText } from "./plain-text.ts";
import type { Excerpt } from "./result.ts";

/** What may match, by term: the word of the query, and how much a match is worth. */
export type Matches = ReadonlyMap<string, { word: string; weight: number }>;

/** What may match, by the term's number. */
export type NumberedMatches = ReadonlyMap<number, { word: string; weight: number }>;

/** A chunk's text, analysed: what an excerpt of it is made from, whatever the query. */
export interface AnalysedText {
  /** Plain text without the heading that a hit shows anyway. */
  readonly text: string;
  readonly terms: TermList;
}

/**
 * Numbered terms in reading order, three numbers each: the term's, start and length. Terms of the heading follow, of length 0.
 * To be filled again and again: a list for each chunk would be most of what a search makes.
 */
export class TermList {
  values: Int32Array = new Int32Array(1024);
  /** Numbers that are filled in. */
  length = 0;

  /** Takes a term in. */
  add(number: number, start: number, length: number): void {
    if (this.length + 3 > this.values.length) {
      const grown = new Int32Array(this.values.length * 2);
      grown.set(this.values);
      this.values = grown;
    }
    this.values[this.length++] = number;
    this.values[this.length++] = start;
    this.values[this.length++] = length;
  }
}

/** An excerpt with the words of the query that the whole chunk holds. */
export interface ExcerptWithWords extends Excerpt {
  words: string[];
}

/** A further match of a term adds this share of the first, so that among equal windows the fuller one wins. */
const REPEAT_WORTH = 0.05;

interface Match {
  term: number | string;
  /** Of the query. */
  word: string;
  weight: number;
  start: number;
  /** Exclusive; the start where it stands in the heading alone. */
  end: number;
}

/** Makes the excerpt of a chunk's markdown; `skip` is a heading that the hit shows anyway. */
export function excerptOf(
  markdown: string,
  matches: Matches,
  length: number,
  skip: string,
): ExcerptWithWords {
  return excerptOfText(plainText(markdown), matches, length, skip);
}

/** Makes the excerpt of a chunk's plain text, as `plainText` gives it; `skip` is a heading that the hit shows anyway. */
export function excerptOfText(
  plain: string,
  matches: Matches,
  length: number,
  skip: string,
): ExcerptWithWords {
  const text = withoutFirstLine(plain, skip);
  const found: Match[] = [];
  eachTerm(text, (term, start, end) => take(found, matches.get(term), term, start, end));
  eachTerm(skip, (term) => take(found, matches.get(term), term, 0, 0));
  return excerptAt(text, found, length);
}

/** Fills the terms of a chunk's markdown in, read by `read`, and returns the text that they stand in. */
export function analyseText(
  markdown: string,
  skip: string,
  terms: TermList,
  read: (text: string, visit: NumberedTermVisitor) => void,
): string {
  const text = withoutFirstLine(plainText(markdown), skip);
  terms.length = 0;
  read(text, (number, start, length) => terms.add(number, start, length));
  read(skip, (number) => terms.add(number, 0, 0));
  return text;
}

/** Makes the excerpt of an analysed text. */
export function excerptFrom(
  { text, terms }: AnalysedText,
  matches: NumberedMatches,
  length: number,
): ExcerptWithWords {
  const found: Match[] = [];
  const { values } = terms;
  for (let at = 0; at < terms.length; at += 3) {
    const term = values[at]!;
    const start = values[at + 1]!;
    take(found, matches.get(term), term, start, start + values[at + 2]!);
  }
  return excerptAt(text, found, length);
}

function take(
  found: Match[],
  match: { word: string; weight: number } | undefined,
  term: number | string,
  start: number,
  end: number,
): void {
  // Written out: a spread makes objects of a shape of their own, five times as large, with every search.
  if (match !== undefined) found.push({ term, word: match.word, weight: match.weight, start, end });
}

function excerptAt(text: string, matches: readonly Match[], length: number): ExcerptWithWords {
  const found = matches.filter(({ start, end }) => end > start);
  const { start, end } = windowOf(text, densest(found, length), length);
  const shown = text.slice(start, end).trimEnd();
  return {
    text: shown,
    highlights: highlightsOf(found, start, start + shown.length),
    words: [...new Set(matches.map(({ word }) => word))],
  };
}

function withoutFirstLine(text: string, line: string): string {
  if (line === "" || !text.startsWith(line)) return text;
  const end = text.indexOf("\n");
  return end === line.length && text.length > end + 1 ? text.slice(end + 1) : text;
}

/** The matches `[first, end)` within `length` characters that are worth most; the earliest of equal ones. One pass with two ends. */
function densest(
  found: readonly Match[],
  length: number,
): { start: number; end: number } | undefined {
  // Matches come in order of start but for an identifier's whole, which starts with its first part.
  let best: { start: number; end: number } | undefined;
  let most = 0;
  let worth = 0;
  let first = 0;
  const counts = new Map<number | string, number>();
  for (const match of found) {
    const count = counts.get(match.term) ?? 0;
    worth += match.weight * (count === 0 ? 1 : REPEAT_WORTH);
    counts.set(match.term, count + 1);
    while (match.end - found[first]!.start > length && found[first] !== match) {
      const gone = found[first++]!;
      const left = counts.get(gone.term)! - 1;
      counts.set(gone.term, left);
      worth -= gone.weight * (left === 0 ? 1 : REPEAT_WORTH);
    }
    if (worth > most + 1e-9) {
      most = worth;
      best = { start: found[first]!.start, end: match.end };
    }
  }
  return best;
}

/** Widens a range to the length asked for: from the start of its line where that fits, else of its sentence, else between two words. */
function windowOf(
  text: string,
  range: { start: number; end: number } | undefined,
  length: number,
): { start: number; end: number } {
  if (text.length <= length) return { start: 0, end: text.length };
  const inner = range === undefined ? { start: 0, end: 0 } : wholeWords(text, range, length);
  const spare = Math.max(0, length - (inner.end - inner.start));
  const earliest = Math.max(0, inner.start - spare);
  const line = inner.start === 0 ? 0 : text.lastIndexOf("\n", inner.start - 1) + 1;
  const sentence = inner.start === 0 ? 0 : text.lastIndexOf(". ", inner.start - 1) + 2;
  const latest = text.length - length;
  let start = line;
  if (line < earliest) {
    start =
      // 1 where none ended before.
      sentence > Math.max(line, 1) && sentence >= earliest
        ? sentence
        : wordStart(text, Math.max(0, inner.start - (spare >> 1)), inner.start);
  }
  if (start > latest) {
    // The text ends sooner than the window: fill it from the front, from the next sentence if one starts in time.
    const next = text.indexOf(". ", Math.max(0, latest - 2)) + 2;
    start = next >= 2 && next <= start ? next : wordStart(text, latest, start);
  }
  const end = Math.min(text.length, start + length);
  return {
    start,
    end: end === text.length ? end : wordEnd(text, end, Math.max(start + 1, inner.end)),
  };
}

/** Longest part of a word that a range is widened by, so that what matched inside an identifier is shown with the whole of it. */
const MAX_OVERHANG = 64;

/** The range with the words that it starts and ends in, where that fits the length. */
function wholeWords(
  text: string,
  range: { start: number; end: number },
  length: number,
): { start: number; end: number } {
  let { start, end } = range;
  while (start > 0 && range.start - start < MAX_OVERHANG && !/\s/.test(text[start - 1]!)) start--;
  while (end < text.length && end - range.end < MAX_OVERHANG && !/\s/.test(text[end]!)) end++;
  // What is longer still is no identifier, and a cut at that distance could part the halves of a character.
  if (range.start - start === MAX_OVERHANG) start = range.start;
  if (end - range.end === MAX_OVERHANG) end = range.end;
  return end - start <= length ? { start, end } : range;
}

/** The first start of a word at or after a place, no later than `latest`. */
function wordStart(text: string, from: number, latest: number): number {
  if (from === 0 || /\s/.test(text[from - 1]!)) return from;
  for (let at = from; at < latest; at++) if (/\s/.test(text[at]!)) return at + 1;
  return isLowSurrogate(text, from) ? from + 1 : from;
}

/** The last end of a word at or before a place, no earlier than `earliest`. */
function wordEnd(text: string, from: number, earliest: number): number {
  if (/\s/.test(text[from]!)) return from;
  for (let at = from; at > earliest; at--) if (/\s/.test(text[at - 1]!)) return at - 1;
  return isLowSurrogate(text, from) ? from - 1 : from;
}

function isLowSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code < 0xe000;
}

/** Ranges within the window, ascending; ranges that overlap or touch are one. */
function highlightsOf(
  found: readonly Match[],
  start: number,
  end: number,
): [start: number, end: number][] {
  const inside = found
    .filter((match) => match.start >= start && match.end <= end)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const highlights: [number, number][] = [];
  for (const match of inside) {
    const last = highlights[highlights.length - 1];
    if (last !== undefined && match.start - start <= last[1]) {
      last[1] = Math.max(last[1], match.end - start);
    } else {
      highlights.push([match.start - start, match.end - start]);
    }
  }
  return highlights;
}
