/**
 * Finds the page that a reference means: by path, address, old address, version alias, short name or package.
 *
 * The order of attempts: the path as written; the path in the wanted SDK; the site's redirects; the path without
 * its version; the path below the wanted SDK; the name of a package. An SDK that the reference names and the index
 * lacks is an error unless a fallback was allowed, or the page turns out to belong to no SDK.
 */
import { ExpodexError } from "../errors.ts";
import { compareSdk, latestSdk, parseSdk, type Sdk, sdkLabel, sdkSegment } from "../sdk.ts";
import { editDistance, nameWords, sharedWords } from "../text/nearest-names.ts";
import { nearestSdk, type SdkFallback, wantedSdk } from "../wanted-sdk.ts";
import type { DocumentLookup } from "./document-lookup.ts";
import { MAX_REFERENCE_LENGTH, normalizePath, readReference, splitVersion } from "./reference.ts";

/** The page that a reference means. */
export interface FoundDocument {
  document: number;
  /** The anchor in the reference. */
  anchor?: string;
  /** The anchor that a redirect leads to; it may be out of date. */
  redirectAnchor?: string;
  /** The path as asked, where it is not the document's. */
  redirectedFrom?: string;
  /** The SDK as asked, where another was allowed. */
  substitutedFor?: Sdk;
}

/** What is wanted where the reference names no SDK, and where the index lacks it. */
export interface FindOptions {
  sdk?: Sdk | string;
  fallback?: SdkFallback;
}

/** A site's redirects that lead further than this are taken for a loop. */
const MAX_REDIRECTS = 10;
const MAX_NEAREST = 5;

/**
 * Finds the page.
 *
 * @throws ExpodexError DOCUMENT_NOT_FOUND, SDK_NOT_INDEXED
 */
export function findDocument(
  lookup: DocumentLookup,
  text: string,
  options: FindOptions,
  defaultSdk: Sdk | undefined,
): FoundDocument {
  if (text.length > MAX_REFERENCE_LENGTH || text.trim() === "") throw notFound(text, "/", [], []);
  const { documents, sdks } = lookup.content;
  const reference = readReference(text);
  const asked = pathOfAddress(lookup, reference);
  if (asked === undefined) throw notFound(text, "", [], []);

  const { version, rest } = splitVersion(asked);
  const named = version === undefined || version === "latest" ? undefined : parseSdk(version);
  const choice = chooseSdk(named, version === "latest", options, sdks, defaultSdk);
  const found = (document: number, target?: Target): FoundDocument => {
    const result: FoundDocument = { document };
    const { path, sdk } = documents[document]!;
    if (reference.anchor !== undefined) result.anchor = reference.anchor;
    if (target?.anchor !== undefined) result.redirectAnchor = target.anchor;
    if (path.toLowerCase() !== asked.toLowerCase()) result.redirectedFrom = asked;
    if (sdk !== undefined && choice.missing !== undefined) {
      if (choice.refused) throw notIndexed(choice.missing, path, sdks, lookup);
      result.substitutedFor = choice.missing;
    }
    return result;
  };

  const exact = lookup.byPath(asked);
  if (exact !== undefined) return found(exact);

  const attempt = firstFound(lookup, { asked, version, rest }, choice.sdk);
  if (attempt !== undefined) return found(attempt.document, attempt.target);

  const bare = text.trim().replace(/^\/+|\/+$/gu, "");
  const ofPackage = bestOfPackage(lookup, bare, choice.sdk);
  if (ofPackage !== undefined) return found(ofPackage);
  if (choice.missing !== undefined && choice.refused)
    throw notIndexed(choice.missing, undefined, sdks, lookup);
  throw notFound(
    text,
    asked,
    nearestPaths(lookup, rest, choice.sdk),
    sdksWith(lookup, rest, choice.sdk),
  );
}

