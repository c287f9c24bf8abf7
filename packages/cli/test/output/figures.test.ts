import { describe, expect, it } from "vitest";
import { bytes, count, duration, plural } from "../../src/output/figures.ts";

describe("figures", () => {
  it("are written in the unit that fits", () => {
    expect([0.4212, 12.4, 3_420, 125_000].map(duration)).toEqual([
      "0.42 ms",
      "12 ms",
      "3.4 s",
      "2 min 5 s",
    ]);
    expect([812, 6_300, 6_312_000].map(bytes)).toEqual(["812 bytes", "6.3 kB", "6.3 MB"]);
  });

  it("group thousands, and only those", () => {
    expect([0, 999, 1_000, 1_234_567].map(count)).toEqual(["0", "999", "1,000", "1,234,567"]);
  });

  it("agree with their noun", () => {
    expect([0, 1, 1_200].map((value) => plural(value, "page"))).toEqual([
      "0 pages",
      "1 page",
      "1,200 pages",
    ]);
  });
});
