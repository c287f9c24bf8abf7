import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitBlocks, takeText } from "../../src/text/markdown-blocks.ts";
import { estimateTokens } from "../../src/text/tokens.ts";
import { words } from "../support/document.ts";

/** Every part of a text, in order. */
function parts(text: string, maxTokens: number): string[] {
  const blocks = splitBlocks(text);
  const found: string[] = [];
  for (let from = 0; from < text.length; ) {
    const taken = takeText(text, blocks, from, maxTokens);
    expect(taken.end).toBeGreaterThan(from);
    found.push(taken.text);
    from = taken.end;
  }
  return found;
}

const fences = (text: string) => text.match(/^[ \t]*`{3,}/gmu)?.length ?? 0;

describe("splitBlocks", () => {
  it("partitions a text at blank lines, headings and fences", () => {
    const text = "# A\none\ntwo\n\nthree\n```ts\nx\n\ny\n```\nfour\n## B\n";
    const blocks = splitBlocks(text).map(({ start, end }) => text.slice(start, end));
    expect(blocks).toEqual([
      "# A\n",
      "one\ntwo\n\n",
      "three\n",
      "```ts\nx\n\ny\n```\n",
      "four\n",
      "## B\n",
    ]);
  });

  it("does not close a fence at a shorter run, another character or a run with words", () => {
    const text = "````md\n```\n~~~~\n```` no\n````\nafter\n";
    const [fence, after] = splitBlocks(text);
    expect(text.slice(fence!.start, fence!.end)).toBe("````md\n```\n~~~~\n```` no\n````\n");
    expect(after?.fence).toBeUndefined();
  });

  it("does not take inline code with three backticks for a fence", () => {
    expect(splitBlocks("```x``` stands inline\n")[0]?.fence).toBeUndefined();
  });

  it("knows fences in lists and quotes", () => {
    const [item] = splitBlocks("1. ```sh\n   npx expo\n   ```\n");
    expect(item?.fence).toEqual({ open: "1. ```sh", close: "   ```" });
  });

  it("partitions any text", () => {
    const line = fc.constantFrom(
      "",
      "a b",
      "# t",
      "```",
      "~~~",
      "```js",
      "    ```",
      "> ```",
      "|a|",
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const text = lines.join("\n");
        const blocks = splitBlocks(text);
        expect(blocks.map(({ start, end }) => text.slice(start, end)).join("")).toBe(text);
      }),
    );
  });
});

describe("takeText", () => {
  it("takes whole blocks up to the budget and goes on after them", () => {
    const text = `${words(40)}\n\n${words(40)}\n\n${words(40)}\n`;
    expect(parts(text, 90).map((part) => part.split("\n\n").length)).toEqual([2, 1]);
  });

  it("does not end a part in a heading", () => {
    const text = `${words(40)}\n\n## Next\n\n### Deeper\n\n${words(40)}\n`;
    expect(parts(text, 60)).toEqual([words(40), `## Next\n\n### Deeper\n\n${words(40)}`]);
  });

  it("moves a fence that fits a part of its own to the next part", () => {
    const text = `${words(40)}\n\n\`\`\`ts\n${"call();\n".repeat(20)}\`\`\`\n`;
    const found = parts(text, 60);
    expect(found).toHaveLength(2);
    expect(found[1]).toBe(`\`\`\`ts\n${"call();\n".repeat(20)}\`\`\``);
  });

  it("closes a fence larger than the budget and opens it again", () => {
    const lines = Array.from({ length: 60 }, (_, index) => `call(${index});`);
    const found = parts(`\`\`\`ts title\n${lines.join("\n")}\n\`\`\`\n`, 50);
    expect(found.length).toBeGreaterThan(2);
    for (const part of found) {
      expect(part.startsWith("```ts title\n")).toBe(true);
      expect(part.endsWith("\n```")).toBe(true);
    }
    const joined = found.flatMap((part) => part.split("\n").slice(1, -1));
    expect(joined).toEqual(lines);
  });

  it("splits a paragraph larger than the budget between words", () => {
    const text = words(200);
    const found = parts(text, 50);
    expect(found.join(" ")).toBe(text);
  });

  it("does not split a character of two code units", () => {
    for (const part of parts("🌵".repeat(300), 33)) expect(part).not.toMatch(/\p{Surrogate}/u);
  });

  it("keeps to the budget and gives every word once, whatever the text", () => {
    const block = fc.oneof(
      fc.integer({ min: 1, max: 200 }).map((tokens) => words(tokens)),
      fc.integer({ min: 1, max: 60 }).map((n) => `\`\`\`ts\n${"run(it);\n".repeat(n)}\`\`\``),
      fc.integer({ min: 1, max: 60 }).map((n) => `~~~\n${"走る\n".repeat(n)}~~~`),
      fc.constantFrom("# One", "### Two", "- a\n- b\n  - c", "| a |\n| --- |\n| b |"),
    );
    fc.assert(
      fc.property(
        fc.array(block, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 40, max: 300 }),
        (blocks, maxTokens) => {
          const text = `${blocks.join("\n\n")}\n`;
          const found = parts(text, maxTokens);
          for (const part of found) {
            expect(estimateTokens(part)).toBeLessThanOrEqual(maxTokens);
            expect(fences(part) % 2).toBe(0);
          }
          const content = (value: string) =>
            value
              .replace(/^[ \t]*(?:`{3,}|~{3,}).*$/gmu, "")
              .split(/\s+/u)
              .filter((word) => word !== "");
          expect(found.flatMap(content)).toEqual(content(text));
        },
      ),
      { numRuns: 200 },
    );
  });
});
