/** The drill that an operator does: everything is lost, and every day comes back. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { memoryStore, type Store } from "@expodex/core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { backUp } from "../../src/backup/back-up.ts";
import { restore } from "../../src/backup/restore.ts";
import { diskStore } from "../../src/disk/disk-store.ts";
import { withLock } from "../../src/disk/writer-lock.ts";
import { openNodeStore } from "../../src/generations/generations.ts";
import type { NodeStoreOptions } from "../../src/generations/node-store.ts";
import { generateStoreKey, keyRing, parseStoreKeys } from "../../src/keys/store-key.ts";
import { hours } from "../support/backed-up.ts";
import { failureOf } from "../support/failure-of.ts";
import { growingDocs, searchAll } from "../support/growing-docs.ts";
import { startS3 } from "../support/start-s3.ts";
import { temporaryFolders } from "../support/temporary-folders.ts";
import { contentOf, watchedStore } from "../support/watched-store.ts";

const temporaryFolder = temporaryFolders();
let s3: Awaited<ReturnType<typeof startS3>>;

beforeAll(async () => {
  s3 = await startS3();
  await growingDocs();
});
afterAll(() => s3.stop());
beforeEach(() => {
  vi.stubEnv("AWS_ACCESS_KEY_ID", "S3RVER");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "S3RVER");
});
afterEach(() => vi.unstubAllEnvs());

const keys = keyRing(parseStoreKeys(generateStoreKey().text, "test"));

const TARGETS: Readonly<Record<string, () => Promise<Store>>> = {
  memory: async () => memoryStore(),
  "a folder": async () => diskStore(join(await temporaryFolder(), "backup")),
  "a bucket": async () => s3.store(),
};

/** Objects of a store, by key, with their lengths. */
async function sizesOf(store: Store): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  for await (const { key, size } of store.list("objects/")) sizes.set(key, size);
  return sizes;
}

async function drill(target: Store, options: NodeStoreOptions): Promise<void> {
  const folder = join(await temporaryFolder(), "store");
  const states = await growingDocs();
  let written = 0;
  const to = watchedStore(target, {
    onWrite: (_, bytes) => {
      written += bytes.length;
    },
  });

  for (const [day, { snapshot }] of states.entries()) {
    const place = { ...options, pieceBytes: 8192, now: () => hours(day * 24) };
    const store = await openNodeStore(folder, place);
    const before = await sizesOf(store.store);
    await store.publish(snapshot);
    const after = await sizesOf(store.store);
    const changed = [...after].filter(([key]) => !before.has(key));
    const changedBytes = changed.reduce((sum, [, size]) => sum + size, 0);
    written = 0;
    const mode = day === 0 ? "full" : "incremental";
    const now = () => hours(day * 24 + 1);
    const { backup } = await backUp(store.store, to, { mode, now });
    expect(backup.copiedBytes).toBe(changedBytes);
    // Manifest, record and lease are written too.
    expect(written).toBeLessThanOrEqual(1.1 * changedBytes);
    if (day > 0) {
      const all = [...after.values()].reduce((sum, size) => sum + size, 0);
      expect(changedBytes).toBeLessThan(0.7 * all);
    }
    await store.close();
  }

  await rm(folder, { recursive: true, force: true });
  for (const [day, { found, snapshot }] of states.entries()) {
    const at = new Date(hours(day * 24 + 12));
    const restored = await withLock(folder, ({ check }) =>
      restore(target, diskStore(folder), { at, check, force: day > 0 }),
    );
    expect(restored.generation.createdAt).toBe(new Date(hours(day * 24)).toISOString());
    const store = await openNodeStore(folder, options);
    const { index, passedOver } = await store.openIndex();
    expect(passedOver).toEqual([]);
    expect(await searchAll(index)).toEqual(found);
    expect((await store.readSnapshot()).bytes).toEqual(snapshot);
    expect((await store.verify({ deep: true })).ok).toBe(true);
    await index.close();
    await store.close();
  }
}

describe("a store that is backed up, destroyed and restored", () => {
  for (const [name, makeTarget] of Object.entries(TARGETS)) {
    it(`finds on each date what was found on it, from ${name}`, async () => {
      const target = await makeTarget();
      await drill(target, {});
      await target.close();
    });

    it(`does so where it is encrypted, from ${name} that never sees the key`, async () => {
      const target = await makeTarget();
      await drill(target, { keys });
      const stored = await contentOf(target);
      for (const bytes of stored.values())
        expect(Buffer.from(bytes).includes("quokka asks")).toBe(false);
      const bare = memoryStore();
      await restore(target, bare);
      const opened = await openNodeStore(bare);
      expect((await failureOf(() => opened.openIndex())).code).toBe("STORE_KEY");
      await target.close();
    });
  }

  it("searches differ between the dates, so that they tell the states apart", async () => {
    const [first, second, third] = await growingDocs();
    expect(first?.found).not.toEqual(second?.found);
    expect(second?.found).not.toEqual(third?.found);
  });
});
