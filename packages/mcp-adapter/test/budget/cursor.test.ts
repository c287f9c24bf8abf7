import { describe, expect, it } from "vitest";
import { readCursor, writeCursor } from "../../src/budget/cursor.ts";

const owner = { tool: "t", request: ["camera", 57], fingerprint: "abc" };

describe("readCursor", () => {
  it("reads what writeCursor wrote for the same call, and the start where there is none", () => {
    expect(readCursor(owner, writeCursor(owner, 40))).toBe(40);
    expect(readCursor(owner, undefined)).toBe(0);
    expect(readCursor(owner, "")).toBe(0);
  });

  it.each([
    ["another tool", { ...owner, tool: "u" }],
    ["other arguments", { ...owner, request: ["camera", 56] }],
    ["another index", { ...owner, fingerprint: "abd" }],
  ])("refuses one of %s", (_, other) => {
    expect(() => readCursor(owner, writeCursor(other, 40))).toThrow(/same call/u);
  });

  it.each(["junk", "AAAA", "🙂", writeCursor(owner, -1), writeCursor(owner, 1e12)])(
    "refuses %s",
    (cursor) => {
      expect(() => readCursor(owner, cursor)).toThrow(/same call/u);
    },
  );
});
