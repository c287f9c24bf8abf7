/**
 * Leaves chunks out that a search does not ask for, before anything is scored.
 *
 * What filters look at is a column a chunk, read once for an index: kind and package as numbers, platforms as bits. A filtered view is
 * kept, because the searches of one caller filter alike.
 */

import type { SearchIndex, SearchView } from "../indexing/indexing.ts";
import type { Platform } from "../parse/document.ts";
import type { SearchSettings } from "./settings.ts";

/** What filters are made of. */
export type FilterSettings = Pick<SearchSettings, "platforms" | "kinds" | "packages">;

/** Filters views of one index. */
export type ViewFilter = (view: SearchView, settings: FilterSettings) => SearchView;

/** Filtered views kept, at the most; each takes four bytes a chunk and document. */
const MAX_VIEWS = 16;
/** The bit of a chunk that names no platform: it is about all. */
const ALL_PLATFORMS = 0xffff_ffff;

/** Makes the filter of an index. */
export function createViewFilter(index: SearchIndex): ViewFilter {
  let columns: FilterColumns | undefined;
  /** In order of use, least recent first: a Map keeps the order of insertion. */
  const views = new Map<string, { of: SearchView; filtered: SearchView }>();
  return (view, { platforms, kinds, packages }) => {
    if (platforms.length === 0 && kinds.length === 0 && packages.length === 0) return view;
    const key = JSON.stringify([view.sdk, platforms, kinds, packages]);
    let entry = views.get(key);
    views.delete(key);
    if (entry?.of !== view) {
      columns ??= readColumns(index);
      entry = { of: view, filtered: filtered(view, columns, { platforms, kinds, packages }) };
    }
    views.set(key, entry);
    if (views.size > MAX_VIEWS) views.delete(views.keys().next().value!);
    return entry.filtered;
  };
}

/** What filters look at, by chunk. */
interface FilterColumns {
  kindNumbers: ReadonlyMap<string, number>;
  kinds: Uint8Array;
  platformBits: ReadonlyMap<string, number>;
  platforms: Uint32Array;
  packageNumbers: ReadonlyMap<string, number>;
  /** 0 where the chunk belongs to none. */
  packages: Uint32Array;
}

function readColumns({ content }: SearchIndex): FilterColumns {
  const count = content.chunks.length;
  const kindNumbers = new Map<string, number>();
  const platformBits = new Map<string, number>();
  const packageNumbers = new Map<string, number>();
  const kinds = new Uint8Array(count);
  const platforms = new Uint32Array(count);
  const packages = new Uint32Array(count);
  const numberIn = (numbers: Map<string, number>, name: string, first: number) => {
    let number = numbers.get(name);
    if (number === undefined) {
      number = numbers.size + first;
      numbers.set(name, number);
    }
    return number;
  };
  for (let number = 0; number < count; number++) {
    const chunk = content.chunks[number]!;
    kinds[number] = numberIn(kindNumbers, chunk.kind, 0);
    platforms[number] =
      chunk.platforms.length === 0
        ? ALL_PLATFORMS
        : maskOf(chunk.platforms, (platform) => 1 << numberIn(platformBits, platform, 0));
    if (chunk.packageName !== undefined) {
      packages[number] = numberIn(packageNumbers, chunk.packageName.toLowerCase(), 1);
    }
  }
  for (const [platform, number] of platformBits) platformBits.set(platform, 1 << number);
  return { kindNumbers, kinds, platformBits, platforms, packageNumbers, packages };
}

function maskOf(platforms: readonly Platform[], bitOf: (platform: Platform) => number): number {
  let mask = 0;
  for (const platform of platforms) mask |= bitOf(platform);
  return mask;
}

function filtered(view: SearchView, columns: FilterColumns, settings: FilterSettings): SearchView {
  // A name that no chunk has gives no bit and no number, and so accepts nothing.
  const wantedPlatforms = maskOf(settings.platforms, (name) => columns.platformBits.get(name) ?? 0);
  const wantedKinds = numbersOf(settings.kinds, columns.kindNumbers);
  const wantedPackages = numbersOf(settings.packages, columns.packageNumbers);
  const anyPlatform = settings.platforms.length === 0;
  const anyKind = settings.kinds.length === 0;
  const anyPackage = settings.packages.length === 0;
  const documentOf = view.documentOf.slice();
  // A page is found by the first of its chunks that is left.
  const firstChunkOf = new Int32Array(view.firstChunkOf.length).fill(-1);
  for (let chunk = 0; chunk < documentOf.length; chunk++) {
    const document = documentOf[chunk]!;
    if (document < 0) continue;
    const platforms = columns.platforms[chunk]!;
    const accepted =
      (anyKind || wantedKinds.has(columns.kinds[chunk]!)) &&
      (anyPlatform || platforms === ALL_PLATFORMS || (platforms & wantedPlatforms) !== 0) &&
      (anyPackage || wantedPackages.has(columns.packages[chunk]!));
    if (!accepted) documentOf[chunk] = -1;
    else if (firstChunkOf[document] === -1 || view.firstChunkOf[document] === chunk) {
      firstChunkOf[document] = chunk;
    }
  }
  return { ...view, documentOf, firstChunkOf };
}

function numbersOf(names: readonly string[], numbers: ReadonlyMap<string, number>): Set<number> {
  return new Set(names.map((name) => numbers.get(name) ?? -1));
}
