/** What reads contexts grows no faster than they do. */
import { beforeAll, describe, expect, it } from "vitest";
import type { SearchIndex } from "../../src/indexing/indexing.ts";
import { analyzeContext, isPageReference } from "../../src/recommend/context.ts";
import { growthExponent, WORST_GROWTH } from "../parse/growth.ts";
import { makeRelatedIndex } from "../support/related-content.ts";

let index: SearchIndex;
beforeAll(async () => {
  index = await makeRelatedIndex();
});

describe("analyzeContext", () => {
  it.each([
    ["one long word", "a"],
    ["dashes", "a-"],
    ["scopes", "@a"],
    ["imports that never end", "from '"],
    ["blanks behind an import", "from "],
    ["dots", "a."],
    ["humps", "aA"],
    ["slashes", "/"],
    ["quotes", "'"],
  ])("takes time that grows with the context: %s", async (_, part) => {
    const exponent = await growthExponent(
      (size) => {
        const text = `camera ${part.repeat(size / part.length)}`;
        isPageReference(text);
        analyzeContext(index, index.view(57), text, undefined);
      },
      [20_000, 160_000],
    );
    expect(exponent).toBeLessThan(WORST_GROWTH);
  });
});
