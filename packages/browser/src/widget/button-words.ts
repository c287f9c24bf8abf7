/** What the button says: all that is needed of a language before somebody means to search. */
import type { Language } from "./language.ts";

const LABELS: Readonly<Record<Language, string>> = {
  en: "Search",
  de: "Suchen",
  fr: "Rechercher",
  es: "Buscar",
  pt: "Pesquisar",
  ja: "検索",
  zh: "搜索",
  ko: "검색",
  ru: "Поиск",
  ar: "بحث",
};

/** The built-in language for a tag such as `pt-BR`; English where there is none. */
export function languageOf(tag: string): Language {
  const [language = ""] = tag.toLowerCase().split("-");
  return Object.hasOwn(LABELS, language) ? (language as Language) : "en";
}

/** The button's label. */
export const buttonLabel = (language: Language) => LABELS[language];

/** The language that an element is in; the reader's where the page says none. */
export const languageTag = (element: Element): string =>
  element.closest("[lang]")?.getAttribute("lang") ?? navigator.language;
