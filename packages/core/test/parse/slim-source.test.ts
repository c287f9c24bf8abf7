import { describe, expect, it } from "vitest";
import { type MarkdownNode, parseMarkdown } from "../../src/parse/markdown.ts";
import { slimSource } from "../../src/parse/slim-source.ts";

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
