import { memoryStore, type Store } from "@expodex/core";
import { describe, expect, it } from "vitest";
import { ownIdentity } from "../../src/disk/process-identity.ts";
import { openNodeStore } from "../../src/generations/generations.ts";
import { CURRENT_KEY, GENERATIONS, OBJECTS } from "../../src/generations/layout.ts";
import { pinsIn } from "../../src/generations/readers.ts";
import { rekey } from "../../src/keys/rekey.ts";
import { generateStoreKey, joinKeys, keyRing, parseStoreKeys } from "../../src/keys/store-key.ts";
import { readObjectHeader } from "../../src/objects/object-header.ts";
import { docsSnapshot } from "../support/docs-snapshot.ts";
import { failureOf } from "../support/failure-of.ts";
import { temporaryFolders } from "../support/temporary-folders.ts";

const folderOf = temporaryFolders();
const ring = () => keyRing(parseStoreKeys(generateStoreKey().text, "test"));
const oldKeys = ring();
const newKeys = ring();
const bothKeys = joinKeys(newKeys, oldKeys);
const newId = (await newKeys.current()).id;

/** Enough text for several pieces, of which most stay the same. */
const pages = Object.fromEntries(
  Array.from({ length: 12 }, (_, page) => [
    `page-${page}.md`,
    `# Page ${page}\n\n${Array.from({ length: 300 }, (_, word) => `w${(word * 7919 * (page + 3)) % 9973}`).join(" ")}`,
  ]),
);
const snapshots = [
  await docsSnapshot(pages),
  await docsSnapshot({ ...pages, "video.md": "# Video\n\nPlay a film." }),
  await docsSnapshot({ ...pages, "sensors.md": "# Sensors\n\nRead the barometer." }),
];
const pieceBytes = 4096;

async function fill(place: string | Store, keys: typeof oldKeys | undefined): Promise<void> {
  const store = await openNodeStore(place, { pieceBytes, ...(keys && { keys }) });
  for (const snapshot of snapshots) await store.publish(snapshot);
  await store.close();
}

/** Ids of the keys of all objects. */
async function keyIds(store: Store): Promise<Set<string | undefined>> {
  const ids = new Set<string | undefined>();
  for await (const { key } of store.list(OBJECTS)) {
    const header = readObjectHeader((await store.read(key))!, { store: "test", key });
    ids.add(header.encryption?.keyId);
  }
  return ids;
}

/** What is in a store, told by what can be read with keys: dates and snapshots, newest first. */
async function contents(place: string | Store, keys: typeof oldKeys) {
  const store = await openNodeStore(place, { keys });
  const found = [];
  for (const { id, createdAt, fingerprint, parent } of await store.generations()) {
    const { bytes } = await store.readSnapshot(id);
    found.push({ createdAt, fingerprint, hasParent: parent !== undefined, length: bytes.length });
  }
  await store.close();
  return found;
}

