/** What the page that holds the widget is about: its release and platforms. */

/** What searches ask for, where the reader says nothing else. */
export interface PageContext {
  /** Such as `54`, `unversioned` or `all`; undefined where the page belongs to no release, or to whichever is newest. */
  sdk: string | undefined;
  platforms: string[];
}

/** Reads what the attributes say, else what the page's address says: `/versions/v54.0.0/…`, `?platform=ios`. */
export function readPageContext(
  attributes: { sdk?: string | undefined; platform?: string | undefined },
  { pathname, search }: Pick<URL, "pathname" | "search">,
): PageContext {
  const inAddress = /\/versions\/(v\d+\.\d+\.\d+|unversioned)(?:\/|$)/u.exec(pathname)?.[1];
  const written = attributes.sdk?.trim() ?? inAddress ?? "latest";
  const sdk = /^v?(\d+)/u.exec(written)?.[1] ?? written;
  const platforms = attributes.platform ?? new URLSearchParams(search).get("platform");
  return {
    sdk: sdk === "" || sdk === "latest" ? undefined : sdk,
    platforms: namesIn(platforms ?? ""),
  };
}

/** The names in a text, such as `ios android`, in small letters. */
export const namesIn = (text: string): string[] => text.toLowerCase().match(/[\w-]+/gu) ?? [];
