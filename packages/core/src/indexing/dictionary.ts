/**
 * A sorted list of words: which number a word has, and which words are close to another.
 *
 * Responsible for: finding a word by its bytes, and the words that start with some.
 * Not responsible for: words within some edits (`near-words.ts`), what a number means (postings, frequencies).
 *
 * Written down with shared beginnings left out, each word as (length shared with the one before, length of the rest, rest):
 *
 *     camera       0 6 camera
 *     cameratype   6 4 ....type
 *     cameraview   6 4 ....view
 *
 * Open, all bytes stand in one array; words are ordered by their UTF-8 bytes, so a word is found by halving.
 */
import { atOnce, type Sliced } from "../slices.ts";
import { corruptPart, createByteReader, createByteWriter } from "./bytes.ts";
import { type NearWord, nearWords, type SortedWords } from "./near-words.ts";

/** Longest word in bytes. Terms are bounded by 64 characters of at most three bytes and a flag's two dashes. */
const MAX_WORD_BYTES = 255;

/** A sorted list of words, open. */
export interface Dictionary {
  readonly size: number;
  /** The number of a word, 0 for the first; undefined where it is not there. */
  find(word: string): number | undefined;
  word(number: number): string;
  /** The range of numbers of the words that start with a text: `[first, end)`. */
  withPrefix(prefix: string): [first: number, end: number];
  /**
   * The words at most `maxDistance` (0 to 3) edits away, in order; of those that start with another byte, the ones at most
   * `otherStart` edits away. Bytes count, not characters.
   */
  near(word: string, maxDistance: number, otherStart?: number): NearWord[];
}

/** Writes words down. They must be distinct and sorted with `compareWords`. */
export function writeDictionary(words: readonly string[]): Uint8Array {
  return atOnce(writingDictionary(words));
}

/** Words between two `yield`s. */
const STEP = 1 << 10;

/** Writes words down, in slices. */
export function* writingDictionary(words: readonly string[]): Sliced<Uint8Array> {
  const writer = createByteWriter();
  const encoder = new TextEncoder();
  let before = new Uint8Array(0);
  writer.number(words.length);
  for (const [at, word] of words.entries()) {
    if (at % STEP === STEP - 1) yield;
    const bytes = encoder.encode(word);
    let shared = 0;
    while (shared < before.length && shared < bytes.length && before[shared] === bytes[shared])
      shared++;
    writer.byte(shared);
    writer.byte(bytes.length - shared);
    writer.bytes(bytes.subarray(shared));
    before = bytes;
  }
  return writer.finish();
}

/** Orders words as their UTF-8 bytes do: by code point. */
export function compareWords(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const left = a.charCodeAt(at);
    const right = b.charCodeAt(at);
    if (left === right) continue;
    // A surrogate stands for a code point above every other UTF-16 unit.
    const leftHigh = left >= 0xd800 && left < 0xe000;
    const rightHigh = right >= 0xd800 && right < 0xe000;
    if (leftHigh !== rightHigh) return leftHigh ? 1 : -1;
    return left - right;
  }
  return a.length - b.length;
}

/**
 * Opens written words. Two passes over the bytes, the first for sizes: without a reader between, 28,000 words take
 * about a millisecond, and a process that searches once waits for it.
 *
 * @throws ExpodexError SNAPSHOT_CORRUPT
 */
