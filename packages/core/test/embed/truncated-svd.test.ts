import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SparseMatrix } from "../../src/embed/matrix-kernels.ts";
import { truncatedSvd } from "../../src/embed/truncated-svd.ts";
import { createPrng } from "../../src/text/prng.ts";
import { jacobiEigen } from "./jacobi-eigen.ts";

function sparse(dense: readonly (readonly number[])[], columns: number): SparseMatrix {
  const rowStart = [0];
  const columnIds: number[] = [];
  const values: number[] = [];
  for (const row of dense) {
    for (const [c, value] of row.entries()) {
      if (value === 0) continue;
      columnIds.push(c);
      values.push(value);
    }
    rowStart.push(values.length);
  }
  return {
    rows: dense.length,
    columns,
    rowStart: Uint32Array.from(rowStart),
    columnIds: Uint32Array.from(columnIds),
    values: Float32Array.from(values),
  };
}

/** The slow, obvious twin: singular values from the eigenvalues of A · Aᵀ. */
function denseSingularValues(dense: readonly (readonly number[])[]): number[] {
  const n = dense.length;
  const gram = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      gram[i * n + j] = dense[i]!.reduce((sum, x, c) => sum + x * dense[j]![c]!, 0);
    }
  }
  return jacobiEigen(gram, n).values.map((value) => Math.sqrt(Math.max(0, value)));
}

const matrices = fc
  .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 }))
  .chain(([rows, columns]) =>
    fc.record({
      columns: fc.constant(columns),
      dense: fc.array(
        fc.array(fc.constantFrom(0, 0, 0, 1, 2, 0.5), { minLength: columns, maxLength: columns }),
        { minLength: rows, maxLength: rows },
      ),
    }),
  );

describe("truncatedSvd", () => {
  it("finds the singular values of small matrices, of full rank and not", async () => {
    await fc.assert(
      fc.asyncProperty(matrices, async ({ dense, columns }) => {
        const svd = await truncatedSvd(sparse(dense, columns), { rank: 8 });
        const all = denseSingularValues(dense);
        // What is much weaker than the strongest drowns in the rounding of 32-bit numbers, to the fourth power.
        const expected = all.filter((value) => value > all[0]! / 15);
        expect(svd.rank).toBeGreaterThanOrEqual(expected.length);
        expect(svd.rank).toBeLessThanOrEqual(all.filter((value) => value > 1e-6).length);
        // Rounding counts against the greatest value, and of some thousand random starts in so few dimensions one is nearly flat: it
        // is off by 3 thousandths of that.
        for (const [k, value] of expected.entries())
          expect(Math.abs(svd.values[k]! - value) / all[0]!).toBeLessThan(0.01);
      }),
      { numRuns: 60 },
    );
  });

  it("gives left vectors of unit length at right angles", async () => {
    await fc.assert(
      fc.asyncProperty(matrices, async ({ dense, columns }) => {
        const { rank, left } = await truncatedSvd(sparse(dense, columns), { rank: 8 });
        for (let i = 0; i < rank; i++) {
          for (let j = 0; j < rank; j++) {
            let inner = 0;
            for (let r = 0; r < dense.length; r++)
              inner += left[r * rank + i]! * left[r * rank + j]!;
            // Weak directions that a nearly flat start hardly holds are off by a thousandth.
            expect(inner).toBeCloseTo(i === j ? 1 : 0, 2);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("finds the leading values of a matrix that is wider than its basis", async () => {
    const next = createPrng(7);
    // Ten strong directions over noise, as topics stand over single words.
    const dense = Array.from({ length: 60 }, (_, r) =>
      Array.from({ length: 80 }, (_, c) =>
        c % 10 === r % 10 ? 1 + (r % 10) / 5 : next() % 9 === 0 ? 0.1 : 0,
      ),
    );
    const svd = await truncatedSvd(sparse(dense, 80), { rank: 10 });
    const expected = denseSingularValues(dense);
    for (let k = 0; k < 10; k++) expect(svd.values[k]! / expected[k]!).toBeCloseTo(1, 4);
  });

  it("finds nothing in a matrix of zeros, or without rows or columns", async () => {
    for (const [dense, columns] of [
      [
        [
          [0, 0],
          [0, 0],
        ],
        2,
      ],
      [[], 3],
      [[[], []], 0],
    ] as [number[][], number][]) {
      const svd = await truncatedSvd(sparse(dense, columns), { rank: 4 });
      expect(svd.rank).toBe(0);
      expect(svd.left).toHaveLength(0);
    }
  });
});