/** The path of an address, where the address is on a site that the index holds; other sites' pages are never guessed at. */
function pathOfAddress(
  lookup: DocumentLookup,
  reference: ReturnType<typeof readReference>,
): string | undefined {
  const { address, path, expoHost } = reference;
  if (address === undefined) return path;
  const byUrl = lookup.byUrl(address);
  if (byUrl !== undefined) return lookup.content.documents[byUrl]!.path;
  for (const base of lookup.baseUrls) {
    if (address.toLowerCase().startsWith(`${base}/`)) return address.slice(base.length);
  }
  return expoHost ? path : undefined;
}

interface SdkChoice {
  sdk?: Sdk;
  /** Asked for, and not in the index. */
  missing?: Sdk;
  /** Whether no fallback was allowed for what is missing. */
  refused: boolean;
}

function chooseSdk(
  named: Sdk | undefined,
  isLatest: boolean,
  options: FindOptions,
  available: readonly Sdk[],
  defaultSdk: Sdk | undefined,
): SdkChoice {
  const latest = latestSdk(available);
  const settle = (missing: Sdk): SdkChoice => {
    const sdk = options.fallback === "nearest" ? nearestSdk(missing, available) : latest;
    const refused = (options.fallback ?? "error") === "error";
    return sdk === undefined ? { missing, refused } : { sdk, missing, refused };
  };
  if (named !== undefined)
    return available.includes(named) ? { sdk: named, refused: false } : settle(named);
  const asked = typeof options.sdk === "string" ? parseSdk(options.sdk) : options.sdk;
  if (asked !== undefined && !available.includes(asked)) return settle(asked);
  // An alias in a link says "whichever is current"; an SDK that is asked for says which that is.
  const preset = isLatest ? latest : defaultSdk;
  return { ...wantedSdk(options.sdk, available, "error", preset), refused: false };
}

interface Target {
  path: string;
  anchor?: string;
}

function firstFound(
  lookup: DocumentLookup,
  { asked, version, rest }: { asked: string; version: string | undefined; rest: string },
  sdk: Sdk | undefined,
): { document: number; target?: Target } | undefined {
  const inSdk = (path: string) =>
    sdk === undefined ? undefined : lookup.byPath(`/versions/${sdkSegment(sdk)}${path}`);
  const follow = (from: string) => followRedirects(lookup, from, sdk);

  if (version !== undefined) {
    const direct = inSdk(rest);
    if (direct !== undefined) return { document: direct };
    const moved = follow(`/versions/latest${rest}`) ?? follow(asked);
    if (moved !== undefined) return moved;
    const unversioned = lookup.byPath(rest);
    if (unversioned !== undefined) return { document: unversioned };
    return follow(rest);
  }
  const moved = follow(asked);
  if (moved !== undefined) return moved;
  const below = inSdk(rest) ?? inSdk(`/sdk${rest}`) ?? inSdk(`/config${rest}`);
  if (below !== undefined) return { document: below };
  return follow(`/versions/latest${rest}`) ?? follow(`/versions/latest/sdk${rest}`);
}

function followRedirects(
  lookup: DocumentLookup,
  from: string,
  sdk: Sdk | undefined,
): { document: number; target: Target } | undefined {
  let path = from;
  let anchor: string | undefined;
  for (let step = 0; step < MAX_REDIRECTS; step++) {
    const to = lookup.redirect(path);
    if (to === undefined) return undefined;
    const [bare = "", fragment] = to.split("#", 2);
    if (/^https?:/iu.test(bare)) return undefined;
    anchor = fragment ?? anchor;
    path = normalizePath(bare.replace(/\?.*$/su, ""), false);
    const { version, rest } = splitVersion(path);
    const inSdk =
      version === "latest" && sdk !== undefined ? `/versions/${sdkSegment(sdk)}${rest}` : path;
    const document = lookup.byPath(inSdk);
    if (document !== undefined)
      return { document, target: anchor === undefined ? { path } : { path, anchor } };
  }
  return undefined;
}

