/** The arithmetic behind figures of ranking: intervals, folds, sections. */
import { describe, expect, it } from "vitest";
import { dealFolds } from "../benchmarks/folds.ts";
import { measure } from "../benchmarks/metrics.ts";
import { type JudgedQuery, pageKey } from "../benchmarks/queries.ts";
import { RANKING_PARTS } from "../benchmarks/ranking-parts.ts";
import { estimate, estimateDifference, isBeyondNoise } from "../benchmarks/statistics.ts";
import {
  LEARNED,
  MOST_STEPS,
  OFF,
  PLAIN_WEIGHTS,
  weightAt,
  weightsAt,
} from "../benchmarks/weight-space.ts";
import { WEIGHTS } from "../packages/core/src/search/weights.ts";

const query = (id: number, pages: Record<string, number>, facts: Partial<JudgedQuery> = {}) => ({
  id: `q${id}`,
  query: `question ${id}`,
  set: "made",
  kind: "howto",
  lang: "en",
  grades: new Map(Object.entries(pages)),
  anchors: new Map<string, string>(),
  ...facts,
});

describe("estimate", () => {
  it("holds the mean in an interval that is the same every time", () => {
    const values = Array.from({ length: 100 }, (_, n) => (n % 4 === 0 ? 1 : 0));
    const { mean, low, high } = estimate(values);
    expect(mean).toBe(0.25);
    // 95 % of a share of a quarter in 100: about ±8.5 %.
    expect(low).toBeCloseTo(0.17, 1);
    expect(high).toBeCloseTo(0.33, 1);
    expect(estimate(values)).toEqual({ mean, low, high });
  });

  it("is narrower for more values, and a point for equal ones and for none", () => {
    const width = (count: number) => {
      const { low, high } = estimate(Array.from({ length: count }, (_, n) => n % 2));
      return high - low;
    };
    expect(width(1000)).toBeLessThan(width(50));
    expect(estimate([0.5, 0.5, 0.5])).toEqual({ mean: 0.5, low: 0.5, high: 0.5 });
    expect(estimate([])).toEqual({ mean: 0, low: 0, high: 0 });
  });
});

describe("estimateDifference", () => {
  const hard = Array.from({ length: 60 }, (_, n) => (n * 37) % 11);

  it("is beyond noise where every value gains a little, however far values lie apart", () => {
    const better = hard.map((value) => value + 0.01);
    expect(isBeyondNoise(estimateDifference(hard, better))).toBe(true);
    expect(estimateDifference(better, hard).high).toBeLessThan(0);
  });

  it("is not where as many lose as gain", () => {
    const shuffled = hard.map((value, n) => value + (n % 2 === 0 ? 1 : -1));
    expect(isBeyondNoise(estimateDifference(hard, shuffled))).toBe(false);
    expect(() => estimateDifference([1], [1, 2])).toThrow(RangeError);
  });
});

describe("dealFolds", () => {
  const queries = Array.from({ length: 60 }, (_, n) =>
    query(n, { [`page-${n % 25}`]: 2, shared: 1 }, { kind: n % 3 === 0 ? "error" : "api" }),
  );
  const folds = dealFolds(queries, 5, 1);

  it("keeps queries that one page answers together, and not those that it only helps", () => {
    for (const [n, fold] of folds.entries()) expect(fold).toBe(folds[n % 25]);
    expect(new Set(folds).size).toBe(5);
  });

  it("follows chains of shared pages", () => {
    const chain = [query(1, { a: 2, b: 2 }), query(2, { b: 2, c: 2 }), query(3, { c: 2 })];
    expect(new Set(dealFolds(chain, 3, 1)).size).toBe(1);
  });

  it("gives every fold about its share of every kind", () => {
    for (const kind of ["error", "api"]) {
      const counts = [0, 0, 0, 0, 0];
      for (const [n, fold] of folds.entries()) if (queries[n]?.kind === kind) counts[fold]!++;
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(4);
    }
  });

  it("depends on the seed alone", () => {
    expect(dealFolds(queries, 5, 1)).toEqual(folds);
    expect(dealFolds(queries, 5, 2)).not.toEqual(folds);
  });
});

describe("weightsAt", () => {
  it("moves a weight by factors of √2, and leaves the others and the prior alone", () => {
    const before = structuredClone(WEIGHTS);
    const moved = weightsAt(WEIGHTS, { "evidence.page": 2 });
    expect(moved.evidence.page).toBeCloseTo(WEIGHTS.evidence.page * 2);
    expect({ ...moved, evidence: { ...moved.evidence, page: WEIGHTS.evidence.page } }).toEqual(
      WEIGHTS,
    );
    expect(WEIGHTS).toEqual(before);
  });

  it("switches a weight off below its last step, and keeps shares at most 1", () => {
    expect(weightAt(WEIGHTS, { "evidence.vector": OFF }, "evidence.vector")).toBe(0);
    expect(weightAt(WEIGHTS, { "lengths.body": MOST_STEPS }, "lengths.body")).toBe(1);
  });

  it("knows every weight that is learned, in both priors", () => {
    for (const name of Object.keys(LEARNED)) {
      expect(weightAt(WEIGHTS, {}, name), name).toBeGreaterThan(0);
      expect(weightAt(PLAIN_WEIGHTS, {}, name), name).toBeGreaterThan(0);
    }
  });
});

describe("RANKING_PARTS", () => {
  it("changes something for every part, by a name of its own", () => {
    expect(new Set(RANKING_PARTS.map(({ name }) => name)).size).toBe(RANKING_PARTS.length);
    for (const { name, without } of RANKING_PARTS) {
      expect(without, name).not.toEqual({ weights: WEIGHTS });
      expect(Object.keys(without).length, name).toBe(1);
    }
  });
});

describe("measure", () => {
  it("counts a page that answers more than one that helps, and the first more than the last", () => {
    const judged = query(1, { answers: 2, helps: 1 });
    const of = (...pages: string[]) => measure(judged, pages).ndcg;
    expect(of("answers", "helps")).toBe(1);
    expect(of("helps", "answers")).toBeLessThan(1);
    expect(of("other", "answers")).toBeLessThan(of("answers", "other"));
    expect(measure(judged, ["other"])).toEqual({ r1: 0, r5: 0, r10: 0, mrr: 0, ndcg: 0 });
  });
});

describe("pageKey", () => {
  it.each([
    ["https://docs.expo.dev/versions/latest/sdk/camera/#usage", "versions/v57.0.0/sdk/camera"],
    ["/guides/permissions/", "guides/permissions"],
    ["versions/v57.0.0/index", "versions/v57.0.0"],
  ])("writes %s one way", (page, key) => {
    expect(pageKey(page, 57)).toBe(key);
  });
});
