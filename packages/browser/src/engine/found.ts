/** Which pages and chunks a search may find: those of a release, and of what else was asked for. */
import type { Manifest } from "../format/manifest.ts";
import type { Pages } from "./pages.ts";
import type { Found } from "./score.ts";

/** What a search asks for. */
export interface Wanted {
  /** Place of the release in the manifest's list; −1 for all of them. */
  sdk: number;
  platforms: readonly string[];
  kinds: readonly string[];
  packages: readonly string[];
}

/** Selections kept, at the most; each takes a byte for each chunk. */
const MAX_KEPT = 4;

/** Makes what selects, and keeps the last selections: the searches of one page ask alike. */
export function createSelector(manifest: Manifest): (pages: Pages, wanted: Wanted) => Found {
  const kept = new Map<string, Found>();
  return (pages, wanted) => {
    const key = JSON.stringify(wanted);
    let found = kept.get(key);
    if (found === undefined) {
      found = select(manifest, pages, wanted);
      const [oldest] = kept.keys();
      if (kept.size >= MAX_KEPT && oldest !== undefined) kept.delete(oldest);
      kept.set(key, found);
    }
    return found;
  };
}

function select(manifest: Manifest, { entries, starts, chunks }: Pages, wanted: Wanted): Found {
  const found = {
    pages: new Uint8Array(entries.length),
    chunks: new Uint8Array(chunks.length),
    documents: 0,
    openings: new Int32Array(entries.length).fill(-1),
  };
  const isOfRelease = (sdks: number) =>
    sdks === 0 || wanted.sdk < 0 || (sdks & (1 << wanted.sdk)) !== 0;
  const platforms = wanted.platforms.reduce(
    (mask, name) => mask | maskOf(manifest.platforms.indexOf(name)),
    0,
  );
  for (const [page, entry] of entries.entries()) {
    if (!isOfRelease(entry.sdks)) continue;
    found.documents++;
    const { kinds, packages } = wanted;
    if (wanted.platforms.length > 0 && entry.platforms !== 0 && (entry.platforms & platforms) === 0)
      continue;
    if (kinds.length > 0 && !kinds.includes(manifest.kinds[entry.kind] ?? "")) continue;
    if (packages.length > 0 && !packages.includes(entry.packageName)) continue;
    found.pages[page] = 1;
    for (let chunk = starts[page]!; chunk < starts[page + 1]!; chunk++) {
      if (!isOfRelease(chunks[chunk]!.sdks)) continue;
      found.chunks[chunk] = 1;
      if (found.openings[page] === -1) found.openings[page] = chunk;
    }
  }
  return found;
}

const maskOf = (place: number) => (place < 0 ? 0 : 1 << place);
