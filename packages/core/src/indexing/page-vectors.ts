/**
 * How near whole pages are to a query: a page's vector is the sum of its chunks'.
 *
 * A page about a subject says so in many chunks; one chunk that happens to use the query's words says it once. On the development
 * questions this is worth more than the chunks' own vectors.
 */
import type { IndexContent } from "../chunk/content.ts";
import type { QueryVector, VectorIndex } from "./vectors.ts";

/** Vectors of pages, each made when first asked for and kept: four bytes a dimension and document. */
export interface PageVectors {
  /** The cosine between a query and a document, −1 to 1. */
  cosine(query: QueryVector, document: number): number;
}

/** Makes the vectors of an index's pages. */
export function createPageVectors(content: IndexContent, vectors: VectorIndex): PageVectors {
  const { dimensions, values, scales } = vectors;
  const pages: (Float32Array | undefined)[] = new Array(content.documents.length);

  function pageVector(document: number): Float32Array {
    const sum = new Float32Array(dimensions);
    const { firstPlacement, endPlacement } = content.documents[document]!;
    for (let at = firstPlacement; at < endPlacement; at++) {
      const row = content.placements[at]!.chunk;
      const scale = scales[row]!;
      const start = row * dimensions;
      for (let k = 0; k < dimensions; k++) sum[k]! += values[start + k]! * scale;
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
      const page = pages[document];
      let sum = 0;
      for (let k = 0; k < dimensions; k++) sum += page[k]! * query.values[k]!;
      return sum;
    },
  };
}
