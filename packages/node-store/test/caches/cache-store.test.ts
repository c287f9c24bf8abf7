import { mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { memoryStore, type Store } from "@expodex/core";
import { storeContract } from "@expodex/core/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openCacheStore } from "../../src/caches/cache-store.ts";
import { diskStore } from "../../src/disk/disk-store.ts";
import { failureOf } from "../support/failure-of.ts";
import { temporaryFolders } from "../support/temporary-folders.ts";

const freshFolder = temporaryFolders();
const bytesOf = (length: number, fill = 1) => new Uint8Array(length).fill(fill);
/** What a frame adds to each entry. */
const FRAME = 37;

async function keysOf(store: Store, prefix = ""): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list(prefix)) keys.push(key);
  return keys;
}

/** A store in memory whose clock rises with each call, so that what was written later is later. */
function ticking(): Store {
  let time = 0;
  return memoryStore({ now: () => ++time });
}

describe("openCacheStore", () => {
  describe("holds the contract of a store", () => {
    // Keys of a cache are at most 400 characters long: its own come before them.
    for (const { name, run } of storeContract.filter((rule) => !/longest key/u.test(rule.name)))
      it(name, () => run(() => openCacheStore(memoryStore(), { name: "site" })));
  });

  it("keeps entries for the next process", async () => {
    const store = memoryStore();
    const first = await openCacheStore(store, { name: "site", fingerprint: "1" });
    await first.write("a", bytesOf(9));
    await first.close();
    const second = await openCacheStore(store, { name: "site", fingerprint: "1" });
    expect(await second.read("a")).toEqual(bytesOf(9));
  });

  it("keeps caches of two names apart", async () => {
    const store = memoryStore();
    const site = await openCacheStore(store, { name: "site" });
    const vectors = await openCacheStore(store, { name: "site-2" });
    await site.write("a", bytesOf(9));
    expect(await vectors.read("a")).toBeUndefined();
    expect(await keysOf(vectors)).toEqual([]);
  });

  it("drops what was kept under another fingerprint, and no other cache", async () => {
    const store = memoryStore();
    const old = await openCacheStore(store, { name: "site", fingerprint: "1" });
    await old.write("a", bytesOf(9));
    const other = await openCacheStore(store, { name: "site-2", fingerprint: "1" });
    await other.write("a", bytesOf(9));
    const cache = await openCacheStore(store, { name: "site", fingerprint: "2" });
    expect(await cache.read("a")).toBeUndefined();
    expect(await old.read("a")).toBeUndefined();
    expect(await other.read("a")).toEqual(bytesOf(9));
    expect(await keysOf(store)).toHaveLength(1);
  });

  describe("stays within its bytes", () => {
    it("by giving up what was written longest ago", async () => {
      const cache = await openCacheStore(ticking(), { name: "site", maxBytes: 3 * (100 + FRAME) });
      for (const key of ["a", "b", "c", "d"]) await cache.write(key, bytesOf(100));
      expect(await keysOf(cache)).toEqual(["b", "c", "d"]);
    });

    it("but not what was read since", async () => {
      const cache = await openCacheStore(ticking(), { name: "site", maxBytes: 3 * (100 + FRAME) });
      for (const key of ["a", "b", "c"]) await cache.write(key, bytesOf(100));
      await cache.read("a");
      await cache.write("d", bytesOf(100));
      expect(await keysOf(cache)).toEqual(["a", "c", "d"]);
    });

    it("in the order that the process before left", async () => {
      const store = ticking();
      const options = { name: "site", maxBytes: 3 * (100 + FRAME) };
      const before = await openCacheStore(store, options);
      for (const key of ["c", "b", "a"]) await before.write(key, bytesOf(100));
      const cache = await openCacheStore(store, options);
      await cache.write("d", bytesOf(100));
      expect(await keysOf(cache)).toEqual(["a", "b", "d"]);
    });

    it("when it is opened with fewer than it holds", async () => {
      const store = ticking();
      const large = await openCacheStore(store, { name: "site" });
      for (const key of ["a", "b", "c"]) await large.write(key, bytesOf(100));
      const small = await openCacheStore(store, { name: "site", maxBytes: 100 + FRAME });
      expect(await keysOf(small)).toEqual(["c"]);
    });

    it("and takes nothing that is larger by itself", async () => {
      const cache = await openCacheStore(ticking(), { name: "site", maxBytes: 200 });
      await cache.write("a", bytesOf(50));
      await cache.write("b", bytesOf(60));
      await cache.write("b", bytesOf(5000));
      expect(await keysOf(cache)).toEqual(["a"]);
    });

    it("whatever is written, read and deleted, as the obvious cache does", async () => {
      const call = fc.record({
        kind: fc.constantFrom("write", "read", "delete"),
        key: fc.constantFrom("a", "b", "c", "d", "e"),
        size: fc.integer({ min: 0, max: 90 }),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(call, { maxLength: 40 }), async (calls) => {
          const maxBytes = 3 * 100;
          const cache = await openCacheStore(ticking(), { name: "site", maxBytes });
          let model: { key: string; size: number }[] = [];
          for (const { kind, key, size } of calls) {
            const known = model.find((entry) => entry.key === key);
            model = model.filter((entry) => entry.key !== key);
            if (kind === "write") {
              await cache.write(key, bytesOf(size));
              model.push({ key, size });
            } else if (kind === "delete") await cache.delete(key);
            else {
              expect((await cache.read(key))?.length).toBe(known?.size);
              if (known !== undefined) model.push(known);
            }
            const total = () => model.reduce((sum, entry) => sum + entry.size + FRAME, 0);
            while (total() > maxBytes) model.shift();
            expect(await keysOf(cache)).toEqual(model.map((entry) => entry.key).sort());
          }
        }),
      );
    });
  });

  describe("drops what is damaged, and is never stopped by it", () => {
    it("whatever bit is flipped", async () => {
      const store = memoryStore();
      const cache = await openCacheStore(store, { name: "site" });
      await cache.write("a", bytesOf(20, 7));
      const [key] = await keysOf(store);
      const whole = (await store.read(key!))!;
      for (let bit = 0; bit < whole.length * 8; bit++) {
        const damaged = whole.slice();
        damaged[bit >> 3]! ^= 1 << (bit & 7);
        await store.write(key!, damaged);
        const lines: string[] = [];
        const opened = await openCacheStore(store, { name: "site", log: (l) => lines.push(l) });
        expect(await opened.read("a")).toBeUndefined();
        expect(lines).toEqual(["memory/caches/site/a is damaged and dropped"]);
        expect(await keysOf(store)).toEqual([]);
      }
    });

    it("however short it was cut", async () => {
      const store = memoryStore();
      const cache = await openCacheStore(store, { name: "site" });
      await cache.write("a", bytesOf(20, 7));
      const [key] = await keysOf(store);
      const whole = (await store.read(key!))!;
      for (let length = 0; length < whole.length; length++) {
        await store.write(key!, whole.subarray(0, length));
        expect(await cache.read("a")).toBeUndefined();
      }
    });

    it("nor by a folder or a link in the place of an entry", async () => {
      const folder = await freshFolder();
      const store = diskStore(folder);
      const cache = await openCacheStore(store, { name: "site" });
      await cache.write("a", bytesOf(20));
      const [key] = await keysOf(store);
      const secret = join(await freshFolder(), "secret");
      await writeFile(secret, "secret");
      await store.delete(key!);
      await symlink(secret, join(folder, key!));
      expect(await cache.read("a")).toBeUndefined();
      await cache.write("a", bytesOf(20));
      expect(await cache.read("a")).toEqual(bytesOf(20));
      expect(await readFile(secret, "utf8")).toBe("secret");
      await store.delete(key!);
      await mkdir(join(folder, key!));
      expect(await cache.read("a")).toBeUndefined();
    });

    it("nor by a file in the place of all caches", async () => {
      const folder = await freshFolder();
      await writeFile(join(folder, "caches"), "no folder");
      const lines: string[] = [];
      const log = (line: string) => lines.push(line);
      const cache = await openCacheStore(diskStore(folder), { name: "site", log });
      expect(await cache.read("a")).toBeUndefined();
      expect((await failureOf(() => cache.write("a", bytesOf(1)))).code).toBe("STORE_FAILED");
    });
  });

  it("serves two processes at once", async () => {
    const folder = await freshFolder();
    const caches = await Promise.all(
      [1, 2].map(() => openCacheStore(diskStore(folder), { name: "site", maxBytes: 4000 })),
    );
    await Promise.all(
      caches.flatMap((cache, who) =>
        Array.from({ length: 60 }, async (_, n) => {
          const key = `k${(n * 7 + who) % 11}`;
          await cache.write(key, bytesOf(300, n));
          const found = await cache.read(`k${n % 11}`);
          if (found !== undefined) expect(new Set(found).size).toBe(1);
        }),
      ),
    );
    const left = await readdir(join(folder, "caches"), { recursive: true, withFileTypes: true });
    const bytes = left.filter((entry) => entry.isFile()).length * (300 + FRAME);
    expect(bytes).toBeLessThanOrEqual(4000 * (1 + 1 / 8) + 300 + FRAME);
  });

  it.each([0, -1, 1.5, Number.NaN, 2 ** 41])("refuses a bound of %s bytes", async (maxBytes) => {
    const error = await failureOf(() => openCacheStore(memoryStore(), { name: "a", maxBytes }));
    expect(error).toMatchObject({ code: "INVALID_OPTION", data: { option: "maxBytes" } });
  });

  it.each(["", "..", "a/../b", "A"])("refuses the name %j", async (name) => {
    expect((await failureOf(() => openCacheStore(memoryStore(), { name }))).code).toBe(
      "INVALID_OPTION",
    );
  });
});
