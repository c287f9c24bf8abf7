import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { orderedMap } from "../src/ordered-map.ts";

describe("orderedMap", () => {
  it("yields in order, and never works on more than the limit", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat({ max: 5 }), { maxLength: 30 }),
        fc.integer({ min: 1, max: 6 }),
        async (delays, limit) => {
          let running = 0;
          let most = 0;
          const found: number[] = [];
          const work = async (index: number) => {
            running += 1;
            most = Math.max(most, running);
            for (let turn = 0; turn < delays[index]!; turn += 1) await setImmediate();
            running -= 1;
            return index;
          };
          for await (const index of orderedMap(delays.keys(), limit, work)) found.push(index);
          expect(found).toEqual([...delays.keys()]);
          expect(most).toBeLessThanOrEqual(limit);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("raises a failure in its turn, after what stands before it", async () => {
    const found: number[] = [];
    const work = async (value: number) => {
      if (value === 2) throw new Error("two");
      return value;
    };
    const all = async () => {
      for await (const value of orderedMap([1, 2, 3], 3, work)) found.push(value);
    };
    await expect(all()).rejects.toThrow("two");
    expect(found).toEqual([1]);
  });
});
