/**
 * Looks a name up in the API reference.
 *
 * Responsible for: what spellings mean (`takePictureAsync()`, `<CameraView />`, `Notifications.getExpoPushTokenAsync`),
 * the order of matches, and the SDK rule. Not responsible for: free text; that is what search is for.
 */
import { ExpodexError } from "../errors.ts";
import { compareSdk, type Sdk, sdkLabel } from "../sdk.ts";
import { nearestNames } from "../text/nearest-names.ts";
import type { DocumentLookup } from "./document-lookup.ts";
import { findDocument } from "./find-document.ts";
import type { SymbolEntry, SymbolOptions, SymbolResult } from "./result.ts";
import { type PlacedSymbol, symbolIn, symbolLookupOf } from "./symbol-lookup.ts";
import { wantedSdk } from "./wanted-sdk.ts";

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 200;
const MAX_NAME_LENGTH = 400;
const MAX_NEAREST = 5;

/**
 * Looks a symbol or a package up, ignoring case.
 *
 * @throws ExpodexError SYMBOL_NOT_FOUND, SDK_NOT_INDEXED, INVALID_OPTION
 */
export function lookUpSymbol(
  lookup: DocumentLookup,
  name: string,
  options: SymbolOptions,
  settings: { defaultSdk?: Sdk },
): SymbolResult {
  const limit = checkedLimit(options.limit);
  const { sdk } = wantedSdk(
    options.sdk,
    lookup.content.sdks,
    options.fallback,
    settings.defaultSdk,
  );
  const wanted = readName(name, lookup.packages);
  const packageName = options.packageName ?? wanted.packageName;
  const inScope = (placed: PlacedSymbol) =>
    (placed.sdk === undefined || placed.sdk === sdk) &&
    (packageName === undefined || placed.packageName?.toLowerCase() === packageName.toLowerCase());

  if (wanted.path === "" && wanted.packageName !== undefined)
    return packageEntries(lookup, wanted.packageName, sdk, limit);

  const everywhere = matchesOf(lookup, wanted.path);
  const matches = everywhere.filter(({ placed }) => inScope(placed));
  if (matches.length === 0) throw notFound(lookup, name, wanted.path, everywhere, sdk);
  matches.sort(compareMatches);
  const placed = distinct(matches.map((match) => match.placed));
  return result(name, "symbol", sdk, placed, limit, lookup);
}

/** A name taken apart. */
interface WantedName {
  packageName?: string;
  /** Parts joined by `.`; empty where the name is a package's. */
  path: string;
}

