/**
 * Generations of an index in a store. This file is the folder's door.
 *
 * Responsible for: joining publication, reading, watching, verification, repair and garbage to the one object that users hold; who
 * locks, who pins. Not responsible for: where bytes lie (`Store`) and what they mean (snapshots are core's).
 */
import { resolve } from "node:path";
import { ExpodexError, type Store } from "@expodex/core/read";
import { diskStore } from "../disk/disk-store.ts";
import { ownIdentity } from "../disk/process-identity.ts";
import { type HeldLock, withLock } from "../disk/writer-lock.ts";
import { objectName } from "../objects/seal-object.ts";
import { collectGarbage } from "./collect-garbage.ts";
import { pieceSizes } from "./cut-pieces.ts";
import { folderReader } from "./folder-reader.ts";
import type { Manifest } from "./generation.ts";
import { generationKey, STORE_KEY } from "./layout.ts";
import type { NodeStore, NodeStoreOptions, StoreWatch } from "./node-store.ts";
import { openDescribed } from "./open-snapshot.ts";
import { openStoredIndex } from "./open-stored-index.ts";
import { publicFacts } from "./public-facts.ts";
import { publish, readFacts } from "./publish.ts";
import {
  findManifest,
  generationNotFound,
  isDamage,
  listGenerationIds,
  type ReadableStore,
  readCurrentId,
  readPieces,
  signalOf,
} from "./read-generation.ts";
import { readNewest, readOne } from "./read-newest.ts";
import { type Pins, pinsIn } from "./readers.ts";
import { repair } from "./repair.ts";
import { checkStoreFile } from "./store-file.ts";
import { resolveNodeStoreOptions } from "./store-options.ts";
import { verify } from "./verify.ts";
import { watchCurrent } from "./watch-current.ts";

/**
 * Opens a store of generations. Nothing is created before something is published.
 *
 * @param place a folder, which is locked while it is written to and whose readers are known; or any store, where one writer at a
 * time is the caller's care. A store that is passed in is not closed.
 * @throws ExpodexError INVALID_OPTION, STORE_FAILED where it cannot be read or a newer release wrote it
 */
