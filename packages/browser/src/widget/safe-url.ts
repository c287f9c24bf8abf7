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

/** Moves an address of the index's site to where the site stands here; `site` is absent where it stands where the index says. */
export function movedUrl(url: string, path: string, site: string | undefined): string {
  if (site === undefined) return url;
  const at = url.indexOf(path);
  return at < 0 ? url : `${site.replace(/\/+$/u, "")}${url.slice(at)}`;
}
