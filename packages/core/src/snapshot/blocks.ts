/**
 * Records in compressed blocks, each block checked and decoded when one of its records is first asked for.
 *
 * Responsible for: reading the parts `.data`, `.index` and `.dictionary` under a prefix. Not responsible for: writing them
 * (`write-blocks.ts`), what a record holds.
 *
 *     .data         block │ block │ block …          deflated, about 32 KB of records each
 *     a block       count, length of each record, then the records
 *     .index        for each block: its bytes, their CRC-32, its size inflated, records up to its end
 *     .dictionary   text that blocks of the same prefix repeat
 *
 * Opening reads none of it, and a search decodes what its hits stand in.
 */
import {
  corruptPart,
  decodeUtf8,
  inflated,
  neededPart,
  type Parts,
  unpacked,
} from "../indexing/indexing.ts";
import { lazy } from "../lazy.ts";
import { crc32 } from "./crc32.ts";

/**
 * Decoded blocks kept, at most: 8 MB, which holds the text of one SDK of Expo's documentation. The library that inflates leaves
 * several times a block behind for the collector: with a quarter of these, 1,000 searches took 6 MB more, not less.
 */
const MAX_DECODED_BLOCKS = 256;
/** Numbers of a block in `.index`. */
const COLUMNS = 4;

/** Names of the parts under a prefix. */
export const namesUnder = (prefix: string) => ({
  data: `${prefix}.data`,
  index: `${prefix}.index`,
  dictionary: `${prefix}.dictionary`,
});

/** Records by number. */
export interface Records {
  /** How many there are. */
  readonly size: number;
  /** The record's own bytes; they must not be changed. @throws ExpodexError SNAPSHOT_CORRUPT */
  get(number: number): Uint8Array;
  /** The record as text. @throws ExpodexError SNAPSHOT_CORRUPT */
  text(number: number): string;
  /** The block that starts with a record, as it is written; undefined where none does. @throws ExpodexError SNAPSHOT_CORRUPT */
  blockFrom(number: number): StoredBlock | undefined;
  /** What blocks refer to; empty where they share nothing. @throws ExpodexError SNAPSHOT_CORRUPT */
  dictionary(): Uint8Array;
}

/** A block as it is written. */
export interface StoredBlock {
  /** Exclusive: number of the record behind its last. */
  end: number;
  /** Deflated. */
  bytes: Uint8Array;
  crc: number;
  /** Its size inflated. */
  size: number;
}

interface Block {
  bytes: Uint8Array;
  /** For each record: where it starts in `bytes`; one more for the end of the last. */
  starts: Uint32Array;
}

/**
 * Opens what `writeBlocks` wrote.
 *
 * @param maxDecoded decoded blocks that are kept
 */
