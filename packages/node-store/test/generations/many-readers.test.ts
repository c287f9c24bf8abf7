import { describe, expect, it } from "vitest";
import { readWhileWriting } from "../support/many-readers.ts";

describe("a store that one process writes to and others read from", () => {
  it("fails no read, gives every reader what it opened, and leaks nothing", async () => {
    // `npm run readers:store` has eight of them for a minute.
    const counts = await readWhileWriting({ readers: 3, everyMs: 100, forMs: 4_000 });
    expect(counts.faults).toEqual([]);
    expect(counts.generations).toBeGreaterThanOrEqual(6);
    expect(counts.switches).toBeGreaterThan(2);
    expect(counts.reads).toBeGreaterThan(10);
  }, 120_000);
});
