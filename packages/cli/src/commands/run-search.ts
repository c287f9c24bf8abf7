/** `expodex search`: finds passages. */
import { withProjectIndex } from "../open-index.ts";
import { formatResult } from "../output/hits.ts";
import type { Terminal } from "../terminal.ts";
import { type SearchFlags, toJson, toSearchOptions } from "./search-flags.ts";

/** Flags of `search`. */
export interface SearchCommandFlags extends SearchFlags {
  limit: number;
  offset: number;
  perPage: number;
}

/** Searches and prints the hits. */
export async function runSearch(
  query: string,
  flags: SearchCommandFlags,
  terminal: Terminal,
): Promise<void> {
  const options = toSearchOptions(flags);
  await withProjectIndex(flags, terminal, async ({ index }) => {
    const { limit, offset, perPage } = flags;
    const result = await index.search(query, {
      ...options,
      ...(flags.sdk === undefined ? {} : { sdk: flags.sdk }),
      limit,
      offset,
      perPage,
      signal: terminal.signal,
    });
    terminal.write(flags.json === true ? toJson(result) : formatResult(result, terminal));
  });
}
