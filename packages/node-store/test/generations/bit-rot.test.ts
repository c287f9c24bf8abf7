import { describe, expect, it } from "vitest";
import { createRandom } from "../../../core/src/text/prng.ts";
import { rotStore } from "../support/bit-rot.ts";

/** `npm run bitrot:store` turns more. */
const FLIPS = 300;

describe("a store of which a bit is turned over", () => {
  it(`is found damaged ${FLIPS} times of ${FLIPS}, and answers nothing that is wrong`, async () => {
    const counts = await rotStore(FLIPS, createRandom(1));
    expect(counts.faults).toEqual([]);
    expect(counts.detected).toBe(FLIPS);
  }, 300_000);
});
