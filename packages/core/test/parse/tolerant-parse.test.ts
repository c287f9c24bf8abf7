import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MarkdownNode } from "../../src/parse/markdown.ts";
import { parseTolerantly } from "../../src/parse/tolerant-parse.ts";

const types = (node: MarkdownNode) => (node.children ?? []).map(({ type }) => type);

describe("parseTolerantly", () => {
  it("reads the line at fault as text, and the others as they are", () => {
    const { tree, problems } = parseTolerantly("## A\n\nIf a < b {then\n\n<B c={1} />\n", {
      mdx: true,
    });
    expect(problems.map(({ line }) => line)).toEqual([3]);
    expect(types(tree)).toEqual(["heading", "paragraph", "mdxJsxFlowElement"]);
  });

  it("names the line that opens what is never closed", () => {
    const { problems } = parseTolerantly("a\n\n<B>\n\nc\n\nd\n", { mdx: true });
    expect(problems).toMatchObject([{ line: 3 }]);
    expect(problems[0]?.reason).toContain("<B>");
  });

  it("reads a broken import as text without losing it", () => {
    const { tree, problems } = parseTolerantly("import { a from 'b';\n\nText.\n", { mdx: true });
    expect(problems).toHaveLength(1);
    expect(JSON.stringify(tree)).toContain("import");
    expect(JSON.stringify(tree)).toContain("Text.");
  });

  it("falls back to plain markdown where lines without end are at fault", () => {
    const text = `# A\n\n${"<X>\n\na\n\n".repeat(40)}end\n`;
    const { tree, problems } = parseTolerantly(text, { mdx: true });
    expect(problems.length).toBeGreaterThan(5);
    expect(JSON.stringify(tree)).toContain("end");
  });

  it("has nothing to report on what is valid", () => {
    expect(parseTolerantly("<A>\n\n{1}\n\n</A>\n", { mdx: true }).problems).toEqual([]);
    expect(parseTolerantly("a < b {\n", { mdx: false }).problems).toEqual([]);
  });

  it("never throws", () => {
    const piece = fc.constantFrom(
      "<a>",
      "</a>",
      "{",
      "}",
      "`",
      "import x",
      "\n",
      "- ",
      "> ",
      "[",
      "](",
      "a",
      "|",
      "```",
      "---",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.boolean(), (pieces, mdx) => {
        parseTolerantly(pieces.join(""), { mdx });
      }),
    );
  });
});
