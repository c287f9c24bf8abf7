import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countTerms, rowCount } from "../../src/text/term-matrix.ts";

describe("countTerms", () => {
  it("counts what a map a row counts", () => {
    const words = fc.array(fc.constantFrom("a", "b", "c", "constructor", "__proto__"));
    fc.assert(
      fc.property(fc.array(words), (rows) => {
        const matrix = countTerms(rows);
        expect(rowCount(matrix)).toBe(rows.length);
        for (const [r, row] of rows.entries()) {
          const found = new Map<string, number>();
          for (let i = matrix.rowStart[r]!; i < matrix.rowStart[r + 1]!; i++) {
            found.set(matrix.terms[matrix.termIds[i]!]!, matrix.counts[i]!);
          }
          const expected = new Map<string, number>();
          for (const word of row) expected.set(word, (expected.get(word) ?? 0) + 1);
          expect(found).toEqual(expected);
        }
      }),
    );
  });

  it("numbers terms in the order in which they appear, ascending inside a row", () => {
    const matrix = countTerms([
      ["b", "a"],
      ["c", "a", "b"],
    ]);
    expect(matrix.terms).toEqual(["b", "a", "c"]);
    expect([...matrix.termIds]).toEqual([0, 1, 0, 1, 2]);
  });

  it("weighs parts, and leaves out what weighs nothing", () => {
    const matrix = countTerms([
      [
        { terms: ["camera", "view"], weight: 2.5 },
        { terms: ["camera"], weight: 1 },
        { terms: ["hidden"], weight: 0 },
      ],
    ]);
    expect(matrix.terms).toEqual(["camera", "view"]);
    expect([...matrix.counts]).toEqual([3.5, 2.5]);
  });

  it("grows past its first arrays", () => {
    const rows = Array.from({ length: 300 }, (_, r) =>
      Array.from({ length: 20 }, (_, k) => `t${r + k}`),
    );
    const matrix = countTerms(rows);
    expect(matrix.termIds).toHaveLength(6000);
    expect(matrix.counts.every((count) => count === 1)).toBe(true);
  });

  it("gives no rows for none", () => {
    expect(rowCount(countTerms([]))).toBe(0);
  });
});
