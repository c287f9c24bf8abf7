/** What a reader gets out of a damaged store, what verification says of it, and what repairs it. */
import { cpSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { diskStore } from "../../src/disk/disk-store.ts";
import { openNodeStore } from "../../src/generations/generations.ts";
import { openStoredIndex } from "../../src/generations/open-stored-index.ts";
import { docsSnapshot } from "../support/docs-snapshot.ts";
import { failureOf } from "../support/failure-of.ts";
import { filesIn, flipBit } from "../support/flip-bit.ts";
import { temporaryFolders } from "../support/temporary-folders.ts";

const folderOf = temporaryFolders();
const snapshots = [
  await docsSnapshot(),
  await docsSnapshot({ "video.md": "# Video\n\nPlay a film in a view." }),
];

/** A store of two generations, cut into many pieces; what its objects are needed by. */
async function makeStore() {
  const folder = join(await folderOf(), "store");
  const store = await openNodeStore(folder, { pieceBytes: 1_024 });
  for (const bytes of snapshots) await store.publish(bytes);
  const [newest, oldest] = await store.generations();
  await store.close();
  const objectsOf = (id: string) =>
    [
      ...readFileSync(join(folder, "generations", `${id}.json`), "utf8").matchAll(
        /\["([0-9a-f]{64})",\d+\]/gu,
      ),
    ].map(([, name = ""]) => `objects/${name.slice(0, 2)}/${name}`);
  const shared = new Set(objectsOf(oldest!.id));
  const own = objectsOf(newest!.id).filter((key) => !shared.has(key));
  return { folder, newest: newest!.id, oldest: oldest!.id, own, shared: [...shared] };
}

describe("a damaged store", () => {
  it("shares objects between generations", async () => {
    const { own, shared } = await makeStore();
    expect(own.length).toBeGreaterThan(0);
    expect(shared.length).toBeGreaterThan(3);
  });

  it.each([
    [
      "an object that lost a bit",
      (folder: string, key: string) => void flipBit(join(folder, key), 999),
    ],
    ["an object that is missing", (folder: string, key: string) => rmSync(join(folder, key))],
    [
      "an object that was cut short",
      (folder: string, key: string) => truncateSync(join(folder, key), 20),
    ],
    ["an empty object", (folder: string, key: string) => truncateSync(join(folder, key), 0)],
    [
      "a link in the place of an object",
      (folder: string, key: string) => {
        cpSync(join(folder, key), join(folder, "elsewhere"));
        rmSync(join(folder, key));
        symlinkSync(join(folder, "elsewhere"), join(folder, key));
      },
    ],
  ])("serves the last good generation for %s, and says so", async (_, damage) => {
    const { folder, newest, oldest, own } = await makeStore();
    damage(folder, own[0]!);
    const lines: string[] = [];
    const store = await openNodeStore(folder, { log: (line) => lines.push(line) });
    const { bytes, generation, passedOver } = await store.readSnapshot();
    expect(generation.id).toBe(oldest);
    expect(Buffer.compare(bytes, snapshots[0]!)).toBe(0);
    expect(passedOver).toMatchObject([{ id: newest, damaged: [own[0]] }]);
    expect(lines.join()).toContain(newest);
    const opened = await store.openIndex();
    expect(opened.generation.id).toBe(oldest);
    expect(opened.passedOver[0]?.id).toBe(newest);
    await opened.index.close();
    const light = await openStoredIndex(folder, { check: "at-once" });
    expect(light.generation.id).toBe(oldest);
    await light.index.close();
    expect((await failureOf(() => store.readSnapshot(newest))).code).toBe("STORE_DAMAGED");
    await store.close();
  });

  it("does not pass a whole generation over", async () => {
    const { folder } = await makeStore();
    const store = await openNodeStore(folder);
    expect((await store.readSnapshot()).passedOver).toEqual([]);
    await store.close();
  });

  it("serves the newest whole generation where the file that names the current one is damaged", async () => {
    const { folder, newest } = await makeStore();
    flipBit(join(folder, "current"), 300);
    const store = await openNodeStore(folder);
    const { generation, passedOver } = await store.readSnapshot();
    expect(generation.id).toBe(newest);
    expect(passedOver).toEqual([expect.objectContaining({ damaged: ["current"] })]);
    const light = await openStoredIndex(folder);
    expect(light.generation.id).toBe(newest);
    expect(light.passedOver).toHaveLength(1);
    await light.index.close();
    await store.close();
  });

  it("raises STORE_DAMAGED, which names the objects, where no generation is whole", async () => {
    const { folder, own, shared } = await makeStore();
    flipBit(join(folder, own[0]!), 200);
    flipBit(join(folder, shared[0]!), 200);
    const store = await openNodeStore(folder);
    const failure = await failureOf(() => store.openIndex());
    expect(failure.code).toBe("STORE_DAMAGED");
    expect((failure.data as { damaged: string[] }).damaged).toEqual(
      expect.arrayContaining([own[0], shared[0]]),
    );
    expect((await failureOf(() => openStoredIndex(folder, { check: "at-once" }))).code).toBe(
      "STORE_DAMAGED",
    );
    await store.close();
  });

  it("is mended by the next publication of the same pages", async () => {
    const { folder, shared } = await makeStore();
    flipBit(join(folder, shared[0]!), 200);
    const store = await openNodeStore(folder, { pieceBytes: 1_024 });
    expect(await store.publish(snapshots[0]!)).toMatchObject({ mendedObjects: 1 });
    expect((await store.verify({ deep: true })).damage).toEqual([]);
    await store.close();
  });

  it("refuses a store that a newer release wrote", async () => {
    const { folder } = await makeStore();
    const { sealFile } = await import("../../src/generations/sealed-file.ts");
    const { objectName } = await import("../../src/objects/seal-object.ts");
    writeFileSync(join(folder, "store.json"), sealFile("store", { format: 2 }, objectName));
    const failure = await failureOf(() => openNodeStore(folder));
    expect(failure.code).toBe("STORE_FAILED");
    expect(failure.message).toContain("update Expodex");
  });
});

describe("verify", () => {
  it("finds nothing in a whole store, and has searched each generation", async () => {
    const { folder } = await makeStore();
    const store = await openNodeStore(folder);
    const result = await store.verify({ deep: true });
    expect(result).toMatchObject({ ok: true, currentOk: true, damage: [], unused: 0 });
    expect(result.generations).toHaveLength(2);
    for (const { searched } of result.generations) expect(searched).toBeGreaterThan(2);
    expect(result.objects).toBe(filesIn(join(folder, "objects")).length);
    await store.close();
  });

  it("names every damaged object with the generations, parts and pages that it costs", async () => {
    const { folder, newest, oldest, own, shared } = await makeStore();
    const { key: text, bit } = await middleOf(folder, newest, "text.data");
    flipBit(join(folder, text), bit);
    rmSync(join(folder, own.filter((key) => key !== text).at(-1)!));
    const store = await openNodeStore(folder);
    const { ok, currentOk, damage, generations } = await store.verify({ deep: true });
    expect({ ok, currentOk }).toEqual({ ok: false, currentOk: false });
    expect(damage.map(({ kind }) => kind).sort()).toEqual(["changed", "missing"]);
    const lost = damage.find(({ key }) => key === text)!;
    expect(lost.generations).toEqual(shared.includes(text) ? [newest, oldest] : [newest]);
    expect(lost.parts).toContain("text.data");
    expect(lost.pages.length).toBeGreaterThan(0);
    expect(generations.find(({ id }) => id === newest)?.ok).toBe(false);
    await store.close();
  });

  it("says that damage in an earlier generation does not touch what is served", async () => {
    const { folder, oldest, shared } = await makeStore();
    const newestToo = new Set(
      [
        ...readFileSync(
          join(folder, "generations", `${(await currentOf(folder)).id}.json`),
          "utf8",
        ).matchAll(/[0-9a-f]{64}/gu),
      ].map(([name]) => name),
    );
    const only = shared.find((key) => !newestToo.has(key.slice(-64)))!;
    flipBit(join(folder, only), 300);
    const store = await openNodeStore(folder);
    const result = await store.verify();
    expect(result).toMatchObject({ ok: false, currentOk: true });
    expect(result.damage).toMatchObject([{ key: only, generations: [oldest] }]);
    await store.close();
  });
});

describe("repair", () => {
  it("puts back whatever is damaged from a store that holds it whole", async () => {
    const { folder, newest, own, shared } = await makeStore();
    const backup = `${folder}-backup`;
    cpSync(folder, backup, { recursive: true });
    flipBit(join(folder, own[0]!), 200);
    rmSync(join(folder, shared[0]!));
    flipBit(join(folder, "generations", `${newest}.json`), 2_000);
    flipBit(join(folder, "current"), 100);
    flipBit(join(folder, "store.json"), 100);
    const store = await openNodeStore(folder);
    const { repaired, lost } = await store.repair(diskStore(backup));
    expect(lost).toEqual([]);
    expect(repaired.sort()).toEqual(
      ["current", `generations/${newest}.json`, own[0], shared[0], "store.json"].sort(),
    );
    expect((await store.verify({ deep: true })).ok).toBe(true);
    expect((await store.readSnapshot()).generation.id).toBe(newest);
    await store.close();
  });

  it("takes nothing that is damaged there, too, and says what is lost", async () => {
    const { folder, own } = await makeStore();
    const backup = `${folder}-backup`;
    cpSync(folder, backup, { recursive: true });
    flipBit(join(folder, own[0]!), 200);
    flipBit(join(backup, own[0]!), 300);
    const store = await openNodeStore(folder);
    expect(await store.repair(diskStore(backup))).toEqual({ repaired: [], lost: [own[0]] });
    await store.close();
  });
});

async function currentOf(folder: string) {
  const store = await openNodeStore(folder);
  const current = await store.current();
  await store.close();
  return current!;
}

/** The object in the middle of a part of a generation's snapshot, and the bit of it that is the middle. */
async function middleOf(folder: string, id: string, part: string) {
  const { findManifest } = await import("../../src/generations/read-generation.ts");
  const { partsOfSnapshot } = await import("../../src/generations/snapshot-parts.ts");
  const manifest = (await findManifest(diskStore(folder), id))!;
  const found = partsOfSnapshot(snapshots[1]!)!.find(({ name }) => name === part)!;
  const middle = found.offset + (found.length >> 1);
  const piece = manifest.pieces.find(
    ({ offset, size }) => offset <= middle && middle < offset + size,
  )!;
  const key = `objects/${piece.object.slice(0, 2)}/${piece.object}`;
  return { key, bit: 8 * (16 + middle - piece.offset) };
}
