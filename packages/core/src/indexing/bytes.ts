/**
 * Small unsigned numbers in few bytes, and a reader that never leaves its bounds.
 *
 * Variable length: seven bits a byte, lowest first, the eighth bit says that more follow.
 *
 *     5 → 05      300 → ac 02      2^21 → 80 80 80 01
 */
import { ExpodexError } from "../errors.ts";

/** Bytes that grow as they are written. */
export interface ByteWriter {
  readonly length: number;
  byte(value: number): void;
  /** Writes a number from 0 to 2^32 − 1. */
  number(value: number): void;
  bytes(value: Uint8Array): void;
  /** Returns what was written, as a copy of its own. */
  finish(): Uint8Array;
}

/**
 * Makes an empty writer.
 *
 * @param room bytes that it will hold, about; it grows beyond
 */
export function createByteWriter(room = 0): ByteWriter {
  let buffer = new Uint8Array(Math.max(1024, room + (room >> 4)));
  let length = 0;
  const reserve = (more: number) => {
    if (length + more <= buffer.length) return;
    const grown = new Uint8Array(Math.max(buffer.length * 2, length + more));
    grown.set(buffer.subarray(0, length));
    buffer = grown;
  };
  return {
    get length() {
      return length;
    },
    byte(value) {
      reserve(1);
      buffer[length++] = value;
    },
    number(value) {
      reserve(5);
      let rest = value;
      while (rest > 127) {
        buffer[length++] = (rest & 127) | 128;
        rest = Math.floor(rest / 128);
      }
      buffer[length++] = rest;
    },
    bytes(value) {
      reserve(value.length);
      buffer.set(value, length);
      length += value.length;
    },
    finish: () => buffer.slice(0, length),
  };
}

/** Reads what a writer wrote. Every method raises SNAPSHOT_CORRUPT where the bytes end too soon. */
export interface ByteReader {
  readonly left: number;
  byte(): number;
  number(): number;
  bytes(length: number): Uint8Array;
}

/** Makes a reader of a part; `part` is what errors name. */
export function createByteReader(bytes: Uint8Array, part: string): ByteReader {
  let at = 0;
  const need = (count: number) => {
    if (at + count > bytes.length) throw corruptPart(part, "fewer bytes than it announces");
  };
  return {
    get left() {
      return bytes.length - at;
    },
    byte() {
      need(1);
      return bytes[at++]!;
    },
    number() {
      // Most numbers are small, and tens of thousands of them are read while a query waits.
      const small = bytes[at]!;
      if (small < 128) {
        at++;
        return small;
      }
      let value = 0;
      let scale = 1;
      for (let count = 0; count < 5; count++) {
        need(1);
        const next = bytes[at++]!;
        value += (next & 127) * scale;
        if (next < 128) {
          if (value > 0xffffffff) break;
          return value;
        }
        scale *= 128;
      }
      throw corruptPart(part, "a number above its range");
    },
    bytes(length) {
      need(length);
      at += length;
      return bytes.subarray(at - length, at);
    },
  };
}

/**
 * Named runs of bytes, each checked when first asked for; a plain map serves too.
 *
 * `unchecked` gives a part that carries checksums of its own, one for each of its blocks.
 */
export interface Parts {
  get(name: string): Uint8Array | undefined;
  unchecked?(name: string): Uint8Array | undefined;
  /** @default the library that `deflated.ts` knows */
  readonly inflate?: Inflate;
  /** CRC-32 of bytes. @default JavaScript of our own */
  readonly crc32?: (bytes: Uint8Array) => number;
}

/**
 * Inflates raw deflated bytes (RFC 1951) to at most `size` bytes. May throw anything where they are damaged.
 *
 * @param dictionary the bytes that the deflated ones may refer to
 */
export type Inflate = (bytes: Uint8Array, size: number, dictionary?: Uint8Array) => Uint8Array;

/** A part that must be there. @throws ExpodexError SNAPSHOT_CORRUPT */
export function neededPart(parts: Parts, name: string): Uint8Array {
  const bytes = parts.get(name);
  if (bytes === undefined) throw corruptPart(name, "no such part");
  return bytes;
}

/** Makes the error for a part of a snapshot that contradicts itself. */
export function corruptPart(
  part: string,
  got: string,
  cause?: unknown,
): ExpodexError<"SNAPSHOT_CORRUPT"> {
  return new ExpodexError("SNAPSHOT_CORRUPT", {
    subject: `snapshot part ${part}`,
    expected: "the structure that its format describes",
    got,
    next: "build or download the snapshot again",
    data: { part },
    ...(cause === undefined ? {} : { cause }),
  });
}

/**
 * Views bytes as 32-bit floats; copies them where they are not aligned to four bytes.
 * Snapshots are little-endian, as is every machine that runs them.
 */
export function float32View(bytes: Uint8Array): Float32Array {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  return new Float32Array(aligned.buffer, aligned.byteOffset, bytes.length >> 2);
}

/** Views bytes as 16-bit numbers; copies them where they are not aligned to two bytes. */
export function uint16View(bytes: Uint8Array): Uint16Array {
  const aligned = bytes.byteOffset % 2 === 0 ? bytes : bytes.slice();
  return new Uint16Array(aligned.buffer, aligned.byteOffset, bytes.length >> 1);
}

/** The bytes of a typed array, without copying them. */
export function bytesOf(array: Float32Array | Uint32Array | Uint16Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
