import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wrap } from "../../src/output/wrap.ts";

const mark = (text: string) => `«${text}»`;

describe("wrap", () => {
  it("breaks at spaces and keeps line breaks", () => {
    expect(wrap("one two three\nfour", 8)).toEqual(["one two", "three", "four"]);
  });

  it("does not break a word that is wider than a line", () => {
    expect(wrap("a verylongword b", 5)).toEqual(["a", "verylongword", "b"]);
  });

  it("paints ranges, across line breaks too", () => {
    expect(wrap("one two three", 8, [[4, 13]], mark)).toEqual(["one «two»", "«three»"]);
  });

  it("does not paint an empty text", () => {
    expect(wrap("", 8, [[0, 3]], mark)).toEqual([]);
  });

  it("keeps every word, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.integer({ min: 5, max: 80 }), (text, width) => {
        const words = text.match(/\S+/gu) ?? [];
        const lines = wrap(text, width);
        expect(lines.flatMap((line) => line.match(/\S+/gu) ?? [])).toEqual(words.slice(0, 400));
      }),
    );
  });
});
