/** Makes addresses absolute, and tells links to the same site from others. */
import type { DocumentLink } from "./document.ts";
import { normalPath } from "./site-path.ts";

/** Where a page stands, for its relative links. */
export interface LinkBase {
  /** The site's address, ending in a slash. */
  baseUrl: string;
  /** The page's address. */
  url: string;
  /** The page's file in its source, for links to files beside it; absent where links follow the page's address. */
  file?: string;
  /** Turns the path of a file into the path of its page. */
  pageOf?(file: string): string;
}

/** An address as written, made absolute. */
export interface ResolvedLink {
  href: string;
  /** Set for pages of the same site. */
  target?: { path: string; anchor?: string };
}

/** Schemes that documentation may link to; others (`javascript:`) are shown as text alone. */
const SCHEMES = /^(?:https?|mailto|tel|ftp|exp|expo|app-settings|market|itms-apps):/iu;

/** Resolves an address as a browser on the page would; `undefined` for one that cannot be followed. */
export function resolveLink(address: string, base: LinkBase): ResolvedLink | undefined {
  const written = address.trim().replace(/^<(.*)>$/u, "$1");
  if (written === "") return undefined;
  if (/^[a-z][a-z\d+.-]*:/iu.test(written) && !SCHEMES.test(written)) return undefined;
  try {
    const url = new URL(relativeToFile(written, base) ?? written, base.url);
    const site = new URL(base.baseUrl);
    if (url.host !== site.host || !url.pathname.startsWith(site.pathname))
      return { href: SCHEMES.test(written) ? written : url.href };
    const isFile = /\.(?!mdx?$)[a-z\d]{1,5}$/iu.test(url.pathname);
    if (isFile) return { href: url.href };
    const path = normalPath(url.pathname);
    const anchor = decode(url.hash.slice(1));
    return {
      href: `${url.origin}${path}${url.search}${url.hash}`,
      target: { path: decode(path), ...(anchor === "" ? {} : { anchor }) },
    };
  } catch {
    return undefined;
  }
}

/** A link to a file beside the page, as repositories write them: `./usage.md#setup`, `../README.md`. */
function relativeToFile(written: string, base: LinkBase): string | undefined {
  if (base.file === undefined || base.pageOf === undefined) return undefined;
  if (/^(?:[a-z][a-z\d+.-]*:|\/|#|\?)/iu.test(written)) return undefined;
  const [, path = "", rest = ""] = /^([^?#]*)(.*)$/u.exec(written) ?? [];
  const segments = base.file.split("/").slice(0, -1);
  for (const segment of path.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "." && segment !== "") segments.push(segment);
  }
  const target = segments.join("/");
  const isFile = /\.(?!mdx?$)[a-z\d]{1,5}$/iu.test(target);
  const page = isFile ? `/${target}` : base.pageOf(target);
  return new URL(base.baseUrl).pathname.replace(/\/$/u, "") + page + rest;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** How many links a document keeps; a page of the real documentation has at most about 600. */
export const MAX_LINKS = 5_000;

/** Adds a link to a document's list, unless the list is full. */
export function recordLink(links: DocumentLink[], resolved: ResolvedLink, text: string): void {
  if (resolved.target === undefined || links.length >= MAX_LINKS) return;
  links.push({ ...resolved.target, text: text.replace(/\s+/gu, " ").trim().slice(0, 200) });
}

/** Makes an address absolute and records it; one that cannot be followed is given back as written. */
export function followLink(
  address: string,
  text: string,
  base: LinkBase,
  links: DocumentLink[],
): string {
  const resolved = resolveLink(address, base);
  if (resolved === undefined) return address;
  recordLink(links, resolved, text);
  return resolved.href;
}
