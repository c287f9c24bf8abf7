/**
 * Tells what damage costs: which parts of a snapshot and which pages lie in the bytes that are lost.
 *
 * What is left is put where it belongs, what is missing stays empty, and what the index then cannot read is what was lost.
 */
import { isExpodexError, openExpoDocsIndex, type Store } from "@expodex/core/read";
import type { KeyProvider } from "../keys/key-provider.ts";
import { objectName } from "../objects/seal-object.ts";
import type { Manifest } from "./generation.ts";
import { objectKey } from "./layout.ts";
import { snapshotSpeed } from "./open-snapshot.ts";
import { findManifest, readPiece, signalOf } from "./read-generation.ts";
import type { Scan } from "./scan-store.ts";
import { partsOfSnapshot } from "./snapshot-parts.ts";

/** How to tell it. */
export interface CostOptions {
  keys?: KeyProvider;
  signal?: AbortSignal;
}

/** Pages that are named for one object. */
const MAX_PAGES = 100;

/** Adds parts and pages to the damage of objects, by the newest generation that needs each. @throws ExpodexError STORE_FAILED, STORE_KEY, ABORTED */
export async function costOfDamage(
  store: Store,
  { damage, envelopes }: Scan,
  { keys, signal }: CostOptions,
): Promise<void> {
  const unnamed = { ...(keys === undefined ? {} : { keys }), ...signalOf(signal) };
  for (const { id, objects } of envelopes) {
    const lost = damage.filter(
      ({ key, generations }) =>
        generations[0] === id && objects.some(({ object }) => objectKey(object) === key),
    );
    if (lost.length === 0) continue;
    const manifest = await findManifest(store, id, { ...unnamed, sha256: objectName });
    if (manifest === undefined) continue;
    const bytes = new Uint8Array(manifest.sizeBytes);
    for (const piece of manifest.pieces) {
      // Also where it does not fit its name: most of its bytes may be as they were, and each block has a checksum of its own.
      const found = await readPiece(store, piece, unnamed);
      if (found !== undefined) bytes.set(found, piece.offset);
    }
    const pages = await lostPages(bytes);
    for (const one of lost) {
      one.parts = lostParts(bytes, manifest, one.key);
      if (lost.length === 1 || one.parts.some((part) => PAGES.test(part))) one.pages = pages;
    }
  }
}

/** Parts whose loss shows in pages. */
const PAGES = /^(?:pages|text)\./u;

function lostParts(bytes: Uint8Array, { pieces }: Manifest, key: string): string[] {
  const parts = partsOfSnapshot(bytes);
  if (parts === undefined) return ["header"];
  return parts
    .filter(({ offset, length }) =>
      pieces.some(
        (piece) =>
          objectKey(piece.object) === key &&
          piece.offset < offset + length &&
          offset < piece.offset + piece.size,
      ),
    )
    .map(({ name }) => name);
}

/** Paths of pages that cannot be read out of what is left; none where not even their list can. */
async function lostPages(bytes: Uint8Array): Promise<string[]> {
  const lost = new Set<string>();
  try {
    const index = await openExpoDocsIndex(bytes, snapshotSpeed);
    const sdks = index.info.sdks.map((sdk) => ({ sdk }));
    for (const ofSdk of sdks.length === 0 ? [{}] : sdks) {
      for (const { path } of await index.documents(ofSdk)) {
        if (lost.size >= MAX_PAGES) break;
        try {
          await index.read(path, ofSdk);
        } catch (error) {
          if (!isExpodexError(error, "SNAPSHOT_CORRUPT")) throw error;
          lost.add(path);
        }
      }
    }
    await index.close();
  } catch (error) {
    if (!isExpodexError(error)) throw error;
  }
  return [...lost];
}
