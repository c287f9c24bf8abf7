/**
 * Files that the browser keeps over visits, in Cache Storage.
 *
 * Responsible for: one cache an index, forgetting files of older exports. A cache that cannot be had or is full is no failure: files are
 * fetched then.
 */
import { ExpodexError } from "@expodex/core/parts";
import type { ClientSettings, Surroundings } from "./settings.ts";

/** Files that are kept. */
export interface FileCache {
  get(path: string): Promise<Uint8Array | undefined>;
  has(path: string): Promise<boolean>;
  /** Keeps a file, without being waited for. */
  put(path: string, bytes: Uint8Array): void;
  /** Forgets every file whose path begins with none of these. */
  keepOnly(beginnings: readonly string[]): Promise<void>;
  /** Waits for what is being kept. */
  settled(): Promise<void>;
}

/** Opens the cache of an index; one that keeps nothing where the platform has none. */
export function openFileCache(settings: ClientSettings, around: Surroundings): FileCache {
  const { base } = settings;
  let isWriting = true;
  const pending = new Set<Promise<unknown>>();
  const opened = open();

  /** Runs what may fail. */
  async function attempt<T>(work: (cache: Cache) => Promise<T>): Promise<T | undefined> {
    try {
      const cache = await opened;
      return cache === undefined ? undefined : await work(cache);
    } catch (error) {
      // A cache that is full stays full; what is in it is still good.
      isWriting = false;
      around.onProblem(cacheFailed(error));
      return undefined;
    }
  }

  return {
    get: (path) =>
      attempt(async (cache) => {
        const response = await cache.match(base + path);
        return response === undefined ? undefined : new Uint8Array(await response.arrayBuffer());
      }),
    has: async (path) =>
      (await attempt(async (cache) => (await cache.match(base + path)) !== undefined)) === true,
    put(path, bytes) {
      if (!isWriting) return;
      const work = attempt((cache) =>
        cache.put(base + path, new Response(bytes as Uint8Array<ArrayBuffer>)),
      );
      pending.add(work);
      void work.finally(() => pending.delete(work));
    },
    async keepOnly(beginnings) {
      await attempt(async (cache) => {
        const old = (await cache.keys()).filter(
          ({ url }) => !beginnings.some((beginning) => url.startsWith(base + beginning)),
        );
        await Promise.all(old.map((request) => cache.delete(request)));
      });
    },
    async settled() {
      await Promise.all(pending);
    },
  };

  async function open(): Promise<Cache | undefined> {
    if (!settings.cache || globalThis.caches === undefined) return undefined;
    try {
      return await globalThis.caches.open(`expodex ${base}`);
    } catch (error) {
      // As in a frame without an origin.
      around.onProblem(cacheFailed(error));
      return undefined;
    }
  }
}

const cacheFailed = (cause: unknown) => {
  const reason = cause instanceof Error ? cause.name : "unknown";
  return new ExpodexError("STORE_FAILED", {
    subject: "Cache Storage",
    expected: "to keep files of the search index",
    got: reason,
    next: "nothing is needed: files are fetched instead, and searching offline may lack some",
    data: { store: "Cache Storage", reason },
    cause,
  });
};
