import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addRow,
  cosine,
  openVectors,
  quantizeVectors,
  queryVector,
  vectorParts,
} from "../../src/indexing/vectors.ts";
import { clustered, exactNearest } from "./exact-nearest.ts";

describe("cosine", () => {
  it("is close to the cosine of the numbers as they were given", () => {
    const numbers = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
      minLength: 16,
      maxLength: 16,
    });
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const row = Float32Array.from(a);
        const query = Float32Array.from(b);
        const index = quantizeVectors(row, 16);
        const ready = queryVector(index, query);
        if (ready === undefined || Math.hypot(...row) < 1e-6 || Math.hypot(...query) < 1e-6) return;
        const [exact] = exactNearest(row, 16, query, 1);
        expect(Math.abs(cosine(index, ready, 0) - exact!.score)).toBeLessThan(0.12);
      }),
    );
  });

  it("is that of the packed numbers to the fourth digit, for any number of dimensions", () => {
    for (const dimensions of [1, 2, 7, 192, 1024, 4096]) {
      const vectors = clustered(40, dimensions);
      const index = quantizeVectors(vectors, dimensions);
      const query = vectors.slice(dimensions, 2 * dimensions);
      const ready = queryVector(index, query)!;
      for (let row = 0; row < 40; row++) {
        const sum = new Float32Array(dimensions);
        addRow(index, row, sum);
        const exact = sum.reduce((total, value, k) => total + value * ready.values[k]!, 0);
        expect(Math.abs(cosine(index, ready, row) - exact)).toBeLessThan(1e-4);
      }
    }
  });

  it("is 0 for a row without content", () => {
    const index = quantizeVectors(Float32Array.of(0, 0, 0, 1, 2, 3), 3);
    const ready = queryVector(index, Float32Array.of(1, 1, 1))!;
    expect(cosine(index, ready, 0)).toBe(0);
    expect(cosine(index, ready, 1)).toBeGreaterThan(0.8);
  });
});

describe("queryVector", () => {
  const index = quantizeVectors(new Float32Array(16).fill(1), 8);

  it("is undefined for zeros and for another length", () => {
    expect(queryVector(index, new Float32Array(8))).toBeUndefined();
    expect(queryVector(index, new Float32Array(4).fill(1))).toBeUndefined();
  });

  it("reads numbers that are not finite as 0", () => {
    const ready = queryVector(index, Float32Array.of(3, Number.NaN, 4, 0, 0, 0, 0, 0))!;
    expect([...ready.values].slice(0, 3).map((value) => Number(value.toFixed(3)))).toEqual([
      0.6, 0, 0.8,
    ]);
  });
});

describe("openVectors", () => {
  const index = quantizeVectors(clustered(20, 8), 8);
  const parts = new Map(vectorParts(index));

  it("opens what was written, on any alignment", () => {
    expect(openVectors(parts, 20)).toEqual(index);
    const shifted = new Map(
      [...parts].map(([name, bytes]) => {
        const buffer = new Uint8Array(bytes.length + 1);
        buffer.set(bytes, 1);
        return [name, buffer.subarray(1)];
      }),
    );
    expect(openVectors(shifted, 20)).toEqual(index);
  });

  it("is undefined where the snapshot has no vectors", () => {
    expect(openVectors(new Map(), 20)).toBeUndefined();
  });

  it("raises SNAPSHOT_CORRUPT where rows are missing or a scale is impossible", () => {
    const corrupt = expect.objectContaining({ code: "SNAPSHOT_CORRUPT" });
    expect(() => openVectors(parts, 21)).toThrow(corrupt);
    expect(() => openVectors(new Map([...parts].slice(0, 1)), 20)).toThrow(corrupt);
    const scales = new Float32Array(20).fill(Number.NaN);
    const broken = new Map(parts).set("vectors.scales", new Uint8Array(scales.buffer));
    expect(() => openVectors(broken, 20)).toThrow(corrupt);
  });
});
