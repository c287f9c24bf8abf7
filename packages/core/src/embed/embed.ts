/**
 * The embed stage: from texts to the vectors that an index holds.
 *
 * Responsible for: batches, progress, refusing what is not a vector, unit length. Not responsible for: which embedder
 * it is, retrying, caching (wrappers do that).
 */
import { ExpodexError, throwIfAborted } from "../errors.ts";
import type { OnProgress } from "../progress.ts";
import { DEFAULT_BATCH_SIZE } from "./batching.ts";
import { checkVectors } from "./check-vectors.ts";
import type { Embedder } from "./embedder.ts";
import { embedderFailed } from "./embedder-failure.ts";
import { toUnitLength } from "./unit-length.ts";

/** What embedding may be told. */
export interface EmbedChunksOptions {
  signal?: AbortSignal;
  onProgress?: OnProgress;
}

/** Longest vector that an index holds. */
const MAX_DIMENSIONS = 4096;

/** Batches handed over at a time, so that an embedder that works on several at once has them. */
const BATCHES_AT_ONCE = 4;

/**
 * Embeds texts, as documents, into one array of `texts.length × embedder.dimensions` numbers. Each vector has unit
 * length, or is zero where the embedder gave zeros.
 *
 * @throws ExpodexError EMBEDDER_FAILED, ABORTED, and what the embedder raises
 */
export async function embedChunks(
  texts: readonly string[],
  embedder: Embedder,
  options: EmbedChunksOptions = {},
): Promise<Float32Array> {
  const { signal, onProgress } = options;
  const { id, dimensions } = embedder;
  if (!Number.isInteger(dimensions) || dimensions < 1 || dimensions > MAX_DIMENSIONS) {
    throw embedderFailed(id, {
      expected: `dimensions from 1 to ${MAX_DIMENSIONS}`,
      got: String(dimensions),
      next: "set the embedder's dimensions to the length of its vectors",
    });
  }
  const rows = new Float32Array(texts.length * dimensions);
  const report = (done: number) =>
    onProgress?.({ stage: "embed", done, total: texts.length, item: id });
  report(0);
  const step = DEFAULT_BATCH_SIZE * BATCHES_AT_ONCE;
  for (let start = 0; start < texts.length; start += step) {
    throwIfAborted(signal, "embedding");
    const part = texts.slice(start, start + step);
    const vectors = await call(embedder, part, signal);
    checkVectors(embedder, vectors, part.length);
    for (const [at, vector] of vectors.entries()) {
      const row = rows.subarray((start + at) * dimensions, (start + at + 1) * dimensions);
      row.set(vector);
      toUnitLength(row);
    }
    report(start + part.length);
  }
  return rows;
}

/** Embedders of others may throw anything; what is not an Expodex error is wrapped, so that a caller can match on codes. */
async function call(
  embedder: Embedder,
  texts: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Float32Array[]> {
  try {
    return await embedder.embed(texts, { kind: "document", signal });
  } catch (error) {
    throwIfAborted(signal, "embedding");
    if (error instanceof ExpodexError) throw error;
    throw embedderFailed(embedder.id, {
      expected: "vectors",
      got: `an error: ${error instanceof Error ? error.message : String(error)}`,
      next: "see the cause",
      cause: error,
    });
  }
}
