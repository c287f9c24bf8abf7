/** Which language the widget speaks, and its words. */
import { words as en } from "./words/en.ts";
import type { Words } from "./words/words.ts";

/** Languages that are built in. */
export const LANGUAGES = ["en", "de", "fr", "es", "pt", "ja", "zh", "ko", "ru", "ar"] as const;

/** A language that is built in. */
export type Language = (typeof LANGUAGES)[number];

/** Of each language but English, what loads its words. Bundlers see files of their own in these imports. */
const LOADERS: Readonly<Record<Exclude<Language, "en">, () => Promise<{ words: Words }>>> = {
  de: () => import("./words/de.ts"),
  fr: () => import("./words/fr.ts"),
  es: () => import("./words/es.ts"),
  pt: () => import("./words/pt.ts"),
  ja: () => import("./words/ja.ts"),
  zh: () => import("./words/zh.ts"),
  ko: () => import("./words/ko.ts"),
  ru: () => import("./words/ru.ts"),
  ar: () => import("./words/ar.ts"),
};

/** A language with its words. */
export interface Spoken {
  words: Words;
  language: Language;
}

/** Loads the words of a language; English where they cannot be loaded, so that searching goes on. */
export async function loadWords(language: Language): Promise<Spoken> {
  const load = language === "en" ? undefined : LOADERS[language];
  try {
    if (load !== undefined) return { ...(await load()), language };
  } catch {
    // English is there.
  }
  return { words: en, language: "en" };
}

/** Which way a language is written. */
export const directionOf = (language: Language) => (language === "ar" ? "rtl" : "ltr");
