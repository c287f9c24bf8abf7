import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTopK } from "../../src/indexing/top-k.ts";

describe("createTopK", () => {
  it("keeps what sorting everything would put first, equal scores by number", () => {
    const scores = fc.array(fc.oneof(fc.constantFrom(0, 1, 2), fc.double({ noNaN: true })));
    fc.assert(
      fc.property(scores, fc.nat(12), (all, k) => {
        const top = createTopK(k);
        for (const [number, score] of all.entries()) top.offer(number, score);
        const sorted = all
          .map((score, number) => ({ number, score }))
          .filter(({ score }) => Number.isFinite(score))
          .sort((a, b) => b.score - a.score || a.number - b.number);
        expect(top.take()).toEqual(sorted.slice(0, k));
      }),
    );
  });

  it("does not depend on the order of offering", () => {
    const forwards = createTopK(3);
    const backwards = createTopK(3);
    for (let number = 0; number < 10; number++) {
      forwards.offer(number, number % 2);
      backwards.offer(9 - number, (9 - number) % 2);
    }
    expect(backwards.take()).toEqual(forwards.take());
  });

  it("is empty after it was taken, and holds nothing where k is 0", () => {
    const top = createTopK(2);
    top.offer(1, 1);
    top.take();
    expect(top.take()).toEqual([]);
    const none = createTopK(0);
    none.offer(1, 1);
    expect(none.take()).toEqual([]);
  });

  it("leaves broken scores out", () => {
    const top = createTopK(4);
    top.offer(1, Number.NaN);
    top.offer(2, Number.POSITIVE_INFINITY);
    top.offer(3, 0);
    expect(top.take()).toEqual([{ number: 3, score: 0 }]);
  });

  it("announces the score below which nothing is taken", () => {
    const top = createTopK(2);
    top.offer(1, 5);
    expect(top.floor).toBe(Number.NEGATIVE_INFINITY);
    top.offer(2, 3);
    expect(top.floor).toBe(3);
    top.offer(3, 4);
    expect(top.floor).toBe(4);
  });

  it("takes another number of entries after it was reset", () => {
    const top = createTopK(1);
    top.offer(1, 1);
    top.reset(3);
    for (const number of [4, 5, 6, 7]) top.offer(number, number);
    expect(top.take().map(({ number }) => number)).toEqual([7, 6, 5]);
    top.reset(1);
    top.offer(8, 1);
    top.offer(9, 2);
    expect(top.take()).toEqual([{ number: 9, score: 2 }]);
  });
});
