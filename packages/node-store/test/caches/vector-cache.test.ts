import { memoryStore, type Store, withVectorCache } from "@expodex/core";
import type { Embedder } from "@expodex/core/read";
import { describe, expect, it } from "vitest";
import { openVectorCache, type StoredVectorCacheOptions } from "../../src/caches/vector-cache.ts";
import { diskStore } from "../../src/disk/disk-store.ts";
import { failureOf } from "../support/failure-of.ts";
import { temporaryFolders } from "../support/temporary-folders.ts";

const freshFolder = temporaryFolders();
const embedder: Embedder = { id: "made", dimensions: 4, embed: async () => [] };
const vectorOf = (n: number) => Float32Array.of(n, n + 0.5, -n, 1e-20);
/** Bytes of one such vector as kept. */
const COST = 4 * 4 + 36;

/** Opens the cache, runs work with it and closes it, as a process does. */
async function run<T>(
  store: Store,
  work: (cache: Awaited<ReturnType<typeof openVectorCache>>) => T | Promise<T>,
  options: StoredVectorCacheOptions = {},
): Promise<T> {
  const cache = await openVectorCache(store, options);
  try {
    return await work(cache);
  } finally {
    await cache.close();
  }
}

/** Which of a row of texts are kept. */
function kept(store: Store, texts: readonly string[], options: StoredVectorCacheOptions = {}) {
  return run(
    store,
    (cache) => texts.filter((text) => cache.get(embedder, "document", text) !== undefined),
    options,
  );
}

async function segmentsOf(store: Store): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list("caches/entries/")) keys.push(key);
  return keys;
}

