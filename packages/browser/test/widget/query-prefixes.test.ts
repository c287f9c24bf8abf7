import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPrefixes } from "../../src/widget/query-prefixes.ts";

describe("readPrefixes", () => {
  it.each([
    ["sdk:54 platform:ios camera", { text: "camera", sdk: "54", platforms: ["ios"] }],
    ["camera SDK:all", { text: "camera", sdk: "all", platforms: [] }],
    ["a platform:ios,android platform:ios b", { text: "a b", platforms: ["ios", "android"] }],
    ["camera sdk:", { text: "camera", platforms: [] }],
    ["sdk:54 sdk:55 x", { text: "x", sdk: "55", platforms: [] }],
    ["sdk:57", { text: "", sdk: "57", platforms: [] }],
  ])("reads %j", (query, expected) => {
    expect(readPrefixes(query)).toEqual(expected);
  });

  it.each(["expo-sdk:54x/y", "use https://docs", "eas build --platform ios", "C++ a:b"])(
    "leaves %j as it is",
    (query) => {
      expect(readPrefixes(query)).toEqual({ text: query, platforms: [] });
    },
  );

  it("keeps every word of a query without prefixes", () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-zA-Z0-9+.-]{1,8}$/u), { maxLength: 8 }),
        (words) => {
          expect(readPrefixes(words.join(" ")).text).toBe(words.join(" "));
        },
      ),
    );
  });
});
