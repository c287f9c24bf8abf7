/**
 * Reads a site's llms.txt: which pages it lists, and which bundles.
 *
 *     - [Camera](https://docs.expo.dev/versions/latest/sdk/camera.md): A component …   a page
 *     - [/llms-sdk-v56.0.0.txt](/llms-sdk-v56.0.0.txt)                                a bundle
 */
import { parseSdk, type Sdk } from "@expodex/core";

/** A page that a site lists. */
export interface ListedPage {
  /** Path on the site, without slashes at its ends and without `.md`: `versions/latest/sdk/camera`. Empty for the start page. */
  path: string;
  /** Where its markdown may stand, most likely first. */
  candidates: URL[];
}

/** A bundle that a site lists: many pages in one file. */
export interface ListedBundle {
  /** `llms-sdk-v56.0.0.txt` */
  path: string;
  url: URL;
  /** The SDK that its name tells. */
  sdk?: Sdk;
}

/** What an llms.txt lists. */
export interface PageList {
  pages: ListedPage[];
  bundles: ListedBundle[];
  /** Lines that list more than `maxPages`. */
  dropped: number;
}

/** The address that the site's own lists are written with, wherever they are served from. */
const CANONICAL_ORIGIN = "https://docs.expo.dev";

/** Whether a text is a bundle of pages rather than a list: it holds front matter with a title. */
export function isBundle(text: string): boolean {
  return /^---[ \t]*\r?\n(?:[\w-]+:[^\n]*\r?\n){0,40}?title:[^\n]*\r?\n/mu.test(text);
}

/** Reads the list items of an llms.txt. Links to other sites, and to files that are no pages, are left out. */
export function readPageList(text: string, base: URL, maxPages: number): PageList {
  const pages = new Map<string, ListedPage>();
  const bundles = new Map<string, ListedBundle>();
  let dropped = 0;
  for (const line of text.split("\n")) {
    const target = /^\s{0,20}[-*+] {1,4}\[[^\n]{0,500}?\]\(\s*<?([^\s<>)]{1,2000})/u.exec(
      line,
    )?.[1];
    const url = target === undefined ? undefined : onSite(target, base);
    if (url === undefined) continue;
    const path = pathOnSite(url, base);
    if (/(?:^|\/)llms[\w.-]*\.txt$/u.test(path)) {
      if (/(?:^|\/)llms\.txt$/u.test(path)) continue;
      const sdk = parseSdk(/-(v\d{1,3}\.\d+\.\d+)\.txt$/u.exec(path)?.[1] ?? "");
      bundles.set(path, { path, url, ...(sdk === undefined ? {} : { sdk }) });
      continue;
    }
    const page = pageOf(url, path, base);
    if (page === undefined || pages.has(page.path)) continue;
    if (pages.size >= maxPages) dropped += 1;
    else pages.set(page.path, page);
  }
  return { pages: [...pages.values()], bundles: [...bundles.values()], dropped };
}

/** An address of the site, wherever the site is served from; undefined for any other. */
function onSite(target: string, base: URL): URL | undefined {
  if (!URL.canParse(target, base.href)) return undefined;
  const url = new URL(target, base);
  if (url.origin === CANONICAL_ORIGIN && base.origin !== CANONICAL_ORIGIN)
    return new URL(base.pathname.replace(/\/$/u, "") + url.pathname, base);
  if (url.origin !== base.origin || !url.pathname.startsWith(base.pathname)) return undefined;
  url.hash = "";
  url.search = "";
  return url;
}

function pathOnSite(url: URL, base: URL): string {
  return url.pathname.slice(base.pathname.length).replace(/^\/+|\/+$/gu, "");
}

function pageOf(url: URL, path: string, base: URL): ListedPage | undefined {
  const file = path.slice(path.lastIndexOf("/") + 1);
  const markdown = /\.mdx?$/u.test(file);
  // `camera.md` and `camera/` are pages; `_redirects.json`, `og.png` are not.
  if (!markdown && /\.[a-z]{2,4}$/u.test(file)) return undefined;
  const page = path.replace(/\.mdx?$/u, "").replace(/(?:^|\/)index$/u, "");
  const folder = page === "" ? "" : `${page}/`;
  const usual = [new URL(`${folder}index.md`, base)];
  if (page !== "") usual.push(new URL(`${page}.md`, base));
  const candidates = markdown ? [url, ...usual.filter((it) => it.href !== url.href)] : usual;
  return { path: page, candidates };
}
