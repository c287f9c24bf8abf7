import { describe, expect, it } from "vitest";
import { createPrng, createRandom } from "../../src/text/prng.ts";

const take = (next: () => number, count: number) => Array.from({ length: count }, () => next());

describe("createPrng", () => {
  it("repeats itself for the same seed, and not for the next one", () => {
    expect(take(createPrng(1), 50)).toEqual(take(createPrng(1), 50));
    expect(take(createPrng(1), 50)).not.toEqual(take(createPrng(2), 50));
  });

  it("sets every bit about half of the time, from any seed", () => {
    for (const seed of [0, 1, -1, 2 ** 31, 12345]) {
      const numbers = take(createPrng(seed), 4000);
      for (let bit = 0; bit < 32; bit++) {
        const set = numbers.filter((number) => (number >>> bit) & 1).length;
        expect(set).toBeGreaterThan(1800);
        expect(set).toBeLessThan(2200);
      }
    }
  });
});

describe("createRandom", () => {
  it("stays from 0 up to, and not including, 1", () => {
    for (const number of take(createRandom(9), 1000)) {
      expect(number).toBeGreaterThanOrEqual(0);
      expect(number).toBeLessThan(1);
    }
  });
});
