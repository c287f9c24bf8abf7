/** What reads foreign text here grows no faster than the text. */
import { describe, expect, it } from "vitest";
import { canonicalType } from "../../src/read/canonical-type.ts";
import { readName } from "../../src/read/match-symbol.ts";
import { readReference } from "../../src/read/reference.ts";
import { splitBlocks, takeText } from "../../src/text/markdown-blocks.ts";
import { growthExponent, WORST_GROWTH } from "../parse/growth.ts";

const SIZES = [20_000, 160_000] as const;

describe("reading", () => {
  it.each([
    ["fences that never close", "```\na\n"],
    ["runs of backticks", "`````"],
    ["quote marks", "> "],
    ["headings", "# a\n"],
    ["list items", "- a\n"],
    ["blank lines", "\n \n"],
    ["one long line", "word "],
  ])("takes text apart in time that grows with it: %s", async (_, part) => {
    const exponent = await growthExponent((size) => {
      const text = part.repeat(size / part.length);
      const blocks = splitBlocks(text);
      for (let from = 0, round = 0; from < text.length && round < 20; round++)
        from = takeText(text, blocks, from, 500).end;
    }, SIZES);
    expect(exponent).toBeLessThan(WORST_GROWTH);
  });

  it.each([
    ["opening brackets", "("],
    ["links", "[a](/b"],
    ["functions", "a:(b)=>"],
    ["unions", "a|"],
    ["quotes", "'"],
    ["spaces", " "],
  ])("compares types in time that grows with them: %s", async (_, part) => {
    const exponent = await growthExponent((size) => {
      canonicalType(part.repeat(size / part.length));
    }, SIZES);
    expect(exponent).toBeLessThan(WORST_GROWTH);
  });

  it.each(["/", "../", "<", "%", "#", "(", "`", ".", " "])(
    "reads names and references in time that grows with them: %j",
    async (part) => {
      const exponent = await growthExponent((size) => {
        const text = part.repeat(size / part.length);
        readReference(text);
        readName(text, ["expo-camera"]);
      }, SIZES);
      expect(exponent).toBeLessThan(WORST_GROWTH);
    },
  );
});
