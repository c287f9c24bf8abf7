/**
 * The terms of a content's chunks as numbers, read once for vectors and keywords alike.
 *
 * Responsible for: which text of a chunk's body is analysed. Not responsible for: what is done with its terms
 * (`keyword-index.ts`, `embed-content.ts`).
 */
import type { IndexContent } from "../chunk/content.ts";
import { createNumberList, createTermNumbers, type TermNumbers } from "../text/term-numbers.ts";
import { searchableMarkdown } from "./searchable-markdown.ts";

/** Terms of all bodies. Held while an index is built: four bytes for each word of the documentation. */
export interface ContentTerms {
  /** What numbered them, and numbers more; the words of the bodies are counted in it. */
  readonly reader: TermNumbers;
  /** The terms of a chunk's body, in reading order. */
  body(chunk: number): Uint32Array;
}

/** Reads the bodies of all chunks. */
export function readContentTerms({ chunks }: IndexContent): ContentTerms {
  const reader = createTermNumbers();
  const list = createNumberList();
  const ends = new Float64Array(chunks.length);
  for (const [number, { text }] of chunks.entries()) {
    reader.readWords(searchableMarkdown(text), list);
    ends[number] = list.length;
  }
  return {
    reader,
    body: (chunk) => list.numbers.subarray(chunk === 0 ? 0 : ends[chunk - 1]!, ends[chunk]!),
  };
}
