/**
 * Posting lists of an index before, merged with those of what is new.
 *
 * Hot: stands alone. Every posting of the index before is decoded and written once, which takes about as long as copying it: 1.4
 * million postings of 11,700 chunks in some 20 milliseconds, where analysing the chunks again takes more than a second.
 *
 *     before    camera   4  5  9           numbers   4 → 4, 5 gone, 9 → 8
 *     new       camera         6           merged    camera   4  6  8
 *
 * Numbers mostly stay in order. Where a chunk comes to stand first in another document they do not, and the list is sorted.
 */
import type { Sliced } from "../slices.ts";
import { createByteWriter } from "./bytes.ts";
import { PLAIN_COUNTS, type Postings } from "./postings.ts";

/** New postings of a term, owners ascending. */
export interface NewPostings {
  owners: number[];
  counts: number[];
}

/** What is merged. */
export interface PostingsMerge {
  /** By list of the result: its number before, −1 where the term is new. */
  lists: Int32Array;
  /** By list of the result: what is new in it. */
  added: ReadonlyMap<number, NewPostings>;
  /** By owner before: its number in the result, −1 where it is gone. */
  numbers: Int32Array;
  /** Owners of the result. */
  owners: number;
}

/** Postings between two `yield`s, about: some tenths of a millisecond. */
const STEP = 1 << 14;

/** Merges posting lists. Equal to lists that are built anew, byte for byte. */
export function* mergePostings(
  before: Postings,
  { lists, added, numbers, owners }: PostingsMerge,
): Sliced<Postings> {
  const writer = createByteWriter(before.bytes.length);
  const size = lists.length;
  const starts = new Uint32Array(size + 1);
  const sizes = new Uint32Array(size);
  let list = new Uint32Array(1 << 10);
  let bytes = new Uint8Array(1 << 10);
  let length = 0;

  const reserve = (wanted: number) => {
    if (wanted <= list.length) return;
    const room = Math.max(wanted, list.length * 2);
    const moreOwners = new Uint32Array(room);
    moreOwners.set(list);
    const moreCounts = new Uint8Array(room);
    moreCounts.set(bytes);
    list = moreOwners;
    bytes = moreCounts;
  };

  /** Reads a list before into `list` and `bytes`; true where its owners are still in order. */
  const decode = (term: number): boolean => {
    reserve(before.sizes[term]!);
    const source = before.bytes;
    const end = before.starts[term + 1]!;
    let at = before.starts[term]!;
    let owner = -1;
    let last = -1;
    let inOrder = true;
    while (at < end) {
      let value = source[at++]!;
      if (value > 127) {
        value &= 127;
        let shift = 128;
        let more: number;
        do {
          more = source[at++] ?? 0;
          value += (more & 127) * shift;
          shift *= 128;
        } while (more > 127);
      }
      owner += Math.floor(value / 2);
      const counts = value % 2 === 1 ? (source[at++] ?? 0) : PLAIN_COUNTS;
      const number = owner < numbers.length ? numbers[owner]! : -1;
      if (number === -1 || length >= list.length) continue;
      inOrder &&= number > last;
      last = number;
      list[length] = number;
      bytes[length++] = counts;
    }
    return inOrder;
  };

  let left = STEP;
  for (let at = 0; at < size; at++) {
    starts[at] = writer.length;
    length = 0;
    const term = lists[at]!;
    const inOrder = term === -1 || decode(term);
    const more = added.get(at);
    if (!inOrder) sortList(list, bytes, length);
    if (more !== undefined) {
      reserve(length + more.owners.length);
      mergeList(list, bytes, length, more);
      length += more.owners.length;
    }
    sizes[at] = length;
    let last = -1;
    for (let n = 0; n < length; n++) {
      const plain = bytes[n] === PLAIN_COUNTS;
      writer.number((list[n]! - last) * 2 + (plain ? 0 : 1));
      if (!plain) writer.byte(bytes[n]!);
      last = list[n]!;
    }
    left -= length + 1;
    if (left > 0) continue;
    left = STEP;
    yield;
  }
  starts[size] = writer.length;
  return { bytes: writer.finish(), starts, sizes, owners };
}

/** Merges new owners into the first ones of a list, from the back, so that nothing is overwritten that is still to be moved. */
function mergeList(owners: Uint32Array, counts: Uint8Array, length: number, more: NewPostings) {
  let old = length - 1;
  let at = length + more.owners.length - 1;
  for (let next = more.owners.length - 1; next >= 0; at--) {
    const isNew = old < 0 || more.owners[next]! > owners[old]!;
    owners[at] = isNew ? more.owners[next]! : owners[old]!;
    counts[at] = isNew ? more.counts[next]! : counts[old]!;
    if (isNew) next--;
    else old--;
  }
}

/** Sorts the first owners of a list, and their counts with them. An owner and its count fit a number's 53 bits together. */
function sortList(owners: Uint32Array, counts: Uint8Array, length: number): void {
  const pairs = new Float64Array(length);
  for (let n = 0; n < length; n++) pairs[n] = owners[n]! * 256 + counts[n]!;
  pairs.sort();
  for (let n = 0; n < length; n++) {
    owners[n] = Math.floor(pairs[n]! / 256);
    counts[n] = pairs[n]! % 256;
  }
}

/** Leaves out lists whose terms are gone. Only empty ones may be left out. */
export function keepLists(postings: Postings, kept: Uint32Array): Postings {
  const starts = new Uint32Array(kept.length + 1);
  for (let n = 0; n < kept.length; n++) starts[n] = postings.starts[kept[n]!]!;
  starts[kept.length] = postings.bytes.length;
  return { ...postings, starts, sizes: kept.map((list) => postings.sizes[list]!) };
}
