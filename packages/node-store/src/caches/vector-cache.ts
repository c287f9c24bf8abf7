/**
 * Vectors of texts, kept across runs, so that a text is paid for once.
 *
 *     get, set ──► memory ──save──► caches/entries/vectors/…/<stamp>   one segment a save, never changed
 *
 * Each process adds segments of its own, so that two never write one. Whoever finds many of them, or has used what lies in old
 * ones, writes all anew in the order of use, and takes the ones away that it had read.
 *
 * Responsible for: what is kept and when it is written. Not responsible for: embedding (`withVectorCache` in core).
 */
import { createHash, randomBytes } from "node:crypto";
import type { VectorCache } from "@expodex/core";
import {
  type Embedder,
  type EmbedKind,
  isExpodexError,
  type Log,
  type Store,
  type StoreOptions,
} from "@expodex/core/read";
import { openCacheStore } from "./cache-store.ts";
import { ENTRY_BYTES, readVectors, type VectorEntry, writeVectors } from "./vector-segment.ts";

/** How to keep vectors. */
export interface StoredVectorCacheOptions {
  /** Bytes kept, in memory and in the store each, 1 to 1,099,511,627,776; the longest unused go first. 10,000 vectors of 1,536 numbers are 62 MB. @default 134,217,728 */
  maxBytes?: number;
  /** What the vectors depend on beside embedder, length, kind and text; those kept under another are dropped. @default "" */
  fingerprint?: string;
  /** New bytes after which they are written without being asked to, so that a killed run loses no more than these. @default 4,194,304 */
  saveEveryBytes?: number;
  /** Receives a line for what was dropped and for what could not be written. @default drops it */
  log?: Log;
  /** Milliseconds since 1970. @default Date.now */
  now?: () => number;
}

/** A vector cache that outlasts the process. */
export interface StoredVectorCache extends VectorCache {
  /** Writes what is new. @throws ExpodexError STORE_FAILED with the reason, such as `ENOSPC`; what was kept before stays */
  save(options?: StoreOptions): Promise<void>;
  /** Saves as far as can be done, and says through `log` what could not. */
  close(): Promise<void>;
}

/** Format of segments, and what of the machine they depend on. */
const FORMAT = "vectors 1";
const DEFAULT_BYTES = 2 ** 27;
const SAVE_EVERY = 2 ** 22;
/** More are merged at the next save: each costs a file to open. */
const MAX_SEGMENTS = 8;
/** A merged cache is written in parts of this size, so that no write holds all of it twice. */
const SEGMENT_BYTES = 2 ** 24;
/** What core's cache takes at most, too. */
const MAX_VECTORS = 1_000_000;

/** Segments that this process wrote, so that those of one millisecond keep their order. */
let count = 0;

/**
 * Opens the vector cache of a store, and reads what is in it. A cache that is damaged is an empty one.
 *
 * @throws ExpodexError INVALID_OPTION, ABORTED
 */