describe("rekey", () => {
  it("puts every generation under the new key, with the same dates and bytes", async () => {
    const store = memoryStore();
    await fill(store, oldKeys);
    const before = await contents(store, oldKeys);
    const result = await rekey(store, bothKeys, { graceMs: 0 });
    expect(result).toMatchObject({ keyId: newId, damaged: [], held: [] });
    expect(result.rekeyed).toHaveLength(3);
    expect(await keyIds(store)).toEqual(new Set([newId]));
    // The old key is not needed any more.
    expect(await contents(store, newKeys)).toEqual(before);
    const error = await failureOf(() => contents(store, oldKeys));
    expect(error).toMatchObject({ code: "STORE_KEY", data: { keyId: newId, reason: "wrong" } });
  });

  it("seals once what generations share", async () => {
    const store = memoryStore();
    await fill(store, oldKeys);
    let objects = 0;
    for await (const _ of store.list(OBJECTS)) objects += 1;
    expect((await rekey(store, bothKeys, { graceMs: 0 })).writtenObjects).toBe(objects);
    expect(objects).toBeGreaterThan(6);
  });

  it("encrypts a store that was not", async () => {
    const folder = await folderOf();
    await fill(folder, undefined);
    await rekey(folder, newKeys);
    expect(await contents(folder, newKeys)).toHaveLength(3);
    const store = await openNodeStore(folder);
    expect((await failureOf(() => store.readSnapshot())).data).toMatchObject({ reason: "missing" });
    expect(await keyIds(store.store)).toEqual(new Set([newId]));
    await store.close();
  });

  it("does nothing where everything is under the key already", async () => {
    const store = memoryStore();
    await fill(store, newKeys);
    const result = await rekey(store, bothKeys, { graceMs: 0 });
    expect(result).toMatchObject({ rekeyed: [], writtenObjects: 0 });
  });

  it("raises STORE_KEY without the old key, and changes nothing", async () => {
    const store = memoryStore();
    await fill(store, oldKeys);
    const before = await contents(store, oldKeys);
    expect((await failureOf(() => rekey(store, newKeys))).code).toBe("STORE_KEY");
    expect(await contents(store, oldKeys)).toEqual(before);
  });

  it("is resumed after it was cut off at any write or deletion, with everything readable meanwhile", async () => {
    let steps = 0;
    for (let cut = 0; ; cut++) {
      const store = memoryStore();
      await fill(store, oldKeys);
      const before = await contents(store, oldKeys);
      steps = 0;
      const step = () => {
        if (steps++ >= cut) throw new Error("cut off");
      };
      const failing: Store = {
        ...store,
        async write(...args) {
          step();
          return store.write(...args);
        },
        async delete(...args) {
          step();
          return store.delete(...args);
        },
      };
      const isThrough = await rekey(failing, bothKeys, { graceMs: 0 }).then(
        () => true,
        (error) => {
          if (error.message !== "cut off") throw error;
          return false;
        },
      );
      const opened = await openNodeStore(store, { keys: bothKeys });
      expect((await opened.readSnapshot()).bytes.length).toBe(snapshots[2]!.length);
      await opened.close();
      const moments = new Set((await contents(store, bothKeys)).map(({ createdAt }) => createdAt));
      expect(moments.size).toBe(3);
      await rekey(store, bothKeys, { graceMs: 0 });
      expect(await contents(store, newKeys)).toEqual(before);
      expect(await keyIds(store)).toEqual(new Set([newId]));
      if (isThrough) break;
    }
    expect(steps).toBeGreaterThan(15);
  });

  it("lets readers of a folder go on with what they hold, and shows the watcher the new one", async () => {
    const folder = await folderOf();
    await fill(folder, undefined);
    const reader = await openNodeStore(folder, { keys: newKeys });
    const { index, generation } = await reader.openIndex({ check: "when-read" });
    const seen: string[] = [];
    const watch = reader.watch(({ id }) => seen.push(id), { intervalMs: 10 });
    const pins = pinsIn(folder, await ownIdentity());
    const letGo = pins.hold(generation.id);
    const result = await rekey(folder, newKeys);
    expect(result.held).toEqual([generation.id]);
    expect((await reader.readSnapshot(generation.id)).bytes.length).toBe(snapshots[2]!.length);
    letGo();
    for (const query of ["camera permission", "barometer", "map markers"])
      expect((await index.search(query)).hits.length).toBeGreaterThan(0);
    await expect.poll(() => seen.at(-1)).toBe(result.rekeyed.at(-1)?.to);
    const next = await reader.openIndex();
    expect((await next.index.search("barometer")).hits[0]?.path).toContain("sensors");
    watch.close();
    await index.close();
    await next.index.close();
    await reader.close();
    expect((await rekey(folder, newKeys)).held).toEqual([]);
    const opened = await openNodeStore(folder, { keys: newKeys });
    expect(await keyIds(opened.store)).toEqual(new Set([newId]));
    await opened.close();
  });

  it("leaves a damaged generation under its old key, says so, and does the others", async () => {
    const store = memoryStore();
    await fill(store, oldKeys);
    const [, middle] = (await contents(store, oldKeys)).map((_, at) => at);
    expect(middle).toBe(1);
    const keys: string[] = [];
    for await (const { key } of store.list(GENERATIONS)) keys.push(key);
    await store.write(keys[1]!, new Uint8Array(200));
    const said: string[] = [];
    const result = await rekey(store, bothKeys, { graceMs: 0, log: (line) => said.push(line) });
    expect(result.rekeyed).toHaveLength(2);
    expect(result.damaged).toHaveLength(1);
    expect(said.join()).toContain(result.damaged[0]);
  });

  it("does not give an original up for a twin that is damaged", async () => {
    const store = memoryStore();
    await fill(store, oldKeys);
    const kept = new Map<string, Uint8Array>();
    for await (const { key } of store.list("")) kept.set(key, (await store.read(key))!);
    await rekey(store, bothKeys, { graceMs: 0 });
    for await (const { key } of store.list(OBJECTS)) {
      await store.write(key, new Uint8Array(64));
      break;
    }
    for (const [key, bytes] of kept) if (key !== CURRENT_KEY) await store.write(key, bytes);
    await rekey(store, bothKeys, { graceMs: 0 });
    const opened = await openNodeStore(store, { keys: newKeys });
    expect((await opened.readSnapshot()).bytes.length).toBe(snapshots[2]!.length);
    const ids = new Set((await opened.generations()).map(({ createdAt }) => createdAt));
    expect(ids.size).toBe(3);
    await opened.close();
  });

  it("stops when it is told to, and tells how far it is", async () => {
    const store = memoryStore();
    await fill(store, oldKeys);
    const stop = new AbortController();
    const onProgress = (done: number) => done === 1 && stop.abort();
    const error = await failureOf(() =>
      rekey(store, bothKeys, { signal: stop.signal, onProgress }),
    );
    expect(error.code).toBe("ABORTED");
    const told: string[] = [];
    await rekey(store, bothKeys, { onProgress: (done, total) => told.push(`${done}/${total}`) });
    expect(told.at(-1)).toBe("3/3");
  });
});
