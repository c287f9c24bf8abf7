/** How the dialog behaves, as the element's attributes and properties say. */
import { namesIn, type PageContext, readPageContext } from "./page-context.ts";
import type { ExpoDocsSearchElement } from "./search-element.ts";
import type { Words } from "./words/words.ts";

/** Read anew whenever the dialog opens. */
export interface DialogSettings {
  context: PageContext;
  /** Wording that takes the place of the built-in. */
  words: Partial<Words>;
  /** Where the site stands, where that is not where the index says. */
  site: string | undefined;
  limit: number | undefined;
  mode: "keyword" | "hybrid" | undefined;
  /** Platforms to choose from. */
  platforms: string[];
  hasRecent: boolean;
  hasPreview: boolean;
}

/** Hits that a search gives at the most. */
export const MAX_HITS = 50;

/** Reads the settings. What cannot be read is as if it were not there. */
export function readDialogSettings(element: ExpoDocsSearchElement): DialogSettings {
  const read = (name: string) => element.getAttribute(name) ?? undefined;
  const limit = Math.floor(Number(read("limit")));
  const mode = read("mode");
  const placeholder = read("placeholder");
  return {
    context: readPageContext({ sdk: read("sdk"), platform: read("platform") }, location),
    words: { ...element.words, ...(placeholder === undefined ? {} : { placeholder }) },
    site: read("site"),
    limit: limit >= 1 && limit <= MAX_HITS ? limit : undefined,
    mode: mode === "keyword" || mode === "hybrid" ? mode : undefined,
    platforms: namesIn(read("platforms") ?? "android ios web"),
    hasRecent: read("recent") !== "off",
    hasPreview: read("preview") !== "off",
  };
}
