import { describe, expect, it } from "vitest";
import { hasDrifted } from "../../src/embed/drift.ts";

const change = { chunks: 10_000, drift: 10, fresh: 5, occurrences: 500, unknown: 20 };

describe("hasDrifted", () => {
  it("keeps a space while little came and went, in words that it knows", () => {
    expect(hasDrifted(change)).toBe(false);
    expect(hasDrifted({ ...change, drift: 0, fresh: 0, occurrences: 0, unknown: 0 })).toBe(false);
  });

  it("gives a space up where more than a twentieth came or went, over however many builds", () => {
    expect(hasDrifted({ ...change, drift: 500 })).toBe(false);
    expect(hasDrifted({ ...change, drift: 501 })).toBe(true);
  });

  it("gives a space up where much is said in words that it does not know, and not for a page or two", () => {
    const novel = { ...change, occurrences: 1000, unknown: 251 };
    expect(hasDrifted({ ...novel, fresh: 51 })).toBe(true);
    expect(hasDrifted({ ...novel, fresh: 50 })).toBe(false);
    expect(hasDrifted({ ...novel, fresh: 51, unknown: 250 })).toBe(false);
  });
});
