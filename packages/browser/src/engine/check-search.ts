/** Checks how a search is asked for, once, where it is: the engine, which mostly runs in a worker, takes what comes as it is. */
import { invalidOption, wholeNumber } from "@expodex/core/parts";
import type { DocsSearchOptions } from "../client/result.ts";

const MAX_LIMIT = 50;

/** Checks the options that say how to search. @throws ExpodexError INVALID_OPTION */
export function checkSearch({ limit = 1, excerpts = 0, mode = "hybrid" }: DocsSearchOptions): void {
  wholeNumber("limit", limit, 1, MAX_LIMIT);
  wholeNumber("excerpts", excerpts, 0, MAX_LIMIT);
  if (mode !== "hybrid" && mode !== "keyword") {
    throw invalidOption("mode", '"hybrid" or "keyword"', mode);
  }
}
