import { readdir, utimes } from "node:fs/promises";
import { join } from "node:path";
import { memoryStore } from "@expodex/core";
import { describe, expect, it } from "vitest";
import { openPageCache as openOn } from "../../src/site/page-cache.ts";
import { folderStorage, storeStorage } from "../../src/site/page-storage.ts";
import { tempFolder } from "../support/temp-folder.ts";

const SITE = "https://docs.expo.dev/";
const URL_A = `${SITE}a.md`;
const HOUR = 60 * 60 * 1_000;

const openPageCache = async (folder: string, site: string, now: () => number) =>
  openOn(await folderStorage(folder), site, now);

describe("openPageCache", () => {
  it("gives a page back with its validators, whatever its text", async () => {
    const cache = await openPageCache(await tempFolder(), SITE, () => 1);
    for (const text of ["", "a\n\nb", "\r\n{}\n", "🙂\u0000"]) {
      await cache.write(URL_A, text, { etag: '"1"', lastModified: "then" });
      const validators = { etag: '"1"', lastModified: "then" };
      expect(await cache.read(URL_A)).toEqual({ text, validators, fresh: true });
    }
    expect(await cache.read(`${SITE}b.md`)).toBeUndefined();
  });

  it("takes pages of a pass that was stopped as fresh, and not those of one that ended", async () => {
    const folder = await tempFolder();
    const stopped = await openPageCache(folder, SITE, () => 1_000);
    await stopped.write(URL_A, "A", {});
    const resumed = await openPageCache(folder, SITE, () => 2_000);
    expect((await resumed.read(URL_A))?.fresh).toBe(true);
    await resumed.finish();
    const next = await openPageCache(folder, SITE, () => 3_000);
    expect((await next.read(URL_A))?.fresh).toBe(false);
  });

  it("does not resume after a day, nor another site's pass, nor one from the future", async () => {
    for (const [site, now] of [
      [SITE, 1_000 + 25 * HOUR],
      ["https://example.com/", 2_000],
      [SITE, 500],
    ] as const) {
      const folder = await tempFolder();
      const stopped = await openPageCache(folder, SITE, () => 1_000);
      await stopped.write(URL_A, "A", {});
      const next = await openPageCache(folder, site, () => now);
      expect((await next.read(URL_A))?.fresh).toBe(now === 500);
    }
  });

  it("forgets what a pass did not meet, and what a killed one left half-written", async () => {
    const folder = await tempFolder({ "a.page.1-1.writing": "half", "b.page.1-2.writing": "half" });
    await utimes(join(folder, "a.page.1-1.writing"), 0, 0);
    const first = await openPageCache(folder, SITE, Date.now);
    await first.write(URL_A, "A", {});
    await first.write(`${SITE}b.md`, "B", {});
    await first.finish();
    const second = await openPageCache(folder, SITE, Date.now);
    await second.read(URL_A);
    await second.finish();
    const names = await readdir(folder);
    expect(names.filter((name) => name.endsWith(".page"))).toHaveLength(1);
    // The other one may still be written by a process that runs.
    expect(names.filter((name) => name.endsWith(".writing"))).toEqual(["b.page.1-2.writing"]);
  });

  it("keeps pages in a store as in a folder, and fetches again what that forgot or damaged", async () => {
    const store = memoryStore();
    const storage = storeStorage(store);
    const stopped = await openOn(storage, SITE, () => 1_000);
    for (const text of ["", "a\n\nb", "\uFEFFa", "🙂\u0000"]) {
      await stopped.write(URL_A, text, { etag: '"1"' });
      const kept = await stopped.read(URL_A);
      expect(kept).toEqual({ text, validators: { etag: '"1"' }, fresh: true });
    }
    await stopped.write(`${SITE}b.md`, "B", {});
    const resumed = await openOn(storage, SITE, () => 2_000);
    expect((await resumed.read(URL_A))?.fresh).toBe(true);
    await resumed.finish();
    const keys: string[] = [];
    for await (const { key } of store.list("")) keys.push(key);
    expect(keys).toHaveLength(1);
    const next = await openOn(storage, SITE, () => 3_000);
    expect((await next.read(URL_A))?.fresh).toBe(false);
    await store.write(keys[0]!, new TextEncoder().encode("{}\nother"));
    expect(await next.read(URL_A)).toBeUndefined();
    await store.delete(keys[0]!);
    expect(await next.read(URL_A)).toBeUndefined();
  });
});
