import { describe, expect, it } from "vitest";
import { memoryStore } from "../../src/store/memory-store.ts";
import type { Store } from "../../src/store/store.ts";
import { storeContract } from "../../src/store/store-contract.ts";

/** A store in memory of which one part is wrong. */
function faulty(change: (right: Store) => Partial<Store>): () => Store {
  return () => {
    const right = memoryStore();
    return { ...right, ...change(right) };
  };
}

const FAULTS: Record<string, () => Store> = {
  "one without a name": faulty(() => ({ id: " " })),
  "one that forgets": faulty(() => ({ read: async () => undefined })),
  "one that never says that it wrote": faulty((right) => ({
    write: (...call) => right.write(...call).then(() => false),
  })),
  "one that overwrites": faulty((right) => ({
    write: async (key, bytes, { signal } = {}) => right.write(key, bytes, signal && { signal }),
  })),
  "one that lists out of order": faulty((right) => ({
    async *list(prefix, options) {
      const found = [];
      for await (const entry of right.list(prefix, options)) found.unshift(entry);
      yield* found;
    },
  })),
  "one that knows only whole segments as prefixes": faulty((right) => ({
    async *list(prefix, options) {
      for await (const entry of right.list(prefix, options))
        if (prefix === "" || entry.key.startsWith(`${prefix}/`)) yield entry;
    },
  })),
  "one that takes any key": faulty((right) => ({
    stat: async (key, options) => (/^[a-z]/u.test(key) ? right.stat(key, options) : undefined),
  })),
  "one that ignores its signal": faulty((right) => ({
    read: async (key) => right.read(key),
  })),
  "one that keeps deleted bytes": faulty(() => ({ delete: async () => {} })),
  "one that does not close": faulty(() => ({ close: async () => {} })),
};

describe("storeContract", () => {
  describe("holds for a store in memory", () => {
    for (const { name, run } of storeContract) it(name, () => run(() => memoryStore()));
  });

  for (const [name, make] of Object.entries(FAULTS))
    it(`does not hold for ${name}`, async () => {
      const results = await Promise.allSettled(storeContract.map(({ run }) => run(make)));
      expect(results.some(({ status }) => status === "rejected")).toBe(true);
    });
});

describe("memoryStore", () => {
  it("refuses a write beyond its bound, and keeps what was there", async () => {
    const store = memoryStore({ maxBytes: 100 });
    await store.write("a", new Uint8Array(60));
    await expect(store.write("b", new Uint8Array(41))).rejects.toMatchObject({
      code: "STORE_FAILED",
      data: { store: "memory", key: "b", reason: "ENOSPC" },
    });
    expect(await store.read("b")).toBeUndefined();
    expect(await store.read("a")).toHaveLength(60);
  });

  it("takes a write up to its bound, and again what was replaced or deleted", async () => {
    const store = memoryStore({ maxBytes: 100 });
    await store.write("a", new Uint8Array(100));
    await store.write("a", new Uint8Array(40));
    await store.write("b", new Uint8Array(60));
    await store.delete("a");
    await store.write("c", new Uint8Array(40));
    expect((await store.stat("c"))?.size).toBe(40);
  });

  it("tells the time that it is given", async () => {
    const store = memoryStore({ now: () => 1234 });
    await store.write("a", new Uint8Array(1));
    expect((await store.stat("a"))?.writtenAt).toBe(1234);
  });
});
