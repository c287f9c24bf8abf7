import { describe, expect, it } from "vitest";
import { buttonLabel, languageOf } from "../../src/widget/button-words.ts";
import { directionOf, LANGUAGES, loadWords } from "../../src/widget/language.ts";
import { words as en } from "../../src/widget/words/en.ts";

describe.each(LANGUAGES)("the widget in %s", (language) => {
  it("has every wording, none of them English but names, and forms for every number", async () => {
    const { words, language: loaded } = await loadWords(language);
    expect(loaded).toBe(language);
    expect(Object.keys(words).sort()).toEqual(Object.keys(en).sort());
    const { kinds, ...texts } = words;
    expect(Object.keys(kinds)).toEqual(["guide", "tutorial", "api", "reference", "example"]);
    for (const text of [...Object.values(texts), ...Object.values(kinds)]) {
      const said = typeof text === "function" ? String(text("7" as never)) : text;
      expect(said.trim(), language).toBe(said);
      expect(said).not.toBe("");
    }
    for (const count of [0, 1, 2, 3, 5, 11, 21, 100]) {
      expect(words.count(count), language).toMatch(/\S/u);
    }
    if (language !== "en") expect(words.placeholder).not.toBe(en.placeholder);
    expect(words.nothing("zzz")).toContain("zzz");
    expect(words.noSdk("54")).toContain("54");
    expect(buttonLabel(language)).not.toBe("");
  });
});

describe("languageOf", () => {
  it("knows tags with regions, and takes English for what is not built in", () => {
    expect([languageOf("pt-BR"), languageOf("zh-Hant-TW"), languageOf("DE")]).toEqual([
      "pt",
      "zh",
      "de",
    ]);
    expect([languageOf("nl"), languageOf(""), languageOf("constructor")]).toEqual([
      "en",
      "en",
      "en",
    ]);
    expect([directionOf("ar"), directionOf("ja")]).toEqual(["rtl", "ltr"]);
  });
});
