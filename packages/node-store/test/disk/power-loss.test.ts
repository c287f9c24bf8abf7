import type { Store } from "@expodex/core";
import { storeContract } from "@expodex/core/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diskStore } from "../../src/disk/disk-store.ts";
import type { FileLayer } from "../../src/disk/file-layer.ts";
import { draws } from "../support/draws.ts";
import { type SimulatedDisk, simulatedDisk } from "../support/simulated-disk.ts";
import type { Survival } from "../support/survivors.ts";

const FOLDER = "/disk/store";

/** Ways in which a cut may end, the drawn ones by a seed of their own for each moment. */
function survivals(moment: number): Survival[] {
  return ["everything", "nothing", "entries", "bytes", draws(moment), draws(moment + 100_000)];
}

/** A change of a store, and what it is about. */
type Step =
  | { kind: "write" | "add"; key: string; bytes: Uint8Array }
  | { kind: "delete"; key: string };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constantFrom("write" as const, "add" as const),
    key: fc.constantFrom("current", "objects/aa", "objects/ab/c", "generations/g.json"),
    bytes: fc.uint8Array({ maxLength: 12 }),
  }),
  fc.record({
    kind: fc.constant("delete" as const),
    key: fc.constantFrom("current", "objects/aa", "objects/ab/c"),
  }),
);

async function take(store: Store, step: Step): Promise<void> {
  if (step.kind === "delete") await store.delete(step.key);
  else await store.write(step.key, step.bytes, { ifAbsent: step.kind === "add" });
}

type Content = Map<string, string>;

/** What a store holds, by the obvious way. */
function after(content: Content, step: Step): Content {
  const next = new Map(content);
  if (step.kind === "delete") next.delete(step.key);
  else if (step.kind === "write" || !next.has(step.key)) next.set(step.key, textOf(step.bytes));
  return next;
}

const textOf = (bytes: Uint8Array) => bytes.join(",");

async function contentOf(disk: FileLayer): Promise<Content> {
  const store = diskStore(FOLDER, { files: disk });
  const content: Content = new Map();
  for await (const { key, size } of store.list("")) {
    const bytes = await store.read(key);
    expect(bytes?.length).toBe(size);
    content.set(key, textOf(bytes!));
  }
  return content;
}

const shown = (content: Content) => JSON.stringify([...content].sort());

/** Takes steps one after the other, and remembers what was settled at each moment. */
async function record(disk: SimulatedDisk, steps: readonly Step[]) {
  const store = diskStore(FOLDER, { files: disk });
  const settled: { moment: number; content: Content }[] = [{ moment: 0, content: new Map() }];
  for (const one of steps) {
    await take(store, one);
    settled.push({ moment: disk.moments(), content: after(settled.at(-1)!.content, one) });
  }
  return settled;
}

/** The first cut after which the store holds neither what was settled before it nor what was being written; nothing where there is none. */
async function firstLoss(
  makeFiles: (disk: SimulatedDisk) => SimulatedDisk,
  steps: readonly Step[],
) {
  const disk = simulatedDisk();
  const settled = await record(makeFiles(disk), steps);
  for (let moment = 0; moment <= disk.moments(); moment++) {
    const at = settled.findLastIndex((entry) => entry.moment <= moment);
    const allowed = settled.slice(at, at + 2).map(({ content }) => shown(content));
    for (const survival of survivals(moment)) {
      const found = shown(await contentOf(disk.cutAt(moment, survival)));
      if (!allowed.includes(found)) return { moment, found, allowed };
    }
  }
  return undefined;
}

