import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { memoryStore } from "@expodex/core";
import { describe, expect, it } from "vitest";
import { openNodeStore } from "../../src/generations/generations.ts";
import { docsSnapshot } from "../support/docs-snapshot.ts";
import { failureOf } from "../support/failure-of.ts";
import { temporaryFolders } from "../support/temporary-folders.ts";

const folderOf = temporaryFolders();
const first = await docsSnapshot();
const second = await docsSnapshot({ "video.md": "# Video\n\nPlay a film." });

describe("openNodeStore", () => {
  it("creates nothing before something is published, and says that there is nothing", async () => {
    const folder = join(await folderOf(), "store");
    const store = await openNodeStore(folder);
    expect(await store.current()).toBeUndefined();
    expect(await store.generations()).toEqual([]);
    expect((await failureOf(() => store.openIndex())).code).toBe("GENERATION_NOT_FOUND");
    await expect(stat(folder)).rejects.toThrow("ENOENT");
    await store.close();
  });

  it("gives back what was published, bit for bit, and searches it", async () => {
    const folder = await folderOf();
    const store = await openNodeStore(folder);
    const { generation, unchanged } = await store.publish(first);
    expect(unchanged).toBe(false);
    expect(generation).toMatchObject({ documents: 3, sizeBytes: first.length });
    const read = await store.readSnapshot();
    expect(Buffer.compare(read.bytes, first)).toBe(0);
    expect(read.passedOver).toEqual([]);
    expect(await store.current()).toEqual(generation);
    const { index } = await store.openIndex();
    expect((await index.search("camera permission")).hits[0]?.path).toBe("/camera/");
    await index.close();
    await store.close();
    expect(await readdir(join(folder, "readers"))).toEqual([]);
  });

  it("makes a later snapshot current, and keeps the one before", async () => {
    const store = await openNodeStore(await folderOf());
    const one = await store.publish(first);
    const two = await store.publish(second);
    expect(two.generation.parent).toBe(one.generation.id);
    expect(two.generation.id > one.generation.id).toBe(true);
    expect((await store.generations()).map(({ id }) => id)).toEqual([
      two.generation.id,
      one.generation.id,
    ]);
    expect((await store.readSnapshot()).bytes.length).toBe(second.length);
    expect((await store.readSnapshot(one.generation.id)).bytes.length).toBe(first.length);
    await store.close();
  });

  it("makes no other generation of the very same snapshot", async () => {
    const store = await openNodeStore(memoryStore());
    const one = await store.publish(first);
    const two = await store.publish(first);
    expect(two).toMatchObject({ unchanged: true, generation: one.generation, writtenObjects: 0 });
    expect(await store.generations()).toHaveLength(1);
    await store.close();
  });

  it("refuses what is no snapshot, and leaves what was current", async () => {
    const store = await openNodeStore(memoryStore());
    await store.publish(first);
    const damaged = first.slice();
    damaged[damaged.length >> 1]! ^= 1;
    expect((await failureOf(() => store.publish(damaged))).code).toBe("SNAPSHOT_CORRUPT");
    expect((await failureOf(() => store.publish(new Uint8Array(3)))).code).toBe("SNAPSHOT_INVALID");
    expect(await store.generations()).toHaveLength(1);
  });

  it("raises CLOSED after it was closed, and opened indexes stay usable", async () => {
    const store = await openNodeStore(await folderOf());
    await store.publish(first);
    const { index } = await store.openIndex();
    await store.close();
    expect((await failureOf(() => store.current())).code).toBe("CLOSED");
    expect((await index.search("map")).hits.length).toBeGreaterThan(0);
    await index.close();
  });

  it.each([{ keep: 0 }, { pieceBytes: 3_000 }, { graceMs: -1 }])(
    "refuses the options %j",
    async (options) => {
      expect((await failureOf(() => openNodeStore(memoryStore(), options))).code).toBe(
        "INVALID_OPTION",
      );
    },
  );
});
