/**
 * Vectors of chunks, as they are kept and measured.
 *
 * Hot: stands alone with `nearest.ts`. A number takes four bits, −7 to 7, in a snapshot and in memory alike: what a snapshot holds is
 * viewed, not unpacked. A scale per row makes it a unit vector again. 255 steps would take twice the place, for a gain in ranking
 * that is lost among the questions.
 *
 *     row      .31 −.12   .05 −.44        bytes  (7+8) | (5+8)<<4, …      value = nibble − 8
 *     query    .22 −.30  −.01 −.17        steps  24029 −32767 …           whole numbers, so that the sum needs no float
 *
 * Tried, nanoseconds a row of 192 dimensions (least of many runs in turns, Node 20). On 1,000 rows that stay in the nearest cache:
 * numbers unpacked to int8 and one float sum 139, four float sums 87, nibbles with whole-number steps 80, a table of 16 products for
 * each dimension 108. On all 11,691 rows: nibbles one byte a turn 154, four bytes a turn into four sums 122 (taken), eight nibbles at
 * a time from a 32-bit word 112, which needs aligned rows. Steps differ from the exact cosine by less than 0.0001.
 */
import type { Sliced } from "../slices.ts";
import { bytesOf, corruptPart, float32View, type Parts } from "./bytes.ts";

/** Vectors of chunks, one row each. */
export interface VectorIndex {
  readonly rows: number;
  readonly dimensions: number;
  /** Two dimensions a byte, the first in the low half; a row starts with a byte of its own. */
  readonly packed: Uint8Array;
  /** By row: what makes its values a unit vector; 0 for a row without content. */
  readonly scales: Float32Array;
}

/** A query's vector, made ready once. */
export interface QueryVector {
  /** Of unit length. */
  readonly values: Float32Array;
  /** The values as whole numbers, an even number of them, the last 0 where the dimensions are odd. */
  readonly steps: Int32Array;
  /** What a row's sum of nibbles times steps has too much, because nibbles start at 8. */
  readonly excess: number;
  /** What one step is worth. */
  readonly step: number;
}

/** Greatest value of a packed number. */
const STEPS = 7;
/** What is added to a packed number, so that none is negative. */
export const ZERO = STEPS + 1;
/** Steps of a query's numbers; fewer for vectors so long that their sum would leave 31 bits. */
const QUERY_STEPS = 32_767;

/** Packs vectors, `rows × dimensions` numbers. Numbers that are not finite count as 0. */
export function quantizeVectors(vectors: Float32Array, dimensions: number): VectorIndex {
  const rows = dimensions === 0 ? 0 : Math.floor(vectors.length / dimensions);
  const width = bytesPerRow(dimensions);
  const packed = new Uint8Array(rows * width);
  const scales = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    const start = row * dimensions;
    let most = 0;
    for (let at = start; at < start + dimensions; at++) {
      const size = Math.abs(vectors[at]!);
      if (size > most && Number.isFinite(size)) most = size;
    }
    let squares = 0;
    for (let k = 0; k < dimensions; k++) {
      const value = vectors[start + k]!;
      const steps = most > 0 && Number.isFinite(value) ? Math.round((value / most) * STEPS) : 0;
      const byte = row * width + (k >> 1);
      packed[byte]! |= k % 2 === 0 ? steps + ZERO : (steps + ZERO) << 4;
      squares += steps * steps;
    }
    if (squares > 0) scales[row] = 1 / Math.sqrt(squares);
  }
  return { rows, dimensions, packed, scales };
}

/** Rows that are copied between two `yield`s, at the most. */
const ROWS_AT_ONCE = 1 << 12;

/**
 * Takes rows over as they are packed, and packs new ones.
 *
 * @param origins for each row, its number before; −1 for a new one
 * @param added vectors of the new ones, in order
 */
export function* mergeVectors(
  before: VectorIndex,
  origins: Int32Array,
  added: Float32Array,
): Sliced<VectorIndex> {
  const { dimensions } = before;
  const fresh = quantizeVectors(added, dimensions);
  const width = bytesPerRow(dimensions);
  const packed = new Uint8Array(origins.length * width);
  const scales = new Float32Array(origins.length);
  let next = 0;
  for (let row = 0; row < origins.length; ) {
    const isNew = origins[row] === -1;
    const from = isNew ? fresh : before;
    const at = isNew ? next : origins[row]!;
    // Most rows stand behind the one that they stood behind before, and are copied together.
    let count = 1;
    while (count < ROWS_AT_ONCE && row + count < origins.length) {
      if (origins[row + count] !== (isNew ? -1 : at + count)) break;
      count++;
    }
    packed.set(from.packed.subarray(at * width, (at + count) * width), row * width);
    scales.set(from.scales.subarray(at, at + count), row);
    if (isNew) next += count;
    row += count;
    yield;
  }
  return { rows: origins.length, dimensions, packed, scales };
}

