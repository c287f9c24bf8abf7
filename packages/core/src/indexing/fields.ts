/**
 * The fields that keywords are looked up in, and how a term's occurrences in them share one byte.
 *
 *     chunk      7 6 5 4 3 2 1 0      document   7 6 5 4 3 2 1 0
 *                s h h h b b b b                 · · k k p p t t
 *                │ │     └ body, up to 15            │   │   └ title, up to 3
 *                │ └ headings, up to 7               │   └ path
 *                └ names a symbol that it            └ package
 *                  documents, whole
 *
 * Counts stop at these bounds: the saturation of BM25F makes a sixteenth occurrence worth less than a hundredth of the first.
 * What belongs to the page (title, path, package) is kept once a document, not with each of its chunks.
 */

/** A field of a chunk, or of the document that it stands in. */
export type Field = "body" | "headings" | "symbols" | "title" | "path" | "package";

/** Every field, in the order of lengths and weights in arrays. */
export const FIELDS: readonly Field[] = ["body", "headings", "symbols", "title", "path", "package"];

/** Number of leading entries of `FIELDS` that belong to chunks. */
export const CHUNK_FIELDS = 3;

/** Packs the occurrences of a term in a chunk. */
export function packChunkCounts(body: number, headings: number, symbols: number): number {
  return Math.min(body, 15) | (Math.min(headings, 7) << 4) | (symbols > 0 ? 128 : 0);
}

/** Packs the occurrences of a term in a document's own fields. */
export function packDocumentCounts(title: number, path: number, packageName: number): number {
  return Math.min(title, 3) | (Math.min(path, 3) << 2) | (Math.min(packageName, 3) << 4);
}

/** Occurrences of a packed term in one field of a chunk. */
export function chunkCount(counts: number, field: "body" | "headings" | "symbols"): number {
  if (field === "body") return counts & 15;
  return field === "headings" ? (counts >> 4) & 7 : counts >> 7;
}
