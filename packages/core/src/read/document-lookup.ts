/**
 * Finds documents by path, address and package, and gives their texts.
 *
 * Every map is built when first asked for: a process that searches once must not pay for reading.
 */
import { type IndexContent, type IndexedDocument, withSdk } from "../chunk/content.ts";
import { lazy } from "../lazy.ts";
import type { Sdk } from "../sdk.ts";

/** Documents of one index, by every name that they go by. */
export interface DocumentLookup {
  readonly content: IndexContent;
  /** Number of the document under a path with slashes at both ends, ignoring case. */
  byPath(path: string): number | undefined;
  /** Number of the document at an address, ignoring case, the fragment and a closing slash. */
  byUrl(url: string): number | undefined;
  /** Addresses that documents' paths are joined to, without a closing slash. */
  readonly baseUrls: ReadonlySet<string>;
  /** Numbers of the documents about a package, ignoring case, those of the SDK first where one is given. */
  byPackage(name: string, sdk?: Sdk): readonly number[];
  /** Names of all packages that documents or symbols belong to, sorted. */
  readonly packages: readonly string[];
  /** Where the site sends a path, which has slashes at both ends; one step, `undefined` where nowhere. */
  redirect(path: string): string | undefined;
  /** The document's whole text. */
  textOf(document: number): string;
  /** The characters `[start, end)` of it. Reads only the chunks that hold some of them, each of which may lie in a block of its own. */
  textBetween(document: number, start: number, end: number): string;
}

/** Opens a lookup over content, which must not change afterwards. */
export function createDocumentLookup(content: IndexContent): DocumentLookup {
  const { documents } = content;
  const paths = lazy(() => firstByKey(documents, (document) => document.path.toLowerCase()));
  const urls = lazy(() => firstByKey(documents, (document) => bareUrl(document.url)));
  const bases = lazy(() => new Set(documents.flatMap(baseUrlOf)));
  const packageDocuments = lazy(() => {
    const found = new Map<string, number[]>();
    for (const [index, { packageName }] of documents.entries()) {
      if (packageName === undefined) continue;
      const key = packageName.toLowerCase();
      const list = found.get(key);
      if (list === undefined) found.set(key, [index]);
      else list.push(index);
    }
    return found;
  });
  const packages = lazy(() => {
    const names = new Set<string>();
    for (const { packageName } of documents) if (packageName !== undefined) names.add(packageName);
    for (const { packageName } of content.symbols)
      if (packageName !== undefined) names.add(packageName);
    return [...names].sort();
  });
  const redirects = lazy(() => readRedirects(content.redirects));

  return {
    content,
    byPath: (path) => paths().get(path.toLowerCase()),
    byUrl: (url) => urls().get(bareUrl(url)),
    get baseUrls() {
      return bases();
    },
    byPackage(name, sdk) {
      const found = packageDocuments().get(name.toLowerCase()) ?? [];
      if (sdk === undefined) return found;
      const isOfSdk = (index: number) => documents[index]!.sdk === sdk;
      return [...found.filter(isOfSdk), ...found.filter((index) => !isOfSdk(index))];
    },
    get packages() {
      return packages();
    },
    redirect: (path) => redirects()(path),
    textOf(index) {
      const document = documents[index]!;
      const parts: string[] = [];
      for (let at = document.firstPlacement; at < document.endPlacement; at++) {
        const chunk = content.chunks[content.placements[at]!.chunk]!;
        parts.push(withSdk(chunk.text, document.sdk));
      }
      return parts.join("");
    },
    textBetween(index, start, end) {
      const document = documents[index]!;
      const parts: string[] = [];
      let at = 0;
      for (let place = document.firstPlacement; place < document.endPlacement; place++) {
        if (at >= end) break;
        const placement = content.placements[place]!;
        const from = at;
        at += placement.end - placement.start;
        if (at <= start) continue;
        const text = withSdk(content.chunks[placement.chunk]!.text, document.sdk);
        parts.push(text.slice(Math.max(0, start - from), end - from));
      }
      return parts.join("");
    },
  };
}

function firstByKey(
  documents: readonly IndexedDocument[],
  keyOf: (document: IndexedDocument) => string,
): Map<string, number> {
  const found = new Map<string, number>();
  for (const [index, document] of documents.entries()) {
    const key = keyOf(document);
    if (!found.has(key)) found.set(key, index);
  }
  return found;
}

function bareUrl(url: string): string {
  return url
    .replace(/[?#].*$/su, "")
    .replace(/\/+$/u, "")
    .replace(/^https?:\/\/(?:www\.)?/iu, "")
    .toLowerCase();
}

/** `https://docs.expo.dev/router/` under `/router/` → `docs.expo.dev`. */
function baseUrlOf({ url, path }: IndexedDocument): string[] {
  const bare = bareUrl(url);
  const tail = path.replace(/\/+$/u, "").toLowerCase();
  return bare !== "" && /^https?:/iu.test(url) && bare.endsWith(tail)
    ? [bare.slice(0, bare.length - tail.length)]
    : [];
}

/** Exact rules first, then those that end in `*`, whose rest stands in the target as `:splat`. */
function readRedirects(
  pairs: readonly (readonly [from: string, to: string])[],
): (path: string) => string | undefined {
  const exact = new Map<string, string>();
  const splats: { prefix: string; to: string }[] = [];
  for (const [from, to] of pairs) {
    const prefix = /^(.*\/)\*\/?$/u.exec(from)?.[1]?.toLowerCase();
    if (prefix !== undefined) splats.push({ prefix, to });
    else if (!exact.has(from.toLowerCase())) exact.set(from.toLowerCase(), to);
  }
  return (path) => {
    const key = path.toLowerCase();
    const target = exact.get(key);
    if (target !== undefined) return target;
    const splat = splats.find(({ prefix }) => key.startsWith(prefix));
    if (splat === undefined) return undefined;
    return splat.to.replaceAll(":splat", path.slice(splat.prefix.length).replace(/\/$/u, ""));
  };
}
