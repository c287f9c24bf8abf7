/**
 * Finds the words of a sorted list that are within some edits of another.
 *
 * Hot: stands alone. The sorted list is walked as the tree that it is: rows of the edit-distance table are kept for each byte of the
 * word at hand, words that share a beginning share its rows, and a beginning that is too far already is left with all words that
 * share it, by doubling steps. Only the columns within `maxDistance` of the diagonal are filled. Its slow twin is `editDistance`
 * with every word, in `test/indexing/dictionary.test.ts`.
 *
 *           c a m r a
 *         0 1 2 . . .      row per byte of the word at hand; `camera` and `cameratype` share the first seven rows
 *     c   1 0 1 2 . .
 *     a   2 1 0 1 2 .
 *     m   . 2 1 0 1 2
 *
 * Tried, µs a lookup of up to two edits among the 9,650 words of Expo's documentation (least of 60, Node 20): every word looked at, and
 * rows kept for a swap that is half done, 207; leaving a beginning with the row that shows it to be too far, and leaping, 122; that with
 * one edit where the first letter differs, 32. Sixty-four times the words take six times as long (`benchmarks/micro/near-words.ts`).
 * Lists of words with letters left out answer sooner still, but take some hundred bytes a word and must be made before the first lookup.
 */

/** A sorted list of words in one run of bytes. */
export interface SortedWords {
  readonly size: number;
  /** The words' bytes, one behind the other. */
  readonly bytes: Uint8Array;
  /** Where each word starts in the bytes; one more for the end of the last. */
  readonly starts: Uint32Array;
  /** Bytes that each word shares with the one before. */
  readonly shared: Uint8Array;
}

/** A word close to another one. */
export interface NearWord {
  /** Number of the word. */
  number: number;
  /** Edits between them: insertions, deletions, replacements, swaps of neighbours. */
  distance: number;
}

/** Words that are looked at one by one before steps double: most beginnings have no more. */
const SINGLE_STEPS = 8;

/**
 * Adds the words `[first, end)` that are at most `maxDistance` edits of `wanted` away to `found`, in order, and returns how many rows
 * of the table were filled.
 */
export function nearWords(
  { bytes, starts, shared }: SortedWords,
  [first, end]: readonly [first: number, end: number],
  wanted: Uint8Array,
  maxDistance: number,
  found: NearWord[],
): number {
  const { length: wantedLength } = wanted;
  const width = wantedLength + 1;
  const maxDepth = wantedLength + maxDistance;
  const far = maxDistance + 1;
  const rows = new Uint8Array(width * (maxDepth + 1)).fill(far);
  for (let column = 0; column < width && column <= maxDistance; column++) rows[column] = column;
  /** Rows up to here belong to the word at hand. */
  let valid = 0;
  let filled = 0;
  for (let number = first; number < end; ) {
    const start = starts[number]!;
    const length = starts[number + 1]! - start;
    let dead = false;
    while (valid < length) {
      if (valid === maxDepth) {
        // Whatever shares this beginning from here on is longer still.
        dead = true;
        break;
      }
      const depth = ++valid;
      const here = depth * width;
      const above = here - width;
      const byte = bytes[start + depth - 1]!;
      const left = Math.max(1, depth - maxDistance);
      const right = Math.min(wantedLength, depth + maxDistance);
      let before = left === 1 && depth <= maxDistance ? depth : far;
      rows[here + left - 1] = before;
      let least = before;
      filled++;
      for (let column = left; column <= right; column++) {
        const same = wanted[column - 1] === byte;
        let cost = rows[above + column - 1]! + (same ? 0 : 1);
        if (rows[above + column]! + 1 < cost) cost = rows[above + column]! + 1;
        if (before + 1 < cost) cost = before + 1;
        if (
          !same &&
          depth > 1 &&
          column > 1 &&
          wanted[column - 2] === byte &&
          wanted[column - 1] === bytes[start + depth - 2] &&
          rows[above - width + column - 2]! + 1 < cost
        ) {
          cost = rows[above - width + column - 2]! + 1;
        }
        if (cost > far) cost = far;
        rows[here + column] = cost;
        before = cost;
        if (cost < least) least = cost;
      }
      if (right < wantedLength) rows[here + right + 1] = far;
      // A swap that is half done needs no patience: replacing its first byte costs no more, so this row shows that cost already.
      if (least > maxDistance) {
        dead = true;
        break;
      }
    }
    if (dead) {
      number = endOfBeginning(number, valid);
    } else {
      if (Math.abs(length - wantedLength) <= maxDistance) {
        const distance = rows[length * width + wantedLength]!;
        if (distance <= maxDistance) found.push({ number, distance });
      }
      number++;
    }
    if (number < end && shared[number]! < valid) valid = shared[number]!;
  }
  return filled;

  /** The first word behind `number` that does not share its first `depth` bytes. */
  function endOfBeginning(number: number, depth: number): number {
    let low = number + 1;
    for (let step = 0; step < SINGLE_STEPS; step++, low++) {
      if (low >= end || shared[low]! < depth) return low;
    }
    let leap = SINGLE_STEPS;
    let high = low;
    while (high < end && begins(high, number, depth)) {
      low = high + 1;
      high += leap;
      leap *= 2;
    }
    if (high > end) high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (begins(middle, number, depth)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether a word behind another starts with the same bytes. From the last: words between are sorted, so what differs does so late. */
  function begins(number: number, other: number, depth: number): boolean {
    const start = starts[number]!;
    if (starts[number + 1]! - start < depth) return false;
    const otherStart = starts[other]!;
    for (let at = depth - 1; at >= 0; at--) {
      if (bytes[start + at] !== bytes[otherStart + at]) return false;
    }
    return true;
  }
}
