/** `expodex search`: finds chunks of pages. */
import { type DocsIndex, isExpodexError } from "@expodex/core/read";
import { withProjectIndex } from "../open-index.ts";
import { formatResult } from "../output/hits.ts";
import { plain } from "../output/style.ts";
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
    await sayUnknownPackages(index, options.packages ?? [], terminal);
    terminal.write(flags.json === true ? toJson(result) : formatResult(result, terminal));
  });
}

/** A package that no page belongs to finds nothing, and looks like a search that found nothing. */
async function sayUnknownPackages(
  index: DocsIndex,
  packages: readonly string[],
  terminal: Terminal,
): Promise<void> {
  if (packages.length === 0) return;
  const known = new Set(index.info.packages.map((name) => name.toLowerCase()));
  for (const packageName of packages.filter((name) => !known.has(name.toLowerCase()))) {
    // Asked for a symbol of it, the index names the packages that are spelt alike.
    const error = await index.symbol(packageName, { packageName }).catch((cause: unknown) => cause);
    const nearest = isExpodexError(error, "PACKAGE_NOT_FOUND") ? error.data.nearest : [];
    const next = nearest.length === 0 ? "expodex info lists them" : `try ${nearest.join(", ")}`;
    terminal.say(
      terminal.errorStyle.yellow(
        `expodex: --package ${JSON.stringify(plain(packageName))}: no page of this index belongs to it; ${next}`,
      ),
    );
  }
}
