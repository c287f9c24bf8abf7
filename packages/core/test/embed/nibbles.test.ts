import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addPackedRow, bytesPerRow, packRows } from "../../src/embed/nibbles.ts";

describe("packRows", () => {
  it("keeps each number to half a step of its row", () => {
    const numbers = fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { maxLength: 40 });
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 7 }), (values, dimensions) => {
        const rows = Math.floor(values.length / dimensions);
        const vectors = Float32Array.from(values.slice(0, rows * dimensions));
        const packed = packRows(vectors, dimensions);
        expect(packed.codes).toHaveLength(rows * bytesPerRow(dimensions));
        for (let row = 0; row < rows; row++) {
          const back = new Float32Array(dimensions);
          addPackedRow(packed, row, 1, back);
          for (let k = 0; k < dimensions; k++) {
            const apart = Math.abs(back[k]! - vectors[row * dimensions + k]!);
            expect(apart).toBeLessThanOrEqual(packed.scales[row]! * 0.5001 + 1e-30);
          }
        }
      }),
    );
  });

  it("gives a row of zeros back as zeros", () => {
    const packed = packRows(new Float32Array(3), 3);
    const back = new Float32Array(3);
    addPackedRow(packed, 0, 5, back);
    expect([...back]).toEqual([0, 0, 0]);
  });
});

describe("addPackedRow", () => {
  it("adds to what is there, by weight", () => {
    const packed = packRows(Float32Array.from([7, -7, 0, 3.5, 7, 7]), 3);
    const sum = Float32Array.from([1, 1, 1]);
    addPackedRow(packed, 0, 2, sum);
    expect([...sum]).toEqual([15, -13, 1]);
  });
});
