/**
 * Sets of numbers as bits, 32 in a word.
 *
 *     {0, 2, 33}      words  …00000101  …00000010
 */

/** A set of numbers below `32 × length`. */
export type BitSet = Uint32Array;

/** Makes an empty set of numbers below `size`. */
export function createBitSet(size: number): BitSet {
  return new Uint32Array(Math.ceil(size / 32));
}

/** Takes a number in. */
export function addBit(set: BitSet, number: number): void {
  set[number >>> 5]! |= 1 << (number & 31);
}

/** Takes all numbers of another set in. */
export function addAll(set: BitSet, other: BitSet): void {
  for (let at = 0; at < set.length; at++) set[at]! |= other[at]!;
}

/** Leaves the numbers that are in another set too. */
export function keepShared(set: BitSet, other: BitSet): void {
  for (let at = 0; at < set.length; at++) set[at]! &= other[at]!;
}

/** Calls `visit` for every number of a set, ascending. */
export function eachBit(set: BitSet, visit: (number: number) => void): void {
  for (let at = 0; at < set.length; at++) {
    // Signed, so that the lowest bit can be taken away by its negative.
    for (let word = set[at]! | 0; word !== 0; word &= word - 1) {
      visit(at * 32 + 31 - Math.clz32(word & -word));
    }
  }
}
