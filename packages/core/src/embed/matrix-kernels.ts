/**
 * The inner loops of learning: products of sparse and dense matrices, a range of rows at a time.
 *
 * Hot: stands alone. Matrices hold 32-bit numbers, which halves what goes through the caches; sums are 64-bit, in a row
 * of their own. Four entries or rows are worked on at once, so that each sum is loaded and stored once for four products.
 * A slow twin of what is built on them is in the tests: Jacobi rotations over the dense matrix.
 */
/** A sparse matrix in compressed rows. */
export interface SparseMatrix {
  rows: number;
  columns: number;
  /** Length: rows + 1. */
  rowStart: Uint32Array;
  columnIds: Uint32Array;
  values: Float32Array;
}

/** Rows `[from, to)` of `out = m · x`, where `x` and `out` have `width` columns. */
export function multiplySparse(
  m: SparseMatrix,
  x: Float32Array,
  width: number,
  out: Float32Array,
  from: number,
  to: number,
): void {
  const { rowStart, columnIds, values } = m;
  const sum = new Float64Array(width);
  for (let r = from; r < to; r++) {
    sum.fill(0);
    const end = rowStart[r + 1]!;
    let i = rowStart[r]!;
    for (; i + 3 < end; i += 4) {
      const w0 = values[i]!;
      const w1 = values[i + 1]!;
      const w2 = values[i + 2]!;
      const w3 = values[i + 3]!;
      const x0 = columnIds[i]! * width;
      const x1 = columnIds[i + 1]! * width;
      const x2 = columnIds[i + 2]! * width;
      const x3 = columnIds[i + 3]! * width;
      for (let k = 0; k < width; k++) {
        sum[k]! += w0 * x[x0 + k]! + w1 * x[x1 + k]! + w2 * x[x2 + k]! + w3 * x[x3 + k]!;
      }
    }
    for (; i < end; i++) {
      const w = values[i]!;
      const x0 = columnIds[i]! * width;
      for (let k = 0; k < width; k++) sum[k]! += w * x[x0 + k]!;
    }
    out.set(sum, r * width);
  }
}

/** Adds rows `[from, to)` to the upper half of `gram = mᵀ · m`. */
export function addGram(
  m: Float32Array,
  width: number,
  gram: Float64Array,
  from: number,
  to: number,
): void {
  const rows = new Float64Array(width * 4);
  for (let r = from; r < to; r += 4) {
    const many = Math.min(4, to - r);
    rows.fill(0);
    rows.set(m.subarray(r * width, (r + many) * width));
    const second = width;
    const third = width * 2;
    const fourth = width * 3;
    for (let i = 0; i < width; i++) {
      const a = rows[i]!;
      const b = rows[second + i]!;
      const c = rows[third + i]!;
      const d = rows[fourth + i]!;
      const at = i * width;
      for (let j = i; j < width; j++) {
        gram[at + j]! +=
          a * rows[j]! + b * rows[second + j]! + c * rows[third + j]! + d * rows[fourth + j]!;
      }
    }
  }
}

/** Rows `[from, to)` of `out = m · mixingᵀ`. */
export function multiplyDense(
  m: Float32Array,
  width: number,
  mixing: Float64Array,
  rank: number,
  out: Float32Array,
  from: number,
  to: number,
): void {
  const columns = new Float64Array(width * rank);
  for (let k = 0; k < rank; k++) {
    for (let i = 0; i < width; i++) columns[i * rank + k] = mixing[k * width + i]!;
  }
  const sum = new Float64Array(rank);
  for (let r = from; r < to; r++) {
    sum.fill(0);
    const at = r * width;
    let i = 0;
    for (; i + 3 < width; i += 4) {
      const w0 = m[at + i]!;
      const w1 = m[at + i + 1]!;
      const w2 = m[at + i + 2]!;
      const w3 = m[at + i + 3]!;
      const c0 = i * rank;
      const c1 = c0 + rank;
      const c2 = c1 + rank;
      const c3 = c2 + rank;
      for (let k = 0; k < rank; k++) {
        sum[k]! +=
          w0 * columns[c0 + k]! +
          w1 * columns[c1 + k]! +
          w2 * columns[c2 + k]! +
          w3 * columns[c3 + k]!;
      }
    }
    for (; i < width; i++) {
      const w = m[at + i]!;
      for (let k = 0; k < rank; k++) sum[k]! += w * columns[i * rank + k]!;
    }
    out.set(sum, r * rank);
  }
}
