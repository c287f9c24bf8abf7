import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { collectNearest, createSignTable } from "../../src/indexing/nearest.ts";
import { createTopK } from "../../src/indexing/top-k.ts";
import {
  type QueryVector,
  quantizeVectors,
  queryVector,
  type VectorIndex,
} from "../../src/indexing/vectors.ts";
import { clustered, exactNearest } from "./exact-nearest.ts";

const everyRow = (index: VectorIndex) => new Int32Array(index.rows);

function nearest(
  index: VectorIndex,
  query: QueryVector,
  k: number,
  accepts: Int32Array,
  considered: number,
) {
  const best = createTopK(k);
  collectNearest(index, createSignTable(index), query, best, accepts, considered);
  return best.take();
}

describe("collectNearest", () => {
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

  it("compares signs as one bit after the other would", () => {
    const numbers = (length: number) =>
      fc.array(fc.integer({ min: -3, max: 3 }), { minLength: length, maxLength: length });
    const rows = 30;
    const inputs = fc
      .constantFrom(1, 31, 32, 33, 96, 191, 192, 193, 256)
      .chain((length) => fc.tuple(fc.constant(length), numbers(length), numbers(length * rows)));
    fc.assert(
      fc.property(inputs, ([length, query, values]) => {
        const few = quantizeVectors(Float32Array.from(values), length);
        const ready = queryVector(few, Float32Array.from(query));
        if (ready === undefined) return;
        const table = createSignTable(few);
        collectNearest(few, table, ready, createTopK(1), everyRow(few), 1);
        for (let row = 0; row < rows; row++) {
          if (few.scales[row] === 0) continue;
          const differing = query.filter((value, k) => value > 0 !== values[row * length + k]! > 0);
          expect(table.distances[row]).toBe(differing.length);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("finds the same with memory that other queries have used", () => {
    const table = createSignTable(index);
    const best = createTopK(20);
    const find = (row: number) => {
      const query = queryVector(index, vectors.slice(row * dimensions, (row + 1) * dimensions))!;
      collectNearest(index, table, query, best, everyRow(index), 375);
      return best.take();
    };
    const first = find(3);
    find(900);
    expect(find(3)).toEqual(first);
  });
});
