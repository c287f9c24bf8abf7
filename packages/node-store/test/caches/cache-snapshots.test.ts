import { memoryStore, type Store } from "@expodex/core";
import { describe, expect, it } from "vitest";
import { snapshotCaches } from "../../src/caches/cache-snapshots.ts";
import { openCacheStore } from "../../src/caches/cache-store.ts";
import { failureOf } from "../support/failure-of.ts";

const bytesOf = (length: number, fill = 1) => new Uint8Array(length).fill(fill);
const HOUR = 3_600_000;

async function keysOf(store: Store, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list(prefix)) keys.push(key);
  return keys;
}

/** A store with two caches, and a clock. */
async function filled() {
  const store = memoryStore();
  const site = await openCacheStore(store, { name: "site" });
  const vectors = await openCacheStore(store, { name: "vectors" });
  await site.write("a", bytesOf(100, 1));
  await site.write("b/c", bytesOf(100, 2));
  await vectors.write("s", bytesOf(1000, 3));
  return { store, site, vectors };
}

async function loseEntries(store: Store): Promise<void> {
  for (const key of await keysOf(store, "caches/entries/")) await store.delete(key);
}

describe("snapshotCaches", () => {
  it("keeps what an emptied cache is filled from when it is opened", async () => {
    const { store } = await filled();
    const taken = await snapshotCaches(store, { now: () => 0 });
    expect(taken).toMatchObject({ entries: 3, key: "caches/snapshots/19700101t000000000z.json" });
    expect(taken.writtenBytes).toBe(taken.bytes);
    await loseEntries(store);
    const site = await openCacheStore(store, { name: "site" });
    expect(await site.read("a")).toEqual(bytesOf(100, 1));
    expect(await site.read("b/c")).toEqual(bytesOf(100, 2));
    expect(await keysOf(store, "caches/entries/vectors/")).toEqual([]);
    const vectors = await openCacheStore(store, { name: "vectors" });
    expect(await vectors.read("s")).toEqual(bytesOf(1000, 3));
  });

  it("writes bytes once that did not change", async () => {
    const { store, site } = await filled();
    await snapshotCaches(store, { now: () => 0 });
    await site.write("a", bytesOf(100, 9));
    const { writtenBytes, bytes } = await snapshotCaches(store, { now: () => 12 * HOUR });
    expect(writtenBytes).toBeLessThan(bytes / 5);
  });

  it("gives up old ones and what only they held", async () => {
    const { store, site } = await filled();
    for (let n = 0; n < 5; n++) {
      await site.write("a", bytesOf(100, 10 + n));
      await snapshotCaches(store, { now: () => n * 12 * HOUR });
    }
    const keys = await keysOf(store, "caches/snapshots/");
    expect(keys.filter((key) => key.endsWith(".json"))).toHaveLength(2);
    // What two of them share, and the page that differs.
    expect(keys.filter((key) => key.includes("/entries/"))).toHaveLength(4);
  });

  it("does not fill a cache of another fingerprint, nor one that holds something", async () => {
    const { store, site } = await filled();
    await snapshotCaches(store, { now: () => 0 });
    await site.delete("a");
    const again = await openCacheStore(store, { name: "site" });
    expect(await again.read("a")).toBeUndefined();
    await loseEntries(store);
    const other = await openCacheStore(store, { name: "site", fingerprint: "2" });
    expect(await other.read("a")).toBeUndefined();
  });

  it("leaves damaged entries out, and fills from what is whole of a snapshot", async () => {
    const { store } = await filled();
    const damage = async (key: string) => {
      const bytes = (await store.read(key))!;
      bytes[bytes.length - 1]! ^= 1;
      await store.write(key, bytes);
    };
    const [first] = await keysOf(store, "caches/entries/site/");
    await damage(first!);
    expect((await snapshotCaches(store, { now: () => 0 })).entries).toBe(2);
    for (const key of await keysOf(store, "caches/snapshots/entries/")) await damage(key);
    await loseEntries(store);
    const site = await openCacheStore(store, { name: "site" });
    expect(await keysOf(site, "")).toEqual([]);
  });

  it("fills from the one before where the newest is damaged", async () => {
    const { store } = await filled();
    await snapshotCaches(store, { now: () => 0 });
    const { key } = await snapshotCaches(store, { now: () => HOUR });
    await store.write(key, new TextEncoder().encode("{}"));
    await loseEntries(store);
    const site = await openCacheStore(store, { name: "site" });
    expect(await keysOf(site, "")).toEqual(["a", "b/c"]);
  });

  it("stops when it is told to", async () => {
    const { store } = await filled();
    const error = await failureOf(() => snapshotCaches(store, { signal: AbortSignal.abort() }));
    expect(error.code).toBe("ABORTED");
    expect(await keysOf(store, "caches/snapshots/")).toEqual([]);
  });

  it("takes one of a store without caches, too", async () => {
    expect(await snapshotCaches(memoryStore())).toMatchObject({ entries: 0, bytes: 0 });
  });
});
