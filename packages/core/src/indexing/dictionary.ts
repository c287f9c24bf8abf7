/**
 * A sorted list of words: which number a word has, and which words are close to another.
 *
 * Responsible for: finding a word by its bytes, walking the words within an edit distance.
 * Not responsible for: what a number means (postings, frequencies).
 *
 * Written down with shared beginnings left out, each word as (length shared with the one before, length of the rest, rest):
 *
 *     camera       0 6 camera
 *     cameratype   6 4 ....type
 *     cameraview   6 4 ....view
 *
 * Open, all bytes stand in one array; words are ordered by their UTF-8 bytes, so a word is found by halving.
 */
import { corruptPart, createByteReader, createByteWriter } from "./bytes.ts";

/** Longest word in bytes. Terms are bounded by 64 characters of at most three bytes and a flag's two dashes. */
const MAX_WORD_BYTES = 255;

/** A word close to another one. */
export interface NearWord {
  /** Number of the word. */
  number: number;
  /** Edits between them: insertions, deletions, replacements, swaps of neighbours. */
  distance: number;
}

/** A sorted list of words, open. */
export interface Dictionary {
  readonly size: number;
  /** The number of a word, 0 for the first; undefined where it is not there. */
  find(word: string): number | undefined;
  word(number: number): string;
  /** The range of numbers of the words that start with a text: `[first, end)`. */
  withPrefix(prefix: string): [first: number, end: number];
  /** The words at most `maxDistance` (0 to 3) edits away, in order. Bytes count, not characters. */
  near(word: string, maxDistance: number): NearWord[];
}

/** Writes words down. They must be distinct and sorted with `compareWords`. */
export function writeDictionary(words: readonly string[]): Uint8Array {
  const writer = createByteWriter();
  const encoder = new TextEncoder();
  let before = new Uint8Array(0);
  writer.number(words.length);
  for (const word of words) {
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

  /** First number whose word is not before the bytes; with `prefix`, words that start with them count as before. */
  function lowerBound(bytes: Uint8Array, afterPrefix: boolean): number {
    let low = 0;
    let high = size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBefore(middle, bytes, afterPrefix)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function isBefore(number: number, bytes: Uint8Array, afterPrefix: boolean): boolean {
    const start = starts[number]!;
    const length = starts[number + 1]! - start;
    for (let at = 0; at < bytes.length; at++) {
      if (at >= length) return true;
      const difference = arena[start + at]! - bytes[at]!;
      if (difference !== 0) return difference < 0;
    }
    return afterPrefix;
  }

  return {
    size,
    find(word) {
      const bytes = encoder.encode(word);
      const number = lowerBound(bytes, false);
      if (number >= size || starts[number + 1]! - starts[number]! !== bytes.length)
        return undefined;
      for (let at = 0; at < bytes.length; at++) {
        if (arena[starts[number]! + at] !== bytes[at]) return undefined;
      }
      return number;
    },
    word: (number) => decoder.decode(arena.subarray(starts[number], starts[number + 1])),
    withPrefix(prefix) {
      const bytes = encoder.encode(prefix);
      return [lowerBound(bytes, false), lowerBound(bytes, true)];
    },
    near: (word, maxDistance) =>
      nearWords(arena, starts, shared, size, encoder.encode(word), maxDistance),
  };
}

/**
 * Walks the sorted words as the tree that they are: rows of the edit-distance table are kept per depth, and a beginning
 * that is too far already skips every word that shares it. Only the columns within `maxDistance` of the diagonal are filled.
 *
 *           c a m r a
 *         0 1 2 . . .      row per byte of the word at hand; `camera` and `cameratype` share the first seven rows
 *     c   1 0 1 2 . .
 *     a   2 1 0 1 2 .
 *     m   . 2 1 0 1 2
 */
function nearWords(
  arena: Uint8Array,
  starts: Uint32Array,
  shared: Uint8Array,
  size: number,
  wanted: Uint8Array,
  maxDistance: number,
): NearWord[] {
  const found: NearWord[] = [];
  const width = wanted.length + 1;
  const maxDepth = wanted.length + maxDistance;
  if (wanted.length === 0 || maxDepth >= MAX_WORD_BYTES) return found;
  // A swap may save one edit two rows on, so a row is hopeless only above `maxDistance + 1`.
  const far = maxDistance + 2;
  const rows = new Uint8Array(width * (maxDepth + 2)).fill(far);
  for (let column = 0; column < width && column <= maxDistance; column++) rows[column] = column;
  /** Rows up to here belong to the word at hand. */
  let valid = 0;
  for (let number = 0; number < size; number++) {
    const start = starts[number]!;
    const length = starts[number + 1]! - start;
    if (shared[number]! < valid) valid = shared[number]!;
    let dead = false;
    while (valid < length) {
      if (valid >= maxDepth) {
        dead = true;
        break;
      }
      const depth = ++valid;
      const here = depth * width;
      const above = here - width;
      const byte = arena[start + depth - 1]!;
      const first = Math.max(1, depth - maxDistance);
      const last = Math.min(wanted.length, depth + maxDistance);
      rows[here + first - 1] = first === 1 && depth <= maxDistance ? depth : far;
      let least = rows[here + first - 1]!;
      for (let column = first; column <= last; column++) {
        const same = wanted[column - 1] === byte;
        let cost = rows[above + column - 1]! + (same ? 0 : 1);
        if (rows[above + column]! + 1 < cost) cost = rows[above + column]! + 1;
        if (rows[here + column - 1]! + 1 < cost) cost = rows[here + column - 1]! + 1;
        const swapped =
          !same &&
          depth > 1 &&
          column > 1 &&
          wanted[column - 2] === byte &&
          wanted[column - 1] === arena[start + depth - 2];
        if (swapped && rows[above - width + column - 2]! + 1 < cost) {
          cost = rows[above - width + column - 2]! + 1;
        }
        if (cost > far) cost = far;
        rows[here + column] = cost;
        if (cost < least) least = cost;
      }
      if (last < wanted.length) rows[here + last + 1] = far;
      if (least > maxDistance + 1) {
        dead = true;
        break;
      }
    }
    if (dead) {
      while (number + 1 < size && shared[number + 1]! >= valid) number++;
    } else if (Math.abs(length - wanted.length) <= maxDistance) {
      const distance = rows[length * width + wanted.length]!;
      if (distance <= maxDistance) found.push({ number, distance });
    }
  }
  return found;
}
