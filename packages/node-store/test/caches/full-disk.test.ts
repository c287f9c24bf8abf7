/** Running out of space while caches are written, on a file system that is small. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Embedder } from "@expodex/core/read";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { snapshotCaches } from "../../src/caches/cache-snapshots.ts";
import { openCacheStore } from "../../src/caches/cache-store.ts";
import { openVectorCache } from "../../src/caches/vector-cache.ts";
import { diskStore } from "../../src/disk/disk-store.ts";
import { openNodeStore } from "../../src/generations/generations.ts";
import { docsSnapshot } from "../support/docs-snapshot.ts";
import { failureOf } from "../support/failure-of.ts";
import { PAGE, smallDisk } from "../support/small-disk.ts";

const disk = smallDisk(2 ** 20);
afterAll(() => disk?.remove());
const snapshot = await docsSnapshot();
const embedder: Embedder = { id: "made", dimensions: 1024, embed: async () => [] };
const FULL = {
  code: "STORE_FAILED",
  data: { reason: "ENOSPC" },
  next: expect.stringContaining("free space"),
};

describe.skipIf(disk === undefined)("caches on a full disk", () => {
  const folder = join(disk?.path ?? "", "store");
  beforeEach(() => disk?.makeRoom());

  const ensureServed = async () => {
    expect(await readdir(join(folder, ".tmp"))).toEqual([]);
    const store = await openNodeStore(folder);
    expect(await store.verify({ deep: true })).toMatchObject({ ok: true, currentOk: true });
    expect((await store.readSnapshot()).bytes.length).toBe(snapshot.length);
    await store.close();
  };

  it("say so, keep what they had, and leave the index served", async () => {
    const store = await openNodeStore(folder);
    await store.publish(snapshot);
    await store.close();
    const files = diskStore(folder);
    const vectors = await openVectorCache(files);
    vectors.set(embedder, "document", "kept", new Float32Array(1024).fill(1));
    await vectors.save();
    const pages = await openCacheStore(files, { name: "site" });
    await pages.write("kept", new Uint8Array(10_000));
    const keptAlone = await snapshotCaches(files, { now: () => 0 });

    await disk!.leave(PAGE);
    vectors.set(embedder, "document", "new", new Float32Array(1024).fill(2));
    expect(await failureOf(() => vectors.save())).toMatchObject(FULL);
    await ensureServed();
    expect(await failureOf(() => pages.write("new", new Uint8Array(10_000)))).toMatchObject(FULL);
    await ensureServed();

    // Room for the pages, and for a part of their snapshot.
    await disk!.leave(4 * PAGE);
    await pages.write("new", new Uint8Array(10_000).fill(1));
    expect(await failureOf(() => snapshotCaches(files, { now: () => 1 }))).toMatchObject(FULL);
    await ensureServed();
    expect(await files.stat(keptAlone.key)).toBeDefined();

    await disk!.makeRoom();
    await vectors.close();
    const again = await openVectorCache(files);
    for (const text of ["kept", "new"])
      expect(again.get(embedder, "document", text)?.length, text).toBe(1024);
    expect((await pages.read("kept"))?.length).toBe(10_000);
    expect((await snapshotCaches(files, { now: () => 2 })).entries).toBe(4);
  });
});
