/** Readers, watches and garbage. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { memoryStore } from "@expodex/core";
import { describe, expect, it, vi } from "vitest";
import { ownIdentity } from "../../src/disk/process-identity.ts";
import type { Generation } from "../../src/generations/generation.ts";
import { openNodeStore } from "../../src/generations/generations.ts";
import { pinsIn } from "../../src/generations/readers.ts";
import { docsSnapshot } from "../support/docs-snapshot.ts";
import { filesIn } from "../support/flip-bit.ts";
import { temporaryFolders } from "../support/temporary-folders.ts";

const folderOf = temporaryFolders();
const snapshots = await Promise.all(
  [1, 2, 3, 4, 5].map((number) =>
    docsSnapshot({ "page.md": `# Page ${number}\n\nText ${number}.` }),
  ),
);

/** Ids of what was published, oldest first. */
async function publishAll(folder: string, keep: number, bytes = snapshots): Promise<string[]> {
  const store = await openNodeStore(folder, { keep });
  const ids: string[] = [];
  for (const one of bytes) ids.push((await store.publish(one)).generation.id);
  await store.close();
  return ids;
}

describe("collectGarbage", () => {
  it("keeps as many generations as are to be kept, and only the objects that they need", async () => {
    const folder = await folderOf();
    const ids = await publishAll(folder, 2);
    const store = await openNodeStore(folder);
    expect((await store.generations()).map(({ id }) => id)).toEqual([ids[4], ids[3]]);
    const { objects, unused } = await store.verify();
    expect({ objects: filesIn(join(folder, "objects")).length, unused }).toEqual({
      objects,
      unused: 0,
    });
    await store.close();
  });

  it("leaves what a reader holds, and takes it once the reader lets go", async () => {
    const folder = await folderOf();
    const [first = ""] = await publishAll(folder, 1, snapshots.slice(0, 1));
    const pins = pinsIn(folder, await ownIdentity());
    const release = pins.hold(first);
    await publishAll(folder, 1, snapshots.slice(1, 3));
    const store = await openNodeStore(folder, { keep: 1 });
    expect((await store.generations()).map(({ id }) => id)).toContain(first);
    expect(Buffer.compare((await store.readSnapshot(first)).bytes, snapshots[0]!)).toBe(0);
    expect((await store.collectGarbage()).held).toEqual([first]);
    release();
    expect((await store.collectGarbage()).generations).toEqual([first]);
    await store.close();
  });

  it("does not wait for readers that were killed", async () => {
    const folder = await folderOf();
    const [first = ""] = await publishAll(folder, 1, snapshots.slice(0, 1));
    const dead = spawnSync(process.execPath, ["-e", ""]).pid;
    mkdirSync(join(folder, "readers"), { recursive: true });
    const pin = { ...(await ownIdentity()), pid: dead, generation: first };
    writeFileSync(join(folder, "readers", `${dead}-00.json`), JSON.stringify(pin));
    await publishAll(folder, 1, snapshots.slice(1, 2));
    const store = await openNodeStore(folder, { keep: 1 });
    expect(await store.generations()).toHaveLength(1);
    expect(readdirSync(join(folder, "readers"))).toEqual([]);
    await store.close();
  });

  it("believes a reader of another machine for an hour", async () => {
    const folder = await folderOf();
    const [first = ""] = await publishAll(folder, 1, snapshots.slice(0, 1));
    mkdirSync(join(folder, "readers"), { recursive: true });
    const path = join(folder, "readers", "1-00.json");
    const pin = { ...(await ownIdentity()), space: "elsewhere", generation: first };
    writeFileSync(path, JSON.stringify(pin));
    await publishAll(folder, 1, snapshots.slice(1, 2));
    const store = await openNodeStore(folder, { keep: 1 });
    expect(await store.generations()).toHaveLength(2);
    const old = Date.now() / 1000 - 3_700;
    utimesSync(path, old, old);
    expect((await store.collectGarbage()).generations).toEqual([first]);
    await store.close();
  });

  it("takes no object of a store without a lock before its time", async () => {
    let now = Date.parse("2026-11-22T00:00:00Z");
    const memory = memoryStore({ now: () => now });
    const store = await openNodeStore(memory, { keep: 1, graceMs: 1_000, now: () => now });
    await store.publish(snapshots[0]!);
    await store.publish(snapshots[1]!);
    expect((await store.verify()).unused).toBeGreaterThan(0);
    now += 5_000;
    expect((await store.collectGarbage()).deletedObjects).toBeGreaterThan(0);
    expect((await store.verify()).unused).toBe(0);
  });

  it("takes nothing where the file that names the current generation is damaged", async () => {
    const memory = memoryStore();
    const store = await openNodeStore(memory, { keep: 5, graceMs: 0 });
    for (const bytes of snapshots) await store.publish(bytes);
    await memory.write("current", new Uint8Array(10));
    const one = await openNodeStore(memory, { keep: 1, graceMs: 0 });
    expect((await one.collectGarbage()).generations).toEqual([]);
    expect(await one.generations()).toHaveLength(5);
  });
});

