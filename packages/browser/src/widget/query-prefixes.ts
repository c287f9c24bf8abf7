/** Reads what a reader narrows a search by out of the query itself: `sdk:54 platform:ios camera`. */

/** A query without its prefixes, and what they say. */
export interface PrefixedQuery {
  /** The words that are searched for. */
  text: string;
  /** A release as it was written, or `"all"`. The last of several counts. */
  sdk: string | undefined;
  platforms: string[];
}

const PREFIX = /(?:^|\s)(sdk|platform):([\w.,-]{1,60})(?=\s|$)/giu;

/** Parts a query into words and prefixes. A prefix without a value is still being typed, and is left out. */
export function readPrefixes(query: string): PrefixedQuery {
  const platforms = new Set<string>();
  let sdk: string | undefined;
  const text = query
    .replace(PREFIX, (_, name: string, value: string) => {
      const written = value.toLowerCase();
      if (name.toLowerCase() === "sdk") sdk = written;
      else for (const one of written.split(",")) if (one !== "") platforms.add(one);
      return " ";
    })
    .replace(/(?:^|\s)(?:sdk|platform):$/iu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  return { text, sdk, platforms: [...platforms] };
}