export function openDictionary(bytes: Uint8Array, part: string): Dictionary {
  const reader = createByteReader(bytes, part);
  const size = reader.number();
  if (size > bytes.length) throw corruptPart(part, `${size} words in ${bytes.length} bytes`);
  const starts = new Uint32Array(size + 1);
  const shared = new Uint8Array(size + 1);
  const from = bytes.length - reader.left;
  let at = from;
  let total = 0;
  let before = 0;
  for (let number = 0; number < size; number++) {
    const common = bytes[at]!;
    const rest = bytes[at + 1]!;
    const length = common + rest;
    // Past the end both are undefined, and no comparison with what comes of them holds.
    if (!(common <= before && length > 0 && length <= MAX_WORD_BYTES)) {
      throw corruptPart(part, `a word of ${length} bytes`);
    }
    starts[number] = total;
    shared[number] = common;
    total += length;
    before = length;
    at += 2 + rest;
  }
  if (at > bytes.length) throw corruptPart(part, "fewer bytes than it announces");
  starts[size] = total;
  const arena = new Uint8Array(total);
  at = from;
  for (let number = 0; number < size; number++) {
    let to = starts[number]!;
    const common = bytes[at]!;
    const end = at + 2 + bytes[at + 1]!;
    if (common > 0) {
      const last = starts[number - 1]!;
      for (let byte = 0; byte < common; byte++) arena[to++] = arena[last + byte]!;
    }
    for (at += 2; at < end; at++) arena[to++] = bytes[at]!;
  }
  return dictionaryOf(arena, starts, shared, size);
}

function dictionaryOf(
  arena: Uint8Array,
  starts: Uint32Array,
  shared: Uint8Array,
  size: number,
): Dictionary {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const words: SortedWords = { size, bytes: arena, starts, shared };

  /** The bytes of the word that is looked for; used again, because a search looks hundreds of words up. */
  const wanted = new Uint8Array(MAX_WORD_BYTES);

  /** Fills a word's bytes in and returns how many they are; more than any word has where it is too long. */
  function want(word: string): number {
    if (word.length > MAX_WORD_BYTES) return MAX_WORD_BYTES + 1;
    for (let at = 0; at < word.length; at++) {
      const code = word.charCodeAt(at);
      if (code > 127) {
        const { read, written } = encoder.encodeInto(word, wanted);
        return read === word.length ? written : MAX_WORD_BYTES + 1;
      }
      wanted[at] = code;
    }
    return word.length;
  }

  /** First number whose word is not before the wanted bytes; with `afterPrefix`, words that start with them count as before. */
  function lowerBound(length: number, afterPrefix: boolean): number {
    let low = 0;
    let high = size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBefore(middle, length, afterPrefix)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function isBefore(number: number, length: number, afterPrefix: boolean): boolean {
    const start = starts[number]!;
    const end = starts[number + 1]!;
    for (let at = 0; at < length; at++) {
      if (start + at >= end) return true;
      const difference = arena[start + at]! - wanted[at]!;
      if (difference !== 0) return difference < 0;
    }
    return afterPrefix;
  }

  return {
    size,
    find(word) {
      const length = want(word);
      if (length > MAX_WORD_BYTES) return undefined;
      const number = lowerBound(length, false);
      if (number >= size || starts[number + 1]! - starts[number]! !== length) return undefined;
      for (let at = 0; at < length; at++) {
        if (arena[starts[number]! + at] !== wanted[at]) return undefined;
      }
      return number;
    },
    word: (number) => decoder.decode(arena.subarray(starts[number], starts[number + 1])),
    withPrefix(prefix) {
      const length = want(prefix);
      // No word is as long; where it would stand nobody asks.
      if (length > MAX_WORD_BYTES) return [0, 0];
      return [lowerBound(length, false), lowerBound(length, true)];
    },
    near(word, maxDistance, otherStart = maxDistance) {
      const found: NearWord[] = [];
      const length = want(word);
      if (length === 0 || length + maxDistance >= MAX_WORD_BYTES) return found;
      const bytes = wanted.slice(0, length);
      const first = otherStart === maxDistance ? 0 : lowerBound(1, false);
      const end = otherStart === maxDistance ? size : lowerBound(1, true);
      if (first > 0) nearWords(words, [0, first], bytes, otherStart, found);
      nearWords(words, [first, end], bytes, maxDistance, found);
      if (end < size) nearWords(words, [end, size], bytes, otherStart, found);
      return found;
    },
  };
}
