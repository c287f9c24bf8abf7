/**
 * Compares a package's API between two SDKs, across all of the package's pages.
 *
 * Symbols are told apart by qualified name; overloads and a symbol that stands on several pages are compared as a
 * set. Where a package has a current and a legacy page, the current one speaks for a name that both hold, so moving
 * the old API to a legacy page is not reported as a removal.
 */
import { ExpodexError } from "../errors.ts";
import { knownOptions, textArgument } from "../known-options.ts";
import { invalidOption } from "../options.ts";
import type { DocsSymbol, SymbolKind, SymbolParameter } from "../parse/symbol.ts";
import { compareSdk, type Sdk, sdkLabel } from "../sdk.ts";
import { nearestNames } from "../text/nearest-names.ts";
import { wantedSdk } from "../wanted-sdk.ts";
import { canonicalType } from "./canonical-type.ts";
import type { DocumentLookup } from "./document-lookup.ts";
import { isLegacyPath } from "./match-symbol.ts";
import type { DiffEntry, PackageDiff } from "./result.ts";
import { type PlacedSymbol, symbolIn, symbolLookupOf } from "./symbol-lookup.ts";

const MAX_NEAREST = 5;

/**
 * Lists what was added, removed, changed and deprecated.
 *
 * @throws ExpodexError PACKAGE_NOT_FOUND, SDK_NOT_INDEXED, INVALID_OPTION
 */
export function diffPackage(
  lookup: DocumentLookup,
  packageName: string,
  range: { from: Sdk | string; to: Sdk | string },
): PackageDiff {
  textArgument("packageName", packageName);
  const known = knownOptions<typeof range>("diff", range, { from: "checked", to: "checked" });
  const from = sdkOf(lookup, known.from, "from");
  const to = sdkOf(lookup, known.to, "to");
  const places = symbolLookupOf(lookup).byPackage(packageName.trim());
  const before = variantsByName(places, from);
  const after = variantsByName(places, to);
  if (before.size === 0 && after.size === 0) throw packageNotFound(lookup, packageName, from, to);

  const diff: PackageDiff = {
    packageName: places[0]?.packageName ?? packageName,
    from,
    to,
    added: [],
    removed: [],
    changed: [],
    deprecated: [],
    unchanged: 0,
  };
  for (const [name, now] of sorted(after)) {
    const then = before.get(name);
    const entry = toEntry(lookup, now);
    if (then === undefined) {
      diff.added.push(entry);
      continue;
    }
    const advice = deprecationOf(now);
    const newlyDeprecated = advice !== undefined && deprecationOf(then) === undefined;
    const gone = newIn(then, now);
    const come = newIn(now, then);
    const changed = gone.length + come.length > 0;
    if (newlyDeprecated) diff.deprecated.push({ ...entry, advice });
    if (changed)
      diff.changed.push({
        ...entry,
        before: describe(gone.length === 0 ? then.main : gone),
        after: describe(come.length === 0 ? now.main : come),
      });
    if (!changed && !newlyDeprecated) diff.unchanged++;
  }
  for (const [name, then] of sorted(before))
    if (!after.has(name)) diff.removed.push(toEntry(lookup, then));
  return diff;
}

function sdkOf(
  lookup: DocumentLookup,
  wanted: Sdk | string | undefined,
  option: "from" | "to",
): Sdk {
  if (wanted === undefined)
    throw invalidOption(option, "an SDK in the index", wanted, "name both SDKs: { from, to }");
  const { sdk } = wantedSdk(wanted, lookup.content.sdks);
  if (sdk !== undefined) return sdk;
  throw invalidOption(option, "an SDK in the index", wanted);
}

/** A name's symbols in one SDK. */
interface Variants {
  /** Those that speak for the name: one, or several where it is overloaded or stands on several pages. */
  main: readonly [PlacedSymbol, ...PlacedSymbol[]];
  /** What each says of the name, legacy pages included. */
  shapes: ReadonlySet<string>;
}

function variantsByName(places: readonly PlacedSymbol[], sdk: Sdk): Map<string, Variants> {
  const found = new Map<string, PlacedSymbol[]>();
  for (const placed of places) {
    if (placed.sdk !== sdk) continue;
    const name = currentName(placed.symbol.qualifiedName);
    const list = found.get(name);
    if (list === undefined) found.set(name, [placed]);
    else if (!list.some((other) => other.placement.symbol === placed.placement.symbol))
      list.push(placed);
  }
  const variants = new Map<string, Variants>();
  for (const [name, list] of found) {
    const shapes = new Set(list.map(({ symbol }) => shapeOf(symbol)));
    const [first = list[0]!, ...more] = list.filter(({ path }) => !isLegacyPath(path));
    const isLegacyOnly = isLegacyPath(first.path);
    variants.set(name, {
      main: isLegacyOnly ? [first, ...list.slice(1)] : [first, ...more],
      shapes,
    });
  }
  return variants;
}

