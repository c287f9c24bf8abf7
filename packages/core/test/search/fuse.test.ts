import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shareOut } from "../../src/search/fuse.ts";

const scores = fc
  .array(fc.oneof(fc.double(), fc.constantFrom(0, -1, Number.NaN, Number.POSITIVE_INFINITY)))
  .map((list) => Float64Array.from(list));
const weight = fc.oneof(fc.double({ min: 0, max: 10, noNaN: true }), fc.constant(0));

/** The shares of some scores; what lies behind them in the column must not count. */
function shares(list: ArrayLike<number>, most: number): number[] {
  const column = Float64Array.from([...Array.from(list), 1e9, 7]);
  shareOut(column, list.length, most);
  expect([...column.slice(list.length)]).toEqual([1e9, 7]);
  return [...column.slice(0, list.length)];
}

describe("shareOut", () => {
  it("gives the best entry the whole weight, and the others their part of it", () => {
    expect(shares([8, 4, 0], 1)).toEqual([1, 0.5, 0]);
    expect(shares([0.6, 0.3, 0.6], 0.5)).toEqual([0.5, 0.25, 0.5]);
  });

  it("gives nothing where no score is above zero, or the weight is zero", () => {
    expect(shares([0, 0], 1)).toEqual([0, 0]);
    expect(shares([-2, -1], 1)).toEqual([0, 0]);
    expect(shares([1, 2], 0)).toEqual([0, 0]);
    expect(shares([1, 2], Number.NaN)).toEqual([0, 0]);
    expect(shares([], 1)).toEqual([]);
  });

  it("counts broken scores as zero, and lets them spoil nothing", () => {
    expect(shares([Number.NaN, 2, Number.POSITIVE_INFINITY, 1], 1)).toEqual([0, 1, 0, 0.5]);
  });

  it("stays between zero and the weight, and keeps the order of the scores", () => {
    fc.assert(
      fc.property(scores, weight, (list, most) => {
        const given = shares(list, most);
        for (const [a, share] of given.entries()) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(most);
          for (const [b, other] of given.entries()) {
            if (Number.isFinite(list[a]) && Number.isFinite(list[b]) && list[a]! > list[b]!) {
              expect(share).toBeGreaterThanOrEqual(other);
            }
          }
        }
      }),
    );
  });

  it("does not change when every score of a kind is scaled", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.001, max: 100, noNaN: true }), { minLength: 1 }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        (list, scale) => {
          const scaled = shares(
            list.map((score) => score * scale),
            1,
          );
          for (const [entry, share] of shares(list, 1).entries()) {
            expect(scaled[entry]).toBeCloseTo(share, 9);
          }
        },
      ),
    );
  });
});
