/**
 * What a written name means among an index's symbols, and which meaning comes first.
 *
 * Responsible for: spellings, namespaces of imports, the order of matches. Not responsible for: SDKs (`symbol.ts`).
 */
import type { DocsSymbol, SymbolKind } from "../parse/symbol.ts";
import type { DocumentLookup } from "./document-lookup.ts";
import { fieldOf, matchesBelow, matchesByAlias, squeeze } from "./match-section.ts";
import { type PlacedSymbol, symbolLookupOf } from "./symbol-lookup.ts";

/** Longer names name nothing. */
const MAX_NAME_LENGTH = 400;

/** A name taken apart. */
export interface WantedName {
  packageName?: string;
  /** Parts joined by `.`; empty where the name is a package's. */
  path: string;
}

/** Takes a name apart: `expo-camera/CameraView#takePictureAsync(options)` → `expo-camera`, `CameraView.takePictureAsync`. */
export function readName(text: string, packages: readonly string[]): WantedName {
  const bare = text
    .slice(0, MAX_NAME_LENGTH)
    .trim()
    .replace(/^[`'"]+|[`'";]+$/gu, "")
    .replace(/^(?:new|await|typeof)\s+/u, "")
    .replace(/^<\s*\/?\s*|\s*\/?\s*>$/gu, "")
    // Arguments stand right behind a name; a word in brackets behind a blank may belong to it: `Contacts (legacy).getContactsAsync`.
    .replace(/(?<!\s)\(.*$|\s\([^().]*\)$/su, "")
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

/** A symbol that a name may mean. */
export interface Match {
  placed: PlacedSymbol;
  /** 0 the qualified name, 2 the last part, 4 the last part of a namespace import; 1 more where case differs; 5 by its place on the page. */
  rank: number;
  /** The symbol's field that was meant, where it was. */
  field?: string;
}

/** Finds every symbol that a path of names may mean, in any order. */
export function matchesOf(lookup: DocumentLookup, path: string): Match[] {
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
  return matches.length > 0 ? matches : matchesByPlace(lookup, owner, last);
}

function matchesByPlace(lookup: DocumentLookup, owner: string, last: string): Match[] {
  const found = (placed: PlacedSymbol): Match => ({ placed, rank: 5 });
  if (owner === "") return matchesByAlias(lookup, last).map(found);
  const below = matchesBelow(lookup, owner, last);
  if (below.length > 0) return below.map(found);
  return matchesOf(lookup, owner).flatMap((match): Match[] => {
    const field = match.field === undefined ? fieldOf(match.placed.symbol, last) : undefined;
    return field === undefined ? [] : [{ ...match, field: field.name }];
  });
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

/** Orders matches, best first: nearest to the name, current, not legacy, exported itself, then as pages have them. */
export function compareMatches(a: Match, b: Match): number {
  const demoted = ({ placed }: Match) => (placed.symbol.deprecated === undefined ? 0 : 1);
  const legacy = ({ placed }: Match) => (isLegacyPath(placed.path) ? 1 : 0);
  const member = ({ placed }: Match) => (isTopLevel(placed.symbol) ? 0 : 1);
  const config = ({ placed }: Match) => (placed.symbol.kind === "config" ? 1 : 0);
  return (
    a.rank - b.rank ||
    demoted(a) - demoted(b) ||
    legacy(a) - legacy(b) ||
    member(a) - member(b) ||
    config(a) - config(b) ||
    a.placed.placement.document - b.placed.placement.document ||
    a.placed.placement.section - b.placed.placement.section
  );
}

const MEMBER_KINDS: ReadonlySet<SymbolKind> = new Set([
  "method",
  "property",
  "prop",
  "enum-member",
]);

/**
 * Whether a package exports the symbol itself. A dot does not tell: `Camera.scanFromURLAsync` is a function that is
 * named with its namespace, `CameraView.takePictureAsync` a method.
 */
export function isTopLevel({ kind, name, qualifiedName }: DocsSymbol): boolean {
  if (kind === "config" || kind === "event") return name === qualifiedName;
  return !MEMBER_KINDS.has(kind);
}

/** Whether a page documents API that a newer page replaces. */
export function isLegacyPath(path: string): boolean {
  return /-legacy\/$|\/legacy\//u.test(path);
}

/** A symbol that several pages of one SDK hold to the letter is one entry, at its best place. */
export function distinct(places: readonly PlacedSymbol[]): PlacedSymbol[] {
  const seen = new Set<string>();
  return places.filter(({ placement, sdk }) => {
    const key = `${placement.symbol} ${sdk ?? ""}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
