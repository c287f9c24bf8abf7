/**
 * Writes records down in compressed blocks, and takes blocks over that are written already.
 *
 * Responsible for: which records share a block, what blocks refer to, the parts `.data`, `.index` and `.dictionary`.
 * Not responsible for: reading them (`blocks.ts`).
 *
 * Where a block ends, and which records are samples in the dictionary, is told by the records' own bytes, not by how many stand in
 * front of them. So a record that comes or goes changes the blocks around it, and a snapshot of what changed little is written in
 * the time that the change takes; its bytes are those that writing all of it gives.
 *
 *     before   a b c d│e f│g h i j│          a block ends behind d, f and j, whose checksums say so
 *     now      a b c d│e x f│g h i j│        only the second is deflated again
 *
 * Blocks of about 32 KB behind a dictionary are as small as blocks of 64 KB without one, and decode in half the time. Twice the
 * samples would take 0.6 % less (text, pages and symbols of SDK 57: 2.75 against 2.76 MB), and a chunk that changes would touch one
 * twice as often, and all blocks with it: of these it is one chunk in a hundred and thirty.
 */
import { deflated, packed } from "../indexing/indexing.ts";
import { atOnce, type Sliced } from "../slices.ts";
import { joinBytes, namesUnder, type Records, type StoredBlock } from "./blocks.ts";
import { crc32 } from "./crc32.ts";

/** Bytes of records in a block, about: from half of it to twice of it, and no record is cut. */
const BLOCK_BYTES = 1 << 15;
/** A dictionary is worth its own bytes from some blocks on. */
const MIN_DICTIONARY_BLOCKS = 8;
/** Records whose beginnings make a dictionary: from half of this to all of it, as a rule. */
const DICTIONARY_SAMPLES = 64;
const SAMPLE_BYTES = 1 << 10;
/** Deflate looks back no further. */
const DICTIONARY_BYTES = 1 << 15;
const CHECKSUMS = 2 ** 32;

/** A record to be written: its bytes, or where they stand in blocks that are written already. */
export type RecordSource = Uint8Array | StoredRecord;

/** A record of an open snapshot. */
export interface StoredRecord {
  records: Records;
  number: number;
}

/** How records are written. */
export interface BlockOptions {
  /** Bytes of records in one block, about. @default 32,768 */
  blockBytes?: number;
  /** Whether blocks share a dictionary; numbers gain nothing by one. @default true */
  dictionary?: boolean;
}

/** A block of the result, and the number of its first record. */
interface Planned {
  first: number;
  end: number;
  /** Written already. */
  stored?: StoredBlock;
}

/** Writes records down as three parts. Equal records give equal bytes, wherever they stood before. */
export function writeBlocks(
  prefix: string,
  sources: readonly RecordSource[],
  options: BlockOptions = {},
): Map<string, Uint8Array> {
  return atOnce(writingBlocks(prefix, sources, options));
}

/** Records that are read between two `yield`s. */
const STEP = 1 << 8;

/** The same in slices. */
export function* writingBlocks(
  prefix: string,
  sources: readonly RecordSource[],
  { blockBytes = BLOCK_BYTES, dictionary: shares = true }: BlockOptions = {},
): Sliced<Map<string, Uint8Array>> {
  const read = reader(sources);
  const base = firstRecords(sources);
  const plan = yield* planBlocks(sources, read, base, blockBytes);
  const before = shares && base !== undefined ? base.dictionary() : undefined;
  yield;
  const dictionary = !shares
    ? new Uint8Array(0)
    : before !== undefined && sharesDictionary(sources, read, base!, plan)
      ? before
      : yield* dictionaryOf(sources.length, read);
  const keeps = base !== undefined && (!shares || dictionary === before);
  const data: Uint8Array[] = [];
  const index: number[] = [];
  for (const { first, end, stored } of plan) {
    if (stored !== undefined && keeps) {
      data.push(stored.bytes);
      index.push(stored.bytes.length, stored.crc, stored.size, end);
      continue;
    }
    const block = blockOf(read, first, end);
    const small = deflated(block, dictionary.length === 0 ? undefined : dictionary);
    data.push(small);
    index.push(small.length, crc32(small), block.length, end);
    yield;
  }
  const names = namesUnder(prefix);
  return new Map([
    [names.data, joinBytes(data)],
    [names.index, littleEndian(index)],
    [names.dictionary, packed(dictionary)],
  ]);
}

const isStored = (source: RecordSource | undefined): source is StoredRecord =>
  source !== undefined && "records" in source;

type Read = (number: number) => Uint8Array;

const reader =
  (sources: readonly RecordSource[]): Read =>
  (number) => {
    const source = sources[number]!;
    return isStored(source) ? source.records.get(source.number) : source;
  };

/** The records that blocks are taken over from: those of the first record that stands in some. */
function firstRecords(sources: readonly RecordSource[]): Records | undefined {
  const found = sources.find(isStored);
  return found?.records;
}