/** A package's page in an SDK: its API page before others, the page of current API before a legacy one, the shortest path. */
function bestOfPackage(
  lookup: DocumentLookup,
  name: string,
  sdk: Sdk | undefined,
): number | undefined {
  const { documents } = lookup.content;
  const rank = (index: number) => {
    const { path, kind } = documents[index]!;
    return (kind === "api" ? 0 : 2) + (/legacy|-next\//u.test(path) ? 1 : 0);
  };
  return lookup
    .byPackage(name, sdk)
    .filter((index) => documents[index]!.sdk === undefined || documents[index]!.sdk === sdk)
    .sort(
      (a, b) => rank(a) - rank(b) || documents[a]!.path.length - documents[b]!.path.length || a - b,
    )[0];
}

/** Other SDKs that hold the page, newest first. */
function sdksWith(lookup: DocumentLookup, rest: string, sdk: Sdk | undefined): Sdk[] {
  return lookup.content.sdks
    .filter(
      (other) =>
        other !== sdk && lookup.byPath(`/versions/${sdkSegment(other)}${rest}`) !== undefined,
    )
    .sort(compareSdk);
}

/** Paths of pages that the reference may have meant, best first: of the wanted SDK, then of others that hold the page. */
function nearestPaths(lookup: DocumentLookup, rest: string, sdk: Sdk | undefined): string[] {
  const elsewhere = sdksWith(lookup, rest, sdk).map(
    (other) => `/versions/${sdkSegment(other)}${rest}`,
  );
  const leaf = leafOf(rest).toLowerCase();
  const words = nameWords(rest).join(" ");
  const max = Math.max(1, Math.floor(leaf.length / 3));
  const scored: { path: string; score: number }[] = [];
  for (const document of lookup.content.documents) {
    if (document.sdk !== undefined && document.sdk !== sdk) continue;
    const own = splitVersion(document.path).rest;
    const distance = editDistance(leaf, leafOf(own).toLowerCase().slice(0, 80), max);
    const spelled = distance > max ? 0 : 1 - distance / (max + 1);
    const score = 2 * spelled + sharedWords(words, own) + 0.5 * sharedWords(leaf, document.title);
    if (score >= 0.4) scored.push({ path: document.path, score });
  }
  scored.sort((a, b) => b.score - a.score || (a.path < b.path ? -1 : 1));
  return [...elsewhere, ...scored.map(({ path }) => path)].slice(0, MAX_NEAREST);
}

const leafOf = (path: string) =>
  (path.split("/").findLast((segment) => segment !== "") ?? "").slice(0, 80);

function notFound(
  reference: string,
  asked: string,
  nearest: string[],
  otherSdks: readonly Sdk[],
): ExpodexError {
  const shown = reference.length > 120 ? `${reference.slice(0, 119)}…` : reference;
  const elsewhere =
    otherSdks.length === 0 ? "" : `; the page stands in ${otherSdks.map(sdkLabel).join(", ")}`;
  return new ExpodexError("DOCUMENT_NOT_FOUND", {
    subject: shown,
    expected: "the path or address of a page in this index",
    got:
      asked === ""
        ? "an address of another site"
        : `${reference.trim() === "" ? "nothing" : "one that no page stands under"}${elsewhere}`,
    next:
      nearest.length === 0
        ? "search for the page's words instead"
        : `try ${nearest.slice(0, 3).join(", ")}, or search for its words`,
    data: { reference: shown, nearest },
  });
}

function notIndexed(
  missing: Sdk,
  path: string | undefined,
  available: readonly Sdk[],
  lookup: DocumentLookup,
): ExpodexError {
  const names = [...available].sort(compareSdk).map(sdkLabel);
  const here = path !== undefined && lookup.byPath(path) !== undefined ? `read ${path}, or ` : "";
  return new ExpodexError("SDK_NOT_INDEXED", {
    subject: `sdk ${missing}`,
    expected:
      names.length === 0 ? "no SDK, because the index holds none" : `one of ${names.join(", ")}`,
    got: String(missing),
    next: `${here}pass fallback: "latest" to read the newest`,
    data: { requested: String(missing), available: names },
  });
}
