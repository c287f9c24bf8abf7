/** Symbols of one index by name, built when first asked for. */
import { copySymbol, type SymbolPlacement, withSdk } from "../chunk/content.ts";
import type { DocsSymbol } from "../parse/symbol.ts";
import type { Sdk } from "../sdk.ts";
import type { DocumentLookup } from "./document-lookup.ts";

/** A symbol at one of its places. */
export interface PlacedSymbol {
  symbol: DocsSymbol;
  placement: SymbolPlacement;
  /** Its own package, else the page's. */
  packageName?: string;
  sdk?: Sdk;
  path: string;
}

/** The places of an index's symbols. */
export interface SymbolLookup {
  /** Places of symbols whose last part is the name, ignoring case. */
  byName(name: string): readonly PlacedSymbol[];
  /** Places of a package's symbols, ignoring case. */
  byPackage(name: string): readonly PlacedSymbol[];
  /** Places of the symbol that another place holds too, to the letter. */
  placesOf(symbol: number): readonly PlacedSymbol[];
  /** Every place of every symbol, in no order. */
  all(): readonly PlacedSymbol[];
  /** Every qualified name of pages of the SDK or of none, once. */
  namesIn(sdk: Sdk | undefined): ReadonlySet<string>;
}

const built = new WeakMap<DocumentLookup, SymbolLookup>();

/** The symbol lookup of a document lookup; the same one every time. */
export function symbolLookupOf(lookup: DocumentLookup): SymbolLookup {
  const known = built.get(lookup);
  if (known !== undefined) return known;
  const made = createSymbolLookup(lookup);
  built.set(lookup, made);
  return made;
}

function createSymbolLookup({ content }: DocumentLookup): SymbolLookup {
  const names = new Map<string, PlacedSymbol[]>();
  const packages = new Map<string, PlacedSymbol[]>();
  const places = new Map<number, PlacedSymbol[]>();
  const add = <K>(map: Map<K, PlacedSymbol[]>, key: K, placed: PlacedSymbol) => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [placed]);
    else list.push(placed);
  };
  for (const placement of content.symbolPlacements) {
    const symbol = content.symbols[placement.symbol]!;
    const document = content.documents[placement.document]!;
    const placed: PlacedSymbol = { symbol, placement, path: document.path };
    const packageName = symbol.packageName ?? document.packageName;
    if (packageName !== undefined) placed.packageName = packageName;
    if (document.sdk !== undefined) placed.sdk = document.sdk;
    add(names, symbol.name.toLowerCase(), placed);
    if (packageName !== undefined) add(packages, packageName.toLowerCase(), placed);
    add(places, placement.symbol, placed);
  }
  return {
    byName: (name) => names.get(name.toLowerCase()) ?? [],
    byPackage: (name) => packages.get(name.toLowerCase()) ?? [],
    placesOf: (symbol) => places.get(symbol) ?? [],
    all: () => [...names.values()].flat(),
    namesIn(sdk) {
      const found = new Set<string>();
      for (const placed of [...names.values()].flat())
        if (placed.sdk === undefined || placed.sdk === sdk) found.add(placed.symbol.qualifiedName);
      return found;
    },
  };
}

/** Writes a symbol's texts out as they stand in a document of the given SDK. */
export function symbolIn(symbol: DocsSymbol, section: number, sdk: Sdk | undefined): DocsSymbol {
  const written = { ...copySymbol(symbol), section };
  return sdk === undefined ? written : (writeOut(written, sdk) as DocsSymbol);
}

function writeOut(value: unknown, sdk: Sdk): unknown {
  if (typeof value === "string") return withSdk(value, sdk);
  if (Array.isArray(value)) return value.map((item) => writeOut(item, sdk));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, writeOut(item, sdk)]));
}