function* planBlocks(
  sources: readonly RecordSource[],
  read: Read,
  base: Records | undefined,
  blockBytes: number,
): Sliced<Planned[]> {
  const plan: Planned[] = [];
  let first = 0;
  let size = 0;
  for (let number = 0; number < sources.length; ) {
    const stored = number === first ? storedBlock(sources, number, base) : undefined;
    if (stored !== undefined) {
      number += stored.end - (sources[number] as StoredRecord).number;
      plan.push({ first, end: number, stored });
      first = number;
      yield;
      continue;
    }
    const record = read(number++);
    if (number % STEP === 0) yield;
    size += record.length;
    if (number < sources.length && !endsBlock(record, size, blockBytes)) continue;
    plan.push({ first, end: number });
    first = number;
    size = 0;
  }
  return plan;
}

/** Whether a block ends behind a record: never before half of its usual size, always at twice of it. */
function endsBlock(record: Uint8Array, size: number, blockBytes: number): boolean {
  const half = blockBytes / 2;
  if (size < half) return false;
  return size >= blockBytes * 2 || crc32(record) < (record.length / half) * CHECKSUMS;
}

/** The block that is written already and holds just what stands here; the last one ends where records do, not where its bytes say. */
function storedBlock(
  sources: readonly RecordSource[],
  number: number,
  base: Records | undefined,
): StoredBlock | undefined {
  const source = sources[number];
  if (base === undefined || !isStored(source) || source.records !== base) return undefined;
  const block = base.blockFrom(source.number);
  if (block === undefined) return undefined;
  const count = block.end - source.number;
  if (block.end === base.size && number + count !== sources.length) return undefined;
  for (let at = 1; at < count; at++) {
    const next = sources[number + at];
    if (!isStored(next) || next.records !== base || next.number !== source.number + at)
      return undefined;
  }
  return block;
}

/** The records `[first, end)` behind their lengths. */
function blockOf(read: Read, first: number, end: number): Uint8Array {
  const records = Array.from({ length: end - first }, (_, at) => read(first + at));
  return joinBytes([littleEndian(records.map(({ length }) => length)), ...records]);
}

/** Checksums below it make a record a sample. It stays the same while the number of records does not double. */
const sampleBelow = (count: number) =>
  CHECKSUMS * (DICTIONARY_SAMPLES / 2 ** Math.ceil(Math.log2(Math.max(count, 1))));

function* dictionaryOf(count: number, read: Read): Sliced<Uint8Array> {
  const below = sampleBelow(count);
  const samples: Uint8Array[] = [];
  let total = 0;
  for (let number = 0; number < count; number++) {
    const record = read(number);
    total += record.length;
    if (crc32(record) < below) samples.push(record.subarray(0, SAMPLE_BYTES));
    if (number % STEP === STEP - 1) yield;
  }
  if (!needsDictionary(total)) return new Uint8Array(0);
  return joinBytes(samples).slice(0, DICTIONARY_BYTES);
}

const needsDictionary = (total: number) => total >= BLOCK_BYTES * MIN_DICTIONARY_BLOCKS;

/**
 * Whether all records together have the dictionary that the base has, told from those that no block is taken over of: between two
 * blocks that are, the samples must be the same.
 */
function sharesDictionary(
  sources: readonly RecordSource[],
  read: Read,
  base: Records,
  plan: readonly Planned[],
): boolean {
  const below = sampleBelow(sources.length);
  if (below !== sampleBelow(base.size)) return false;
  const digestOf = (first: number, end: number, read: Read) => {
    const found: number[] = [];
    let bytes = 0;
    for (let number = first; number < end; number++) {
      const record = read(number);
      const crc = crc32(record);
      bytes += record.length;
      if (crc < below) found.push(crc);
    }
    return { found, bytes };
  };
  const readBase: Read = (number) => base.get(number);
  let kept = 0;
  let now = 0;
  let before = 0;
  let from = 0;
  let baseFrom = 0;
  const isSameGap = (to: number, baseTo: number) => {
    const here = digestOf(from, to, read);
    const there = digestOf(baseFrom, baseTo, readBase);
    now += here.bytes;
    before += there.bytes;
    return here.found.join() === there.found.join();
  };
  for (const { first, end, stored } of plan) {
    if (stored === undefined) continue;
    const baseFirst = stored.end - (end - first);
    if (baseFirst < baseFrom || !isSameGap(first, baseFirst)) return false;
    kept += stored.size - (end - first) * 4;
    from = end;
    baseFrom = stored.end;
  }
  if (!isSameGap(sources.length, base.size)) return false;
  return needsDictionary(kept + now) === needsDictionary(kept + before);
}

/** The bytes of numbers. Every platform that runs JavaScript today is little-endian, as the format is. */
function littleEndian(numbers: readonly number[]): Uint8Array {
  return new Uint8Array(Uint32Array.from(numbers).buffer);
}
