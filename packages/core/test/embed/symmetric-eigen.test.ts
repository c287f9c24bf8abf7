import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { symmetricEigen } from "../../src/embed/symmetric-eigen.ts";
import { jacobiEigen } from "./jacobi-eigen.ts";

/** Symmetric matrices of small integers, which gives repeated and zero eigenvalues often. */
const symmetric = fc.integer({ min: 0, max: 9 }).chain((order) =>
  fc
    .array(fc.integer({ min: -3, max: 3 }), { minLength: order * order, maxLength: order * order })
    .map((entries) => {
      const matrix = new Float64Array(order * order);
      for (let i = 0; i < order; i++) {
        for (let j = i; j < order; j++) {
          matrix[i * order + j] = entries[i * order + j]!;
          matrix[j * order + i] = entries[i * order + j]!;
        }
      }
      return { order, matrix };
    }),
);

describe("symmetricEigen", () => {
  it("finds the eigenvalues that Jacobi rotations find", () => {
    fc.assert(
      fc.property(symmetric, ({ order, matrix }) => {
        const { values } = symmetricEigen(matrix.slice(), order);
        for (const [k, value] of jacobiEigen(matrix, order).values.entries()) {
          expect(values[k]).toBeCloseTo(value, 9);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("gives vectors of unit length at right angles that the matrix only stretches", () => {
    fc.assert(
      fc.property(symmetric, ({ order, matrix }) => {
        const { values, vectors } = symmetricEigen(matrix.slice(), order);
        const at = (i: number, j: number) => vectors[i * order + j]!;
        for (let i = 0; i < order; i++) {
          for (let j = 0; j < order; j++) {
            let inner = 0;
            let stretched = 0;
            for (let k = 0; k < order; k++) {
              inner += at(i, k) * at(j, k);
              stretched += matrix[j * order + k]! * at(i, k);
            }
            expect(inner).toBeCloseTo(i === j ? 1 : 0, 9);
            expect(stretched).toBeCloseTo(values[i]! * at(i, j), 8);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it("finds values that lie twelve orders of magnitude apart", () => {
    const { values } = symmetricEigen(Float64Array.from([1e12, 0, 0, 0, 1, 0, 0, 0, 1e-3]), 3);
    expect([...values]).toEqual([1e12, 1, 1e-3]);
  });
});