export async function openNodeStore(
  place: string | Store,
  options: NodeStoreOptions = {},
): Promise<NodeStore> {
  const settings = resolveNodeStoreOptions(options);
  const { keys, keep, graceMs, now, log } = settings;
  const folder = typeof place === "string" ? resolve(place) : undefined;
  const store = typeof place === "string" ? diskStore(place) : place;
  const reader: ReadableStore = folder === undefined ? store : folderReader(folder);
  const pins: Pins | undefined =
    folder === undefined ? undefined : pinsIn(folder, await ownIdentity(), now);
  const keyed = keys === undefined ? {} : { keys };
  const reading = { ...keyed, sha256: objectName };
  const watches = new Set<StoreWatch>();
  let isOpen = true;

  const check = () => {
    if (!isOpen) throw closed(store.id);
  };
  const hold = (id: string) => pins?.hold(id) ?? (() => {});
  const locked = async <T>(
    signal: AbortSignal | undefined,
    work: (held: HeldLock) => Promise<T>,
  ): Promise<T> =>
    folder === undefined
      ? work({ check: async () => {} })
      : withLock(folder, work, { now, ...signalOf(signal) });
  const collect = (held: HeldLock, signal: AbortSignal | undefined) =>
    collectGarbage(store, {
      keep,
      graceMs: folder === undefined ? graceMs : 0,
      now,
      held: async () => (await pins?.held()) ?? new Set(),
      check: held.check,
      log,
      ...signalOf(signal),
    });

  try {
    const found = await reader.read(STORE_KEY);
    if (found !== undefined) checkStoreFile(found, store.id, objectName);
  } catch (error) {
    if (!isDamage(error)) throw error;
    // It says nothing but the format, which every other file says too.
    log(`${STORE_KEY} is damaged; the next publication writes it anew`);
  }

  return {
    store,
    async publish(snapshot, { onProgress, signal } = {}) {
      check();
      const facts = await readFacts(snapshot);
      return locked(signal, async (held) => {
        const result = await publish(store, snapshot, facts, {
          ...keyed,
          sizes: pieceSizes(settings.pieceBytes),
          now,
          log,
          isLocked: folder !== undefined,
          check: held.check,
          ...(onProgress === undefined ? {} : { onProgress }),
          ...signalOf(signal),
        });
        // What was published is current whatever becomes of the old ones.
        await collect(held, undefined).catch((error: unknown) =>
          log(`garbage stays until the next publication: ${String(error)}`),
        );
        return result;
      });
    },
    async current() {
      check();
      const id = await readCurrentId(reader, reading);
      const manifest = id === undefined ? undefined : await findManifest(reader, id, reading);
      return manifest === undefined ? undefined : publicFacts(manifest);
    },
    async generations() {
      check();
      const found = [];
      for (const id of await listGenerationIds(reader)) {
        try {
          const manifest = await findManifest(reader, id, reading);
          if (manifest !== undefined) found.push(publicFacts(manifest));
        } catch (error) {
          if (!isDamage(error)) throw error;
          log(`${generationKey(id)} is damaged`);
        }
      }
      return found;
    },
    async readSnapshot(id, { signal } = {}) {
      check();
      const how = { ...reading, ...signalOf(signal), hold, log };
      const open = (manifest: Manifest) => readPieces(reader, manifest, how);
      const { manifest, opened, passedOver } = await readWanted(reader, id, { ...how, open });
      return { generation: publicFacts(manifest), bytes: opened, passedOver };
    },
    async openIndex({ id, check: when = "at-once", signal, ...openOptions } = {}) {
      check();
      const chosen = id === undefined ? {} : { id };
      if (when === "when-read" && folder !== undefined)
        return openStoredIndex(folder, { ...openOptions, ...chosen, ...keyed, log });
      const how = { ...(when === "at-once" ? reading : keyed), ...signalOf(signal), hold, log };
      const open = async (manifest: Manifest) => {
        const bytes = await readPieces(reader, manifest, how);
        return openDescribed(bytes, manifest, reader.id, openOptions);
      };
      const { manifest, opened, passedOver } = await readWanted(reader, id, { ...how, open });
      return { index: opened, generation: publicFacts(manifest), passedOver };
    },
    watch(onChange, { since, intervalMs = 1_000 } = {}) {
      check();
      const watch = watchCurrent({
        intervalMs,
        ...(since === undefined ? {} : { since }),
        ...(folder === undefined ? {} : { folder }),
        currentId: () => readCurrentId(reader, reading),
        async describe(id) {
          const manifest = await findManifest(reader, id, reading);
          return manifest === undefined ? undefined : publicFacts(manifest);
        },
        onChange,
      });
      watches.add(watch);
      return {
        close() {
          watches.delete(watch);
          watch.close();
        },
      };
    },
    async verify(verifyOptions = {}) {
      check();
      return verify(store, { ...keyed, ...verifyOptions, hold });
    },
    async repair(from, { onProgress, signal } = {}) {
      check();
      return locked(signal, (held) =>
        repair(store, from, {
          ...keyed,
          now,
          log,
          check: held.check,
          ...(onProgress === undefined ? {} : { onProgress }),
          ...signalOf(signal),
        }),
      );
    },
    async collectGarbage({ signal } = {}) {
      check();
      return locked(signal, (held) => collect(held, signal));
    },
    async close() {
      if (!isOpen) return;
      isOpen = false;
      for (const watch of watches) watch.close();
      pins?.close();
      if (typeof place === "string") await store.close();
    },
  };
}

/** Reads the generation that is asked for, or the one to be served. */
async function readWanted<T>(
  reader: ReadableStore,
  id: string | undefined,
  options: Parameters<typeof readNewest<T>>[1],
) {
  if (id === undefined) return readNewest(reader, options);
  const ids = await listGenerationIds(reader, options);
  if (!ids.includes(id)) throw generationNotFound(reader.id, `the generation ${id}`, ids);
  return { ...(await readOne(reader, id, options)), passedOver: [] };
}

function closed(store: string): ExpodexError<"CLOSED"> {
  return new ExpodexError("CLOSED", {
    subject: store,
    expected: "an open store",
    got: "one that was closed",
    next: "open it again",
    data: { subject: store },
  });
}