/** Legacy pages name their namespace after themselves: `Contacts (legacy).getContactsAsync`, `FileSystem Legacy.copyAsync`. */
function currentName(qualifiedName: string): string {
  return qualifiedName.replace(/^([^.]*?)[ (]+legacy\)?\./iu, "$1.");
}

/** The variants that speak for a name and say what the other SDK says nowhere. */
function newIn({ main }: Variants, other: Variants): PlacedSymbol[] {
  return main.filter(({ symbol }) => !other.shapes.has(shapeOf(symbol)));
}

const sorted = (variants: Map<string, Variants>) =>
  [...variants].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

function toEntry(lookup: DocumentLookup, { main }: Variants): DiffEntry {
  const [{ symbol, placement, sdk }] = main;
  const { url } = lookup.content.documents[placement.document]!;
  return {
    qualifiedName: symbol.qualifiedName,
    kind: symbol.kind,
    signature: symbolIn(symbol, placement.section, sdk).signature,
    url: symbol.anchor === "" ? url : `${url}#${symbol.anchor}`,
  };
}

/** The advice, where every variant is deprecated. */
function deprecationOf({ main }: Variants): string | undefined {
  let advice: string | undefined;
  for (const { symbol } of main) {
    if (symbol.deprecated === undefined) return undefined;
    advice ??= symbol.deprecated;
  }
  return advice;
}

/**
 * What a caller must know of a symbol: signature, type, defaults, optionality. Descriptions are left out, and so is
 * what a signature says already: parameters' and returned types.
 */
function shapeOf({
  kind,
  signature,
  type,
  optional,
  parameters,
  default: preset,
}: DocsSymbol): string {
  return JSON.stringify([
    signature.split("\n").map(canonicalType).sort(),
    type === undefined || isShown(type, signature) ? "" : canonicalType(type),
    optional ?? false,
    canonicalType(preset ?? ""),
    defaultsOf(kind, parameters).map(canonicalType),
  ]);
}

/** Defaults of parameters, which signatures leave out; props of a component are symbols with defaults of their own. */
function defaultsOf(kind: SymbolKind, parameters: readonly SymbolParameter[]): string[] {
  if (kind === "component") return [];
  return parameters.flatMap(({ name, default: preset }) =>
    preset === undefined ? [] : [`${name} = ${preset}`],
  );
}

/** Whether a signature spells its type out. */
function isShown(type: string, signature: string): boolean {
  const squeeze = (text: string) => text.replace(/[\s`;,]+/gu, "");
  return (
    squeeze(signature).includes(squeeze(type)) ||
    canonicalType(signature).includes(canonicalType(type))
  );
}

/** The signatures, with what a signature may not show where it is all that differs. */
function describe(variants: readonly PlacedSymbol[]): string {
  const lines = variants.map(({ symbol, placement, sdk }) => {
    const { kind, parameters, ...written } = symbolIn(symbol, placement.section, sdk);
    const { signature, type, default: preset, optional } = written;
    const defaults = defaultsOf(kind, parameters);
    const notes = [
      ...(type === undefined || isShown(type, signature) ? [] : [`: ${type}`]),
      ...(preset === undefined ? [] : [` = ${preset}`]),
      ...(optional === true && !signature.includes("?") ? [" (optional)"] : []),
      ...(defaults.length === 0 ? [] : [`  where ${defaults.join(", ")}`]),
    ];
    return signature + notes.join("");
  });
  return [...new Set(lines)].join("\n");
}

function packageNotFound(
  lookup: DocumentLookup,
  name: string,
  from: Sdk,
  to: Sdk,
): ExpodexError<"PACKAGE_NOT_FOUND"> {
  const shown = name.slice(0, 120);
  const wanted = name.trim().toLowerCase();
  const places = symbolLookupOf(lookup).byPackage(wanted);
  const pages = lookup.byPackage(wanted).map((index) => lookup.content.documents[index]!);
  const elsewhere = new Set<Sdk>();
  for (const { sdk } of [...places, ...pages]) if (sdk !== undefined) elsewhere.add(sdk);
  // A package that is there, but not in these SDKs, is its own nearest name; that is no help.
  const others = lookup.packages.filter((known) => known.toLowerCase() !== wanted);
  const nearest = nearestNames(name, others, MAX_NEAREST);
  const labels = [...elsewhere].filter((sdk) => sdk !== from && sdk !== to).sort(compareSdk);
  const isKnown = places.length + pages.length > 0;
  return new ExpodexError("PACKAGE_NOT_FOUND", {
    subject: shown,
    expected: `a package with API documentation in SDK ${from} or ${to}`,
    got:
      labels.length > 0
        ? `one that stands in ${labels.map(sdkLabel).join(", ")} only`
        : isKnown
          ? "one without API documentation"
          : "a name that no package has",
    next:
      labels.length > 1
        ? `compare two of those, or read ${name.trim()} in one of them`
        : labels.length === 1
          ? `read it there: there is no other SDK to compare it with`
          : !isKnown && nearest.length > 0
            ? `try ${nearest.slice(0, 3).join(", ")}`
            : "search for it instead",
    data: { name: shown, nearest },
  });
}