/** `expo-camera/CameraView#takePictureAsync(options)` → `expo-camera`, `CameraView.takePictureAsync` */
function readName(text: string, packages: readonly string[]): WantedName {
  const bare = text
    .slice(0, MAX_NAME_LENGTH)
    .trim()
    .replace(/^[`'"]+|[`'";]+$/gu, "")
    .replace(/^(?:new|await|typeof)\s+/u, "")
    .replace(/^<\s*\/?\s*|\s*\/?\s*>$/gu, "")
    .replace(/\(.*$/su, "")
    .replace(/<.*$/su, "")
    .trim();
  const key = bare.toLowerCase();
  // The longest package first: `expo-router/ui` before `expo-router`.
  let best: string | undefined;
  for (const candidate of packages) {
    const name = candidate.toLowerCase();
    const rest = key.slice(name.length);
    if (key.startsWith(name) && /^(?:$|[.#/:\s])/u.test(rest) && name.length > (best?.length ?? 0))
      best = candidate;
  }
  const rest = best === undefined ? bare : bare.slice(best.length);
  const path = rest
    .replace(/\.prototype\b/gu, "")
    .replace(/::|[#/:]|\?\.|->/gu, ".")
    .split(".")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .join(".");
  return best === undefined ? { path } : { packageName: best, path };
}

interface Match {
  placed: PlacedSymbol;
  /** 0 the qualified name, 2 the last part, 4 the last part of a namespace import; 1 more where case differs. */
  rank: number;
}

function matchesOf(lookup: DocumentLookup, path: string): Match[] {
  const key = path.toLowerCase();
  const parts = path.split(".");
  const last = parts.at(-1) ?? "";
  const owner = parts.slice(0, -1).join(".");
  const matches: Match[] = [];
  for (const placed of symbolLookupOf(lookup).byName(last)) {
    const { name, qualifiedName } = placed.symbol;
    if (qualifiedName.toLowerCase() === key)
      matches.push({ placed, rank: qualifiedName === path ? 0 : 1 });
    else if (owner === "") matches.push({ placed, rank: name === last ? 2 : 3 });
    else if (qualifiedName.toLowerCase().endsWith(`.${key}`)) matches.push({ placed, rank: 3 });
    else if (isNamespaceOf(owner, placed, lookup)) matches.push({ placed, rank: 4 });
  }
  // Names with dots of their own, such as configuration keys: `ios.infoPlist`.
  if (matches.length === 0 && owner !== "") {
    for (const placed of symbolLookupOf(lookup).byName(path)) matches.push({ placed, rank: 1 });
  }
  return matches;
}

/**
 * Whether code may write the owner for the symbol's package: `import * as FileSystem from "expo-file-system"` makes
 * `FileSystem.readAsStringAsync` of `readAsStringAsync`, and readers write `Camera.takePictureAsync` for a view's method.
 */
function isNamespaceOf(owner: string, placed: PlacedSymbol, lookup: DocumentLookup): boolean {
  const wanted = squeeze(owner);
  const { title } = lookup.content.documents[placed.placement.document]!;
  return (
    squeeze((placed.packageName ?? "").replace(/^@[^/]+\//u, "").replace(/^expo-/u, "")) ===
      wanted || squeeze(title) === wanted
  );
}

const squeeze = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/gu, "");

function compareMatches(a: Match, b: Match): number {
  const demoted = ({ placed }: Match) => (placed.symbol.deprecated === undefined ? 0 : 1);
  const legacy = ({ placed }: Match) => (isLegacyPath(placed.path) ? 1 : 0);
  const ownerless = ({ placed }: Match) =>
    placed.symbol.qualifiedName === placed.symbol.name ? 0 : 1;
  return (
    a.rank - b.rank ||
    demoted(a) - demoted(b) ||
    legacy(a) - legacy(b) ||
    ownerless(a) - ownerless(b) ||
    a.placed.placement.document - b.placed.placement.document ||
    a.placed.placement.section - b.placed.placement.section
  );
}

/** Whether a page documents API that a newer page replaces. */
export function isLegacyPath(path: string): boolean {
  return /-legacy\/$|\/legacy\//u.test(path);
}

/** A symbol that several pages of one SDK hold to the letter is one entry, at its best place. */
function distinct(places: readonly PlacedSymbol[]): PlacedSymbol[] {
  const seen = new Set<string>();
  return places.filter(({ placement, sdk }) => {
    const key = `${placement.symbol} ${sdk ?? ""}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function packageEntries(
  lookup: DocumentLookup,
  packageName: string,
  sdk: Sdk | undefined,
  limit: number,
): SymbolResult {
  const ofSdk = symbolLookupOf(lookup)
    .byPackage(packageName)
    .filter((placed) => placed.sdk === undefined || placed.sdk === sdk);
  const topLevel = ofSdk
    .filter(({ symbol }) => symbol.qualifiedName === symbol.name)
    .map((placed): Match => ({ placed, rank: 0 }))
    .sort(compareMatches);
  const page = pageOf(lookup, packageName, sdk);
  if (ofSdk.length === 0 && page === undefined) {
    const everywhere = symbolLookupOf(lookup)
      .byPackage(packageName)
      .map((placed): Match => ({ placed, rank: 0 }));
    throw notFound(lookup, packageName, packageName, everywhere, sdk);
  }
  const entries = distinct(topLevel.map(({ placed }) => placed));
  const found = result(packageName, "package", sdk, entries, limit, lookup);
  return page === undefined ? found : { ...found, page };
}

function pageOf(
  lookup: DocumentLookup,
  packageName: string,
  sdk: Sdk | undefined,
): SymbolResult["page"] {
  if (lookup.byPackage(packageName).length === 0) return undefined;
  try {
    const options = sdk === undefined ? {} : { sdk };
    const { document } = findDocument(lookup, packageName, options, sdk);
    const { path, url, title } = lookup.content.documents[document]!;
    return { path, url, title };
  } catch {
    return undefined;
  }
}

function result(
  name: string,
  matched: SymbolResult["matched"],
  sdk: Sdk | undefined,
  placed: readonly PlacedSymbol[],
  limit: number,
  lookup: DocumentLookup,
): SymbolResult {
  const texts = new Map<number, string>();
  const entries = placed.slice(0, limit).map((one) => toEntry(lookup, one, texts));
  const found: SymbolResult = { name, matched, entries, total: placed.length };
  if (sdk !== undefined) found.sdk = sdk;
  return found;
}

function toEntry(
  lookup: DocumentLookup,
  { symbol, placement, packageName, sdk }: PlacedSymbol,
  texts: Map<number, string>,
): SymbolEntry {
  const document = lookup.content.documents[placement.document]!;
  const text = texts.get(placement.document) ?? lookup.textOf(placement.document);
  texts.set(placement.document, text);
  const section = document.sections[placement.section];
  const written = symbolIn(symbol, placement.section, sdk);
  const others = new Set<Sdk>();
  for (const place of symbolLookupOf(lookup).placesOf(placement.symbol))
    if (place.sdk !== undefined && place.sdk !== sdk) others.add(place.sdk);
  const entry: SymbolEntry = {
    ...written,
    path: document.path,
    url: written.anchor === "" ? document.url : `${document.url}#${written.anchor}`,
    pageTitle: document.title,
    alsoIn: [...others].sort(compareSdk),
    text: section === undefined ? "" : text.slice(section.start, section.end).trimEnd(),
  };
  if (packageName !== undefined) entry.packageName = packageName;
  if (sdk !== undefined) entry.sdk = sdk;
  return entry;
}

function checkedLimit(limit: number = DEFAULT_LIMIT): number {
  if (Number.isInteger(limit) && limit >= 1 && limit <= MAX_LIMIT) return limit;
  const expected = `a whole number from 1 to ${MAX_LIMIT}`;
  throw new ExpodexError("INVALID_OPTION", {
    subject: "limit",
    expected,
    got: String(limit),
    next: "pass a number in that range",
    data: { option: "limit", expected, got: String(limit) },
  });
}

function notFound(
  lookup: DocumentLookup,
  name: string,
  path: string,
  elsewhere: readonly Match[],
  sdk: Sdk | undefined,
): ExpodexError {
  const sdks = new Set<Sdk>();
  for (const { placed } of elsewhere) if (placed.sdk !== undefined) sdks.add(placed.sdk);
  const others = [...sdks].filter((other) => other !== sdk).sort(compareSdk);
  const nearest =
    path === ""
      ? []
      : nearestNames(
          path,
          [...symbolLookupOf(lookup).namesIn(sdk), ...lookup.packages],
          MAX_NEAREST,
          (candidate) => [candidate.slice(candidate.lastIndexOf(".") + 1)],
        );
  const inSdk = sdk === undefined ? "this index" : sdkLabel(sdk);
  const shown = name.slice(0, 120);
  return new ExpodexError("SYMBOL_NOT_FOUND", {
    subject: shown,
    expected: `a symbol or package of ${inSdk}`,
    got:
      others.length > 0
        ? `a name that stands only in ${others.map(sdkLabel).join(", ")}`
        : "a name that it does not have",
    next:
      others.length > 0
        ? `ask for sdk ${others[0]}`
        : nearest.length > 0
          ? `try ${nearest.slice(0, 3).join(", ")}, or search for it`
          : "search for it instead",
    data: { name: shown, nearest },
  });
}