describe("watch", () => {
  it("tells of each generation that becomes current, without a restart", async () => {
    const folder = await folderOf();
    await publishAll(folder, 3, snapshots.slice(0, 1));
    const store = await openNodeStore(folder);
    const { index, generation } = await store.openIndex();
    const seen: Generation[] = [];
    const watch = store.watch((one) => seen.push(one), { since: generation.id, intervalMs: 20 });
    const [id] = await publishAll(folder, 3, snapshots.slice(1, 2));
    await vi.waitFor(() => expect(seen.map((one) => one.id)).toEqual([id]), { timeout: 20_000 });
    // What is open stays what it was; the new one is opened beside it.
    expect((await index.search("page 1")).hits[0]?.title).toBe("Page 1");
    const next = await store.openIndex();
    expect((await next.index.search("page 2")).hits[0]?.title).toBe("Page 2");
    watch.close();
    await publishAll(folder, 3, snapshots.slice(2, 3));
    await new Promise((settle) => setTimeout(settle, 60));
    expect(seen).toHaveLength(1);
    await store.close();
  });

  it("tells of a generation that became current before the watch began, where it is told what is known", async () => {
    const folder = await folderOf();
    const [first = "", second] = await publishAll(folder, 3, snapshots.slice(0, 2));
    const store = await openNodeStore(folder);
    const seen: string[] = [];
    store.watch(({ id }) => seen.push(id), { since: first });
    await vi.waitFor(() => expect(seen).toEqual([second]), { timeout: 20_000 });
    await store.close();
  });

  it("watches a store that is no folder by asking", async () => {
    const memory = memoryStore();
    const store = await openNodeStore(memory);
    const { generation } = await store.publish(snapshots[0]!);
    const seen: string[] = [];
    store.watch(({ id }) => seen.push(id), { since: generation.id, intervalMs: 10 });
    const next = await (await openNodeStore(memory)).publish(snapshots[1]!);
    await vi.waitFor(() => expect(seen).toEqual([next.generation.id]), { timeout: 20_000 });
    await store.close();
  });
});

describe("a pin", () => {
  it("is a file of its owner's alone, and goes with the store", async () => {
    const folder = await folderOf();
    const pins = pinsIn(folder, await ownIdentity());
    pins.hold("20261122t000000000z-aaaaaa");
    const [name = ""] = readdirSync(join(folder, "readers"));
    expect(JSON.parse(readFileSync(join(folder, "readers", name), "utf8"))).toMatchObject({
      pid: process.pid,
      generation: "20261122t000000000z-aaaaaa",
    });
    expect([...(await pins.held())]).toEqual(["20261122t000000000z-aaaaaa"]);
    pins.close();
    expect(readdirSync(join(folder, "readers"))).toEqual([]);
  });
});
