/** Cuts long lists of texts into batches, and embeds a few batches at once. */
import { throwIfAborted } from "../errors.ts";
import { wholeNumber } from "../options.ts";
import { checkVectors } from "./check-vectors.ts";
import type { Embedder } from "./embedder.ts";

/** How to cut and how many at once. */
export interface BatchingOptions {
  /** Texts a call, 1 to 10,000. Fewer wait less for each other, more make fewer calls. @default 200 */
  batchSize?: number;
  /** Calls under way at once, 1 to 32. Services count more than a few as abuse. @default 2 */
  concurrency?: number;
}

/** Texts a call where nothing else is said: within what OpenAI and most services take, and small enough to show progress. */
export const DEFAULT_BATCH_SIZE = 200;

/**
 * Wraps an embedder so that it never sees more than `batchSize` texts a call. Vectors keep the order of the texts.
 * The first failure stops the calls that are under way and starts no further ones.
 *
 * @throws ExpodexError INVALID_OPTION
 */
export function withBatching(embedder: Embedder, options: BatchingOptions = {}): Embedder {
  const { batchSize = DEFAULT_BATCH_SIZE, concurrency = 2 } = options;
  wholeNumber("batchSize", batchSize, 1, 10_000);
  wholeNumber("concurrency", concurrency, 1, 32);
  return {
    id: embedder.id,
    dimensions: embedder.dimensions,
    embed: async (texts, { kind, signal } = {}) => {
      const vectors: Float32Array[] = new Array(texts.length);
      const stop = new AbortController();
      const inner = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
      let next = 0;
      const work = async () => {
        while (next < texts.length) {
          throwIfAborted(signal, embedder.id);
          const start = next;
          const batch = texts.slice(start, start + batchSize);
          next += batch.length;
          const found = await embedder.embed(batch, { kind, signal: inner });
          checkVectors(embedder, found, batch.length);
          for (const [at, vector] of found.entries()) vectors[start + at] = vector;
        }
      };
      const batches = Math.ceil(texts.length / batchSize);
      const workers = Array.from({ length: Math.min(concurrency, batches) }, async () => {
        try {
          await work();
        } catch (error) {
          next = texts.length;
          stop.abort(error);
          throw error;
        }
      });
      try {
        await Promise.all(workers);
      } finally {
        await Promise.allSettled(workers);
      }
      return vectors;
    },
    close: () => embedder.close?.(),
  };
}
