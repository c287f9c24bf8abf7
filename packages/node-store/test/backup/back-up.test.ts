import { memoryStore, type Store } from "@expodex/core";
import { describe, expect, it } from "vitest";
import { backUp } from "../../src/backup/back-up.ts";
import { listBackups } from "../../src/backup/backup-record.ts";
import type { BackupProgress } from "../../src/backup/copy-objects.ts";
import { restore } from "../../src/backup/restore.ts";
import { generationKey } from "../../src/generations/layout.ts";
import { readEnvelope } from "../../src/generations/read-manifest.ts";
import { objectName } from "../../src/objects/seal-object.ts";
import { hours, publishAt, storeOfDays, threeSnapshots } from "../support/backed-up.ts";
import { failureOf } from "../support/failure-of.ts";
import { contentOf, damage, watchedStore } from "../support/watched-store.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const objectsOf = async (store: Store) => [...(await contentOf(store, "objects/")).keys()];

/** Objects that a store's generation names, as keys. */
async function neededBy(store: Store, id: string): Promise<string[]> {
  const key = generationKey(id);
  const manifest = (await store.read(key)) as Uint8Array;
  const { objects } = readEnvelope(manifest, { store: store.id, key }, objectName);
  return objects.map(({ object }) => `objects/${object.slice(0, 2)}/${object}`);
}

/** Fails where a manifest at a target names an object that is not there whole. */
async function expectWhole(target: Store): Promise<number> {
  const objects = await contentOf(target, "objects/");
  for (const [key, content] of objects) expect(key.endsWith(objectName(content))).toBe(true);
  const manifests = [...(await contentOf(target, "generations/")).keys()];
  for (const key of manifests)
    for (const object of await neededBy(target, key.slice(12, -5)))
      expect(objects.has(object)).toBe(true);
  return manifests.length;
}

