import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type MarkdownNode, parseMarkdown } from "../../src/parse/markdown.ts";
import { parseMdx } from "../../src/parse/quick-mdx.ts";
import { growthExponent, WORST_GROWTH } from "./growth.ts";

/** Nodes of which only the line is kept, because columns are not read of them, or move with a shortened table. */
const PHRASING = /^(?:text|inlineCode|link|strong|emphasis|table\w*|mdxJsxTextElement)$/u;

/** A tree with everything that its readers use. */
function shape({ children, position, data: _, ...node }: MarkdownNode): unknown {
  const { line, column } = position?.start ?? {};
  return {
    ...node,
    attributes: node.attributes?.map(({ name, value }) => [name, typeof value === "object"]),
    line,
    ...(PHRASING.test(node.type) ? {} : { column }),
    children: children?.map(shape),
  };
}

/** What a parser makes of a text: a tree, or the message that it throws. */
function outcome(parse: (text: string) => MarkdownNode, text: string): unknown {
  try {
    return shape(parse(text));
  } catch (error) {
    return String(error);
  }
}

const byLibrary = (text: string) => parseMarkdown(text, { mdx: true });

const PIECES =
  'a,word, , ,two words,snake_case,`,``,`code`,*,**,_,__,**bold**,_it_,[,](,](/a),[b](/c),),(,!,&,&amp;,\\,<b>,</b>,<B/>,{1},{,é,—,|,~,.,:,#,$,@,1.,-,>,[x],[^1],"'.split(
    ",",
  );
const PREFIXES = [
  "",
  "- ",
  "* ",
  "  ",
  "1. ",
  "> ",
  "## ",
  "| ",
  "<T>",
  "  - ",
  "***",
  "import ",
  "```",
  "| - ",
  "[a]: ",
];
const lines = fc.array(
  fc
    .tuple(fc.constantFrom(...PREFIXES), fc.array(fc.constantFrom(...PIECES), { maxLength: 9 }))
    .map(([prefix, pieces]) => prefix + pieces.join("")),
  { maxLength: 6 },
);
const TAME = "word,two words, ,`code`,``a`b``,**bold**,_it_,[b](/c),snake_case,.,(".split(",");
const tame = fc.array(
  fc
    .tuple(
      fc.constantFrom("", "", "- ", "1. ", "> ", "### ", "| ", "  "),
      fc.array(fc.constantFrom(...TAME), { minLength: 1, maxLength: 9 }),
      fc.constantFrom("", "", "\n", " |", "\n| - |", "\n</T>\n", '\n<T a="b">\n'),
    )
    .map((parts) => parts.flat().join("")),
  { maxLength: 7 },
);

describe("parseMdx", () => {
  it("gives the library's tree, whatever is written", () =>
    fc.assert(
      fc.property(fc.oneof(lines, tame), fc.constantFrom("\n", "\n\n"), (written, between) => {
        const text = written.join(between);
        expect(outcome(parseMdx, text)).toEqual(outcome(byLibrary, text));
      }),
      { numRuns: 1000 },
    ));

  it.each([
    ["a paragraph", "Use `CameraView` to **show** [a _live_ preview](/camera/), or (**don't**).\n"],
    ["a paragraph of several lines", "One `a`\nand **two**\n  and [three](/c).\n"],
    [
      "headings and lists",
      "## Of `a`\n\n- **b**: c\n  d\n\n  e\n- [x] f\n\n1. g\n2. h\n\n> i\n> j\n",
    ],
    ["a table", "| `a`  | b |\n| --- | :-: |\n| [c](/d) | <B /> |\n| e\\|f | g |\n"],
    ["bars that are no table", "| a | **b** |\n\nc | d\n"],
    ["elements around text", '<Tabs>\n<Tab label="a">\ntext `b`\n\n- c\n</Tab>\n</Tabs>\n'],
    ["text in an attribute", "<A\n  b={`\n\nplain text\n\n`}\n/>\n\nAfter.\n"],
    ["text in a constant", "export const a = `\n\nplain text\n\n`;\n\nAfter.\n"],
    ["text in a fence in a quote", "> ```\n> plain text\n> ```\n\nAfter.\n"],
    ["a code span over two lines", "One `a\nplain\nb` two.\n"],
    ["emphasis over two lines", "One **a\nplain\nb** two.\n"],
    ["an underlined heading", "Plain text\n===\n\nAnother\n---\n"],
    ["a hard break", "One  \ntwo\\\nthree\n"],
    ["a heading closed by signs", "## a ##\n\n## b #\n"],
    ["a reference", "A [b] and [c][b].\n\n[b]: /d\n"],
    ["characters that stand for others", "a &lt; b &#35; c &d; e & f\n"],
    ["the character that stands in", "plain \uE000 text\n\nplain text\n"],
    ["a number that starts no list", "text\n2. more `b`\n"],
    ["code that holds blanks", "` a ` and `  ` and `` b`c `` and `d `\n"],
  ])("gives the library's tree of %s", (_, text) =>
    expect(outcome(parseMdx, text)).toEqual(outcome(byLibrary, text)),
  );

  it("throws what the library throws", () => {
    expect(() => parseMdx("Plain text.\n\n<Tab>\n\nMore.\n")).toThrow(/closing tag/u);
    expect(outcome(parseMdx, "Plain.\n\n<Tab>\n")).toEqual(outcome(byLibrary, "Plain.\n\n<Tab>\n"));
  });

  it.each<[string, (n: number) => string]>([
    ["code spans", (n) => `${"`a` ".repeat(n / 4)}\n`],
    [
      "backticks of rising number",
      (n) =>
        `${Array.from({ length: Math.ceil(Math.sqrt(n)) }, (_, i) => "`".repeat(i)).join(" a ")}\n`,
    ],
    ["open brackets", (n) => `a ${"[".repeat(n)}\n`],
    ["emphasis", (n) => `${"**a** _b_ ".repeat(n / 10)}\n`],
    ["short paragraphs", (n) => "a\n\n".repeat(n / 3)],
    ["one paragraph of short lines", (n) => "a\n".repeat(n / 2)],
    ["quotes in quotes", (n) => `${"> ".repeat(Math.min(90, n))}a\n`.repeat(Math.ceil(n / 2000))],
  ])("takes about linear time for %s", async (_, text) => {
    const exponent = await growthExponent((n) => void parseMdx(text(n)), [5_000, 30_000]);
    expect(exponent).toBeLessThan(WORST_GROWTH);
  });
});
