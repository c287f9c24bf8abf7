import { hostname } from "node:os";
import { memoryStore } from "@expodex/core";
import { describe, expect, it } from "vitest";
import { withLease } from "../../src/backup/target-lease.ts";
import { ownIdentity } from "../../src/disk/process-identity.ts";
import { failureOf } from "../support/failure-of.ts";
import { contentOf, watchedStore } from "../support/watched-store.ts";

const MINUTE = 60_000;
const key = (number: number) => `backups/lease/0000000${number}.json`;
const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const now = () => 1_000_000_000;

/** A holder on a machine that this one knows nothing of. */
const elsewhere = (until: number) => ({
  pid: 1,
  host: "elsewhere",
  space: "elsewhere/1",
  token: "a",
  until,
});

describe("withLease", () => {
  it("lets one at a time work on a target, and names who holds it", async () => {
    const target = memoryStore();
    await withLease(
      target,
      async () => {
        const error = await failureOf(() => withLease(target, async () => {}, { now }));
        expect(error.code).toBe("STORE_LOCKED");
        expect(error.data).toMatchObject({ holder: `process ${process.pid} on ${hostname()}` });
      },
      { now },
    );
    expect(await withLease(target, async () => "done", { now })).toBe("done");
  });

  it("lets one of many that begin at once have it", async () => {
    const target = memoryStore();
    let inside = 0;
    const work = async () => {
      inside += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
      expect(inside).toBe(1);
      inside -= 1;
    };
    const all = Array.from({ length: 12 }, () => withLease(target, work, { now }));
    const settled = await Promise.allSettled(all);
    const won = settled.filter(({ status }) => status === "fulfilled");
    expect(won.length).toBeGreaterThan(0);
    expect(inside).toBe(0);
  });

  it("is given back after a failure", async () => {
    const target = memoryStore();
    const failing = async () => {
      throw new Error("work");
    };
    await expect(withLease(target, failing, { now })).rejects.toThrow("work");
    expect(await withLease(target, async () => "done", { now })).toBe("done");
  });

  it("is taken over from a process of this machine that is dead", async () => {
    const target = memoryStore();
    const own = await ownIdentity();
    const dead = { ...own, pid: 2 ** 22 + 1, token: "b", until: now() + MINUTE };
    await target.write(key(7), encode(dead));
    expect(await withLease(target, async () => "done", { now })).toBe("done");
  });

  it("is not taken from another machine before it runs out, and is then", async () => {
    const target = memoryStore();
    await target.write(key(7), encode(elsewhere(now() + MINUTE)));
    const early = await failureOf(() => withLease(target, async () => {}, { now }));
    expect(early.code).toBe("STORE_LOCKED");
    const later = () => now() + 2 * MINUTE;
    expect(await withLease(target, async () => "done", { now: later })).toBe("done");
  });

  it("is taken over where its file is damaged", async () => {
    const target = memoryStore();
    await target.write(key(3), encode("nobody"));
    expect(await withLease(target, async () => "done", { now })).toBe("done");
  });

  it("tells a holder that was taken for gone before it goes on", async () => {
    const target = memoryStore();
    const work = withLease(
      target,
      async (lease) => {
        await lease.keep(true);
        await target.write(key(2), encode(elsewhere(now() + MINUTE)));
        await lease.keep(true);
      },
      { now },
    );
    const error = await failureOf(() => work);
    expect(error.data).toMatchObject({ holder: "process 1 on elsewhere" });
  });

  it("lasts longer while work goes on, and asks the target only now and then", async () => {
    let clock = now();
    let writes = 0;
    const target = watchedStore(memoryStore(), {
      onWrite: () => {
        writes += 1;
      },
    });
    await withLease(
      target,
      async (lease) => {
        for (let minute = 0; minute < 30; minute++) {
          clock += MINUTE;
          for (let n = 0; n < 100; n++) await lease.keep();
        }
        const late = await failureOf(() => withLease(target, async () => {}, { now: () => clock }));
        expect(late.code).toBe("STORE_LOCKED");
      },
      { now: () => clock },
    );
    expect(writes).toBeLessThan(40);
  });

  it("leaves one small file behind, however often it was taken", async () => {
    const target = memoryStore();
    for (let n = 0; n < 5; n++) await withLease(target, async () => {}, { now });
    expect([...(await contentOf(target)).keys()]).toEqual([key(5)]);
  });
});
