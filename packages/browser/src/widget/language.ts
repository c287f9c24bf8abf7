/** Which language the widget speaks, and its words. */
import { en } from "./words/en.ts";
import type { Words } from "./words/words.ts";

/** Languages that are built in. */
export const LANGUAGES = ["en", "de", "fr", "es", "pt", "ja", "zh", "ko", "ru", "ar"] as const;

/** A language that is built in. */
export type Language = (typeof LANGUAGES)[number];

/** Of each language but English, what loads its words. Bundlers see files of their own in these imports. */
const LOADERS: Readonly<Record<Exclude<Language, "en">, () => Promise<Words>>> = {
  de: async () => (await import("./words/de.ts")).de,
  fr: async () => (await import("./words/fr.ts")).fr,
  es: async () => (await import("./words/es.ts")).es,
  pt: async () => (await import("./words/pt.ts")).pt,
  ja: async () => (await import("./words/ja.ts")).ja,
  zh: async () => (await import("./words/zh.ts")).zh,
  ko: async () => (await import("./words/ko.ts")).ko,
  ru: async () => (await import("./words/ru.ts")).ru,
  ar: async () => (await import("./words/ar.ts")).ar,
};

/** Loads the words of a language; English where they cannot be loaded, so that searching goes on. */
export async function loadWords(language: Language): Promise<{ words: Words; language: Language }> {
  if (language === "en") return { words: en, language };
  try {
    return { words: await LOADERS[language](), language };
  } catch {
    return { words: en, language: "en" };
  }
}
