import { memoryStore, type Store } from "@expodex/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backUp } from "../../src/backup/back-up.ts";
import { backupKey, listBackups } from "../../src/backup/backup-record.ts";
import { findRestorable } from "../../src/backup/find-restorable.ts";
import { pruneBackups } from "../../src/backup/prune-backups.ts";
import { withLease } from "../../src/backup/target-lease.ts";
import { timeOfGeneration } from "../../src/generations/generation-id.ts";
import { generationKey } from "../../src/generations/layout.ts";
import { hours } from "../support/backed-up.ts";
import { failureOf } from "../support/failure-of.ts";
import { smallGeneration } from "../support/small-generations.ts";
import { contentOf, damage, watchedStore } from "../support/watched-store.ts";

/** How many backups stay, of whatever day. */
const last = (count: number) => ({ last: count, daily: 0, weekly: 0, monthly: 0 });

/**
 * Backs a store up again and again, which holds one generation at a time, of the texts given.
 *
 * @returns the target, and the ids of the generations, oldest first
 */
async function backedUp(rounds: readonly (readonly string[])[]) {
  const to = memoryStore();
  const ids: string[] = [];
  for (const [round, texts] of rounds.entries()) {
    const from = memoryStore();
    ids.push(await smallGeneration(from, texts, hours(round * 24)));
    await from.write("configuration/1.json", new TextEncoder().encode(`settings ${round}`));
    await backUp(from, to, { now: () => hours(round * 24 + 1) });
  }
  return { to, ids };
}

async function keysOf(store: Store, prefix: string): Promise<string[]> {
  return [...(await contentOf(store, prefix)).keys()];
}

/** Fails unless every backup that is listed can be restored, each generation of it. */
async function expectRestorable(to: Store): Promise<void> {
  const { backups } = await listBackups(to);
  for (const { generations, files } of backups) {
    for (const id of generations) {
      const at = new Date(timeOfGeneration(id) as number);
      expect((await findRestorable(to, at)).chosen.id).toBe(id);
    }
    for (const { object } of files)
      expect(await to.read(`objects/${object.slice(0, 2)}/${object}`)).toBeDefined();
  }
}

describe("pruneBackups", () => {
  it("gives up what its retention does not keep, with all that nothing else needs", async () => {
    const { to, ids } = await backedUp([["a", "shared"], ["b", "shared"], ["c"]]);
    const before = await keysOf(to, "objects/");
    const result = await pruneBackups(to, { retention: last(2) });
    expect(result).toMatchObject({ generations: [ids[0]], deletedObjects: 2, damaged: [] });
    expect(result.kept).toHaveLength(2);
    expect(result.removed).toHaveLength(1);
    expect((await keysOf(to, "objects/")).length).toBe(before.length - 2);
    expect(await keysOf(to, "generations/")).toEqual(ids.slice(1).map(generationKey));
    await expectRestorable(to);
  });

  it("gives up nothing where everything is kept", async () => {
    const { to } = await backedUp([["a"], ["b"]]);
    const before = await contentOf(to, "objects/");
    expect(await pruneBackups(to)).toMatchObject({ removed: [], deletedObjects: 0 });
    expect(await contentOf(to, "objects/")).toEqual(before);
  });

  it("leaves every backup that stays restorable, and no object that none needs", async () => {
    const texts = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e", "f"), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(texts, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 8 }),
        async (rounds, count) => {
          const { to, ids } = await backedUp(rounds);
          const { kept } = await pruneBackups(to, { retention: last(count) });
          expect(kept).toHaveLength(Math.min(count, rounds.length));
          await expectRestorable(to);
          expect(await keysOf(to, "generations/")).toContain(generationKey(ids.at(-1) as string));
          const needed = new Set(rounds.slice(-count).flat());
          // Each backup that stays also needs the settings of its day.
          const objects = await keysOf(to, "objects/");
          expect(objects).toHaveLength(needed.size + Math.min(count, rounds.length));
        },
      ),
      { numRuns: 30 },
    );
  });

  it("harms nothing that stays wherever it is cut off, and is finished by the next", async () => {
    const rounds = [["a", "b"], ["b", "c"], ["c", "d"], ["d"]];
    const whole = (await backedUp(rounds)).to;
    await pruneBackups(whole, { retention: last(1) });
    const expected = await keysOf(whole, "objects/");
    let isCutOff = true;
    for (let cut = 0; isCutOff; cut++) {
      const { to } = await backedUp(rounds);
      let deletions = 0;
      const failing = watchedStore(to, {
        onDelete: (key) => {
          if (!key.startsWith("backups/lease/") && deletions++ >= cut) throw new Error("cut off");
        },
      });
      isCutOff = await pruneBackups(failing, { retention: last(1) }).then(
        () => false,
        () => true,
      );
      await expectRestorable(to);
      await pruneBackups(to, { retention: last(1) });
      expect(await keysOf(to, "objects/")).toEqual(expected);
    }
  });

  it("says in a dry run what would go, and deletes nothing", async () => {
    const { to } = await backedUp([["a"], ["b"], ["c"]]);
    const before = await contentOf(to, "objects/");
    const would = await pruneBackups(to, { retention: last(1), dryRun: true });
    expect(await contentOf(to, "objects/")).toEqual(before);
    expect((await listBackups(to)).backups).toHaveLength(3);
    expect(await pruneBackups(to, { retention: last(1) })).toEqual(would);
  });

  it("deletes no object where a manifest that stays is damaged", async () => {
    const { to, ids } = await backedUp([["a"], ["b"], ["c"]]);
    const key = generationKey(ids[2] as string);
    await damage(to, key);
    const before = await keysOf(to, "objects/");
    const result = await pruneBackups(to, { retention: last(1) });
    expect(result).toMatchObject({ damaged: [key], deletedObjects: 0 });
    expect(await keysOf(to, "objects/")).toEqual(before);
  });

  it("counts a damaged record by its date, and keeps the generation of that date", async () => {
    const { to, ids } = await backedUp([["a"], ["b"], ["c"]]);
    const { backups } = await listBackups(to);
    await damage(to, backupKey(backups[1]?.id as string));
    const result = await pruneBackups(to, { retention: last(2) });
    expect(result.kept).toContain(backups[1]?.id);
    expect(result.generations).toEqual([ids[0]]);
  });

  it("keeps a generation that no record names yet, from a backup that was cut off", async () => {
    const { to, ids } = await backedUp([["a"], ["b"]]);
    const from = memoryStore();
    const id = await smallGeneration(from, ["new"], hours(100));
    const failing = watchedStore(to, {
      onWrite: (key) => {
        if (/^backups\/\d/u.test(key)) throw new Error("cut off");
      },
    });
    await expect(backUp(from, failing, { now: () => hours(101) })).rejects.toThrow("cut off");
    const result = await pruneBackups(to, { retention: last(1) });
    expect(result.generations).toEqual([ids[0]]);
    expect((await findRestorable(to, new Date(hours(102)))).chosen.id).toBe(id);
  });

  it("waits for no backup: it is refused while one is made", async () => {
    const { to } = await backedUp([["a"]]);
    await withLease(
      to,
      async () => {
        expect((await failureOf(() => pruneBackups(to))).code).toBe("STORE_LOCKED");
      },
      { now: Date.now },
    );
  });

  it("does nothing at a target without backups", async () => {
    expect(await pruneBackups(memoryStore())).toMatchObject({ kept: [], removed: [] });
  });
});
