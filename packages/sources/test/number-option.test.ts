import { describe, expect, it } from "vitest";
import { numberOption } from "../src/number-option.ts";

const RANGE = { default: 3, min: 0, max: 10 };

describe("numberOption", () => {
  it("gives what is given, zero included, and the default where nothing is", () => {
    expect(numberOption("retries", 0, RANGE)).toBe(0);
    expect(numberOption("retries", 10, RANGE)).toBe(10);
    expect(numberOption("retries", undefined, RANGE)).toBe(3);
  });

  it("raises INVALID_OPTION for what is no whole number in the range", () => {
    for (const value of [-1, 11, 1.5, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => numberOption("retries", value, RANGE)).toThrow(
        /"retries": expected a whole number from 0 to 10/u,
      );
    expect(() => numberOption("size", 0, { default: 1, min: 1 })).toThrow(/at least 1/u);
  });
});
