import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diversify } from "../../src/recommend/diversify.ts";

const candidates = (...scores: number[]) => scores.map((score, number) => ({ number, score }));
const order = (picked: readonly { number: number }[]) => picked.map(({ number }) => number);
/** a and b are nearly the same, c is another. */
const likeness = (a: number, b: number) => (a + b === 1 ? 0.9 : 0);

describe("diversify", () => {
  it("takes the best first, then what is unlike it", () => {
    expect(order(diversify(candidates(1, 0.9, 0.8), 3, 0.3, likeness))).toEqual([0, 2, 1]);
  });

  it("does not where likeness costs nothing", () => {
    expect(order(diversify(candidates(1, 0.9, 0.8), 3, 0, likeness))).toEqual([0, 1, 2]);
  });

  it("takes the same page twice only where nothing else is left", () => {
    const twins = (a: number, b: number) => (a + b === 1 ? 0.99 : 0);
    expect(order(diversify(candidates(1, 1, 0.001), 2, 0.01, twins))).toEqual([0, 2]);
    expect(order(diversify(candidates(1, 1), 2, 0.01, twins))).toEqual([0, 1]);
  });

  it("takes scores of zero, and none of none", () => {
    expect(order(diversify(candidates(0, 0), 5, 0.5, () => 0))).toEqual([0, 1]);
    expect(diversify([], 5, 0.5, () => 0)).toEqual([]);
  });

  it("gives each candidate once and the best first, whatever the scores", () => {
    const scores = fc.array(fc.double({ min: 0, max: 10, noNaN: true }), { maxLength: 30 });
    fc.assert(
      fc.property(
        scores,
        fc.nat(40),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (list, limit, d) => {
          const sorted = candidates(...list.sort((a, b) => b - a));
          const picked = order(diversify(sorted, limit, d, (a, b) => ((a * 7 + b * 13) % 20) / 20));
          expect(picked.length).toBe(Math.min(limit, list.length));
          expect(new Set(picked).size).toBe(picked.length);
          if (picked.length > 0 && d < 1) expect(sorted[picked[0]!]!.score).toBe(sorted[0]!.score);
        },
      ),
    );
  });
});
