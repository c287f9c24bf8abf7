import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readBlocks } from "../../src/widget/markdown-blocks.ts";

const plain = (text: string) => [{ text }];

describe("readBlocks", () => {
  it("reads paragraphs, headings, items, tables and fenced code", () => {
    const markdown = [
      "## Usage",
      "Ask for the",
      "permission.",
      "",
      "- one",
      "- two",
      "",
      "| a | b |",
      "| --- | --- |",
      "| 1 | 2 \\| 3 |",
      "",
      "```tsx",
      "const a = `|`;",
      "",
      "# not a heading",
      "```",
      "End.",
    ].join("\n");
    expect(readBlocks(markdown)).toEqual([
      { kind: "heading", runs: plain("Usage") },
      { kind: "paragraph", runs: plain("Ask for the permission.") },
      { kind: "item", runs: plain("one") },
      { kind: "item", runs: plain("two") },
      { kind: "row", isHead: true, cells: [plain("a"), plain("b")] },
      { kind: "row", isHead: false, cells: [plain("1"), plain("2 | 3")] },
      { kind: "code", language: "tsx", text: "const a = `|`;\n\n# not a heading" },
      { kind: "paragraph", runs: plain("End.") },
    ]);
  });

  it("reads code, strong text and links in a line, and leaves what it does not know as it is written", () => {
    const [block] = readBlocks(
      "Call `a*b` in **the `app`**, see [docs](https://x.dev) <b>now</b>.",
    );
    expect(block).toEqual({
      kind: "paragraph",
      runs: [
        { text: "Call " },
        { text: "a*b", style: "code" },
        { text: " in " },
        { text: "the app", style: "strong" },
        { text: ", see " },
        { text: "docs" },
        { text: " <b>now</b>." },
      ],
    });
  });

  it("shows code whose fence does not end, and takes a longer fence for what it is", () => {
    expect(readBlocks("```js\na")).toEqual([{ kind: "code", language: "js", text: "a" }]);
    expect(readBlocks("````md\n```\n````")).toEqual([
      { kind: "code", language: "md", text: "```" },
    ]);
  });

  it("takes any text", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        expect(Array.isArray(readBlocks(text))).toBe(true);
      }),
    );
  });

  it.each(["`", "**", "[", "![](", "| ", "# ", "```\n", "- ", "\\|", "> "])(
    "reads %j written over and over no further than a preview shows",
    (piece) => {
      const long = piece.repeat(Math.ceil(12_000 / piece.length));
      expect(readBlocks(long.repeat(100))).toEqual(readBlocks(long.slice(0, 12_000)));
    },
  );
});
