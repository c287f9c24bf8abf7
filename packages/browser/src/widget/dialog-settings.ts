/** How the dialog behaves, as the element's attributes and properties say. */
import { languageOf, languageTag } from "./button-words.ts";
import type { Language } from "./language.ts";
import { type PageContext, readPageContext } from "./page-context.ts";
import type { ExpoDocsSearchElement } from "./search-element.ts";
import type { Words } from "./words/words.ts";

/** Read anew whenever the dialog opens. */
export interface DialogSettings {
  context: PageContext;
  language: Language;
  /** Wording that takes the place of the built-in. */
  words: Partial<Words>;
  /** Where the site stands, where that is not where the index says. */
  site?: string;
  limit?: number;
  mode?: "keyword" | "hybrid";
  /** Platforms to choose from. */
  platforms: string[];
  hasRecent: boolean;
  hasPreview: boolean;
}

const PLATFORMS = ["android", "ios", "web"];
const MAX_HITS = 50;

/** Reads the settings. What cannot be read is as if it were not there. */
export function readDialogSettings(element: ExpoDocsSearchElement): DialogSettings {
  const read = (name: string) => element.getAttribute(name);
  const limit = Number(read("limit") ?? Number.NaN);
  const site = read("site");
  const mode = read("mode");
  const placeholder = read("placeholder");
  return {
    context: readPageContext({ sdk: read("sdk"), platform: read("platform") }, location.href),
    language: languageOf(languageTag(element)),
    words: { ...element.words, ...(placeholder === null ? {} : { placeholder }) },
    ...(site === null ? {} : { site }),
    ...(limit >= 1 && limit <= MAX_HITS ? { limit: Math.floor(limit) } : {}),
    ...(mode === "keyword" || mode === "hybrid" ? { mode } : {}),
    platforms: read("platforms")?.match(/[\w-]+/gu) ?? PLATFORMS,
    hasRecent: read("recent") !== "off",
    hasPreview: read("preview") !== "off",
  };
}
