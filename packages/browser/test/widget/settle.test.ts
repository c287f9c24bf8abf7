import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { settle } from "../../src/widget/settle.ts";

const hits = (text: string) => [...text].map((path) => ({ path }));
const order = (list: readonly { path: string }[]) => list.map(({ path }) => path).join("");

describe("settle", () => {
  it.each([
    ["ABCD", "CBEA", 1, "ABCE"],
    ["ABCD", "CBEA", -1, "CBEA"],
    ["ABC", "CAB", 2, "ABC"],
    ["AB", "XYZ", 0, "AXY"],
    ["ABC", "D", 2, "ABC"],
  ])("puts %s before %s, pinned at %i: %s", (shown, arriving, pinned, expected) => {
    expect(order(settle(hits(shown), hits(arriving), pinned))).toBe(expected);
  });

  it("takes what arrived of a hit that stays", () => {
    const [kept] = settle([{ path: "A", text: "" }], [{ path: "A", text: "new" }], 0);
    expect(kept?.text).toBe("new");
  });

  it("never moves what is pinned, shows nothing twice, and loses none that there is room for", () => {
    const list = fc.uniqueArray(fc.constantFrom(..."ABCDEFGHIJ"), { maxLength: 8 });
    fc.assert(
      fc.property(list, list, fc.integer({ min: -1, max: 7 }), (before, after, at) => {
        const pinned = Math.min(at, before.length - 1);
        const settled = order(settle(hits(before.join("")), hits(after.join("")), pinned));
        expect(settled.startsWith(before.slice(0, pinned + 1).join(""))).toBe(true);
        expect(new Set(settled).size).toBe(settled.length);
        expect(settled.length).toBeLessThanOrEqual(Math.max(after.length, pinned + 1));
        if (pinned < 0) expect(settled).toBe(after.join(""));
      }),
    );
  });
});
