/**
 * Which chunks or documents hold a term, and how often in which field, in little more than a byte each.
 *
 * Responsible for: writing posting lists, and giving their bytes to the loops that score (`bm25f.ts`), which decode in place.
 * Not responsible for: weights.
 *
 * A posting is a number and a byte. The number holds the distance from the owner before (the first counts from −1) and, in its
 * lowest bit, whether the counts byte follows; without it the counts are `PLAIN_COUNTS`, the commonest case.
 *
 *     owners 4, 5, 9 with counts plain, c, plain   →   0a  03 c  08      (5·2, 1·2+1, 4·2)
 */
import { corruptPart, createByteReader, createByteWriter } from "./bytes.ts";

/** One occurrence in a chunk's body and none elsewhere; of a document, one in its title. */
export const PLAIN_COUNTS = 1;

/** Posting lists, open. List `t` is `bytes[starts[t], starts[t + 1])`. */
export interface Postings {
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
  /** Postings in each list. */
  readonly sizes: Uint32Array;
  /** Owners that postings may name: chunks or documents. */
  readonly owners: number;
}

/** Collects postings in any order of terms, owners ascending. */
export interface PostingsBuilder {
  add(term: number, owner: number, counts: number): void;
  /** Writes the lists down; `order[n]` is the term whose list becomes the n-th. */
  finish(order: Uint32Array, owners: number): Postings;
}

/** Makes an empty builder. */
export function createPostingsBuilder(): PostingsBuilder {
  let terms = new Uint32Array(1 << 14);
  let owners = new Uint32Array(1 << 14);
  let counts = new Uint8Array(1 << 14);
  let length = 0;
  return {
    add(term, owner, count) {
      if (length === terms.length) {
        terms = grown(terms, new Uint32Array(length * 2));
        owners = grown(owners, new Uint32Array(length * 2));
        counts = grown(counts, new Uint8Array(length * 2));
      }
      terms[length] = term;
      owners[length] = owner;
      counts[length] = count;
      length++;
    },
    finish(order, ownerCount) {
      const size = order.length;
      const sizes = new Uint32Array(size);
      const place = new Uint32Array(size);
      for (let n = 0; n < size; n++) place[order[n]!] = n;
      for (let at = 0; at < length; at++) sizes[place[terms[at]!]!]!++;
      const from = new Uint32Array(size + 1);
      for (let n = 0; n < size; n++) from[n + 1] = from[n]! + sizes[n]!;
      // Counting sort keeps owners ascending inside a list, because they were added so.
      const sorted = new Uint32Array(length);
      const next = from.slice(0, size);
      for (let at = 0; at < length; at++) sorted[next[place[terms[at]!]!]!++] = at;
      const writer = createByteWriter();
      const starts = new Uint32Array(size + 1);
      for (let n = 0; n < size; n++) {
        starts[n] = writer.length;
        let before = -1;
        for (let at = from[n]!; at < from[n + 1]!; at++) {
          const posting = sorted[at]!;
          const plain = counts[posting] === PLAIN_COUNTS;
          writer.number((owners[posting]! - before) * 2 + (plain ? 0 : 1));
          if (!plain) writer.byte(counts[posting]!);
          before = owners[posting]!;
        }
      }
      starts[size] = writer.length;
      return { bytes: writer.finish(), starts, sizes, owners: ownerCount };
    },
  };
}

/** Writes the sizes of the lists down, in postings and, where there are any, in bytes; the lists themselves are a part of their own. */
export function writePostingSizes(postings: Postings): Uint8Array {
  const writer = createByteWriter();
  writer.number(postings.sizes.length);
  for (let n = 0; n < postings.sizes.length; n++) {
    writer.number(postings.sizes[n]!);
    if (postings.sizes[n]! > 0) writer.number(postings.starts[n + 1]! - postings.starts[n]!);
  }
  return writer.finish();
}

/**
 * Opens written lists. Checks that they fit their bytes, not what the lists name: the scoring loops stop at owners out of range.
 *
 * @throws ExpodexError SNAPSHOT_CORRUPT
 */
export function openPostings(
  bytes: Uint8Array,
  sizeBytes: Uint8Array,
  expected: { terms: number; owners: number },
  part: string,
): Postings {
  const reader = createByteReader(sizeBytes, part);
  const terms = reader.number();
  if (terms !== expected.terms) {
    throw corruptPart(part, `${terms} lists for ${expected.terms} terms`);
  }
  const sizes = new Uint32Array(terms);
  const starts = new Uint32Array(terms + 1);
  // The usual number of one byte is read in the loop, because a first search waits for all of them.
  let place = sizeBytes.length - reader.left;
  const long = (): number => {
    let value = 0;
    for (let scale = 1; scale < 2 ** 35; scale *= 128) {
      const byte = sizeBytes[place++] ?? Number.NaN;
      if (byte < 128) return value + byte * scale;
      value += (byte - 128) * scale;
    }
    throw corruptPart(part, "sizes that are cut off");
  };
  let at = 0;
  for (let n = 0; n < terms; n++) {
    let size = sizeBytes[place]!;
    if (size < 128) place++;
    else size = long();
    if (size > 0) {
      const length = sizeBytes[place]!;
      if (length < 128) place++;
      at += length < 128 ? length : long();
    }
    if (at > bytes.length || size > expected.owners) {
      throw corruptPart(part, "posting lists longer than their bytes");
    }
    sizes[n] = size;
    starts[n + 1] = at;
  }
  if (at !== bytes.length) throw corruptPart(part, "bytes that belong to no posting list");
  return { bytes, starts, sizes, owners: expected.owners };
}

/** Calls `visit` for every posting of a list, in order of owners. For what need not be fast. */
export function eachPosting(
  postings: Postings,
  term: number,
  visit: (owner: number, counts: number) => void,
): void {
  const { bytes, starts, owners } = postings;
  const end = starts[term + 1]!;
  let at = starts[term]!;
  let owner = -1;
  while (at < end) {
    let value = bytes[at++]!;
    if (value > 127) {
      value &= 127;
      let shift = 128;
      let more: number;
      do {
        more = bytes[at++] ?? 0;
        value += (more & 127) * shift;
        shift *= 128;
      } while (more > 127);
    }
    owner += Math.floor(value / 2);
    const counts = value % 2 === 1 ? (bytes[at++] ?? 0) : PLAIN_COUNTS;
    if (owner >= owners) return;
    visit(owner, counts);
  }
}

function grown<T extends Uint32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
