/** Looks for pages near a query that found none: in other releases, without filters, by fewer words. */
import type { DocsSearch, DocsSearchHit, DocsSearchOptions } from "../client/result.ts";

/** Pages that are shown as near. */
const MAX_PAGES = 3;
/** Each is a search of its own. */
const MAX_WORDS = 3;

/** The nearest pages, and what they were found for where that was not the query. */
export interface Nearest {
  hits: DocsSearchHit[];
  corrected?: string | undefined;
}

/**
 * Searches again, wider each time, until something is found.
 *
 * @throws ExpodexError as `docs.search` does
 */
export async function findNearest(
  docs: Pick<DocsSearch, "search">,
  text: string,
  options: DocsSearchOptions,
): Promise<Nearest> {
  const { mode, signal } = options;
  const wide = { mode, signal, sdk: "all", platforms: [], limit: MAX_PAGES, prefix: true };
  const words = text.split(/\s+/u).filter((word) => word.length > 2);
  // The longest words say most.
  const fewer = words.length < 2 ? [] : words.sort((a, b) => b.length - a.length);
  for (const query of [text, ...fewer.slice(0, MAX_WORDS)]) {
    const { hits, corrections } = await docs.search(query, wide);
    if (hits.length === 0) continue;
    let corrected = query;
    for (const { from, to } of corrections) corrected = corrected.replace(from, to);
    return { hits, corrected: corrected === text ? undefined : corrected };
  }
  return { hits: [] };
}
