/**
 * Looks a name up in the API reference.
 *
 * Responsible for: the SDK rule, packages, what an entry says. Not responsible for: spellings and their order
 * (`match-symbol.ts`), or free text; that is what search is for.
 */
import { ExpodexError } from "../errors.ts";
import { knownOptions, type OptionKinds, textArgument } from "../known-options.ts";
import { invalidOption, wholeNumber } from "../options.ts";
import { compareSdk, type Sdk, sdkLabel } from "../sdk.ts";
import { nearestNames } from "../text/nearest-names.ts";
import { wantedSdk } from "../wanted-sdk.ts";
import type { DocumentLookup } from "./document-lookup.ts";
import { findDocument } from "./find-document.ts";
import { fieldOf } from "./match-section.ts";
import {
  compareMatches,
  distinct,
  isTopLevel,
  type Match,
  matchesOf,
  readName,
} from "./match-symbol.ts";
import type { SymbolEntry, SymbolOptions, SymbolResult } from "./result.ts";
import { type PlacedSymbol, symbolIn, symbolLookupOf } from "./symbol-lookup.ts";

const SYMBOL_OPTIONS: OptionKinds<SymbolOptions> = {
  sdk: "checked",
  fallback: ["error", "nearest"],
  packageName: "text",
  limit: "checked",
  members: "boolean",
};
const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 1_000;
const MAX_NEAREST = 5;

/**
 * Looks a symbol or a package up, ignoring case.
 *
 * @throws ExpodexError SYMBOL_NOT_FOUND, PACKAGE_NOT_FOUND, SDK_NOT_INDEXED, INVALID_OPTION
 */
export function lookUpSymbol(
  lookup: DocumentLookup,
  name: string,
  options: SymbolOptions,
  settings: { defaultSdk?: Sdk },
): SymbolResult {
  textArgument("name", name);
  knownOptions("symbol", options, SYMBOL_OPTIONS);
  const limit = wholeNumber("limit", options.limit ?? DEFAULT_LIMIT, 1, MAX_LIMIT);
  const { sdk } = wantedSdk(
    options.sdk,
    lookup.content.sdks,
    options.fallback,
    settings.defaultSdk,
  );
  const wanted = readName(name, lookup.packages);
  if (wanted.path === "" && wanted.packageName === undefined)
    throw invalidOption("name", "the name of a symbol or package", name, "name one");
  const packageName = options.packageName ?? wanted.packageName;
  const inScope = (placed: PlacedSymbol) =>
    (placed.sdk === undefined || placed.sdk === sdk) &&
    (packageName === undefined || placed.packageName?.toLowerCase() === packageName.toLowerCase());

  if (wanted.path === "" && wanted.packageName !== undefined)
    return packageEntries(lookup, wanted.packageName, sdk, limit, options.members ?? false);

  if (options.packageName !== undefined) requirePackage(lookup, options.packageName);
  const everywhere = matchesOf(lookup, wanted.path);
  const matches = everywhere.filter(({ placed }) => inScope(placed));
  if (matches.length === 0) throw notFound(lookup, name, wanted.path, everywhere, sdk);
  matches.sort(compareMatches);
  const placed = distinct(matches.map((match) => match.placed));
  return result(name, "symbol", sdk, placed, limit, lookup, matches[0]?.field);
}

/** A package that is not there would make every name one that is not found. */
function requirePackage(lookup: DocumentLookup, name: string): void {
  const key = name.toLowerCase();
  if (lookup.packages.some((known) => known.toLowerCase() === key)) return;
  const nearest = nearestNames(name, lookup.packages, MAX_NEAREST);
  const shown = name.slice(0, 120);
  throw new ExpodexError("PACKAGE_NOT_FOUND", {
    subject: shown,
    expected: "a package of this index",
    got: "a name that no package has",
    next: nearest.length > 0 ? `try ${nearest.slice(0, 3).join(", ")}` : "leave the package out",
    data: { name: shown, nearest },
  });
}

function packageEntries(
  lookup: DocumentLookup,
  packageName: string,
  sdk: Sdk | undefined,
  limit: number,
  members: boolean,
): SymbolResult {
  const ofSdk = symbolLookupOf(lookup)
    .byPackage(packageName)
    .filter((placed) => placed.sdk === undefined || placed.sdk === sdk);
  const wanted = ofSdk
    .filter(({ symbol }) => members || isTopLevel(symbol))
    .map((placed): Match => ({ placed, rank: 0 }))
    .sort(compareMatches);
  const page = pageOf(lookup, packageName, sdk);
  if (ofSdk.length === 0 && page === undefined) {
    const everywhere = symbolLookupOf(lookup)
      .byPackage(packageName)
      .map((placed): Match => ({ placed, rank: 0 }));
    throw notFound(lookup, packageName, packageName, everywhere, sdk);
  }
  const entries = distinct(wanted.map(({ placed }) => placed));
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
  fieldName?: string,
): SymbolResult {
  const entries = placed.slice(0, limit).map((one) => {
    const entry = toEntry(lookup, one);
    const field = fieldOf(entry, fieldName);
    return field === undefined ? entry : { ...entry, field };
  });
  const found: SymbolResult = { name, matched, entries, total: placed.length };
  if (sdk !== undefined) found.sdk = sdk;
  return found;
}

function toEntry(
  lookup: DocumentLookup,
  { symbol, placement, packageName, sdk }: PlacedSymbol,
): SymbolEntry {
  const document = lookup.content.documents[placement.document]!;
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
    text:
      section === undefined
        ? ""
        : lookup.textBetween(placement.document, section.start, section.end).trimEnd(),
  };
  if (packageName !== undefined) entry.packageName = packageName;
  if (sdk !== undefined) entry.sdk = sdk;
  return entry;
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
