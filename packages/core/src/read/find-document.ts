/**
 * Finds the page that a reference means: by path, address, old address, version alias, short name or package.
 *
 * The order of attempts: the path as written; the path in the wanted SDK; the site's redirects; the path without
 * its version; the path below the wanted SDK; the name of a package. An SDK that was asked for and that the index lacks,
 * or that lacks the page, is an error unless a fallback was allowed, or the page turns out to belong to no SDK.
 */
import { invalidOption } from "../options.ts";
import { compareSdk, latestSdk, parseSdk, type Sdk, sdkLabel, sdkSegment } from "../sdk.ts";
import { nearestSdk, type SdkFallback, wantedSdk } from "../wanted-sdk.ts";
import type { DocumentLookup } from "./document-lookup.ts";
import {
  nearestPaths,
  notFound,
  notIndexed,
  onlyElsewhere,
  sdksWith,
} from "./document-not-found.ts";
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
  /** The SDK that was meant, where the page is of another. */
  substitutedFor?: Sdk;
}

/** What is wanted where the reference names no SDK, and where the index lacks it. */
export interface FindOptions {
  sdk?: Sdk | string;
  fallback?: SdkFallback;
}

/** A site's redirects that lead further than this are taken for a loop. */
const MAX_REDIRECTS = 10;

/**
 * Finds the page.
 *
 * @throws ExpodexError DOCUMENT_NOT_FOUND, SDK_NOT_INDEXED, INVALID_OPTION where reference and option name different SDKs
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
  if (named !== undefined) refuseContradiction(named, asked, options.sdk, sdks);
  const choice = chooseSdk(named, version === "latest", options, sdks, defaultSdk);
  const found = (document: number, target?: Target): FoundDocument => {
    const result: FoundDocument = { document };
    const { path, sdk } = documents[document]!;
    if (reference.anchor !== undefined) result.anchor = reference.anchor;
    if (target?.anchor !== undefined) result.redirectAnchor = target.anchor;
    const isAsWritten = path.toLowerCase() === asked.toLowerCase();
    if (!isAsWritten) result.redirectedFrom = asked;
    if (sdk === undefined || (isAsWritten && options.sdk === undefined)) return result;
    if (choice.missing !== undefined) {
      if (choice.refused) throw notIndexed(choice.missing, path, sdks, lookup);
      result.substitutedFor = choice.missing;
    } else if (choice.sdk !== undefined && choice.sdk !== sdk) {
      if (choice.isStrict) throw onlyElsewhere(text, choice.sdk, sdk, path);
      result.substitutedFor = choice.sdk;
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
  const elsewhere = sdksHolding(lookup, rest, bare, choice.sdk);
  const substitute =
    options.fallback === "nearest" ? nearestSdk(choice.sdk, elsewhere) : latestSdk(elsewhere);
  if (substitute !== undefined && (options.fallback ?? "error") !== "error") {
    const document =
      lookup.byPath(`/versions/${sdkSegment(substitute)}${rest}`) ??
      bestOfPackage(lookup, bare, substitute);
    if (document !== undefined) return found(document);
  }
  if (choice.missing !== undefined && choice.refused)
    throw notIndexed(choice.missing, undefined, sdks, lookup);
  const near = nearestPaths(lookup, rest, choice.sdk);
  const ofOthers = elsewhere.flatMap((sdk) => {
    const document = bestOfPackage(lookup, bare, sdk);
    return document === undefined ? [] : [documents[document]!.path];
  });
  throw notFound(text, asked, [...new Set([...ofOthers, ...near])], elsewhere, choice.sdk);
}

/** Two SDKs for one page are a mistake of the caller; whichever were taken, the other would be substituted in silence. */
function refuseContradiction(
  named: Sdk,
  path: string,
  option: Sdk | string | undefined,
  available: readonly Sdk[],
): void {
  if (option === undefined) return;
  const isLatest = typeof option === "string" && option.trim().toLowerCase() === "latest";
  const asked = isLatest
    ? latestSdk(available)
    : typeof option === "string" || typeof option === "number"
      ? parseSdk(option)
      : undefined;
  if (asked === named) return;
  throw invalidOption(
    "sdk",
    `${sdkLabel(named)}, which ${path.slice(0, 120)} names, or none`,
    option,
    "leave sdk out, or write the path with latest in place of the version",
  );
}

/** SDKs other than the wanted one that hold a page under the path, or a page of the package, newest first. */
function sdksHolding(
  lookup: DocumentLookup,
  rest: string,
  name: string,
  sdk: Sdk | undefined,
): Sdk[] {
  const byPath = sdksWith(lookup, rest, sdk);
  if (byPath.length > 0) return byPath;
  const found = new Set<Sdk>();
  for (const index of lookup.byPackage(name)) {
    const other = lookup.content.documents[index]!.sdk;
    if (other !== undefined && other !== sdk) found.add(other);
  }
  return [...found].sort(compareSdk);
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
  /** Whether the SDK was asked for by number and no fallback was allowed: no redirect may lead to another. */
  isStrict: boolean;
}

function chooseSdk(
  named: Sdk | undefined,
  isLatest: boolean,
  options: FindOptions,
  available: readonly Sdk[],
  defaultSdk: Sdk | undefined,
): SdkChoice {
  const latest = latestSdk(available);
  const isStrict = (options.fallback ?? "error") === "error";
  const settle = (missing: Sdk): SdkChoice => {
    const sdk = options.fallback === "nearest" ? nearestSdk(missing, available) : latest;
    const choice: SdkChoice = { missing, refused: isStrict, isStrict };
    return sdk === undefined ? choice : { ...choice, sdk };
  };
  if (named !== undefined)
    return available.includes(named) ? { sdk: named, refused: false, isStrict } : settle(named);
  const asked = typeof options.sdk === "string" ? parseSdk(options.sdk) : options.sdk;
  if (asked !== undefined && typeof asked !== "object" && !available.includes(asked))
    return settle(asked);
  // An alias in a link says "whichever is current"; an SDK that is asked for says which that is.
  const preset = isLatest ? latest : defaultSdk;
  const { sdk } = wantedSdk(options.sdk, available, "error", preset);
  const choice: SdkChoice = { refused: false, isStrict: isStrict && asked !== undefined };
  return sdk === undefined ? choice : { ...choice, sdk };
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
