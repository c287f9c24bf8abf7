import { describe, expect, it } from "vitest";
import { createResultCache, type ResultCacheOptions } from "../../src/search/result-cache.ts";

/** Every result of this file says that it takes 100 bytes, and every key is of one character, which takes two. */
function setup(options: ResultCacheOptions = {}) {
  let now = 0;
  let computed = 0;
  const cache = createResultCache<string>(
    () => now,
    () => 100,
    options,
  );
  const get = (key: string) =>
    cache.get(key, async () => {
      computed++;
      return `result of ${key}`;
    });
  return {
    cache,
    get,
    advance: (ms: number) => {
      now += ms;
    },
    computed: () => computed,
  };
}

describe("createResultCache", () => {
  it("keeps a result until it is too old, and not a moment longer", async () => {
    const { get, advance, computed } = setup();
    expect(await get("a")).toEqual({ value: "result of a", cached: false });
    advance(7_199_999);
    expect(await get("a")).toEqual({ value: "result of a", cached: true });
    advance(1);
    expect(await get("a")).toMatchObject({ cached: false });
    expect(computed()).toBe(2);
  });

  it("drops the least recently used result when it is full", async () => {
    const { get, cache } = setup({ maxEntries: 2 });
    await get("a");
    await get("b");
    await get("a");
    await get("c");
    expect((await get("a")).cached).toBe(true);
    expect((await get("b")).cached).toBe(false);
    expect(cache.statistics().entries).toBe(2);
  });

  it("drops the least recently used results until the rest fits the bytes, and none that fits", async () => {
    const { get, cache } = setup({ maxBytes: 250 });
    for (const key of ["a", "b", "a", "c"]) await get(key);
    expect(cache.statistics()).toMatchObject({ entries: 2, bytes: 204, maxBytes: 250 });
    expect((await get("a")).cached).toBe(true);
    expect((await get("b")).cached).toBe(false);
  });

  it("drops nothing for a result that alone is too big", async () => {
    const sizes: Record<string, number> = { a: 100, big: 300 };
    const cache = createResultCache<string>(
      () => 0,
      (value) => sizes[value] ?? 0,
      { maxBytes: 250 },
    );
    const get = (key: string) => cache.get(key, async () => key);
    for (const key of ["a", "big"]) await get(key);
    expect((await get("big")).cached).toBe(false);
    expect((await get("a")).cached).toBe(true);
  });

  it("counts no bytes of what it has forgotten", async () => {
    const { get, cache, advance } = setup({ maxEntries: 1 });
    await get("a");
    await get("b");
    expect(cache.statistics().bytes).toBe(102);
    advance(7_200_000);
    await get("b");
    expect(cache.statistics().bytes).toBe(102);
    cache.clear();
    expect(cache.statistics().bytes).toBe(0);
  });

  it("keeps nothing where that was asked for", async () => {
    for (const options of [{ maxEntries: 0 }, { maxBytes: 0 }, { ttlMs: 0 }]) {
      const { get, computed } = setup(options);
      await get("a");
      await get("a");
      expect(computed()).toBe(2);
    }
  });

  it("works one key out once, however many ask at the same time", async () => {
    const { get, cache, computed } = setup();
    const all = await Promise.all([get("a"), get("a"), get("a"), get("b")]);
    expect(computed()).toBe(2);
    expect(all.map(({ cached }) => cached)).toEqual([false, true, true, false]);
    expect(cache.statistics()).toMatchObject({ hits: 0, misses: 2, joined: 2, hitRate: 0.5 });
  });

  it("gives a failure to everyone who waits, and keeps it for nobody", async () => {
    const { cache, get } = setup();
    const fail = () => cache.get("a", () => Promise.reject(new Error("broken")));
    const outcomes = await Promise.allSettled([fail(), get("a")]);
    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await get("a")).toMatchObject({ value: "result of a", cached: false });
  });

  it("does not keep what a flight from before `clear` finds", async () => {
    const { cache, computed, get } = setup();
    let land = (_: string) => {};
    const flight = cache.get("a", () => new Promise((resolve) => (land = resolve)));
    cache.clear();
    land("old");
    expect(await flight).toEqual({ value: "old", cached: false });
    await get("a");
    expect(computed()).toBe(1);
  });

  it("starts with a hit rate of 0", () => {
    expect(setup().cache.statistics()).toEqual({
      hits: 0,
      misses: 0,
      joined: 0,
      entries: 0,
      maxEntries: 500,
      bytes: 0,
      maxBytes: 32_000_000,
      ttlMs: 7_200_000,
      hitRate: 0,
    });
  });
});
