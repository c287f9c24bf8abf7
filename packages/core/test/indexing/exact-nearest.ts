import { createRandom } from "../../src/text/prng.ts";

/** Vectors around a few directions, as chunks of a few subjects are. */
export function clustered(rows: number, dimensions: number): Float32Array {
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
export function exactNearest(
  vectors: Float32Array,
  dimensions: number,
  query: Float32Array,
  k: number,
): { number: number; score: number }[] {
  const length = (numbers: Float32Array) => Math.hypot(...numbers);
  return Array.from({ length: vectors.length / dimensions }, (_, number) => {
    const row = vectors.subarray(number * dimensions, (number + 1) * dimensions);
    const dot = row.reduce((sum, value, at) => sum + value * query[at]!, 0);
    return { number, score: dot / (length(row) * length(query)) };
  })
    .sort((a, b) => b.score - a.score || a.number - b.number)
    .slice(0, k);
}
