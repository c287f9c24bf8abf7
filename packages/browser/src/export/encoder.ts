/**
 * Writes decisions as bytes: a binary range encoder. Twin of `format/decoder.ts`, whose probabilities it shares.
 *
 * `low` may pass 32 bits: the last byte and the run of 0xff behind it wait until it is known whether one is carried into them.
 */
import type { Coder } from "../format/coder.ts";
import { AHEAD, Contexts } from "../format/decoder.ts";

/** Takes decisions in, and gives their bytes. */
export class Encoder implements Coder {
  readonly #contexts: Contexts;
  readonly #bytes: number[] = [];
  #low = 0;
  #range = 0xffff_ffff;
  #waiting = -1;
  #full = 0;

  constructor(contexts: number) {
    this.#contexts = new Contexts(contexts);
  }

  bit(context: number, bit: number): number {
    const bound = (this.#range >>> 16) * this.#contexts.zero[context]!;
    if (bit === 0) {
      this.#range = bound;
    } else {
      this.#low += bound;
      this.#range -= bound;
    }
    while (this.#range < 0x100_0000) {
      this.#range = (this.#range << 8) >>> 0;
      this.#shift();
    }
    this.#contexts.learn(context, bit);
    return bit;
  }

  /** Bytes so far, about. */
  get length(): number {
    return this.#bytes.length + this.#full + 5;
  }

  /** Ends the stream. The zero bytes that the decoder reads ahead at its end go without saying. */
  finish(): Uint8Array {
    for (let at = 0; at < 5; at++) this.#shift();
    let end = this.#bytes.length;
    const least = Math.max(0, end - AHEAD);
    while (end > least && this.#bytes[end - 1] === 0) end--;
    return Uint8Array.from(this.#bytes.slice(0, end));
  }

  #shift(): void {
    const carry = this.#low > 0xffff_ffff ? 1 : 0;
    if (this.#low < 0xff00_0000 || carry === 1) {
      if (this.#waiting >= 0) this.#bytes.push((this.#waiting + carry) & 255);
      for (; this.#full > 0; this.#full--) this.#bytes.push((255 + carry) & 255);
      this.#waiting = Math.floor(this.#low / 0x100_0000) & 255;
    } else {
      this.#full++;
    }
    this.#low = (this.#low % 0x100_0000) * 256;
  }
}
