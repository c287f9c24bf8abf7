import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shareOut } from "../../src/search/fuse.ts";

const scores = fc
  .array(fc.oneof(fc.double(), fc.constantFrom(0, -1, Number.NaN, Number.POSITIVE_INFINITY)))
  .map((list) => Float64Array.from(list));
const weight = fc.oneof(fc.double({ min: 0, max: 10, noNaN: true }), fc.constant(0));

describe("shareOut", () => {
  it("gives the best entry the whole weight, and the others their part of it", () => {
    const [keyword, vector] = shareOut([
      { scores: Float64Array.of(8, 4, 0), weight: 1 },
      { scores: Float64Array.of(0.6, 0.3, 0.6), weight: 0.5 },
    ]);
    expect([...keyword!]).toEqual([1, 0.5, 0]);
    expect([...vector!]).toEqual([0.5, 0.25, 0.5]);
  });

  it("gives nothing where no score is above zero, or the weight is zero", () => {
    const [zeros, negative, unweighted, empty] = shareOut([
      { scores: Float64Array.of(0, 0), weight: 1 },
      { scores: Float64Array.of(-2, -1), weight: 1 },
      { scores: Float64Array.of(1, 2), weight: 0 },
      { scores: new Float64Array(0), weight: 1 },
    ]);
    expect([...zeros!, ...negative!, ...unweighted!, ...empty!]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it("counts broken scores as zero, and lets them spoil nothing", () => {
    const [shares] = shareOut([
      { scores: Float64Array.of(Number.NaN, 2, Number.POSITIVE_INFINITY, 1), weight: 1 },
    ]);
    expect([...shares!]).toEqual([0, 1, 0, 0.5]);
  });

  it("stays between zero and the weight, and keeps the order of the scores", () => {
    fc.assert(
      fc.property(scores, weight, (list, most) => {
        const [shares] = shareOut([{ scores: list, weight: most }]);
        for (const [a, share] of shares!.entries()) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(most);
          for (const [b, other] of shares!.entries()) {
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
          const [plain, scaled] = shareOut([
            { scores: Float64Array.from(list), weight: 1 },
            { scores: Float64Array.from(list, (score) => score * scale), weight: 1 },
          ]);
          for (const [entry, share] of plain!.entries()) {
            expect(scaled![entry]).toBeCloseTo(share, 9);
          }
        },
      ),
    );
  });
});
