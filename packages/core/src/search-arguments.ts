/** Checks what a search is asked, before it is looked up among results that are kept. */
import { knownOptions, SEARCH_OPTIONS, textArgument } from "./known-options.ts";
import type { SearchOptions } from "./search/result.ts";

/** Fails for a query that is no text and for options that a search does not have. @throws ExpodexError INVALID_OPTION */
export function checkSearch(query: string, options: SearchOptions | undefined): void {
  textArgument("query", query);
  knownOptions<SearchOptions>("search", options, SEARCH_OPTIONS);
}
