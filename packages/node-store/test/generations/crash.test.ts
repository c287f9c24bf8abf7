import { describe, expect, it } from "vitest";
import { crashStore } from "../support/crash.ts";

/** `npm run crash:store` kills more. */
const KILLS = 20;

describe("a store whose writer is killed", () => {
  it(`serves the old generation or the new, whole, after each of ${KILLS} kills`, async () => {
    const counts = await crashStore(KILLS, Math.random);
    expect(counts.faults).toEqual([]);
    expect(counts.kills).toBe(KILLS);
  }, 300_000);
});
