/** Eigenvalues by cyclic Jacobi rotations: slow, short, and right. The oracle of the fast ones. */
export function jacobiEigen(
  matrix: Float64Array,
  order: number,
): { values: number[]; vectors: number[][] } {
  const a = Array.from({ length: order }, (_, i) =>
    Array.from({ length: order }, (_, j) => matrix[i * order + j]!),
  );
  const v = a.map((_, i) => a.map((_, j): number => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < 50; sweep++) {
    for (let p = 0; p < order; p++) {
      for (let q = p + 1; q < order; q++) {
        if (a[p]![q] === 0) continue;
        const angle = Math.atan2(2 * a[p]![q]!, a[q]![q]! - a[p]![p]!) / 2;
        const c = Math.cos(angle);
        const s = Math.sin(angle);
        for (let k = 0; k < order; k++) {
          const x = a[k]![p]!;
          const y = a[k]![q]!;
          a[k]![p] = c * x - s * y;
          a[k]![q] = s * x + c * y;
        }
        for (let k = 0; k < order; k++) {
          const x = a[p]![k]!;
          const y = a[q]![k]!;
          a[p]![k] = c * x - s * y;
          a[q]![k] = s * x + c * y;
          const u = v[p]![k]!;
          const w = v[q]![k]!;
          v[p]![k] = c * u - s * w;
          v[q]![k] = s * u + c * w;
        }
      }
    }
  }
  const ranks = a.map((_, i) => i).sort((i, j) => a[j]![j]! - a[i]![i]!);
  return { values: ranks.map((i) => a[i]![i]!), vectors: ranks.map((i) => v[i]!) };
}
