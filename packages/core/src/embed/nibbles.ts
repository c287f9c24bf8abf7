/**
 * Vectors at four bits a number.
 *
 * Half the size of bytes, and no loss to be seen: page retrieval on 264 questions over 12,913 chunks of Expo's documentation
 * reaches nDCG@10 0.649 with rows and terms at four bits, 0.651 at 32 bits (2026-11-21).
 *
 *     vector   0.31  -0.12   0.05  -0.44        scale = greatest magnitude / 7
 *     codes       5     -2      1     -7        stored + 8
 *     bytes    0x6d          0x19               first number in the low half
 */

/** Codes run from -7 to 7, as many steps on both sides of zero. */
const MAX_CODE = 7;
const ZERO = 8;

/** Rows of equal length, packed. */
export interface PackedRows {
  /** `rows × bytesPerRow(dimensions)`. */
  codes: Uint8Array;
  /** One a row; 0 for a row of zeros. */
  scales: Float32Array;
}

/** Bytes that a packed row takes. */
export function bytesPerRow(dimensions: number): number {
  return (dimensions + 1) >> 1;
}

/** Packs `vectors`, `rows × dimensions` finite numbers, row-major. */
export function packRows(vectors: Float32Array, dimensions: number): PackedRows {
  const rows = vectors.length / dimensions;
  const width = bytesPerRow(dimensions);
  const codes = new Uint8Array(rows * width);
  const scales = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    const start = row * dimensions;
    let greatest = 0;
    for (let k = 0; k < dimensions; k++) {
      greatest = Math.max(greatest, Math.abs(vectors[start + k]!));
    }
    scales[row] = greatest / MAX_CODE;
    const steps = greatest > 0 ? MAX_CODE / greatest : 0;
    for (let k = 0; k < dimensions; k++) {
      const code = Math.round(vectors[start + k]! * steps) + ZERO;
      codes[row * width + (k >> 1)]! |= k % 2 === 0 ? code : code << 4;
    }
  }
  return { codes, scales };
}

/** Adds `weight` times a packed row to `sum`. */
export function addPackedRow(
  packed: PackedRows,
  row: number,
  weight: number,
  sum: Float32Array,
): void {
  const factor = weight * packed.scales[row]!;
  let at = row * bytesPerRow(sum.length);
  let k = 0;
  for (; k + 1 < sum.length; k += 2) {
    const pair = packed.codes[at++]!;
    sum[k]! += factor * ((pair & 15) - ZERO);
    sum[k + 1]! += factor * ((pair >> 4) - ZERO);
  }
  if (k < sum.length) sum[k]! += factor * ((packed.codes[at]! & 15) - ZERO);
}
