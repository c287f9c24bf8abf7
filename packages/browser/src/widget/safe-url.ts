/** Where a link of an index may lead. */

/** Resolves an address against the page; undefined for what is no page of the web, such as `javascript:`. */
export function safeUrl(address: string, base: string): string | undefined {
  try {
    const url = new URL(address, base);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Moves an address of the index's site to where the site stands here; `site` is absent where it stands where the index says.
 *
 * @param page a page of the same site, whose address and path tell where the site begins
 */
export function movedUrl(
  url: string,
  page: { url: string; path: string },
  site: string | undefined,
): string {
  const length = page.url.indexOf(page.path);
  if (site === undefined || length < 0 || !url.startsWith(page.url.slice(0, length))) return url;
  return site.replace(/\/+$/u, "") + url.slice(length);
}
