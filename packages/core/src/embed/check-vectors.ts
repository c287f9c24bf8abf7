/** Proves that what an embedder gave back is what was asked for, before it reaches an index. */
import type { Embedder } from "./embedder.ts";
import { embedderFailed } from "./embedder-failure.ts";

/**
 * Refuses vectors of a wrong number, length or with a number that is not finite.
 *
 * @throws ExpodexError EMBEDDER_FAILED
 */
export function checkVectors(
  embedder: Pick<Embedder, "id" | "dimensions">,
  vectors: readonly Float32Array[],
  expected: number,
): void {
  const { id, dimensions } = embedder;
  if (!Array.isArray(vectors) || vectors.length !== expected) {
    throw embedderFailed(id, {
      expected: `${expected} vectors`,
      got: Array.isArray(vectors) ? `${vectors.length}` : typeof vectors,
      next: "make the embedder return one vector for each text, in order",
    });
  }
  for (const [at, vector] of vectors.entries()) {
    if (!(vector instanceof Float32Array) || vector.length !== dimensions) {
      throw embedderFailed(id, {
        expected: `a Float32Array of ${dimensions} numbers for each text`,
        got: `${kindOf(vector)} for text ${at}`,
        next: "set the embedder's dimensions to what its model returns",
      });
    }
    const wrong = vector.findIndex((value) => !Number.isFinite(value));
    if (wrong < 0) continue;
    throw embedderFailed(id, {
      expected: "finite numbers",
      got: `${vector[wrong]} at ${wrong} of the vector for text ${at}`,
      next: "return zeros for a text that says nothing",
    });
  }
}

function kindOf(vector: unknown): string {
  if (vector instanceof Float32Array) return `${vector.length} numbers`;
  return Array.isArray(vector) ? "a plain array" : typeof vector;
}
