/**
 * Reads decisions back from bytes: a binary range decoder with probabilities that adapt.
 *
 * Responsible for: decoding, bounds. Not responsible for: what decisions mean (`coder.ts`). Twin: `export/encoder.ts`.
 *
 * Hot. Deflate needs whole bytes and learns nothing of which number comes where; against it, the same lists take a quarter less
 * (`docs/decisions`).
 */
import type { Coder } from "./coder.ts";
import { damaged } from "./frame.ts";

/** Probabilities that adapt to what they meet, quickly at first. */
export class Contexts {
  /** Of a zero, in 65,536ths. */
  readonly zero: Uint16Array;
  /** Decisions met, up to `SETTLED`. */
  readonly met: Uint8Array;

  constructor(count: number) {
    this.zero = new Uint16Array(count).fill(1 << 15);
    this.met = new Uint8Array(count);
  }

  /** Takes a decision in. */
  learn(context: number, bit: number): void {
    const before = this.zero[context]!;
    const met = this.met[context]!;
    const target = bit === 0 ? MOST : LEAST;
    this.zero[context] = before + Math.trunc((target - before) / (met + 1.6));
    if (met < SETTLED) this.met[context] = met + 1;
  }
}

/** No decision is ever certain: each costs something, so that damaged bytes end. */
const LEAST = 48;
const MOST = 65_536 - LEAST;
/** A context that has met so many learns from each further one as little as from the last of them. */
const SETTLED = 60;
/** Bytes that the decoder looks ahead. */
export const AHEAD = 4;

/** Reads decisions. Past the end of the bytes it raises FILE_DAMAGED. */
export class Decoder implements Coder {
  readonly #bytes: Uint8Array;
  readonly #path: string;
  readonly #contexts: Contexts;
  #at = 0;
  #range = 0xffff_ffff;
  #code = 0;

  constructor(bytes: Uint8Array, contexts: number, path: string) {
    this.#bytes = bytes;
    this.#path = path;
    this.#contexts = new Contexts(contexts);
    for (let at = 0; at < AHEAD; at++) this.#code = ((this.#code << 8) | this.#next()) >>> 0;
  }

  bit(context: number, _bit?: number): number {
    const bound = (this.#range >>> 16) * this.#contexts.zero[context]!;
    let bit = 0;
    if (this.#code < bound) {
      this.#range = bound;
    } else {
      this.#code -= bound;
      this.#range -= bound;
      bit = 1;
    }
    while (this.#range < 0x100_0000) {
      this.#range = (this.#range << 8) >>> 0;
      this.#code = ((this.#code << 8) | this.#next()) >>> 0;
    }
    this.#contexts.learn(context, bit);
    return bit;
  }

  #next(): number {
    if (this.#at >= this.#bytes.length + AHEAD) throw damaged(this.#path, "it ends too soon");
    return this.#bytes[this.#at++] ?? 0;
  }
}
