import { memoryStore, type Store } from "@expodex/core";
import { describe, expect, it } from "vitest";
import { backUp } from "../../src/backup/back-up.ts";
import { restore } from "../../src/backup/restore.ts";
import { openNodeStore } from "../../src/generations/generations.ts";
import { generationKey } from "../../src/generations/layout.ts";
import { hours, storeOfDays, threeSnapshots } from "../support/backed-up.ts";
import { failureOf } from "../support/failure-of.ts";
import { smallGeneration } from "../support/small-generations.ts";
import { contentOf, damage, watchedStore } from "../support/watched-store.ts";

const at = (hour: number) => new Date(hours(hour));

/** A backup of three days, the store that it was made of, and its ids, oldest first. */
async function threeDays() {
  const { store, ids } = await storeOfDays();
  const backup = memoryStore();
  await backUp(store, backup, { now: () => hours(60) });
  return { store, backup, ids: ids as [string, string, string] };
}

async function snapshotOf(store: Store): Promise<Uint8Array> {
  return (await (await openNodeStore(store)).readSnapshot()).bytes;
}

/** An object that only the newest generation needs. */
async function newestObject(backup: Store): Promise<string> {
  const scratch = memoryStore();
  await restore(backup, scratch, { at: at(30) });
  const old = await contentOf(scratch, "objects/");
  const key = [...(await contentOf(backup, "objects/")).keys()].find((one) => !old.has(one));
  return key as string;
}

