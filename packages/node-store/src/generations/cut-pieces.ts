/**
 * Cuts a snapshot where its content says, so that equal stretches of two snapshots become equal pieces wherever they stand.
 *
 * A gear hash (Xia et al., «FastCDC», 2016) rolls over the bytes: each step shifts it left by one and adds a random number of the
 * byte, so that its upper bits depend on the last 32 bytes alone. A piece ends where enough of them are zero. Pieces are large: a
 * snapshot of six megabytes becomes some twenty, because each is a file to open when the index is.
 */

/** How large pieces are, in bytes. */
export interface PieceSizes {
  /** No piece but the last is smaller. */
  min: number;
  /** What pieces have in the middle; a power of two. */
  average: number;
  /** No piece is larger. */
  max: number;
}

/** Sizes around an average, a power of two. */
export function pieceSizes(average: number): PieceSizes {
  return { min: average / 4, average, max: average * 4 };
}

/** Returns the lengths of the pieces, in order; none where there are no bytes. */
export function cutPieces(bytes: Uint8Array, { min, average, max }: PieceSizes): number[] {
  const numbers = gearNumbers();
  // What comes before the shortest piece is not looked at, so the rest must be shorter for the average to be right.
  const bits = Math.round(Math.log2(average - min));
  const lengths: number[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = Math.min(bytes.length, start + max);
    let at = Math.min(end, start + min);
    // The bytes before the first possible end belong to its hash, or the cut would depend on where the piece began.
    let hash = 0;
    for (let before = Math.max(start, at - 32); before < at; before++)
      hash = ((hash << 1) + numbers[bytes[before]!]!) | 0;
    for (; at < end && hash >>> (32 - bits) !== 0; at++)
      hash = ((hash << 1) + numbers[bytes[at]!]!) | 0;
    lengths.push(at - start);
    start = at;
  }
  return lengths;
}

let gear: Int32Array | undefined;

/** Numbers that are random but the same for ever: other ones would cut elsewhere, and every piece would be new. */
function gearNumbers(): Int32Array {
  if (gear !== undefined) return gear;
  gear = new Int32Array(256);
  let state = 0x45584458;
  for (let byte = 0; byte < 256; byte++) {
    // Mulberry32.
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    gear[byte] = mixed ^ (mixed >>> 14);
  }
  return gear;
}
