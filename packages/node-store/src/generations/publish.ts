/**
 * Makes a snapshot the current generation.
 *
 *     objects that are not there ─► manifest ─► current
 *                                               └ the one step that readers see; before it all is as it was
 *
 * Responsible for: that order, and that nothing is referred to that was not compared with its name.
 * Not responsible for: who may write (`openNodeStore` takes the lock), and what is given up for it (`collect-garbage.ts`).
 */
import type { Store } from "@expodex/core/read";
import {
  isExpodexError,
  type Log,
  openExpoDocsIndex,
  SNAPSHOT_VERSION,
  sdkLabel,
} from "@expodex/core/read";
import type { KeyProvider } from "../keys/key-provider.ts";
import { objectName } from "../objects/seal-object.ts";
import { cutPieces, type PieceSizes } from "./cut-pieces.ts";
import type { Manifest, Piece } from "./generation.ts";
import { createGenerationId, timeOfGeneration } from "./generation-id.ts";
import { CURRENT_KEY, generationKey, STORE_KEY } from "./layout.ts";
import type { OnStoreProgress, PublishResult } from "./node-store.ts";
import { snapshotSpeed } from "./open-snapshot.ts";
import { publicFacts } from "./public-facts.ts";
import { type PutPieces, piecesIn } from "./put-pieces.ts";
import {
  findManifest,
  isDamage,
  listGenerationIds,
  readCurrentId,
  signalOf,
} from "./read-generation.ts";
import { checkStoreFile, writeCurrentFile, writeStoreFile } from "./store-file.ts";
import { writeManifest } from "./write-manifest.ts";

/** What publishing needs to know. */
export interface PublishSettings {
  keys?: KeyProvider;
  sizes: PieceSizes;
  now: () => number;
  log: Log;
  /** Whether no other writer is at work, so that what was written can be taken away again after a failure. */
  isLocked: boolean;
  /** Makes sure that no other writer has come in; called before the switch. @throws ExpodexError STORE_LOCKED */
  check: () => Promise<void>;
  onProgress?: OnStoreProgress;
  signal?: AbortSignal;
}

/** Generations whose pieces are looked at for ones that are there already. */
const MAX_COMPARED = 50;

/** What a generation says of a snapshot. */
type Facts = Pick<Manifest, "sdks" | "documents" | "chunks" | "fingerprint" | "snapshotVersion">;

/**
 * Opens a snapshot with every byte checked, and returns what a generation says of it.
 *
 * @throws ExpodexError SNAPSHOT_INVALID, SNAPSHOT_VERSION, SNAPSHOT_CORRUPT
 */
export async function readFacts(snapshot: Uint8Array): Promise<Facts> {
  const index = await openExpoDocsIndex(snapshot, { verify: true, ...snapshotSpeed });
  const { sdks, documents, chunks, fingerprint } = index.info;
  await index.close();
  return {
    sdks: sdks.map(sdkLabel),
    documents,
    chunks,
    fingerprint,
    snapshotVersion: SNAPSHOT_VERSION,
  };
}

/** Publishes. @throws ExpodexError STORE_FAILED, STORE_DAMAGED, ABORTED */
export async function publish(
  store: Store,
  snapshot: Uint8Array,
  facts: Facts,
  settings: PublishSettings,
): Promise<PublishResult> {
  const { keys, signal, now, log } = settings;
  const stored = piecesIn(store, settings);
  let written: string | undefined;
  try {
    await prepareStore(store, settings);
    const before = await manifestsOf(store, settings);
    stored.know(before.manifests);
    const pieces = await stored.put(snapshot, cutPieces(snapshot, settings.sizes));
    const current = before.manifests.find(({ id }) => id === before.currentId);
    if (current !== undefined && isSame(current, pieces, facts)) {
      // Makes it last where a killed writer switched to it and did not.
      const bytes = writeCurrentFile(current.id, objectName);
      await store.write(CURRENT_KEY, bytes, { ...signalOf(signal), ifAbsent: true });
      return { generation: publicFacts(current), unchanged: true, ...stored.counts };
    }

    const id = createGenerationId(now(), before.newestId);
    const objects = stored.objects(pieces);
    const manifest: Manifest = {
      id,
      ...(before.currentId === undefined ? {} : { parent: before.currentId }),
      createdAt: new Date(timeOfGeneration(id) ?? now()).toISOString(),
      ...facts,
      sizeBytes: snapshot.length,
      storedBytes: objects.reduce((sum, { storedBytes }) => sum + storedBytes, 0),
      objects,
      pieces,
    };
    const bytes = await writeManifest(manifest, keys);
    written = id;
    await store.write(generationKey(id), bytes, signalOf(signal));
    await settings.check();
    await store.write(CURRENT_KEY, writeCurrentFile(id, objectName));
    return { generation: publicFacts(manifest), unchanged: false, ...stored.counts };
  } catch (error) {
    await takeBack(store, stored, written, settings).catch(() =>
      log("what a publication that failed wrote stays until the next one"),
    );
    throw error;
  }
}

/**
 * Takes away what a publication wrote that failed, so that a full disk is not the fuller for it.
 *
 * @param id of the generation whose manifest may stand there
 */
async function takeBack(
  store: Store,
  stored: PutPieces,
  id: string | undefined,
  settings: PublishSettings,
): Promise<void> {
  if (!settings.isLocked) return;
  await settings.check();
  if (id !== undefined) {
    // A failure may come after the switch.
    if ((await readCurrentId(store, { sha256: objectName })) === id) return;
    await store.delete(generationKey(id));
  }
  await stored.takeBack();
}

/** Writes that this is a store, or checks that it is one of ours. */
export async function prepareStore(
  store: Store,
  { now, signal, log }: Pick<PublishSettings, "now" | "signal" | "log">,
): Promise<void> {
  const found = await store.read(STORE_KEY, signalOf(signal));
  if (found !== undefined) {
    try {
      return checkStoreFile(found, store.id, objectName);
    } catch (error) {
      if (!isDamage(error)) throw error;
      log(`${STORE_KEY} is damaged and written anew`);
    }
  }
  const bytes = writeStoreFile(new Date(now()).toISOString(), objectName);
  await store.write(STORE_KEY, bytes, signalOf(signal));
}

/** What is there already. A damaged manifest has nothing to share. */
async function manifestsOf(store: Store, settings: PublishSettings) {
  const { log, signal } = settings;
  const options = { ...settings, sha256: objectName };
  const ids = await listGenerationIds(store, signalOf(signal));
  const tolerant = async <T>(read: () => Promise<T | undefined>): Promise<T | undefined> => {
    try {
      return await read();
    } catch (error) {
      // Whoever has no key for an earlier generation shares nothing with it.
      if (!isDamage(error) && !isExpodexError(error, "STORE_KEY")) throw error;
      log(`${String(error)}; the new generation does not build on it`);
      return undefined;
    }
  };
  const currentId = await tolerant(() => readCurrentId(store, options));
  const manifests: Manifest[] = [];
  for (const id of ids.slice(0, MAX_COMPARED)) {
    const manifest = await tolerant(() => findManifest(store, id, options));
    if (manifest !== undefined) manifests.push(manifest);
  }
  return { newestId: ids[0], currentId, manifests };
}

function isSame(current: Manifest, pieces: readonly Piece[], { fingerprint }: Facts): boolean {
  return (
    current.fingerprint === fingerprint &&
    current.pieces.length === pieces.length &&
    current.pieces.every(({ object, size }, index) => {
      const piece = pieces[index];
      return piece?.object === object && piece.size === size;
    })
  );
}