describe("restore", () => {
  it("puts back the newest generation not later than the date", async () => {
    const { backup, ids } = await threeDays();
    const snapshots = await threeSnapshots();
    const cases: [number, number][] = [
      [0, 0],
      [23.99, 0],
      [24, 1],
      [47, 1],
      [48, 2],
      [1000, 2],
    ];
    for (const [hour, day] of cases) {
      const to = memoryStore();
      const result = await restore(backup, to, { at: at(hour) });
      expect(result.generation.id).toBe(ids[day]);
      expect(result).toMatchObject({ isSwitched: true, needsForce: false, keptObjects: 0 });
      expect(await snapshotOf(to)).toEqual(snapshots[day]);
      expect((await (await openNodeStore(to)).verify({ deep: true })).ok).toBe(true);
    }
  });

  it("takes the newest of all where no date is given", async () => {
    const { backup, ids } = await threeDays();
    expect((await restore(backup, memoryStore())).generation.id).toBe(ids[2]);
  });

  it("takes the later backed up of two generations of one moment, as a change of keys leaves them", async () => {
    const backup = memoryStore();
    const twins: string[] = [];
    for (let hour = 1; hour <= 6; hour++) {
      const from = memoryStore();
      twins.push(await smallGeneration(from, [`under key ${hour}`], hours(0)));
      await backUp(from, backup, { now: () => hours(hour) });
      expect((await restore(backup, memoryStore())).generation.id).toBe(twins.at(-1));
    }
    await damage(backup, generationKey(twins[5] as string));
    expect((await restore(backup, memoryStore())).generation.id).toBe(twins[4]);
  });

  it("says what there is where nothing is as old as the date", async () => {
    const { backup, ids } = await threeDays();
    const error = await failureOf(() => restore(backup, memoryStore(), { at: at(-1) }));
    expect(error.code).toBe("GENERATION_NOT_FOUND");
    expect(error.data).toMatchObject({ available: [...ids].reverse() });
  });

  it("replaces no healthy store without force, and keeps what it replaces with it", async () => {
    const { store, backup, ids } = await threeDays();
    const before = await contentOf(store);
    const error = await failureOf(() => restore(backup, store, { at: at(0) }));
    expect(error.data).toMatchObject({ option: "force" });
    expect(await contentOf(store)).toEqual(before);

    const result = await restore(backup, store, { at: at(0), force: true });
    expect(result).toMatchObject({ replaced: ids[2], isSwitched: true, copiedObjects: 0 });
    const open = await openNodeStore(store);
    expect((await open.current())?.id).toBe(ids[0]);
    expect((await open.readSnapshot(ids[2])).bytes).toEqual((await threeSnapshots())[2]);
  });

  it("replaces a damaged store without force, and copies only what is damaged", async () => {
    const { store, backup, ids } = await threeDays();
    const key = await newestObject(backup);
    await damage(store, key);
    const result = await restore(backup, store);
    expect(result).toMatchObject({ isSwitched: true, needsForce: false, copiedObjects: 1 });
    expect(result.generation.id).toBe(ids[2]);
    expect((await (await openNodeStore(store)).verify()).ok).toBe(true);
  });

  it("brings back a store whose file of the current generation is damaged", async () => {
    const { store, backup, ids } = await threeDays();
    await damage(store, "current");
    expect((await restore(backup, store)).isSwitched).toBe(true);
    expect((await (await openNodeStore(store)).current())?.id).toBe(ids[2]);
  });

  it("does nothing where the generation is current and whole", async () => {
    const { store, backup } = await threeDays();
    const result = await restore(backup, store);
    expect(result).toMatchObject({ isSwitched: false, needsForce: false, copiedObjects: 0 });
    expect(result.replaced).toBeUndefined();
  });

  it("says in a dry run what it would do, and writes nothing", async () => {
    const { store, backup, ids } = await threeDays();
    const writes: string[] = [];
    const onWrite = (key: string) => void writes.push(key);
    const empty = watchedStore(memoryStore(), { onWrite });
    const fresh = await restore(backup, empty, { at: at(24), dryRun: true });
    const done = await restore(backup, memoryStore(), { at: at(24) });
    expect(fresh).toMatchObject({
      generation: done.generation,
      isSwitched: false,
      needsForce: false,
      copiedObjects: done.copiedObjects,
      copiedBytes: done.copiedBytes,
    });
    const over = await restore(backup, watchedStore(store, { onWrite }), {
      at: at(24),
      dryRun: true,
    });
    expect(over).toMatchObject({ needsForce: true, replaced: ids[2], isSwitched: false });
    expect(writes).toEqual([]);
  });

  it("finds damage in the backup before anything is written, and offers the next older one", async () => {
    const { backup, ids } = await threeDays();
    const key = await newestObject(backup);
    await damage(backup, key);
    for (const dryRun of [false, true]) {
      const to = memoryStore();
      const error = await failureOf(() => restore(backup, to, { dryRun }));
      expect(error.code).toBe("STORE_DAMAGED");
      expect(error.data).toMatchObject({ damaged: [key], older: at(24).toISOString() });
      expect(await contentOf(to)).toEqual(new Map());
      const { older } = error.data as { older: string };
      expect((await restore(backup, to, { at: new Date(older) })).generation.id).toBe(ids[1]);
    }
  });

  it("does not take an older generation in silence where the manifest of the date is damaged", async () => {
    const { backup, ids } = await threeDays();
    await damage(backup, generationKey(ids[2]));
    const error = await failureOf(() => restore(backup, memoryStore()));
    expect(error.data).toMatchObject({
      damaged: [generationKey(ids[2])],
      older: at(24).toISOString(),
    });
  });

  it("says so where no generation of the backup is whole", async () => {
    const { backup } = await threeDays();
    for (const key of (await contentOf(backup, "objects/")).keys()) await damage(backup, key);
    const error = await failureOf(() => restore(backup, memoryStore()));
    expect(error.data).not.toHaveProperty("older");
    expect(error.message).toContain("another backup");
  });

  it("leaves the store as it was wherever it is cut off", async () => {
    const { backup } = await threeDays();
    let isCutOff = true;
    for (let cut = 0; isCutOff; cut++) {
      const { store, ids } = await storeOfDays(1);
      let writes = 0;
      const failing = watchedStore(store, {
        onWrite: () => {
          if (writes++ >= cut) throw new Error("cut off");
        },
      });
      isCutOff = await restore(backup, failing, { force: true }).then(
        () => false,
        () => true,
      );
      const current = (await (await openNodeStore(store)).current())?.id;
      if (isCutOff) expect(current).toBe(ids[0]);
      else expect(current).not.toBe(ids[0]);
      expect((await (await openNodeStore(store)).verify()).currentOk).toBe(true);
    }
  });

  it("reads back what it wrote, and does not switch to what the disk made of it", async () => {
    const { backup } = await threeDays();
    const bad = memoryStore();
    const to: Store = {
      ...bad,
      write: async (key, bytes, options) => {
        const changed = bytes.slice();
        if (key.startsWith("objects/")) changed[0] = 255 - (changed[0] ?? 0);
        return bad.write(key, changed, options);
      },
    };
    expect((await failureOf(() => restore(backup, to))).code).toBe("STORE_DAMAGED");
    expect(await bad.read("current")).toBeUndefined();
  });

  it("does not switch where the caller's lock was lost", async () => {
    const { backup } = await threeDays();
    const to = memoryStore();
    const check = async () => {
      throw new Error("lost");
    };
    await expect(restore(backup, to, { check })).rejects.toThrow("lost");
    expect(await to.read("current")).toBeUndefined();
  });

  it("keeps versions of the configuration that are there, and names files that the backup lost", async () => {
    const { store } = await storeOfDays(1);
    const text = (value: string) => new TextEncoder().encode(value);
    await store.write("configuration/1.json", text("1"));
    await store.write("configuration/2.json", text("2"));
    const backup = memoryStore();
    const { backup: record } = await backUp(store, backup);
    const lost = record.files.find(({ key }) => key.endsWith("2.json"))?.object as string;
    await backup.delete(`objects/${lost.slice(0, 2)}/${lost}`);
    const to = memoryStore();
    await to.write("configuration/1.json", text("mine"));
    const result = await restore(backup, to);
    expect(result).toMatchObject({ files: [], lostFiles: ["configuration/2.json"] });
    expect(await to.read("configuration/1.json")).toEqual(text("mine"));
  });

  it("stops when its signal is raised", async () => {
    const { backup } = await threeDays();
    const stop = new AbortController();
    const to = memoryStore();
    const watched = watchedStore(to, { onWrite: () => stop.abort() });
    const error = await failureOf(() => restore(backup, watched, { signal: stop.signal }));
    expect(error.code).toBe("ABORTED");
    expect(await to.read("current")).toBeUndefined();
  });

  it("refuses an invalid date, and a backup as its own target", async () => {
    const { backup } = await threeDays();
    const refused = [
      () => restore(backup, memoryStore(), { at: new Date(Number.NaN) }),
      () => restore(backup, backup),
    ];
    for (const call of refused) expect((await failureOf(call)).code).toBe("INVALID_OPTION");
  });
});
