/** What the page that holds the widget is about: its release and platforms. */

/** What searches ask for, where the reader says nothing else. */
export interface PageContext {
  /** As written; absent where the page belongs to no release. */
  sdk?: string;
  platforms: string[];
}

/** Reads what the attributes say, else what the page's address says: `/versions/v54.0.0/…`, `?platform=ios`. */
export function readPageContext(
  attributes: { sdk: string | null; platform: string | null },
  address: string,
): PageContext {
  let found: RegExpExecArray | null = null;
  let asked: string | null = null;
  try {
    const { pathname, searchParams } = new URL(address);
    found = /\/versions\/(?:v(\d{1,3})\.\d+\.\d+|(unversioned))(?:\/|$)/u.exec(pathname);
    asked = searchParams.get("platform");
  } catch {
    // A page without an address, such as one written into a frame, is about no release.
  }
  const sdk = attributes.sdk?.trim() ?? found?.[1] ?? found?.[2];
  const written = attributes.platform ?? asked ?? "";
  const platforms = written.toLowerCase().match(/[\w-]+/gu) ?? [];
  return { ...(sdk === undefined || sdk === "" ? {} : { sdk }), platforms };
}
