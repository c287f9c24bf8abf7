import { describe, expect, it } from "vitest";
import { absoluteLinks } from "../../src/parse/api/comment-text.ts";
import { growthExponent, WORST_GROWTH } from "./growth.ts";
import { parseTexts } from "./parse-text.ts";

/** Texts that are short to write and hard to read. */
const PATHOLOGICAL: Record<string, (n: number) => string> = {
  "nested lists on one line": (n) => `${"- ".repeat(n)}deep\n`,
  "nested quotes": (n) => `${"> ".repeat(n)}deep\n`,
  "nested ordered lists": (n) => `${"1. ".repeat(n)}deep\n`,
  "lists indented ever deeper": (n) =>
    Array.from({ length: Math.ceil(Math.sqrt(n)) }, (_, i) => `${"  ".repeat(i)}- x`).join("\n"),
  "open brackets": (n) => `${"[".repeat(n)}a\n`,
  "open images": (n) => `${"![".repeat(n)}a\n`,
  "open braces": (n) => `${"{".repeat(n)}a\n`,
  "open tags": (n) => `${"<a ".repeat(n)}\n`,
  "nested elements": (n) => `${"<a>".repeat(n / 2)}deep${"</a>".repeat(n / 2)}\n`,
  "elements never closed": (n) => `${"<Step>\n".repeat(n / 8)}deep\n`,
  "emphasis marks": (n) => `${"*a_ ".repeat(n / 2)}\n`,
  backticks: (n) =>
    `${Array.from({ length: Math.ceil(Math.sqrt(n)) }, (_, i) => "`".repeat(i)).join(" ")}\n`,
  "fences never closed": (n) => `${"```\n~~~~\n".repeat(n / 4)}`,
  "table columns": (n) =>
    `|${"a|".repeat(n / 5)}\n|${"-|".repeat(n / 5)}\n|${"b|".repeat(n / 5)}\n`,
  "table rows": (n) => `| a |\n| - |\n${"| b |\n".repeat(n / 4)}`,
  "front matter never closed": (n) => `---\n${"title: a\n".repeat(n)}`,
  "blocks for assistants never closed": (n) => "<AgentInstructions>\n".repeat(n / 8),
  "html comments": (n) => "<!-- ".repeat(n),
  "unicode blanks": (n) => `a${"\u00A0 \t".repeat(n)}b\n`,
  "nested array": (n) => `export const a = ${"[".repeat(n)}${"]".repeat(n)};\n`,
  "long blanks": (n) => `a${" ".repeat(n * 4)}b | c\n\n| a |\n| - |\n| x${" ".repeat(n * 4)}y |\n`,
  "one long line": (n) => `${"word ".repeat(n)}\n`,
};

describe("growthExponent", () => {
  let sum = 0;
  const steps = (count: number) => {
    for (let step = 0; step < count; step += 1) sum = (sum + step) & 0xffff;
  };

  it("tells work that grows with its input from work that grows with the square", async () => {
    const linear = await growthExponent((size) => steps(size * 50_000), [250, 1_000]);
    const quadratic = await growthExponent((size) => steps(size * size * 200), [250, 1_000]);
    expect(linear).toBeLessThan(WORST_GROWTH);
    expect(quadratic).toBeGreaterThan(WORST_GROWTH);
  });
});

describe("absoluteLinks", () => {
  it.each(["[", "](", "](a(", "[a](b", "](x(y)", "](()", "[a](b) ", "`](", "```](", "]( "])(
    "grows more slowly than the square of its input on %j",
    async (part) => {
      const work = (size: number) => {
        absoluteLinks(`${part.repeat(size / part.length)}](`, (address) => address);
      };
      expect(await growthExponent(work, [20_000, 160_000])).toBeLessThan(WORST_GROWTH);
    },
  );
});

describe.each(["text/mdx", "text/markdown"] as const)("parseFile on %s", (mediaType) => {
  it.each(Object.entries(PATHOLOGICAL))(
    "grows more slowly than the square of its input on %s",
    async (_, make) => {
      const work = async (size: number) => {
        await parseTexts(make(size), {
          mediaType,
          flavor: mediaType === "text/mdx" ? "expo" : "plain",
        });
      };
      expect(await growthExponent(work, [2_500, 10_000])).toBeLessThan(WORST_GROWTH);
    },
  );
});

describe("parseFile on 10,000 levels", () => {
  it.each([
    ["lists", "- ".repeat(10_000)],
    ["quotes", "> ".repeat(10_000)],
    ["ordered lists", "1. ".repeat(10_000)],
    ["elements", "<b>".repeat(10_000)],
    ["brackets", "[".repeat(10_000)],
  ])("keeps the words under %s", async (_, marks) => {
    const { documents } = await parseTexts(`Before.\n\n${marks}deep words\n\nAfter.\n`);
    const text = documents[0]?.text ?? "";
    for (const words of ["Before.", "deep words", "After."]) expect(text).toContain(words);
  });

  it("warns where lists were flattened, and not where they are as deep as people write", async () => {
    const deep = await parseTexts(`# A\n\n${"- ".repeat(10_000)}deep\n`);
    expect(deep.warnings).toMatchObject([{ code: "TOO_DEEP", line: 3 }]);
    const usual = await parseTexts(`# A\n\n${"- ".repeat(20)}deep\n`);
    expect(usual.warnings).toEqual([]);
  });
});