describe("openVectorCache", () => {
  it("keeps vectors, bit for bit, for the next process", async () => {
    const store = diskStore(await freshFolder());
    await run(store, (cache) => {
      for (let n = 0; n < 50; n++) cache.set(embedder, "document", `text ${n}`, vectorOf(n));
    });
    await run(store, (cache) => {
      for (let n = 0; n < 50; n++)
        expect(cache.get(embedder, "document", `text ${n}`)).toEqual(vectorOf(n));
      expect(cache.statistics()).toMatchObject({ hits: 50, misses: 0, vectors: 50, hitRate: 1 });
    });
  });

  it("asks an embedder for no text twice, in this run or in the next", async () => {
    const store = memoryStore();
    const asked: string[][] = [];
    const real: Embedder = {
      ...embedder,
      embed: async (texts) => {
        asked.push([...texts]);
        return texts.map((text) => vectorOf(text.length));
      },
    };
    await run(store, (cache) => withVectorCache(real, cache).embed(["one", "three"]));
    const found = await run(store, (cache) =>
      withVectorCache(real, cache).embed(["three", "four"]),
    );
    expect(asked).toEqual([["one", "three"], ["four"]]);
    expect(found).toEqual([vectorOf(5), vectorOf(4)]);
  });

  it("tells embedders, lengths and kinds apart", async () => {
    const store = memoryStore();
    await run(store, (cache) => cache.set(embedder, "document", "a", vectorOf(1)));
    await run(store, (cache) => {
      expect(cache.get(embedder, "query", "a")).toBeUndefined();
      expect(cache.get({ ...embedder, id: "other" }, "document", "a")).toBeUndefined();
      expect(cache.get({ ...embedder, dimensions: 5 }, "document", "a")).toBeUndefined();
      expect(cache.get(embedder, "document", "b")).toBeUndefined();
    });
  });

  it("copies vectors in and out", async () => {
    await run(memoryStore(), (cache) => {
      const vector = vectorOf(1);
      cache.set(embedder, "document", "a", vector);
      vector.fill(9);
      cache.get(embedder, "document", "a")!.fill(9);
      expect(cache.get(embedder, "document", "a")).toEqual(vectorOf(1));
    });
  });

  it("drops what was kept under another fingerprint", async () => {
    const store = memoryStore();
    const set = (fingerprint: string) =>
      run(store, (cache) => cache.set(embedder, "document", "a", vectorOf(1)), { fingerprint });
    await set("1");
    expect(await kept(store, ["a"], { fingerprint: "1" })).toEqual(["a"]);
    expect(await kept(store, ["a"], { fingerprint: "2" })).toEqual([]);
    expect(await kept(store, ["a"], { fingerprint: "1" })).toEqual([]);
  });

  it("gives up what was unused longest, across runs", async () => {
    const store = memoryStore();
    const texts = Array.from({ length: 30 }, (_, n) => `text ${n}`);
    // Room for twenty and what segments add.
    const options = { maxBytes: 20 * COST + 64 * 10 };
    await run(
      store,
      (cache) => {
        for (const [n, text] of texts.slice(0, 20).entries())
          cache.set(embedder, "document", text, vectorOf(n));
      },
      options,
    );
    await run(store, (cache) => cache.get(embedder, "document", "text 0"), options);
    await run(
      store,
      (cache) => {
        for (const [n, text] of texts.slice(20).entries())
          cache.set(embedder, "document", text, vectorOf(n));
      },
      options,
    );
    expect(await kept(store, texts, options)).toEqual(["text 0", ...texts.slice(11)]);
  });

  it("merges the segments of many runs", async () => {
    const store = memoryStore();
    for (let n = 0; n < 40; n++)
      await run(store, (cache) => cache.set(embedder, "document", `text ${n}`, vectorOf(n)));
    expect((await segmentsOf(store)).length).toBeLessThanOrEqual(9);
    const texts = Array.from({ length: 40 }, (_, n) => `text ${n}`);
    expect(await kept(store, texts)).toEqual(texts);
  });

  it("writes nothing where nothing is new", async () => {
    const store = memoryStore();
    await run(store, (cache) => cache.set(embedder, "document", "a", vectorOf(1)));
    const before = await segmentsOf(store);
    await run(store, (cache) => cache.get(embedder, "document", "a"));
    expect(await segmentsOf(store)).toEqual(before);
  });

  it("writes by itself what a killed run would lose", async () => {
    const store = memoryStore();
    const cache = await openVectorCache(store, { saveEveryBytes: 10 * COST });
    for (let n = 0; n < 25; n++) cache.set(embedder, "document", `text ${n}`, vectorOf(n));
    // Never saved, never closed: what follows is another process.
    await new Promise((settle) => setTimeout(settle, 10));
    const texts = Array.from({ length: 25 }, (_, n) => `text ${n}`);
    expect((await kept(store, texts)).length).toBeGreaterThanOrEqual(20);
  });

  it("joins what two processes keep at once", async () => {
    const folder = await freshFolder();
    const caches = await Promise.all([1, 2].map(() => openVectorCache(diskStore(folder))));
    await Promise.all(
      caches.map(async (cache, who) => {
        for (let n = 0; n < 12; n++) {
          cache.set(embedder, "document", `text ${who}-${n}`, vectorOf(n));
          await cache.save();
        }
      }),
    );
    for (const cache of caches) await cache.close();
    const texts = [0, 1].flatMap((who) => Array.from({ length: 12 }, (_, n) => `text ${who}-${n}`));
    expect(await kept(diskStore(folder), texts)).toEqual(texts);
  });

  it("drops a damaged segment, keeps the others, and says so", async () => {
    const store = memoryStore();
    await run(store, (cache) => cache.set(embedder, "document", "a", vectorOf(1)));
    await run(store, (cache) => cache.set(embedder, "document", "b", vectorOf(2)));
    const [first] = await segmentsOf(store);
    const bytes = (await store.read(first!))!;
    bytes[bytes.length - 1]! ^= 1;
    await store.write(first!, bytes);
    const lines: string[] = [];
    expect(await kept(store, ["a", "b"], { log: (line) => lines.push(line) })).toEqual(["b"]);
    expect(lines).toHaveLength(1);
    expect(await segmentsOf(store)).toHaveLength(1);
  });

  it("says that the disk is full, keeps what was kept, and writes the rest once there is room", async () => {
    const inner = memoryStore();
    await run(inner, (cache) => cache.set(embedder, "document", "a", vectorOf(1)));
    let isFull = true;
    const full = memoryStore({ maxBytes: 1 });
    const store: Store = {
      ...inner,
      write: (...call) => (isFull ? full.write(...call) : inner.write(...call)),
    };
    const lines: string[] = [];
    const cache = await openVectorCache(store, { log: (line) => lines.push(line) });
    cache.set(embedder, "document", "b", vectorOf(2));
    expect(await failureOf(() => cache.save())).toMatchObject({
      code: "STORE_FAILED",
      data: { reason: "ENOSPC" },
    });
    expect(await kept(inner, ["a", "b"])).toEqual(["a"]);
    expect(cache.get(embedder, "document", "b")).toEqual(vectorOf(2));
    isFull = false;
    await cache.close();
    expect(await kept(inner, ["a", "b"])).toEqual(["a", "b"]);
  });

  it("is no failure of who closes it that the disk is full", async () => {
    const full = memoryStore({ maxBytes: 1 });
    const lines: string[] = [];
    await run(full, (cache) => cache.set(embedder, "document", "a", vectorOf(1)), {
      log: (line) => lines.push(line),
    });
    expect(lines.join()).toContain("vectors could not be kept");
  });

  it("forgets everything when it is cleared", async () => {
    const store = memoryStore();
    await run(store, (cache) => cache.set(embedder, "document", "a", vectorOf(1)));
    await run(store, (cache) => {
      cache.clear();
      expect(cache.get(embedder, "document", "a")).toBeUndefined();
    });
    expect(await segmentsOf(store)).toEqual([]);
  });
});
