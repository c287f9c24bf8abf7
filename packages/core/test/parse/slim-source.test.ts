import { describe, expect, it } from "vitest";
import { type MarkdownNode, parseMarkdown } from "../../src/parse/markdown.ts";
import { slimSource, takeImports } from "../../src/parse/slim-source.ts";

/** What a reader sees of a tree: types, texts, code. */
function shape(node: MarkdownNode): unknown {
  return {
    type: node.type,
    ...(node.value === undefined ? {} : { value: node.value }),
    ...(node.lang === undefined ? {} : { lang: node.lang }),
    ...(node.children === undefined ? {} : { children: node.children.map(shape) }),
  };
}

describe("slimSource", () => {
  it.each([
    ["a fence", "```js a\nx\n\n  y\n```\n\nafter\n"],
    ["a fence in a list", "- a\n\n  ```js\n  x\n\n    y\n  ```\n\n  after\n- b\n"],
    ["an indented fence", "   ```\n   x\n     y\n   ```\n"],
    ["a fence in an element", "<A>\n\n  ```js\n  x\n  ```\n\n</A>\n"],
    ["a fence of tildes around backticks", "~~~\n```\nx\n~~~\n"],
    ["a longer fence", "````\n```\nx\n```\n````\n"],
    ["a fence never closed", "```\nx\n\ny\n"],
    ["a fence that its list item ends", "- ```\n  x\n\nafter\n\n```\ny\n```\n"],
    ["a fence in a quote", "> ```\n> x\n> ```\n"],
    ["code in a line that starts with backticks", "```not a fence``` words\n\n```\nx\n```\n"],
    ["a padded table", "| a    | b  |\n| ---- | :----: |\n| `x`  | y\\|z   |\n"],
    ["a table without its last bar", "| a  | b\n| --- | ---\n| c  |  d\n"],
    ["an empty fence", "```js\n```\n"],
  ])("changes nothing that is seen of %s", (_, text) => {
    const slim = slimSource(text);
    const tree = parseMarkdown(slim.text, { mdx: true });
    slim.restore(tree);
    expect(shape(tree)).toEqual(shape(parseMarkdown(text, { mdx: true })));
    expect(slim.text.split("\n")).toHaveLength(text.split("\n").length);
  });

  it("takes the code out", () =>
    expect(slimSource("```js\nsecret();\n```\n").text).toBe("```js\n\n```\n"));
});

describe("takeImports", () => {
  it("takes the imports that open a page", () => {
    const lines =
      "\nimport A from '~/a.mdx';\nimport {\n  B,\n  C as D,\n} from 'b';\nimport E, { F } from './e';\n\nText.\nimport G from 'g';".split(
        "\n",
      );
    expect(takeImports(lines)).toEqual([
      { names: ["A"], from: "~/a.mdx", line: 2 },
      { names: ["B", "D"], from: "b", line: 3 },
      { names: ["E", "F"], from: "./e", line: 7 },
    ]);
    expect(lines.join("\n").trim()).toBe("Text.\nimport G from 'g';");
    expect(lines).toHaveLength(10);
  });

  it.each([
    "import this word by word.",
    "import * as a from 'a';",
    "import 'a';",
    "import { a from 'b';",
    "export const a = 1;",
  ])("leaves %j to the parser", (line) => {
    const lines = [line, "", "Text."];
    expect(takeImports(lines)).toEqual([]);
    expect(lines[0]).toBe(line);
  });
});
