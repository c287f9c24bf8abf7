/**
 * Publishing on a disk that loses its power: at every change and after every byte of every write, whatever of the unsynced is lost.
 */
import { isExpodexError } from "@expodex/core/read";
import { describe, expect, it } from "vitest";
import { diskStore } from "../../src/disk/disk-store.ts";
import { openNodeStore } from "../../src/generations/generations.ts";
import { docsSnapshot } from "../support/docs-snapshot.ts";
import { draws } from "../support/draws.ts";
import { type SimulatedDisk, simulatedDisk } from "../support/simulated-disk.ts";
import type { Survival } from "../support/survivors.ts";

const first = await docsSnapshot();
const second = await docsSnapshot({ "video.md": "# Video\n\nPlay a film." });
const NOW = Date.UTC(2026, 10, 21);

/** Opens the generations on a disk. The generation before the current one is given up at once. */
function openOn(disk: SimulatedDisk) {
  const store = diskStore("/store", { files: disk, now: () => NOW });
  return openNodeStore(store, { keep: 1, graceMs: 0, now: () => NOW });
}

async function publishOn(disk: SimulatedDisk, snapshot: Uint8Array): Promise<void> {
  const store = await openOn(disk);
  await store.publish(snapshot);
  await store.close();
}

/** What is served: the first or the second snapshot, bit for bit and without a complaint; nothing where nothing was published. */
async function servedOn(disk: SimulatedDisk): Promise<"first" | "second" | "nothing"> {
  const store = await openOn(disk);
  const read = await store.readSnapshot().catch((error: unknown) => {
    if (isExpodexError(error, "GENERATION_NOT_FOUND")) return undefined;
    throw error;
  });
  await store.close();
  if (read === undefined) return "nothing";
  const { bytes, passedOver } = read;
  expect(passedOver).toEqual([]);
  const name = bytes.length === first.length ? "first" : "second";
  expect(Buffer.compare(bytes, name === "first" ? first : second)).toBe(0);
  return name;
}

/** What is looked at after fewer cuts, since it takes longer: each object, a search, and that work goes on. */
async function ensureWhole(disk: SimulatedDisk): Promise<void> {
  const store = await openOn(disk);
  if ((await store.current()) !== undefined)
    expect(await store.verify({ deep: true })).toMatchObject({ ok: true, currentOk: true });
  await store.publish(second);
  await store.collectGarbage();
  expect(await store.verify({ deep: true })).toMatchObject({ ok: true, unused: 0 });
  expect(await servedOn(disk)).toBe("second");
  await store.close();
}

/** A disk on which the first snapshot was published and has settled. */
async function diskWithFirst(): Promise<SimulatedDisk> {
  const disk = simulatedDisk();
  await publishOn(disk, first);
  return disk.cutAt(disk.moments(), "nothing");
}

/** What is served after each cut of what a disk has recorded, in the order of the cuts. */
async function servedAfterCuts(disk: SimulatedDisk, of: Survival | "drawn"): Promise<string[]> {
  const served: string[] = [];
  for (let moment = 0; moment <= disk.moments(); moment++)
    served.push(await servedOn(disk.cutAt(moment, of === "drawn" ? draws(moment) : of)));
  return served;
}

const WAYS = ["everything", "nothing", "entries", "bytes", "drawn"] as const;

describe("publish", () => {
  describe("holds the old or the new generation, whole, after a loss of power at any byte", () => {
    for (const way of WAYS)
      it(`where of the unsynced ${way} lasts`, async () => {
        const disk = await diskWithFirst();
        await publishOn(disk, second);
        const served = await servedAfterCuts(disk, way);
        expect(served.length).toBeGreaterThan(second.length / 2);
        expect(served.at(0)).toBe("first");
        expect(served.at(-1)).toBe("second");
        expect(new Set(served)).toEqual(new Set(["first", "second"]));
        // Which bytes of a draw last is drawn for each cut anew, so that only then the new one may come and go.
        if (way !== "drawn") expect(served.lastIndexOf("first")).toBe(served.indexOf("second") - 1);
      });
  });

  it("holds nothing or the first generation after a loss of power at any byte of the first", async () => {
    const disk = simulatedDisk();
    await publishOn(disk, first);
    for (const way of ["nothing", "drawn"] as const) {
      const served = await servedAfterCuts(disk, way);
      expect(new Set(served)).toEqual(new Set(["nothing", "first"]));
      expect(served.at(-1)).toBe("first");
    }
  });

  it("leaves after a loss of power at any change what verifies deep and can be built on", async () => {
    const disk = await diskWithFirst();
    await publishOn(disk, second);
    for (const moment of disk.boundaries())
      for (const survival of ["everything", "nothing", draws(moment)] as const)
        await ensureWhole(disk.cutAt(moment, survival));
  });

  it("leaves after a process was killed at any change what verifies deep and, built on, lasts", async () => {
    const disk = await diskWithFirst();
    await publishOn(disk, second);
    for (const moment of disk.boundaries()) {
      const next = disk.killedAt(moment);
      await publishOn(next, second);
      const back = next.cutAt(next.moments(), "nothing");
      expect(await servedOn(back), `killed at ${moment}`).toBe("second");
      await ensureWhole(back);
    }
  });

  it("would lose a generation on a disk that does not sync, which this model shows", async () => {
    const disk = await diskWithFirst();
    const careless = { ...disk, syncFolder: async () => {} };
    await publishOn(careless, second);
    expect(await servedOn(disk.cutAt(disk.moments(), "nothing"))).toBe("first");
  });
});
