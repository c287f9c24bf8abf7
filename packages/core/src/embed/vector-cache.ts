/** Keeps the vectors of texts that were embedded lately, so that a text is paid for once. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { wholeNumber } from "../options.ts";
import { checkVectors } from "./check-vectors.ts";
import type { Embedder, EmbedKind } from "./embedder.ts";

/** How large the cache may grow. */
export interface VectorCacheOptions {
  /** Vectors kept, 1 to 1,000,000; the longest unused goes first. 10,000 of 1,536 dimensions are 61 MB. @default 10,000 */
  maxVectors?: number;
}

/** How a vector cache has done since it was created. */
export interface VectorCacheStatistics {
  hits: number;
  misses: number;
  vectors: number;
  maxVectors: number;
  /** `hits / all`, 0 before the first text. */
  hitRate: number;
}

/** Vectors by embedder, kind and text. One may serve several embedders. */
export interface VectorCache {
  get(embedder: Embedder, kind: EmbedKind, text: string): Float32Array | undefined;
  set(embedder: Embedder, kind: EmbedKind, text: string, vector: Float32Array): void;
  statistics(): VectorCacheStatistics;
  clear(): void;
}

/**
 * Creates an empty cache. Keys are hashes, so that long texts are not held; vectors are copied in and out.
 *
 * @throws ExpodexError INVALID_OPTION
 */
export function createVectorCache(options: VectorCacheOptions = {}): VectorCache {
  const { maxVectors = 10_000 } = options;
  wholeNumber("maxVectors", maxVectors, 1, 1_000_000);
  const vectors = new Map<string, Float32Array>();
  let hits = 0;
  let misses = 0;
  return {
    get(embedder, kind, text) {
      const key = keyOf(embedder, kind, text);
      const vector = vectors.get(key);
      if (vector === undefined) {
        misses++;
        return undefined;
      }
      hits++;
      // A map yields its keys in the order of insertion: what is used moves to the end.
      vectors.delete(key);
      vectors.set(key, vector);
      return vector.slice();
    },
    set(embedder, kind, text, vector) {
      const key = keyOf(embedder, kind, text);
      vectors.delete(key);
      vectors.set(key, vector.slice());
      if (vectors.size <= maxVectors) return;
      for (const oldest of vectors.keys()) {
        vectors.delete(oldest);
        break;
      }
    },
    statistics: () => ({
      hits,
      misses,
      vectors: vectors.size,
      maxVectors,
      hitRate: hits + misses === 0 ? 0 : hits / (hits + misses),
    }),
    clear: () => vectors.clear(),
  };
}

/** Wraps an embedder so that texts in the cache are not embedded again, nor a text twice in one call. */
export function withVectorCache(embedder: Embedder, cache: VectorCache): Embedder {
  return {
    id: embedder.id,
    dimensions: embedder.dimensions,
    embed: async (texts, options = {}) => {
      const kind = options.kind ?? "document";
      const vectors: (Float32Array | undefined)[] = [];
      const missing = new Map<string, number[]>();
      for (const [at, text] of texts.entries()) {
        const waiting = missing.get(text);
        if (waiting !== undefined) {
          waiting.push(at);
          continue;
        }
        vectors[at] = cache.get(embedder, kind, text);
        if (vectors[at] === undefined) missing.set(text, [at]);
      }
      if (missing.size > 0) {
        const wanted = [...missing.keys()];
        const found = await embedder.embed(wanted, options);
        checkVectors(embedder, found, wanted.length);
        for (const [n, places] of [...missing.values()].entries()) {
          cache.set(embedder, kind, wanted[n]!, found[n]!);
          for (const at of places) vectors[at] = found[n]!.slice();
        }
      }
      return vectors as Float32Array[]; // every text was either in the cache or embedded
    },
    close: () => embedder.close?.(),
  };
}

function keyOf(embedder: Embedder, kind: EmbedKind, text: string): string {
  const name = `${embedder.id}\n${embedder.dimensions}\n${kind}\n${text}`;
  return bytesToHex(sha256(utf8ToBytes(name)));
}
