/** Running out of space at every stage of a backup and of a restore, on a file system that is small. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { memoryStore } from "@expodex/core";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { backUp } from "../../src/backup/back-up.ts";
import { listBackups } from "../../src/backup/backup-record.ts";
import { restore } from "../../src/backup/restore.ts";
import { diskStore } from "../../src/disk/disk-store.ts";
import { openNodeStore } from "../../src/generations/generations.ts";
import { hours, publishAt, storeOfDays, threeSnapshots } from "../support/backed-up.ts";
import { PAGE, smallDisk } from "../support/small-disk.ts";

const disk = smallDisk(2 ** 20);
afterAll(() => disk?.remove());

/** Runs work with more and more space until it gets through. @returns how often it did not */
async function untilItFits(
  work: () => Promise<unknown>,
  afterFailure: () => Promise<void>,
): Promise<number> {
  for (let failures = 0; ; failures++) {
    await disk!.leave(failures * PAGE);
    const error = await work().then(
      () => undefined,
      (failure: unknown) => failure,
    );
    if (error === undefined) return failures;
    expect(error, `with ${failures} free pages`).toMatchObject({
      code: "STORE_FAILED",
      data: { reason: "ENOSPC" },
      next: expect.stringContaining("free space"),
    });
    await afterFailure();
    // Copied objects stay for the next run; only when each run may keep none does the disk fill up again.
    if (failures > 200) throw new Error("does not get through");
  }
}

let times = 0;

describe.skipIf(disk === undefined)("on a full disk", () => {
  let folder = "";
  beforeEach(() => {
    times += 1;
    folder = join(disk!.path, `store-${times}`);
  });
  const noneHalf = async () => {
    const names = await readdir(join(folder, ".tmp")).catch(() => []);
    expect(names).toEqual([]);
  };

  it("a backup says what is full, leaves the one before, and goes on where there is room", async () => {
    await disk!.makeRoom();
    const { store, ids } = await storeOfDays(2);
    const target = diskStore(folder);
    await backUp(store, target, { now: () => hours(30) });
    const newest = await publishAt(store, (await threeSnapshots())[2]!, hours(48));
    const failures = await untilItFits(
      () => backUp(store, target, { now: () => hours(60) }),
      async () => {
        await noneHalf();
        const { backups, damaged } = await listBackups(target);
        expect(damaged).toEqual([]);
        expect(backups).toHaveLength(1);
        const to = memoryStore();
        const { generation } = await restore(target, to, { now: () => hours(60) });
        // A generation that is there whole can be restored before the backup as a whole is.
        expect([ids[1], newest]).toContain(generation.id);
        expect((await (await openNodeStore(to)).readSnapshot()).generation.id).toBe(generation.id);
      },
    );
    expect(failures).toBeGreaterThan(1);
    expect((await listBackups(target)).backups).toHaveLength(2);
  });

  it("a restore says what is full, and leaves what was current", async () => {
    await disk!.makeRoom();
    const { store, ids } = await storeOfDays(3);
    const target = memoryStore();
    await backUp(store, target, { now: () => hours(60) });
    const own = await openNodeStore(folder);
    const { generation } = await own.publish((await threeSnapshots())[0]!);
    const to = diskStore(folder);
    const failures = await untilItFits(
      () => restore(target, to, { force: true, now: () => hours(60) }),
      async () => {
        await noneHalf();
        expect((await own.current())?.id).toBe(generation.id);
        expect(await own.verify({ deep: true })).toMatchObject({ currentOk: true });
      },
    );
    expect(failures).toBeGreaterThan(1);
    expect((await own.current())?.id).toBe(ids[2]);
    await own.close();
  });
});
