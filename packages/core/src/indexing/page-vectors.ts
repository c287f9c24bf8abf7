/**
 * How near whole pages are to a query: a page's vector is the sum of its chunks'.
 *
 * A page about a subject says so in many chunks; one chunk that happens to use the query's words says it once. On the development
 * questions this is worth more than the chunks' own vectors.
 */
import type { IndexContent } from "../chunk/content.ts";
import { addRow, type QueryVector, type VectorIndex } from "./vectors.ts";

/** Vectors of pages, each made when first asked for and kept: four bytes a dimension and document. */
export interface PageVectors {
  /** The cosine between a query and a document, −1 to 1. */
  cosine(query: QueryVector, document: number): number;
}

/** Makes the vectors of an index's pages. */
export function createPageVectors(content: IndexContent, vectors: VectorIndex): PageVectors {
  const { dimensions } = vectors;
  const pages: (Float32Array | undefined)[] = new Array(content.documents.length);

  function pageVector(document: number): Float32Array {
    const sum = new Float32Array(dimensions);
    const { firstPlacement, endPlacement } = content.documents[document]!;
    for (let at = firstPlacement; at < endPlacement; at++) {
      addRow(vectors, content.placements[at]!.chunk, sum);
    }
    let squares = 0;
    for (let k = 0; k < dimensions; k++) squares += sum[k]! * sum[k]!;
    const unit = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    for (let k = 0; k < dimensions; k++) sum[k]! *= unit;
    return sum;
  }

  return {
    cosine(query, document) {
      pages[document] ??= pageVector(document);
      return dot(pages[document], query.values);
    },
  };
}

/** Four sums side by side, because each addition waits for the one before it. */
function dot(a: Float32Array, b: Float32Array): number {
  const whole = a.length & ~3;
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (let k = 0; k < whole; k += 4) {
    first += a[k]! * b[k]!;
    second += a[k + 1]! * b[k + 1]!;
    third += a[k + 2]! * b[k + 2]!;
    fourth += a[k + 3]! * b[k + 3]!;
  }
  for (let k = whole; k < a.length; k++) first += a[k]! * b[k]!;
  return first + second + (third + fourth);
}
