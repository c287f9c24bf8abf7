/**
 * Finds the chunks whose vectors are nearest to a query's.
 *
 * Hot: stands alone. Vectors are kept in 15 steps a dimension, −7 to 7, with a scale per row that makes them unit vectors again: half a
 * byte in a snapshot, a byte in memory. 255 steps would take twice the place in
 * a snapshot, for a gain in ranking that is lost among the questions. A search compares signs first, 32 dimensions at a time, and measures only the rows that agree best:
 * comparing all rows exactly takes about ten times as long. Its slow twin is `exactNearest`, in the tests.
 *
 *     row     .31 −.12  .05 −.44 …      signs 1 0 1 0 …
 *     query   .22 −.30 −.01 −.17 …      signs 1 0 0 0 …      1 of 4 differs
 */
import { bytesOf, corruptPart, float32View } from "./bytes.ts";
import { createTopK, type Scored } from "./top-k.ts";

/** Vectors of chunks, one row each. */
export interface VectorIndex {
  readonly rows: number;
  readonly dimensions: number;
  readonly values: Int8Array;
  /** By row: what makes its values a unit vector; 0 for a row without content. */
  readonly scales: Float32Array;
  /** Sign bits, `words` numbers a row; made on first use. */
  signs?: Uint32Array;
}

/** A query's vector, made ready once. */
export interface QueryVector {
  readonly values: Float32Array;
  readonly signs: Uint32Array;
}

/** Greatest step. */
const STEPS = 7;

/** Packs vectors, `rows × dimensions` numbers. Numbers that are not finite count as 0. */
export function quantizeVectors(vectors: Float32Array, dimensions: number): VectorIndex {
  const rows = dimensions === 0 ? 0 : Math.floor(vectors.length / dimensions);
  const values = new Int8Array(rows * dimensions);
  const scales = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    const start = row * dimensions;
    let most = 0;
    for (let at = start; at < start + dimensions; at++) {
      const size = Math.abs(vectors[at]!);
      if (size > most && Number.isFinite(size)) most = size;
    }
    if (most === 0) continue;
    let squares = 0;
    for (let at = start; at < start + dimensions; at++) {
      const value = vectors[at]!;
      const packed = Number.isFinite(value) ? Math.round((value / most) * STEPS) : 0;
      values[at] = packed;
      squares += packed * packed;
    }
    scales[row] = 1 / Math.sqrt(squares);
  }
  return { rows, dimensions, values, scales };
}

/** Makes a query's vector ready; undefined where it is all zeros or not of the index's length. */
export function queryVector(index: VectorIndex, vector: Float32Array): QueryVector | undefined {
  if (vector.length !== index.dimensions) return undefined;
  let squares = 0;
  for (const value of vector) if (Number.isFinite(value)) squares += value * value;
  if (!(squares > 0) || !Number.isFinite(squares)) return undefined;
  const scale = 1 / Math.sqrt(squares);
  const values = Float32Array.from(vector, (value) => (Number.isFinite(value) ? value * scale : 0));
  const signs = new Uint32Array(wordsOf(index.dimensions));
  for (let at = 0; at < values.length; at++) if (values[at]! > 0) signs[at >> 5]! |= 1 << (at & 31);
  return { values, signs };
}

/** The cosine between a query and a row, −1 to 1. */
export function cosine(index: VectorIndex, query: QueryVector, row: number): number {
  const { values, dimensions } = index;
  const wanted = query.values;
  const start = row * dimensions;
  let sum = 0;
  for (let at = 0; at < dimensions; at++) sum += wanted[at]! * values[start + at]!;
  return sum * index.scales[row]!;
}

/**
 * The nearest rows, best first, by exact cosine among the rows whose signs agree best.
 *
 * @param accepts by row: a number below 0 leaves the row out (the shape of `SearchView.documentOf`)
 * @param considered rows that are measured exactly; more finds more of the true nearest
 */
