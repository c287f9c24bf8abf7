import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkCitations } from "../../src/answer/check-citations.ts";

const GIVEN = { count: 3, hasUrl: (url: string) => url === "https://docs.expo.dev/a/" };

function check(...pieces: string[]) {
  const checked = checkCitations(GIVEN);
  const text = pieces.map((piece) => checked.push(piece)).join("") + checked.end();
  return { text, cited: checked.cited, removed: checked.removed };
}

describe("checkCitations", () => {
  it.each([
    ["One [1], two [3].", "One [1], two [3].", [1, 3], []],
    ["Both [1, 2].", "Both [1, 2].", [1, 2], []],
    ["All [1-3].", "All [1-3].", [1, 2, 3], []],
    ["Footnote [^2].", "Footnote [^2].", [2], []],
    ["False [4].", "False .", [], ["[4]"]],
    ["False [0].", "False .", [], ["[0]"]],
    ["Half [2, 7].", "Half [2].", [2], ["[2, 7]"]],
    ["See https://docs.expo.dev/a/.", "See https://docs.expo.dev/a/.", [], []],
    ["See https://evil.example/a.", "See .", [], ["https://evil.example/a"]],
    ["[x](https://evil.example/a)", "[x]()", [], ["https://evil.example/a"]],
    ["No [citation] at all", "No [citation] at all", [], []],
    ["A list [ ] and [x]", "A list [ ] and [x]", [], []],
  ])("makes of %j %j", (given, text, cited, removed) => {
    expect(check(given)).toEqual({ text, cited, removed });
  });

  it("leaves code as it is, and takes nothing in it for a citation", () => {
    const text =
      "Take `assets[9]`:\n\n```ts\nconst a = list[7];\n// https://evil.example\n```\nDone [1].";
    expect(check(text)).toEqual({ text, cited: [1], removed: [] });
  });

  it("is not silenced by a lone backtick", () => {
    expect(check("A ` here.\n\nFalse [9].").text).toBe("A ` here.\n\nFalse .");
    expect(check("A ` here.\n", "\nFalse [9].").text).toBe("A ` here.\n\nFalse .");
  });

  it("gives the same however the words are cut", () => {
    const part = fc.constantFrom(
      "[1]",
      "[9]",
      "[2, 9]",
      "`a[9]`",
      "```\nx[9]\n```\n",
      "https://docs.expo.dev/a/",
      "https://evil.example/x?y=[1]",
      "word ",
      "[",
      "]",
      "h",
      "http",
      "`",
      "\n\n",
      "é",
      "[1",
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 20 }),
        fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 40 }),
        (parts, steps) => {
          const text = parts.join("");
          const pieces: string[] = [];
          for (let at = 0, step = 0; at < text.length; step++) {
            const length = steps[step % steps.length]!;
            pieces.push(text.slice(at, at + length));
            at += length;
          }
          expect(check(...pieces)).toEqual(check(text));
        },
      ),
    );
  });

  it("holds little back, whatever comes", () => {
    for (const piece of ["[1,", "https://a", "h", "`", "[[[["]) {
      const checked = checkCitations({ count: 3, hasUrl: () => true });
      let out = 0;
      for (let n = 0; n < 5000; n++) out += checked.push(piece).length;
      out += checked.push("x y").length;
      expect(5000 * piece.length - out).toBeLessThan(3000);
    }
  });
});
