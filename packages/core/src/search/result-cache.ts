/**
 * Remembers results: the most recently used, for a while, and one flight for each key.
 *
 * Responsible for: age, number, bytes, order of use, callers that ask for what is under way already, statistics.
 * Not responsible for: what a key holds, how big a result is, or copying results (the caller hands out copies).
 */
import type { Clock, Milliseconds } from "../platform.ts";
import type { CacheStatistics } from "./result.ts";

/** How a cache is bounded. */
export interface ResultCacheOptions {
  /** Results kept at the most, 0 to 100,000; 0 keeps none. Ten hits take some 25 kilobytes. @default 500 */
  maxEntries?: number;
  /**
   * Bytes that kept results take at the most, about, 0 to 1,000,000,000; 0 keeps none. Searches with ordinary options never reach
   * the default; a hundred long excerpts a search would, which take half a megabyte. @default 32,000,000
   */
  maxBytes?: number;
  /** Milliseconds that a result is kept, 0 or more; 0 keeps none. @default 7,200,000 */
  ttlMs?: Milliseconds;
}

/** A result, and where it came from. */
export interface Cached<T> {
  value: T;
  /** Whether it was kept, or being worked out for another caller. */
  cached: boolean;
}

/** Remembers results by key. */
export interface ResultCache<T> {
  /** The result under a key, kept, under way, or worked out now by `compute`. A failure is given to everyone who waits, and not kept. */
  get(key: string, compute: () => Promise<T>): Promise<Cached<T>>;
  statistics(): CacheStatistics;
  clear(): void;
}

const DEFAULT_MAX_ENTRIES = 500;
const DEFAULT_MAX_BYTES = 32_000_000;
const DEFAULT_TTL_MS = 7_200_000;

/**
 * Makes an empty cache.
 *
 * @typeParam T what is kept
 * @param sizeOf about how many bytes a result takes
 */
export function createResultCache<T>(
  clock: Clock,
  sizeOf: (value: T) => number,
  options: ResultCacheOptions = {},
): ResultCache<T> {
  const {
    maxEntries = DEFAULT_MAX_ENTRIES,
    maxBytes = DEFAULT_MAX_BYTES,
    ttlMs = DEFAULT_TTL_MS,
  } = options;
  /** In order of use, least recent first: a Map keeps the order of insertion. */
  const entries = new Map<string, { value: T; bytes: number; until: Milliseconds }>();
  let bytes = 0;
  const flights = new Map<string, Promise<T>>();
  let hits = 0;
  let misses = 0;
  let joined = 0;

  function keep(key: string, value: T): void {
    if (maxEntries <= 0 || ttlMs <= 0) return;
    const entry = { value, bytes: sizeOf(value) + 2 * key.length, until: clock() + ttlMs };
    drop(key);
    // What alone exceeds the bound must not drive out everything else.
    if (entry.bytes > maxBytes) return;
    entries.set(key, entry);
    bytes += entry.bytes;
    for (const oldest of entries.keys()) {
      if (entries.size <= maxEntries && bytes <= maxBytes) return;
      drop(oldest);
    }
  }

  function drop(key: string): void {
    bytes -= entries.get(key)?.bytes ?? 0;
    entries.delete(key);
  }

  return {
    async get(key, compute) {
      const entry = entries.get(key);
      if (entry !== undefined && clock() < entry.until) {
        entries.delete(key);
        entries.set(key, entry);
        hits++;
        return { value: entry.value, cached: true };
      }
      drop(key);
      const underWay = flights.get(key);
      if (underWay !== undefined) {
        joined++;
        return { value: await underWay, cached: true };
      }
      misses++;
      const flight = compute();
      flights.set(key, flight);
      try {
        const value = await flight;
        // After `clear` the flight is not the cache's any more, and what it found is not kept.
        if (flights.get(key) === flight) keep(key, value);
        return { value, cached: false };
      } finally {
        if (flights.get(key) === flight) flights.delete(key);
      }
    },
    statistics() {
      const all = hits + misses + joined;
      return {
        hits,
        misses,
        joined,
        entries: entries.size,
        maxEntries,
        bytes,
        maxBytes,
        ttlMs,
        hitRate: all === 0 ? 0 : (hits + joined) / all,
      };
    },
    clear() {
      entries.clear();
      bytes = 0;
      flights.clear();
    },
  };
}