export function nearest(
  index: VectorIndex,
  query: QueryVector,
  k: number,
  accepts: Int32Array,
  considered: number,
): Scored[] {
  const { rows, dimensions } = index;
  const best = createTopK(k);
  if (rows <= considered) {
    for (let row = 0; row < rows; row++) {
      if (accepts[row]! >= 0 && index.scales[row]! > 0) best.offer(row, cosine(index, query, row));
    }
    return best.take();
  }
  index.signs ??= signsOf(index);
  const signs = index.signs;
  const words = wordsOf(dimensions);
  const wanted = query.signs;
  const distances = new Uint16Array(rows);
  const counts = new Uint32Array(words * 32 + 1);
  for (let row = 0; row < rows; row++) {
    if (accepts[row]! < 0 || index.scales[row] === 0) {
      distances[row] = 65_535;
      continue;
    }
    let distance = 0;
    const start = row * words;
    for (let word = 0; word < words; word++) distance += ones(signs[start + word]! ^ wanted[word]!);
    distances[row] = distance;
    counts[distance]!++;
  }
  // The distance up to which `considered` rows lie; distances are few whole numbers, so counting replaces sorting.
  let limit = 0;
  for (let found = counts[0]!; found < considered && limit < counts.length - 1; ) {
    found += counts[++limit]!;
  }
  for (let row = 0; row < rows; row++) {
    if (distances[row]! <= limit) best.offer(row, cosine(index, query, row));
  }
  return best.take();
}

/** Names of the parts that hold vectors in a snapshot. */
const VALUES = "vectors.values";
const SCALES = "vectors.scales";

/** Writes vectors down, two dimensions a byte, the first in the low half; a row starts with a byte of its own. */
export function vectorParts(index: VectorIndex): [name: string, bytes: Uint8Array][] {
  const { rows, dimensions, values } = index;
  const rowBytes = (dimensions + 1) >> 1;
  const packed = new Uint8Array(rows * rowBytes);
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < dimensions; k++) {
      const step = values[row * dimensions + k]! + STEPS + 1;
      packed[row * rowBytes + (k >> 1)]! |= k % 2 === 0 ? step : step << 4;
    }
  }
  const header = Uint32Array.of(dimensions);
  return [
    [VALUES, packed],
    [SCALES, concatenate(bytesOf(header), bytesOf(index.scales))],
  ];
}

/**
 * Opens written vectors; undefined where there are none. They are unpacked when first searched.
 *
 * @throws ExpodexError SNAPSHOT_CORRUPT
 */
export function openVectors(
  parts: ReadonlyMap<string, Uint8Array>,
  rows: number,
): VectorIndex | undefined {
  const packed = parts.get(VALUES);
  const scaleBytes = parts.get(SCALES);
  if (packed === undefined && scaleBytes === undefined) return undefined;
  if (packed === undefined || scaleBytes === undefined || scaleBytes.length !== 4 + rows * 4) {
    throw corruptPart(SCALES, `${(scaleBytes?.length ?? 0) / 4} numbers for ${rows} chunks`);
  }
  const dimensions = new DataView(scaleBytes.buffer, scaleBytes.byteOffset).getUint32(0, true);
  if (packed.length !== rows * ((dimensions + 1) >> 1)) {
    throw corruptPart(
      VALUES,
      `${packed.length} bytes for ${rows} rows of ${dimensions} dimensions`,
    );
  }
  const scales = float32View(scaleBytes.subarray(4));
  for (const scale of scales) {
    if (!(scale >= 0 && scale <= 1)) throw corruptPart(SCALES, `the scale ${scale}`);
  }
  let values: Int8Array | undefined;
  return {
    rows,
    dimensions,
    scales,
    get values() {
      values ??= unpack(packed, rows, dimensions);
      return values;
    },
  };
}

function unpack(packed: Uint8Array, rows: number, dimensions: number): Int8Array {
  const values = new Int8Array(rows * dimensions);
  const rowBytes = (dimensions + 1) >> 1;
  for (let row = 0; row < rows; row++) {
    const from = row * rowBytes;
    const to = row * dimensions;
    for (let k = 0; k < dimensions; k++) {
      const byte = packed[from + (k >> 1)]!;
      values[to + k] = (k % 2 === 0 ? byte & 15 : byte >> 4) - STEPS - 1;
    }
  }
  return values;
}

function concatenate(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function signsOf(index: VectorIndex): Uint32Array {
  const { rows, dimensions, values } = index;
  const words = wordsOf(dimensions);
  const signs = new Uint32Array(rows * words);
  for (let row = 0; row < rows; row++) {
    const from = row * dimensions;
    const to = row * words;
    for (let at = 0; at < dimensions; at++) {
      if (values[from + at]! > 0) signs[to + (at >> 5)]! |= 1 << (at & 31);
    }
  }
  return signs;
}

const wordsOf = (dimensions: number) => (dimensions + 31) >> 5;

/** Counts the bits that are set, all 32 at once: pairs, then fours, then bytes, which a product adds up. */
function ones(bits: number): number {
  let sum = bits - ((bits >>> 1) & 0x55555555);
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333);
  sum = (sum + (sum >>> 4)) & 0x0f0f0f0f;
  return Math.imul(sum, 0x01010101) >>> 24;
}
