/**
 * Leaves chunks out that a search does not ask for, before anything is scored.
 *
 *     platforms   ios ∪ android     1101 0111
 *     kinds       api               0101 1100      ∩ word by word
 *     packages    expo-camera       0001 0110
 *                                   0001 0100 ─► a view of the chunks 3 and 5
 *
 * Each value that was asked for is a bit set, made once and kept; a filtered view is filled into memory that is used again and kept
 * as long as no other needs it, because the searches of one caller filter alike. A search whose filters were asked for before
 * allocates nothing that grows with the index.
 */
import type { SearchIndex, SearchView } from "../indexing/indexing.ts";
import type { Platform } from "../parse/document.ts";
import { addAll, addBit, type BitSet, createBitSet, eachBit, keepShared } from "./bit-set.ts";
import type { SearchSettings } from "./settings.ts";

/** What filters are made of. */
export type FilterSettings = Pick<SearchSettings, "platforms" | "kinds" | "packages">;

/** Filters views of one index. A filtered view is valid until `MAX_VIEWS` others were asked for. */
export type ViewFilter = (view: SearchView, settings: FilterSettings) => SearchView;

/** Filtered views kept, at the most; each takes four bytes a chunk and document. */
export const MAX_VIEWS = 4;
/** Bit sets of values kept, at the most; each takes a bit a chunk. More than all platforms, kinds and the usual packages. */
const MAX_SETS = 64;
/** The bits of a chunk that names no platform: it is about all. */
const ALL_PLATFORMS = 0xffff_ffff;

interface FilteredView {
  key: string;
  of: SearchView;
  filtered: SearchView & { documentOf: Int32Array; firstChunkOf: Int32Array };
}

/** Makes the filter of an index. */
export function createViewFilter(index: SearchIndex): ViewFilter {
  let sets: ChunkSets | undefined;
  /** Least recently used first. */
  const views: FilteredView[] = [];
  return (view, settings) => {
    const { platforms, kinds, packages } = settings;
    if (platforms.length === 0 && kinds.length === 0 && packages.length === 0) return view;
    const key = JSON.stringify([platforms, kinds, packages]);
    const known = views.findIndex((entry) => entry.of === view && entry.key === key);
    if (known >= 0) {
      const [entry] = views.splice(known, 1);
      views.push(entry!);
      return entry!.filtered;
    }
    sets ??= createChunkSets(index);
    const free = views.length < MAX_VIEWS ? undefined : views.shift()?.filtered;
    const documentOf = free?.documentOf ?? new Int32Array(view.documentOf.length);
    const firstChunkOf = free?.firstChunkOf ?? new Int32Array(view.firstChunkOf.length);
    const filtered = { ...view, documentOf, firstChunkOf };
    fill(filtered, view, sets.accepted(settings));
    views.push({ key, of: view, filtered });
    return filtered;
  };
}

/** Fills in what a view finds of some chunks. */
function fill(
  { documentOf, firstChunkOf }: FilteredView["filtered"],
  view: SearchView,
  accepted: BitSet,
): void {
  documentOf.fill(-1);
  // A page is found by the first of its chunks that is left.
  firstChunkOf.fill(-1);
  eachBit(accepted, (chunk) => {
    const document = view.documentOf[chunk]!;
    if (document < 0) return;
    documentOf[chunk] = document;
    if (firstChunkOf[document] === -1 || view.firstChunkOf[document] === chunk) {
      firstChunkOf[document] = chunk;
    }
  });
}

/** The chunks of each value that filters ask for. */
interface ChunkSets {
  /** The chunks that filters accept. Valid until the next call. */
  accepted(settings: FilterSettings): BitSet;
}

function createChunkSets(index: SearchIndex): ChunkSets {
  const columns = readColumns(index);
  const size = columns.kinds.length;
  /** In order of use, least recent first: a Map keeps the order of insertion. */
  const known = new Map<string, BitSet>();
  const accepted = createBitSet(size);
  const any = createBitSet(size);

  function setOf(name: string, holds: (chunk: number) => boolean): BitSet {
    let set = known.get(name);
    known.delete(name);
    if (set === undefined) {
      set = createBitSet(size);
      for (let chunk = 0; chunk < size; chunk++) if (holds(chunk)) addBit(set, chunk);
    }
    known.set(name, set);
    if (known.size > MAX_SETS) known.delete(known.keys().next().value!);
    return set;
  }

  /** Leaves the chunks that hold any of the values. */
  function narrow<Value extends string>(
    values: readonly Value[],
    kind: string,
    holds: (value: Value) => (chunk: number) => boolean,
  ): void {
    if (values.length === 0) return;
    any.fill(0);
    for (const value of values) addAll(any, setOf(`${kind} ${value}`, holds(value)));
    keepShared(accepted, any);
  }

  return {
    accepted({ platforms, kinds, packages }) {
      accepted.fill(0xffff_ffff);
      if (size % 32 > 0) accepted[accepted.length - 1] = 2 ** (size % 32) - 1;
      // A name that no chunk has gives no bit and no number, and so an empty set.
      narrow(kinds, "kind", (kind) => {
        const number = columns.kindNumbers.get(kind) ?? -1;
        return (chunk) => columns.kinds[chunk] === number;
      });
      narrow(platforms, "platform", (platform) => {
        const bit = columns.platformBits.get(platform) ?? 0;
        return (chunk) =>
          columns.platforms[chunk] === ALL_PLATFORMS || (columns.platforms[chunk]! & bit) !== 0;
      });
      narrow(packages, "package", (name) => {
        const number = columns.packageNumbers.get(name) ?? -1;
        return (chunk) => columns.packages[chunk] === number;
      });
      return accepted;
    },
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
