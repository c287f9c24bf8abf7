import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  cosine,
  nearest,
  openVectors,
  quantizeVectors,
  queryVector,
  type VectorIndex,
  vectorParts,
} from "../../src/indexing/vectors.ts";
import { createRandom } from "../../src/text/prng.ts";

/** Vectors around a few directions, as chunks of a few subjects are. */
function clustered(rows: number, dimensions: number): Float32Array {
  const random = createRandom(7);
  const centres = Array.from({ length: 12 }, () =>
    Array.from({ length: dimensions }, () => random() - 0.5),
  );
  const vectors = new Float32Array(rows * dimensions);
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < dimensions; k++) {
      vectors[row * dimensions + k] = centres[row % 12]![k]! + (random() - 0.5) * 0.6;
    }
  }
  return vectors;
}

/** The slow twin: every row by the exact cosine of the numbers as they were given. */
function exactNearest(vectors: Float32Array, dimensions: number, query: Float32Array, k: number) {
  const length = (numbers: Float32Array) => Math.hypot(...numbers);
  return Array.from({ length: vectors.length / dimensions }, (_, number) => {
    const row = vectors.subarray(number * dimensions, (number + 1) * dimensions);
    const dot = row.reduce((sum, value, at) => sum + value * query[at]!, 0);
    return { number, score: dot / (length(row) * length(query)) };
  })
    .sort((a, b) => b.score - a.score || a.number - b.number)
    .slice(0, k);
}

const everyRow = (index: VectorIndex) => new Int32Array(index.rows);

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
});

describe("nearest", () => {
  const dimensions = 64;
  const vectors = clustered(3000, dimensions);
  const index = quantizeVectors(vectors, dimensions);

  it("finds most of the true nearest, and the very nearest always, while it measures one row in eight", () => {
    let common = 0;
    for (let row = 0; row < 40; row++) {
      const query = vectors.slice(row * dimensions, (row + 1) * dimensions);
      const exact = new Set(
        exactNearest(vectors, dimensions, query, 20).map(({ number }) => number),
      );
      const ready = queryVector(index, query)!;
      const found = nearest(index, ready, 20, everyRow(index), 375);
      expect(found[0]!.number).toBe(row);
      common += found.filter(({ number }) => exact.has(number)).length;
    }
    // A subject here has 250 rows that are about equally near, so some of the missing ones are ties.
    expect(common / (40 * 20)).toBeGreaterThan(0.8);
  });

  it("measures every row where few are there", () => {
    const few = quantizeVectors(vectors.slice(0, 50 * dimensions), dimensions);
    const query = queryVector(few, vectors.slice(0, dimensions))!;
    const found = nearest(few, query, 50, everyRow(few), 50);
    expect(found).toHaveLength(50);
    expect(found.map(({ score }) => score)).toEqual(
      found.map(({ score }) => score).sort((a, b) => b - a),
    );
  });

  it("leaves out rows that are not accepted, and rows without content", () => {
    const accepts = everyRow(index).fill(-1);
    accepts[17] = 0;
    const query = queryVector(index, vectors.slice(0, dimensions))!;
    expect(nearest(index, query, 5, accepts, 100).map(({ number }) => number)).toEqual([17]);
    const empty = quantizeVectors(new Float32Array(3 * 8), 8);
    const any = queryVector(empty, new Float32Array(8).fill(1))!;
    expect(nearest(empty, any, 5, everyRow(empty), 100)).toEqual([]);
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
    const plain = (opened: VectorIndex | undefined) => ({ ...opened, signs: undefined });
    expect(plain(openVectors(parts, 20))).toEqual(plain(index));
    const shifted = new Map(
      [...parts].map(([name, bytes]) => {
        const buffer = new Uint8Array(bytes.length + 1);
        buffer.set(bytes, 1);
        return [name, buffer.subarray(1)];
      }),
    );
    expect(plain(openVectors(shifted, 20))).toEqual(plain(index));
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