export function openBlocks(
  prefix: string,
  parts: Parts,
  size: number,
  maxDecoded = MAX_DECODED_BLOCKS,
): Records {
  const names = namesUnder(prefix);
  const opened = lazy(() => openTable(parts, names, size));
  const decoded = new Map<number, Block>();

  function block(number: number): Block {
    const known = decoded.get(number);
    if (known !== undefined) {
      decoded.delete(number);
      decoded.set(number, known);
      return known;
    }
    const made = decode(number);
    decoded.set(number, made);
    if (decoded.size > maxDecoded) decoded.delete(decoded.keys().next().value!);
    return made;
  }

  function decode(number: number): Block {
    const { data, index, starts, dictionary } = opened();
    const bytes = data.subarray(starts[number], starts[number + 1]);
    if ((parts.crc32 ?? crc32)(bytes) !== index[number * COLUMNS + 1]) {
      throw corruptPart(names.data, `block ${number} with another checksum`);
    }
    const inflatedSize = index[number * COLUMNS + 2]!;
    const first = number === 0 ? 0 : index[number * COLUMNS - 1]!;
    const count = index[number * COLUMNS + 3]! - first;
    const block = inflated(parts, names.data, bytes, inflatedSize, dictionary());
    if (count * 4 > block.length) throw corruptPart(names.data, `${count} records in a block`);
    const lengths = new DataView(block.buffer, block.byteOffset, count * 4);
    const recordStarts = new Uint32Array(count + 1);
    let at = count * 4;
    for (let record = 0; record < count; record++) {
      recordStarts[record] = at;
      at += lengths.getUint32(record * 4, true);
    }
    if (at !== block.length) throw corruptPart(names.data, `a block of ${block.length} bytes`);
    recordStarts[count] = at;
    return { bytes: block, starts: recordStarts };
  }

  function get(number: number): Uint8Array {
    const { index } = opened();
    const found = blockOf(index, number);
    if (found * COLUMNS >= index.length) throw new RangeError(`record ${number} of ${size}`);
    const { bytes, starts } = block(found);
    const place = number - firstOf(index, found);
    return bytes.subarray(starts[place], starts[place + 1]);
  }

  function blockFrom(number: number): StoredBlock | undefined {
    const { data, index, starts } = opened();
    const block = number === 0 ? 0 : blockOf(index, number);
    if (block * COLUMNS >= index.length || firstOf(index, block) !== number) return undefined;
    const bytes = data.subarray(starts[block], starts[block + 1]);
    const crc = index[block * COLUMNS + 1]!;
    if ((parts.crc32 ?? crc32)(bytes) !== crc)
      throw corruptPart(names.data, `block ${block} with another checksum`);
    return { end: index[block * COLUMNS + 3]!, bytes, crc, size: index[block * COLUMNS + 2]! };
  }

  return {
    size,
    get,
    blockFrom,
    dictionary: () => opened().dictionary() ?? new Uint8Array(0),
    text: (number) => decodeUtf8(get(number), names.data),
  };
}

/** The block that holds a record; one behind the last for numbers out of range. */
function blockOf(index: Uint32Array, number: number): number {
  let low = 0;
  let high = index.length / COLUMNS;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (index[middle * COLUMNS + 3]! <= number) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The number of a block's first record. */
const firstOf = (index: Uint32Array, block: number) =>
  block === 0 ? 0 : index[block * COLUMNS - 1]!;

interface BlockTable {
  data: Uint8Array;
  index: Uint32Array;
  /** Where each block starts in `data`; one more for the end of the last. */
  starts: Uint32Array;
  dictionary(): Uint8Array | undefined;
}

function openTable(parts: Parts, names: ReturnType<typeof namesUnder>, size: number): BlockTable {
  // Blocks have checksums of their own: whoever reads one record must not wait for the sum over all of them.
  const data = parts.unchecked?.(names.data) ?? neededPart(parts, names.data);
  const index = uint32Of(neededPart(parts, names.index));
  if (index === undefined || index.length % COLUMNS !== 0) {
    throw corruptPart(names.index, "no whole number of blocks");
  }
  const blocks = index.length / COLUMNS;
  const starts = new Uint32Array(blocks + 1);
  let end = 0;
  let records = 0;
  for (let block = 0; block < blocks; block++) {
    end += index[block * COLUMNS]!;
    const next = index[block * COLUMNS + 3]!;
    if (end > data.length || next <= records) throw corruptPart(names.index, `block ${block}`);
    starts[block + 1] = end;
    records = next;
  }
  if (end !== data.length || records !== size) {
    throw corruptPart(names.index, `${records} of ${size} records, ${end} of ${data.length} bytes`);
  }
  const dictionary = lazy(() => {
    const bytes = unpacked(parts, names.dictionary);
    return bytes.length === 0 ? undefined : bytes;
  });
  return { data, index, starts, dictionary };
}

/** Joins runs of bytes to one. */
export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}

/** Numbers over bytes, without a copy where the bytes are aligned. Absent where the length is not a multiple of 4. */
function uint32Of(bytes: Uint8Array): Uint32Array | undefined {
  if (bytes.length % 4 !== 0) return undefined;
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length / 4);
}