describe("simulatedDisk", () => {
  describe("is a disk on which a store holds its contract", () => {
    for (const { name, run } of storeContract)
      it(name, () => run(() => diskStore(FOLDER, { files: simulatedDisk() })));
  });

  const steps: Step[] = [
    { kind: "write", key: "current", bytes: Uint8Array.of(1, 2, 3, 4) },
    { kind: "add", key: "objects/ab/c", bytes: Uint8Array.of(5, 6, 7) },
    { kind: "write", key: "current", bytes: Uint8Array.of(8, 9) },
    { kind: "delete", key: "objects/ab/c" },
  ];
  const without: Record<string, (disk: SimulatedDisk) => Partial<SimulatedDisk>> = {
    "the bytes of files": (disk) => ({
      create: async (path) => ({ ...(await disk.create(path)), sync: async () => {} }),
    }),
    "the entries of folders": () => ({ syncFolder: async () => {} }),
    "the entries of folders above": (disk) => ({
      syncFolder: async (path) => {
        if (path !== FOLDER) await disk.syncFolder(path);
      },
    }),
  };
  for (const [what, change] of Object.entries(without))
    it(`loses what a store wrote that does not sync ${what}`, async () => {
      expect(await firstLoss((disk) => ({ ...disk, ...change(disk) }), steps)).toBeDefined();
    });

  it("shows half a write to who writes in place", async () => {
    const disk = simulatedDisk();
    const file = await disk.create("/a");
    await disk.syncFolder("/");
    await file.write(Uint8Array.of(1, 2, 3));
    await file.sync();
    expect([...(await disk.cutAt(4, "everything").read("/a"))]).toEqual([1, 2]);
    expect([...(await disk.cutAt(4, "nothing").read("/a"))]).toEqual([]);
    expect([...(await disk.cutAt(6, "nothing").read("/a"))]).toEqual([1, 2, 3]);
  });
});

describe("diskStore", () => {
  it("holds after a loss of power at any byte what was settled, and what was being written whole or not at all", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
        expect(await firstLoss((disk) => disk, steps)).toBeUndefined();
      }),
      { numRuns: 25 },
    );
  });

  it("takes writes again after any loss of power", async () => {
    const disk = simulatedDisk();
    await record(disk, [
      { kind: "write", key: "current", bytes: Uint8Array.of(1, 2) },
      { kind: "add", key: "objects/ab/c", bytes: Uint8Array.of(3) },
    ]);
    for (let moment = 0; moment <= disk.moments(); moment++)
      for (const survival of survivals(moment)) {
        const back = disk.cutAt(moment, survival);
        const store = diskStore(FOLDER, { files: back });
        await store.write("current", Uint8Array.of(7));
        await store.write("objects/ab/d", Uint8Array.of(8));
        const again = await contentOf(back.cutAt(back.moments(), "nothing"));
        expect(again.get("current")).toBe("7");
        expect(again.get("objects/ab/d")).toBe("8");
      }
  });

  it("makes last what a killed process had not made so, before it says that it is there", async () => {
    const disk = simulatedDisk();
    const bytes = Uint8Array.of(1, 2, 3);
    await diskStore(FOLDER, { files: disk }).write("objects/ab/c", bytes, { ifAbsent: true });
    for (let moment = 0; moment <= disk.moments(); moment++) {
      const next = disk.killedAt(moment);
      await diskStore(FOLDER, { files: next }).write("objects/ab/c", bytes, { ifAbsent: true });
      const content = await contentOf(next.cutAt(next.moments(), "nothing"));
      expect(content.get("objects/ab/c"), `killed at ${moment}`).toBe("1,2,3");
    }
  });

  it("keeps each of several writes at once whole or not at all", async () => {
    const disk = simulatedDisk();
    const store = diskStore(FOLDER, { files: disk });
    const keys = ["objects/aa/1", "objects/aa/2", "objects/bb/3"];
    await Promise.all(keys.map((key, n) => store.write(key, Uint8Array.of(n, n, n, n))));
    for (let moment = 0; moment <= disk.moments(); moment++)
      for (const survival of survivals(moment))
        for (const [key, text] of await contentOf(disk.cutAt(moment, survival)))
          expect(text).toBe(textOf(new Uint8Array(4).fill(keys.indexOf(key))));
    expect(await contentOf(disk.cutAt(disk.moments(), "nothing"))).toHaveProperty("size", 3);
  });
});