describe("backUp", () => {
  it("copies every generation byte for byte", async () => {
    const { store, ids } = await storeOfDays();
    const to = memoryStore();
    const { backup } = await backUp(store, to, { mode: "full", now: () => hours(50) });
    for (const prefix of ["generations/", "objects/"])
      expect(await contentOf(to, prefix)).toEqual(await contentOf(store, prefix));
    expect(backup).toMatchObject({
      createdAt: new Date(hours(50)).toISOString(),
      mode: "full",
      current: ids[2],
      generations: [...ids].reverse(),
      copiedObjects: (await objectsOf(store)).length,
    });
    expect((await listBackups(to)).backups).toEqual([backup]);
  });

  it("copies nothing that the target has, and still notes that it ran", async () => {
    const { store } = await storeOfDays();
    const to = memoryStore();
    await backUp(store, to, { now: () => hours(50) });
    const { backup, keptObjects } = await backUp(store, to, { now: () => hours(56) });
    expect(backup).toMatchObject({ mode: "incremental", copiedObjects: 0, copiedBytes: 0 });
    expect(keptObjects).toBe((await objectsOf(store)).length);
    expect((await listBackups(to)).backups.map(({ createdAt }) => createdAt)).toEqual(
      [56, 50].map((hour) => new Date(hours(hour)).toISOString()),
    );
  });

  it("copies only what a new generation added", async () => {
    const { store } = await storeOfDays(2);
    const to = memoryStore();
    await backUp(store, to);
    const before = await objectsOf(to);
    await publishAt(store, (await threeSnapshots())[2] as Uint8Array, hours(48));
    const added = (await objectsOf(store)).filter((key) => !before.includes(key));
    const { backup } = await backUp(store, to);
    expect(backup.copiedObjects).toBe(added.length);
    expect(await objectsOf(to)).toEqual(await objectsOf(store));
  });

  it("mends what is damaged at the target when it is full, and not when it is incremental", async () => {
    const { store } = await storeOfDays();
    const to = memoryStore();
    await backUp(store, to);
    const [key = ""] = await objectsOf(to);
    await damage(to, key);
    expect((await backUp(store, to)).mended).toEqual([]);
    const { mended, backup } = await backUp(store, to, { mode: "full" });
    expect(mended).toEqual([key]);
    expect(backup.copiedObjects).toBe(1);
    expect(await to.read(key)).toEqual(await store.read(key));
  });

  it("mends what was cut short at the target, also when it is incremental", async () => {
    const { store } = await storeOfDays();
    const to = memoryStore();
    await backUp(store, to);
    const [key = ""] = await objectsOf(to);
    await to.write(key, bytes("short"));
    expect((await backUp(store, to)).mended).toEqual([key]);
    expect(await to.read(key)).toEqual(await store.read(key));
  });

  it("names a damaged object, never copies it over a good one, and backs the rest up", async () => {
    const { store, ids } = await storeOfDays();
    const [first = "", , last = ""] = ids;
    const old = await neededBy(store, first);
    const key = (await neededBy(store, last)).find((one) => !old.includes(one)) as string;
    const good = await store.read(key);
    const to = memoryStore();
    await damage(store, key);
    const error = await failureOf(() => backUp(store, to));
    expect(error.code).toBe("STORE_DAMAGED");
    expect(error.data).toMatchObject({ damaged: [key] });
    expect(error.message).toContain(first);
    expect(await to.read(key)).toBeUndefined();
    expect((await listBackups(to)).backups[0]?.generations).toContain(first);
    expect((await listBackups(to)).backups[0]?.generations).not.toContain(last);
    await expectWhole(to);

    await to.write(key, good as Uint8Array);
    for (const mode of ["incremental", "full"] as const) await backUp(store, to, { mode });
    expect(await to.read(key)).toEqual(good);
  });

  it("names a damaged manifest, and backs the other generations up", async () => {
    const { store, ids } = await storeOfDays();
    const key = generationKey(ids[1] as string);
    await damage(store, key);
    const to = memoryStore();
    const error = await failureOf(() => backUp(store, to));
    expect(error.data).toMatchObject({ damaged: [key] });
    expect(await expectWhole(to)).toBe(2);
  });

  it("does not take a generation for damaged that is given up while it is copied", async () => {
    const { store, ids } = await storeOfDays(2);
    const [first = "", last = ""] = ids;
    const kept = await neededBy(store, last);
    const gone = (await neededBy(store, first)).filter((key) => !kept.includes(key));
    const from = watchedStore(store, {
      onRead: async (key) => {
        if (!gone.includes(key)) return;
        await store.delete(generationKey(first));
        for (const one of gone) await store.delete(one);
      },
    });
    const to = memoryStore();
    const { backup } = await backUp(from, to);
    expect(gone.length).toBeGreaterThan(0);
    expect(backup.generations).toEqual([last]);
  });

  it("leaves only whole generations wherever it is cut off, and goes on from there", async () => {
    const { store } = await storeOfDays();
    const all = (await objectsOf(store)).length;
    let isCutOff = true;
    for (let cut = 0; isCutOff; cut++) {
      const target = memoryStore();
      let writes = 0;
      const failing = watchedStore(target, {
        onWrite: () => {
          if (writes++ === cut) throw new Error("cut off");
          if (writes > cut) throw new Error("gone");
        },
      });
      isCutOff = await backUp(store, failing, { concurrency: 3 }).then(
        () => false,
        () => true,
      );
      await expectWhole(target);
      const had = (await objectsOf(target)).length;
      const { backup } = await backUp(store, target, { now: () => Date.now() + 3_600_000 });
      expect(backup.copiedObjects).toBe(all - had);
      expect(await expectWhole(target)).toBe(3);
    }
  });

  it("stops when its signal is raised, and keeps what was copied", async () => {
    const { store } = await storeOfDays();
    const stop = new AbortController();
    const target = memoryStore();
    const to = watchedStore(target, {
      onWrite: (key) => {
        if (key.startsWith("objects/")) stop.abort();
      },
    });
    const options = { signal: stop.signal, concurrency: 1 };
    expect((await failureOf(() => backUp(store, to, options))).code).toBe("ABORTED");
    expect(await expectWhole(target)).toBe(0);
    await backUp(store, target);
    expect(await expectWhole(target)).toBe(3);
  });

  it("carries the configuration and the snapshots of caches as they were on its date", async () => {
    const { store } = await storeOfDays(1);
    const to = memoryStore();
    await store.write("configuration/1.json", bytes("first"));
    await store.write("caches/snapshots/vectors", bytes("monday"));
    await store.write("caches/entries/vectors/0", bytes("live"));
    await backUp(store, to, { now: () => hours(1) });
    await store.write("configuration/2.json", bytes("second"));
    await store.write("caches/snapshots/vectors", bytes("tuesday"));
    await backUp(store, to, { now: () => hours(25) });

    const filesAt = async (hour: number) => {
      const back = memoryStore();
      await restore(to, back, { at: new Date(hours(hour)) });
      const files = [...(await contentOf(back, "c"))].filter(([key]) => key !== "current");
      return files.map(([key, content]) => `${key} ${new TextDecoder().decode(content)}`);
    };
    expect(await filesAt(2)).toEqual([
      "caches/snapshots/vectors monday",
      "configuration/1.json first",
    ]);
    expect(await filesAt(26)).toEqual([
      "caches/snapshots/vectors tuesday",
      "configuration/1.json first",
      "configuration/2.json second",
    ]);
  });

  it("reports progress that rises to its end", async () => {
    const { store } = await storeOfDays();
    for (const mode of ["incremental", "full"] as const) {
      const reports: BackupProgress[] = [];
      let clock = 0;
      const now = () => (clock += 10);
      await backUp(store, memoryStore(), { mode, now, onProgress: (one) => reports.push(one) });
      expect(reports[0]?.step).toBe("compare");
      const copies = reports.slice(1);
      for (const [n, { done, total, bytes: sum, totalBytes }] of copies.entries()) {
        expect(done).toBe(n);
        expect(sum).toBeLessThanOrEqual(totalBytes);
        expect(total).toBe((await objectsOf(store)).length);
      }
      const last = copies.at(-1) as BackupProgress;
      expect([last.done, last.bytes]).toEqual([last.total, last.totalBytes]);
      expect(last.bytesPerSecond).toBeGreaterThan(0);
    }
  });

  it("moves no more objects at a time than it was told", async () => {
    const { store } = await storeOfDays();
    let open = 0;
    let most = 0;
    const to = watchedStore(memoryStore(), {
      onWrite: async (key) => {
        if (!key.startsWith("objects/")) return;
        most = Math.max(most, ++open);
        await new Promise((resolve) => setImmediate(resolve));
        open -= 1;
      },
    });
    await backUp(store, to, { concurrency: 2 });
    expect(most).toBe(2);
  });

  it("refuses a store that holds nothing", async () => {
    const error = await failureOf(() => backUp(memoryStore(), memoryStore()));
    expect(error.code).toBe("GENERATION_NOT_FOUND");
  });

  it("refuses options that are out of range, and a store as its own target", async () => {
    const { store } = await storeOfDays(1);
    const refused = [
      () => backUp(store, store),
      () => backUp(store, memoryStore(), { concurrency: 0 }),
      () => backUp(store, memoryStore(), { concurrency: 65 }),
      () => backUp(store, memoryStore(), { mode: "daily" as "full" }),
    ];
    for (const call of refused) expect((await failureOf(call)).code).toBe("INVALID_OPTION");
  });
});
