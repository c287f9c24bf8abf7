/**
 * Tables of small numbers and strings as columns, the shape in which a snapshot holds everything that is neither text nor vector.
 *
 * Responsible for: numbers and string tables, written and read with bounds checked. Not responsible for: what a column means.
 *
 *     numbers   5 6 300            →  05 06 ac 02
 *     steps     5 6 4    from 0    →  0a 02 03         difference to the one before, doubled, odd where it falls
 *     strings   count, length of each in UTF-16 code units, then all of them as one run of UTF-8
 */
import { type ByteWriter, corruptPart, createByteWriter, type Parts } from "./bytes.ts";
import { packed, unpacked } from "./deflated.ts";

/** Writes columns one after the other. */
export interface ColumnWriter {
  /** A single number, 0 to 2^32 − 1. */
  number(value: number): void;
  /** Numbers, 0 to 2^32 − 1. */
  numbers(values: ArrayLike<number>): void;
  /** Numbers below 2^31 that differ little from `expected` plus the one before. */
  steps(values: ArrayLike<number>, expected?: number): void;
  /** What was written, deflated. */
  finish(): Uint8Array;
}

/** Makes an empty writer. */
export function createColumnWriter(): ColumnWriter {
  const writer = createByteWriter();
  return {
    number: (value) => writer.number(value),
    numbers(values) {
      for (let n = 0; n < values.length; n++) writer.number(values[n]!);
    },
    steps(values, expected = 0) {
      let before = 0;
      for (let n = 0; n < values.length; n++) {
        writeStep(writer, values[n]! - before - expected);
        before = values[n]!;
      }
    },
    finish: () => packed(writer.finish()),
  };
}

function writeStep(writer: ByteWriter, step: number): void {
  writer.number(step < 0 ? -step * 2 - 1 : step * 2);
}

/** Reads what a column writer wrote; every method raises SNAPSHOT_CORRUPT where the bytes do not hold it. */
export interface ColumnReader {
  number(): number;
  /** @param below a bound that every number must stay under */
  numbers(count: number, below?: number): Uint32Array;
  steps(count: number, expected?: number, below?: number): Uint32Array;
  /** Raises SNAPSHOT_CORRUPT where bytes are left over. */
  end(): void;
}

const NO_BOUND = 2 ** 32;

/** Makes a reader of a deflated part. */
export function createColumnReader(parts: Parts, name: string): ColumnReader {
  const bytes = unpacked(parts, name);
  let at = 0;

  /** A number of more than one byte, or none. */
  function long(): number {
    let value = 0;
    for (let scale = 1; scale < 2 ** 35; scale *= 128) {
      const byte = bytes[at++] ?? Number.NaN;
      if (byte < 128) {
        value += byte * scale;
        if (value < NO_BOUND) return value;
        break;
      }
      value += (byte - 128) * scale;
    }
    throw corruptPart(name, "a number that is cut off or out of range");
  }

  function next(): number {
    const byte = bytes[at]!;
    if (!(byte < 128)) return long();
    at++;
    return byte;
  }

  /** Every number takes a byte, so that a wrong count allocates nothing. */
  function room(count: number): Uint32Array {
    if (count > bytes.length - at) throw corruptPart(name, `fewer than ${count} numbers`);
    return new Uint32Array(count);
  }

  function outOfRange(value: number, below: number): never {
    throw corruptPart(name, `the number ${value} of ${below}`);
  }

  return {
    number: next,
    numbers(count, below = NO_BOUND) {
      const values = room(count);
      for (let n = 0; n < count; n++) {
        // Here and below: the usual number of one byte is read in the loop, because a first search waits for it.
        const byte = bytes[at]!;
        const value = byte < 128 ? byte : long();
        if (byte < 128) at++;
        if (value >= below) outOfRange(value, below);
        values[n] = value;
      }
      return values;
    },
    steps(count, expected = 0, below = NO_BOUND) {
      const values = room(count);
      let value = 0;
      for (let n = 0; n < count; n++) {
        const byte = bytes[at]!;
        const step = byte < 128 ? byte : long();
        if (byte < 128) at++;
        value += expected + (step % 2 === 1 ? -(step + 1) / 2 : step / 2);
        if (!(value >= 0 && value < below)) outOfRange(value, below);
        values[n] = value;
      }
      return values;
    },
    end() {
      if (at !== bytes.length) throw corruptPart(name, "bytes that belong to no column");
    },
  };
}

/** Strings by number, each stored once. */
export interface StringTable {
  readonly size: number;
  get(number: number): string;
}

/** Collects strings. */
export interface StringTableWriter {
  /** The number of a string, 0 for the first. */
  number(text: string): number;
  finish(): Uint8Array;
}

/** Makes an empty table. */
export function createStringTable(): StringTableWriter {
  const numbers = new Map<string, number>();
  return {
    number(text) {
      let number = numbers.get(text);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(text, number);
      }
      return number;
    },
    finish() {
      const writer = createByteWriter();
      writer.number(numbers.size);
      for (const text of numbers.keys()) writer.number(text.length);
      writer.bytes(new TextEncoder().encode([...numbers.keys()].join("")));
      return packed(writer.finish());
    },
  };
}

/** Opens a written table. Its strings are slices of one. @throws ExpodexError SNAPSHOT_CORRUPT */
export function openStringTable(parts: Parts, name: string): StringTable {
  const bytes = unpacked(parts, name);
  let at = 0;
  const next = () => {
    let value = 0;
    for (let scale = 1; scale < 2 ** 35; scale *= 128) {
      const byte = bytes[at++];
      if (byte === undefined) break;
      if (byte < 128) return value + byte * scale;
      value += (byte - 128) * scale;
    }
    throw corruptPart(name, "lengths that are cut off");
  };
  const size = next();
  if (size > bytes.length - at) throw corruptPart(name, `${size} strings in ${bytes.length} bytes`);
  const ends = new Uint32Array(size);
  let end = 0;
  for (let n = 0; n < size; n++) {
    // The usual length of one byte is read in the loop, because a first search waits for it.
    const length = bytes[at]!;
    if (length < 128) at++;
    end += length < 128 ? length : next();
    ends[n] = end;
  }
  const text = decodeUtf8(bytes.subarray(at), name);
  if (text.length !== end) throw corruptPart(name, `${text.length} characters for ${end}`);
  return {
    size,
    get: (number) => text.slice(number === 0 ? 0 : ends[number - 1], ends[number]),
  };
}

/** Reads UTF-8 as it was written, a mark at its front included. @throws ExpodexError SNAPSHOT_CORRUPT */
export function decodeUtf8(bytes: Uint8Array, part: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw corruptPart(part, "bytes that are no UTF-8", cause);
  }
}
