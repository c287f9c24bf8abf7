/**
 * Eigenvalues and eigenvectors of a small dense symmetric matrix.
 *
 * Householder reflections bring the matrix to three diagonals, implicit QL steps with Wilkinson's shift bring those
 * to one. Cyclic Jacobi, which is a third of the code and the oracle in the tests, takes 8 times as long at order 272
 * (1.6 s against 0.2 s on Node 20, x64): too much beside the rest of the learning.
 *
 * Vectors are kept as rows all the way, so that every inner loop walks memory in order.
 */

/** Eigenpairs, greatest value first. */
export interface Eigen {
  values: Float64Array;
  /** `order × order`, row-major; row k belongs to `values[k]` and has unit length. */
  vectors: Float64Array;
}

/** More steps for one eigenvalue than any finite matrix needs; two are usual. */
const MAX_STEPS = 60;

/**
 * Finds all eigenpairs of a symmetric matrix. The matrix is overwritten.
 *
 * Exactly repeatable: uses only the four operations and the square root, which IEEE 754 rounds in one way.
 *
 * @param a `order × order`, row-major, finite
 */
export function symmetricEigen(a: Float64Array, order: number): Eigen {
  const diagonal = new Float64Array(order);
  const beside = new Float64Array(order);
  const vectors = tridiagonalize(a, order, diagonal, beside);
  diagonalize(diagonal, beside, vectors, order);
  return sortDescending(diagonal, vectors, order);
}

/** Reduces `a` to its diagonal and the one beside it; returns the transformation, row k for diagonal entry k. */
function tridiagonalize(
  a: Float64Array,
  order: number,
  diagonal: Float64Array,
  beside: Float64Array,
): Float64Array {
  const scales = new Float64Array(order);
  const product = new Float64Array(order);
  for (let k = 0; k < order - 1; k++) {
    // Row k right of the diagonal becomes (length, 0, 0, …); the reflector that does it stays there.
    const row = k * order;
    let tail = 0;
    for (let j = k + 2; j < order; j++) tail += a[row + j]! * a[row + j]!;
    const first = a[row + k + 1]!;
    diagonal[k] = a[row + k]!;
    if (tail === 0) {
      beside[k] = first;
      continue;
    }
    const length = Math.sqrt(first * first + tail);
    const target = first > 0 ? -length : length;
    beside[k] = target;
    a[row + k + 1] = first - target;
    const scale = 1 / (length * (length + Math.abs(first)));
    scales[k] = scale;
    let along = 0;
    for (let i = k + 1; i < order; i++) {
      let sum = 0;
      for (let j = k + 1; j < order; j++) sum += a[i * order + j]! * a[row + j]!;
      product[i] = sum * scale;
      along += product[i]! * a[row + i]!;
    }
    const half = (along * scale) / 2;
    for (let i = k + 1; i < order; i++) product[i]! -= half * a[row + i]!;
    for (let i = k + 1; i < order; i++) {
      const v = a[row + i]!;
      const w = product[i]!;
      for (let j = k + 1; j < order; j++) {
        a[i * order + j]! -= v * product[j]! + w * a[row + j]!;
      }
    }
  }
  if (order > 0) diagonal[order - 1] = a[order * order - 1]!;
  const vectors = new Float64Array(order * order);
  for (let i = 0; i < order; i++) vectors[i * order + i] = 1;
  for (let k = order - 3; k >= 0; k--) {
    const scale = scales[k]!;
    if (scale === 0) continue;
    const row = k * order;
    for (let i = k + 1; i < order; i++) {
      let sum = 0;
      for (let j = k + 1; j < order; j++) sum += vectors[i * order + j]! * a[row + j]!;
      sum *= scale;
      for (let j = k + 1; j < order; j++) vectors[i * order + j]! -= sum * a[row + j]!;
    }
  }
  return vectors;
}

/** Drives `beside` to zero by rotations of neighbouring rows, which it applies to `vectors` too. */
function diagonalize(d: Float64Array, e: Float64Array, vectors: Float64Array, order: number): void {
  for (let low = 0; low < order; low++) {
    for (let step = 0; step < MAX_STEPS; step++) {
      let high = low;
      while (high < order - 1) {
        const near = Math.abs(d[high]!) + Math.abs(d[high + 1]!);
        if (Math.abs(e[high]!) <= Number.EPSILON * near || e[high] === 0) break;
        high++;
      }
      if (high === low) break;
      const half = (d[low + 1]! - d[low]!) / (2 * e[low]!);
      const reach = Math.sqrt(half * half + 1);
      let g = d[high]! - d[low]! + e[low]! / (half + (half < 0 ? -reach : reach));
      let sine = 1;
      let cosine = 1;
      let shift = 0;
      let i = high - 1;
      for (; i >= low; i--) {
        const f = sine * e[i]!;
        const b = cosine * e[i]!;
        const r = Math.sqrt(f * f + g * g);
        e[i + 1] = r;
        if (r === 0) break;
        sine = f / r;
        cosine = g / r;
        const base = d[i + 1]! - shift;
        const turn = (d[i]! - base) * sine + 2 * cosine * b;
        shift = sine * turn;
        d[i + 1] = base + shift;
        g = cosine * turn - b;
        rotate(vectors, i * order, order, cosine, sine);
      }
      e[high] = 0;
      if (i >= low) {
        d[i + 1]! -= shift;
        continue;
      }
      d[low]! -= shift;
      e[low] = g;
    }
  }
}

/** Turns the row at `start` and the one below it against each other. */
function rotate(
  vectors: Float64Array,
  start: number,
  order: number,
  cosine: number,
  sine: number,
): void {
  const end = start + order;
  for (let k = start; k < end; k++) {
    const upper = vectors[k]!;
    const lower = vectors[k + order]!;
    vectors[k + order] = sine * upper + cosine * lower;
    vectors[k] = cosine * upper - sine * lower;
  }
}

function sortDescending(d: Float64Array, vectors: Float64Array, order: number): Eigen {
  const ranks = Array.from({ length: order }, (_, k) => k).sort((x, y) => d[y]! - d[x]! || x - y);
  const values = new Float64Array(order);
  const sorted = new Float64Array(order * order);
  for (const [to, from] of ranks.entries()) {
    values[to] = d[from]!;
    sorted.set(vectors.subarray(from * order, (from + 1) * order), to * order);
  }
  return { values, vectors: sorted };
}
