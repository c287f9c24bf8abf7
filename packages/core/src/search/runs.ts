/**
 * Runs of small numbers and texts as bytes, written and read again and again without a new object for each.
 *
 * Responsible for: numbers of variable length, as in `indexing/bytes.ts`, and UTF-8. Not responsible for: damage; what is read was
 * written by the same process.
 */

/** Writes runs, one after the other, into memory of its own. */
export interface RunWriter {
  /** Starts the next run. */
  reset(): void;
  /** Takes a number in, 0 to 2^31 − 1. */
  number(value: number): void;
  /** Takes a number in that may be negative. */
  step(value: number): void;
  text(value: string): void;
  /** What was written, valid until the next run. */
  run(): Uint8Array;
}

/** Reads a run in the order in which it was written. */
export interface RunReader {
  start(bytes: Uint8Array, at: number): void;
  number(): number;
  step(): number;
  text(): string;
}

/** Most bytes that a number takes. */
const NUMBER_BYTES = 5;
/** Most bytes that a UTF-16 code unit takes in UTF-8. */
const UNIT_BYTES = 3;

/** Makes a writer. */
export function createRunWriter(): RunWriter {
  const encoder = new TextEncoder();
  let bytes = new Uint8Array(4096);
  let length = 0;
  const reserve = (more: number) => {
    if (length + more <= bytes.length) return;
    const grown = new Uint8Array(Math.max(bytes.length * 2, length + more));
    grown.set(bytes.subarray(0, length));
    bytes = grown;
  };
  const number = (value: number) => {
    reserve(NUMBER_BYTES);
    let rest = value;
    while (rest > 127) {
      bytes[length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    bytes[length++] = rest;
  };
  return {
    reset() {
      length = 0;
    },
    number,
    step: (value) => number((value << 1) ^ (value >> 31)),
    text(value) {
      reserve(NUMBER_BYTES + value.length * UNIT_BYTES);
      // The length comes first and is known last: it is written in as many bytes as any length takes.
      const { written } = encoder.encodeInto(value, bytes.subarray(length + NUMBER_BYTES));
      let rest = written;
      for (let at = 1; at < NUMBER_BYTES; at++) {
        bytes[length++] = (rest & 127) | 128;
        rest >>>= 7;
      }
      bytes[length++] = rest;
      length += written;
    },
    run: () => bytes.subarray(0, length),
  };
}

/** Makes a reader. */
export function createRunReader(): RunReader {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let bytes: Uint8Array = new Uint8Array(0);
  let at = 0;
  const number = () => {
    let byte = bytes[at++]!;
    if (byte < 128) return byte;
    let value = byte & 127;
    let shift = 7;
    do {
      byte = bytes[at++]!;
      value |= (byte & 127) << shift;
      shift += 7;
    } while (byte > 127);
    return value;
  };
  return {
    start(from, place) {
      bytes = from;
      at = place;
    },
    number,
    step() {
      const value = number();
      return (value >>> 1) ^ -(value & 1);
    },
    text() {
      const length = number();
      at += length;
      return length === 0 ? "" : decoder.decode(bytes.subarray(at - length, at));
    },
  };
}
