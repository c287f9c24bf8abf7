import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainText } from "../../src/search/plain-text.ts";
import { growthExponent, WORST_GROWTH } from "../parse/growth.ts";

describe("plainText", () => {
  it.each([
    ["`__DEV__`", "__DEV__"],
    ["`__dirname`", "__dirname"],
    ["`Map<string, number>`", "Map<string, number>"],
    ["`[a](b)`", "[a](b)"],
    ["`**/*.test.ts`", "**/*.test.ts"],
    ["`\\d+\\-\\.`", "\\d+\\-\\."],
    ["`C:\\`", "C:\\"],
    ["`&lt;b&gt;`", "&lt;b&gt;"],
    ["`` a`b ``", "a`b"],
    ["`` `<a>` ``", "`<a>`"],
    ["[`Map<a>`](https://example.com)", "Map<a>"],
    ["**`__a__`**", "__a__"],
    ["*`a*b`*", "a*b"],
    ["# `<View>`", "<View>"],
    ["- `[x](y)` in a list", "[x](y) in a list"],
    ["> `<a>` in a quotation", "<a> in a quotation"],
    ["Type: `() => Promise<PermissionResponse>`", "Type: () => Promise<PermissionResponse>"],
    ["a `b\n<c>` d", "a b <c> d"],
    ["```<a>``` in a sentence", "<a> in a sentence"],
  ])("keeps the code of %s", (markdown, text) => {
    expect(plainText(markdown)).toBe(text);
  });

  it.each([
    "_layout and _app stay",
    "snake_case and EXPO_PUBLIC_API_URL",
    "trailing_ and _ alone _ here",
    "a _ b _ c",
  ])("keeps the underscores of %s", (text) => {
    expect(plainText(text)).toBe(text);
  });

  it.each([
    ["__DEV__", "DEV"],
    ["Map<string> of", "Map of"],
    ["[a](b)", "a"],
    ["**a** *b* ~~c~~", "a b c"],
    ["`a` <b>c</b> `d`", "a c d"],
    ["the _first_ one, (_second_).", "the first one, (second)."],
    ["_several words with `snake_case` in them_", "several words with snake_case in them"],
    ["`a` &lt;b&gt;", "a <b>"],
    ["\\`**b**\\`", "`b`"],
    ["`a **b**", "`a b"],
    ["``a **b** `", "``a b `"],
    ["```\n**a**\n```\n**b**", "**a**\nb"],
  ])("takes the marks away that stand outside code: %s", (markdown, text) => {
    expect(plainText(markdown)).toBe(text);
  });

  it("keeps signs that a backslash escapes, and not the backslash", () => {
    expect(plainText("2 \\* 3 \\* 4, \\_\\_DEV\\_\\_, Promise\\<void>, \\[a](b), \\\\")).toBe(
      "2 * 3 * 4, __DEV__, Promise<void>, [a](b), \\",
    );
    expect(plainText("C:\\Users")).toBe("C:\\Users");
  });

  it("ends a table's cell at a bar, in code too, but not at an escaped one", () => {
    expect(plainText("| A | B |\n| --- | --- |\n| `a \\| b` | `<c>` |")).toBe("A · B\na | b · <c>");
    expect(plainText("| `a | b` |")).toBe("`a · b`");
    expect(plainText("| ` | **b** | ` |")).toBe("` · b · `");
  });

  it("gives code as it was written, whatever it holds", () => {
    const code = fc
      .string({ unit: "grapheme-ascii", minLength: 1, maxLength: 40 })
      .filter((text) => !text.includes("`"))
      .map((text) => text.replace(/\s+/g, " ").trim())
      .filter((text) => text !== "");
    fc.assert(
      fc.property(code, code, (first, second) => {
        expect(plainText(`See \`${first}\` and \`\` ${second} \`\` **now**`)).toBe(
          `See ${first} and ${second} now`,
        );
      }),
    );
  });

  it("takes no text for its own marks", () => {
    expect(plainText("\ufdd00\ufdd0 `a`")).toBe("0 a");
  });

  const runsOfEachLength = (size: number) =>
    Array.from({ length: Math.floor(Math.sqrt(size * 2)) }, (_, at) => "`".repeat(at + 1)).join(
      " ",
    );

  it.each([
    ["backticks", (size: number) => "`".repeat(size)],
    ["single backticks", (size: number) => "a` ".repeat(size / 3)],
    ["runs that never close", (size: number) => `\`\`a${" `".repeat(size / 2)}`],
    ["runs of every length", runsOfEachLength],
    [
      "runs of every length, often",
      (size: number) => `${runsOfEachLength(999)} `.repeat(size / 999),
    ],
    ["escaped backticks", (size: number) => "\\`".repeat(size / 2)],
    ["backslashes", (size: number) => `${"\\".repeat(size)}\``],
    ["cells", (size: number) => `|${" ` \\| |".repeat(size / 7)}`],
    ["code in links", (size: number) => "[`a`](`b` ".repeat(size / 10)],
    ["lines", (size: number) => "a `b\n".repeat(size / 5)],
  ])("reads %s in time that grows with the text alone", async (_, text) => {
    const sizes = [30_000, 180_000] as const;
    const texts = new Map<number, string>(sizes.map((size) => [size, `a ${text(size)}`]));
    const exponent = await growthExponent((size) => {
      plainText(texts.get(size)!);
    }, sizes);
    expect(exponent).toBeLessThan(WORST_GROWTH);
  });
});
