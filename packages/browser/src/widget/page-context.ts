/** What the page that holds the widget is about: its release and platforms. */

/** What searches ask for, where the reader says nothing else. */
export interface PageContext {
  /** As written; undefined where the page belongs to no release. */
  sdk: string | undefined;
  platforms: string[];
}

/** Reads what the attributes say, else what the page's address says: `/versions/v54.0.0/…`, `?platform=ios`. */
export function readPageContext(
  attributes: { sdk?: string | undefined; platform?: string | undefined },
  { pathname, search }: Pick<URL, "pathname" | "search">,
): PageContext {
  const found = /\/versions\/(?:v(\d{1,3})\.\d+\.\d+|(unversioned))(?:\/|$)/u.exec(pathname);
  const sdk = attributes.sdk?.trim() ?? found?.[1] ?? found?.[2];
  const platforms = attributes.platform ?? new URLSearchParams(search).get("platform");
  return { sdk: sdk === "" ? undefined : sdk, platforms: namesIn(platforms ?? "") };
}

/** The names in a text, such as `ios android`, in small letters. */
export const namesIn = (text: string): string[] => text.toLowerCase().match(/[\w-]+/gu) ?? [];
