import { describe, expect, it } from "vitest";
import { codeOf, inline, writeMarkdown } from "../../../src/parse/api/comment-blocks.ts";
import { createDocumentWriter } from "../../../src/parse/document-writer.ts";

function blocks(markdown: string) {
  const writer = createDocumentWriter();
  writeMarkdown(writer, markdown);
  const { text, blocks: written } = writer.finish();
  return written.map((block) => ({
    type: block.type,
    text: text.slice(block.start, block.end).trimEnd(),
    cuts: block.cuts?.length ?? 0,
  }));
}

describe("writeMarkdown", () => {
  it("parts paragraphs, lists, quotes, tables and fences", () => {
    const kinds = blocks(
      "One.\n\n- a\n- b\n\n> q\n> r\n\n| a |\n| --- |\n| b |\n| c |\n\n```ts\nx\n```\nTwo.",
    );
    expect(kinds.map(({ type, cuts }) => [type, cuts])).toEqual([
      ["paragraph", 0],
      ["list", 1],
      ["quote", 0],
      ["table", 1],
      ["code", 0],
      ["paragraph", 0],
    ]);
  });

  it("keeps blank lines inside a fence", () => {
    expect(blocks("```ts\na\n\nb\n```").map(({ text }) => text)).toEqual(["```ts\na\n\nb\n```"]);
  });

  it("keeps a list together over blank lines between its items", () => {
    expect(blocks("- a\n\n- b\n\n  more b")).toHaveLength(1);
  });

  it("does not take what follows a list into it", () => {
    expect(blocks("- a\n\nAfter.").map(({ type }) => type)).toEqual(["list", "paragraph"]);
  });

  it("writes a heading as a bold line", () => {
    expect(blocks("## Usage\nText.").map(({ text }) => text)).toEqual(["**Usage**", "Text."]);
  });

  it("closes a fence that is never closed at the end", () => {
    expect(blocks("```ts\na\n- b").map(({ text }) => text)).toEqual(["```ts\na\n- b\n```"]);
  });

  it("does not take code between long runs of backticks for a fence", () => {
    expect(blocks("```10_000```").map(({ type }) => type)).toEqual(["paragraph"]);
  });

  it("writes nothing for nothing", () => {
    expect(blocks(" \n\n ")).toEqual([]);
  });

  it("visits each line once on long lists", () => {
    const long = "- item\n".repeat(20_000);
    expect(blocks(long)).toHaveLength(1);
  });
});

describe("codeOf", () => {
  it("gives each fence with its language", () => {
    expect(codeOf("Say:\n\n```js\na\n```\n\n```\nb\n```")).toEqual([
      { language: "js", code: "a" },
      { language: "", code: "b" },
    ]);
  });

  it("gives the text itself where there is no fence", () => {
    expect(codeOf("`10_000`")).toEqual([{ language: "", code: "10_000" }]);
  });
});

describe("inline", () => {
  it("puts blocks on one line", () => {
    expect(inline("One\ntwo.\n\n- a\n- b\n\n```ts\nx\n  y\n```")).toBe("One two. - a - b `x y`");
  });

  it("leaves a single line as it is", () => {
    expect(inline("a  `b`")).toBe("a  `b`");
  });
});
