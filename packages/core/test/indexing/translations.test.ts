import { describe, expect, it } from "vitest";
import { buildTranslations, noTranslations } from "../../src/indexing/translations.ts";

describe("noTranslations", () => {
  it("is what an empty lexicon gives", () => {
    expect(noTranslations().bytes).toEqual(buildTranslations(new Map(), () => 0).bytes);
    expect(noTranslations().words.size).toBe(0);
  });
});
