import { describe, expect, it } from "vitest";
import { buildTranslations } from "../../src/indexing/translations.ts";

describe("buildTranslations", () => {
  it("has no words where the lexicon has none", () => {
    expect(buildTranslations(new Map(), () => 0).words.size).toBe(0);
  });
});
