/**
 * Numbers and texts in few bits, by one description for writing and reading.
 *
 * Responsible for: how values become decisions, and which past decisions foretell them. Not responsible for: turning decisions into
 * bytes (`decoder.ts`, and `export/encoder.ts`, which pages never load).
 *
 * A layout is a function over a coder: writing, each call takes a value and gives it back; reading, it ignores the value and gives the
 * one that was written. So one function describes both directions, and they cannot part.
 *
 *     count = codeNumber(coder, COUNT, list.length)
 *     for (let at = 0; at < count; at++) list[at] = codeNumber(coder, STEP, list[at] ?? 0)
 */

/** Takes or gives one decision after another. */
export interface Coder {
  /** Codes 0 or 1. Decisions of one context are alike, and cost the less the more they are. */
  bit(context: number, bit: number): number;
}

/** Contexts that `codeNumber` takes. */
export const NUMBER_CONTEXTS = 128;
/** Binary digits of the largest number. */
const MOST_DIGITS = 24;

/** Codes a number, 0 to 2^24 − 2: its length in binary digits, then the digits, the first two of them by contexts of their own. */
export function codeNumber(coder: Coder, base: number, value: number): number {
  const whole = value + 1;
  let digits = 0;
  while (digits < MOST_DIGITS - 1 && coder.bit(base + digits, whole >>> (digits + 1) ? 1 : 0)) {
    digits++;
  }
  let read = 1;
  for (let at = digits - 1; at >= 0; at--) {
    const place = digits - 1 - at;
    const context =
      place === 0 ? 24 + digits : place === 1 ? 48 + digits * 2 + (read & 1) : 96 + at;
    read = read * 2 + coder.bit(base + context, (whole >>> at) & 1);
  }
  return read - 1;
}

/** Codes a number of a fixed count of binary digits; takes `2^digits` contexts. */
export function codeDigits(coder: Coder, base: number, digits: number, value: number): number {
  let read = 1;
  for (let at = digits - 1; at >= 0; at--) {
    read = read * 2 + coder.bit(base + read, (value >>> at) & 1);
  }
  return read - (1 << digits);
}

/** Contexts that `codeTerm` takes. */
export const TERM_CONTEXTS = NUMBER_CONTEXTS + 256 * 2;
/** Longest term in bytes. Terms are bounded by 64 characters. */
const MAX_TERM_BYTES = 260;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Codes a term that follows another in a sorted list, as UTF-8: bytes that they share, then the rest up to a zero byte. */
export function codeTerm(coder: Coder, base: number, term: string, before: string): string {
  const given = encoder.encode(term);
  const known = encoder.encode(before);
  let same = 0;
  while (same < known.length && same < given.length && known[same] === given[same]) same++;
  const shared = codeNumber(coder, base, same);
  const bytes = [...known.subarray(0, shared)];
  for (let at = shared; at < MAX_TERM_BYTES; at++) {
    const context = base + NUMBER_CONTEXTS + (at === shared ? 256 : 0);
    const byte = codeDigits(coder, context, 8, given[at] ?? 0);
    if (byte === 0) break;
    bytes.push(byte);
  }
  return decoder.decode(Uint8Array.from(bytes));
}