/** Makes a query's vector ready; undefined where it is all zeros or not of the index's length. */
export function queryVector(index: VectorIndex, vector: Float32Array): QueryVector | undefined {
  if (vector.length !== index.dimensions) return undefined;
  let squares = 0;
  for (const value of vector) if (Number.isFinite(value)) squares += value * value;
  if (!(squares > 0) || !Number.isFinite(squares)) return undefined;
  const scale = 1 / Math.sqrt(squares);
  const values = new Float32Array(vector.length);
  let most = 0;
  for (let k = 0; k < values.length; k++) {
    const value = vector[k]!;
    if (!Number.isFinite(value)) continue;
    values[k] = value * scale;
    most = Math.max(most, Math.abs(values[k]!));
  }
  const width = bytesPerRow(index.dimensions) * 2;
  const finest = Math.min(QUERY_STEPS, Math.floor(2 ** 31 / (2 * ZERO * width)));
  const steps = new Int32Array(width);
  let sum = 0;
  for (let k = 0; k < values.length; k++) {
    steps[k] = Math.round((values[k]! / most) * finest);
    sum += steps[k]!;
  }
  return { values, steps, excess: sum * ZERO, step: most / finest };
}

/** The cosine between a query and a row, −1 to 1. */
export function cosine(index: VectorIndex, query: QueryVector, row: number): number {
  const { packed } = index;
  const { steps } = query;
  const { length } = steps;
  const whole = length - (length % 8);
  let at = row * (length >> 1);
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let k = 0; k < whole; k += 8) {
    const first = packed[at]!;
    const second = packed[at + 1]!;
    const third = packed[at + 2]!;
    const fourth = packed[at + 3]!;
    at += 4;
    a = (a + Math.imul(steps[k]!, first & 15) + Math.imul(steps[k + 1]!, first >> 4)) | 0;
    b = (b + Math.imul(steps[k + 2]!, second & 15) + Math.imul(steps[k + 3]!, second >> 4)) | 0;
    c = (c + Math.imul(steps[k + 4]!, third & 15) + Math.imul(steps[k + 5]!, third >> 4)) | 0;
    d = (d + Math.imul(steps[k + 6]!, fourth & 15) + Math.imul(steps[k + 7]!, fourth >> 4)) | 0;
  }
  for (let k = whole; k < length; k += 2) {
    const pair = packed[at++]!;
    a = (a + Math.imul(steps[k]!, pair & 15) + Math.imul(steps[k + 1]!, pair >> 4)) | 0;
  }
  return (a + b + c + d - query.excess) * query.step * index.scales[row]!;
}

/** Adds a row, as a unit vector, to a sum. */
export function addRow(index: VectorIndex, row: number, sum: Float32Array): void {
  const { packed, dimensions } = index;
  const scale = index.scales[row]!;
  const whole = dimensions - (dimensions % 2);
  let at = row * bytesPerRow(dimensions);
  // Two at a time: a first search adds a few thousand rows before this is compiled.
  for (let k = 0; k < whole; k += 2) {
    const pair = packed[at++]!;
    sum[k]! += ((pair & 15) - ZERO) * scale;
    sum[k + 1]! += ((pair >> 4) - ZERO) * scale;
  }
  if (whole < dimensions) sum[whole]! += ((packed[at]! & 15) - ZERO) * scale;
}

/** Bytes that a row takes. */
export const bytesPerRow = (dimensions: number): number => (dimensions + 1) >> 1;

/** Names of the parts that hold vectors in a snapshot. */
const VALUES = "vectors.values";
const SCALES = "vectors.scales";

/** Writes vectors down. */
export function vectorParts(index: VectorIndex): [name: string, bytes: Uint8Array][] {
  const header = Uint32Array.of(index.dimensions);
  return [
    [VALUES, index.packed],
    [SCALES, concatenate(bytesOf(header), bytesOf(index.scales))],
  ];
}

/**
 * Opens written vectors, as a view of their bytes; undefined where there are none.
 *
 * @throws ExpodexError SNAPSHOT_CORRUPT
 */
export function openVectors(parts: Parts, rows: number): VectorIndex | undefined {
  const packed = parts.get(VALUES);
  const scaleBytes = parts.get(SCALES);
  if (packed === undefined && scaleBytes === undefined) return undefined;
  if (packed === undefined || scaleBytes === undefined || scaleBytes.length !== 4 + rows * 4) {
    throw corruptPart(SCALES, `${(scaleBytes?.length ?? 0) / 4} numbers for ${rows} chunks`);
  }
  const dimensions = new DataView(scaleBytes.buffer, scaleBytes.byteOffset).getUint32(0, true);
  if (packed.length !== rows * bytesPerRow(dimensions)) {
    throw corruptPart(
      VALUES,
      `${packed.length} bytes for ${rows} rows of ${dimensions} dimensions`,
    );
  }
  const scales = float32View(scaleBytes.subarray(4));
  for (const scale of scales) {
    if (!(scale >= 0 && scale <= 1)) throw corruptPart(SCALES, `the scale ${scale}`);
  }
  return { rows, dimensions, packed, scales };
}

function concatenate(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