export async function openVectorCache(
  store: Store,
  options: StoredVectorCacheOptions = {},
  { signal }: StoreOptions = {},
): Promise<StoredVectorCache> {
  const { maxBytes = DEFAULT_BYTES, fingerprint = "", saveEveryBytes = SAVE_EVERY } = options;
  const { log = () => {}, now = Date.now } = options;
  const abort = signal === undefined ? {} : { signal };
  const place = await openCacheStore(
    store,
    { name: "vectors", fingerprint: `${FORMAT}\n${fingerprint}`, maxBytes, log },
    abort,
  );
  // What frames and counts of segments add in the store must not push the first segment out when all are written anew.
  const memoryBytes = maxBytes - 64 * (MAX_SEGMENTS + 1 + Math.ceil(maxBytes / SEGMENT_BYTES));
  /** A map yields its keys in the order of insertion: the longest unused first. */
  const vectors = new Map<string, Float32Array>();
  const unsaved = new Set<string>();
  let segments: string[] = [];
  let bytes = 0;
  let unsavedBytes = 0;
  let wasReordered = false;
  let hits = 0;
  let misses = 0;
  let saving: Promise<void> = Promise.resolve();

  const put = (key: string, vector: Float32Array): void => {
    take(key);
    vectors.set(key, vector);
    bytes += costOf(vector);
    for (const [oldest, gone] of vectors) {
      if (bytes <= memoryBytes && vectors.size <= MAX_VECTORS) break;
      vectors.delete(oldest);
      unsaved.delete(oldest);
      bytes -= costOf(gone);
    }
  };
  const take = (key: string): void => {
    const vector = vectors.get(key);
    if (vector === undefined) return;
    vectors.delete(key);
    bytes -= costOf(vector);
  };

  const writeSegments = async (entries: readonly VectorEntry[], options: StoreOptions) => {
    const written: string[] = [];
    for (let at = 0; at < entries.length; ) {
      let size = 0;
      let end = at;
      while (end < entries.length && (end === at || size < SEGMENT_BYTES))
        size += costOf(entries[end++]![1]);
      const stamp = String(Math.max(0, Math.floor(now()))).padStart(15, "0");
      const key = `${stamp}-${String(count++ % 1_000_000).padStart(6, "0")}-${randomBytes(4).toString("hex")}`;
      await place.write(key, writeVectors(entries.slice(at, end)), options);
      written.push(key);
      at = end;
    }
    return written;
  };

  const saveNow = async (options: StoreOptions): Promise<void> => {
    const isCrowded = segments.length >= MAX_SEGMENTS || (wasReordered && bytes > maxBytes / 2);
    if (unsaved.size === 0 && !isCrowded) return;
    const fresh = [...unsaved];
    const entries = (isCrowded ? [...vectors.keys()] : fresh).flatMap((key): VectorEntry[] => {
      const vector = vectors.get(key);
      return vector === undefined ? [] : [[key, vector]];
    });
    unsaved.clear();
    unsavedBytes = 0;
    try {
      const written = await writeSegments(entries, options);
      if (isCrowded) {
        for (const key of segments) await place.delete(key, options);
        segments = written;
        wasReordered = false;
      } else segments.push(...written);
    } catch (error) {
      for (const key of fresh) if (vectors.has(key)) unsaved.add(key);
      throw error;
    }
  };
  const save = (options: StoreOptions = {}): Promise<void> => {
    const work = saving.then(() => saveNow(options));
    saving = work.catch(() => {});
    return work;
  };
  const saveQuietly = () =>
    save().catch((error: unknown) => log(`vectors could not be kept: ${String(error)}`));

  try {
    for await (const { key } of place.list("", abort)) {
      const segment = await place.read(key, abort);
      if (segment === undefined) continue;
      segments.push(key);
      for (const [name, vector] of readVectors(segment)) put(name, vector);
    }
  } catch (error) {
    if (!isExpodexError(error, "STORE_FAILED")) throw error;
    log(`vectors that were kept could not be read: ${error.message}`);
  }

  return {
    get(embedder, kind, text) {
      const key = keyOf(embedder, kind, text);
      const vector = vectors.get(key);
      if (vector === undefined) {
        misses += 1;
        return undefined;
      }
      hits += 1;
      wasReordered ||= !unsaved.has(key);
      vectors.delete(key);
      vectors.set(key, vector);
      return vector.slice();
    },
    set(embedder, kind, text, vector) {
      const key = keyOf(embedder, kind, text);
      unsaved.add(key);
      put(key, vector.slice());
      unsavedBytes += costOf(vector);
      if (unsavedBytes < saveEveryBytes) return;
      unsavedBytes = 0;
      void saveQuietly();
    },
    statistics: () => ({
      hits,
      misses,
      vectors: vectors.size,
      maxVectors: MAX_VECTORS,
      hitRate: hits + misses === 0 ? 0 : hits / (hits + misses),
    }),
    clear() {
      vectors.clear();
      unsaved.clear();
      bytes = 0;
      const gone = segments;
      segments = [];
      saving = saving.then(async () => {
        for (const key of gone) await place.delete(key).catch(() => {});
      });
    },
    save,
    async close() {
      await saveQuietly();
      await saving;
      await place.close();
    },
  };
}

/** Bytes that a vector takes in a segment, its share of the frame included. */
function costOf(vector: Float32Array): number {
  return vector.byteLength + ENTRY_BYTES;
}

function keyOf(embedder: Embedder, kind: EmbedKind, text: string): string {
  const name = `${embedder.id}\n${embedder.dimensions}\n${kind}\n`;
  return createHash("sha256").update(name).update(text).digest("hex");
}
