/** Reads what there is to back up: manifests, and which files beside objects belong to a store. */
import type { Store } from "@expodex/core";
import { CACHE_SNAPSHOTS, SNAPSHOT_ENTRIES } from "../caches/cache-layout.ts";
import type { StoredObject } from "../generations/generation.ts";
import { generationKey, isObjectName, STORE_KEY } from "../generations/layout.ts";
import {
  isDamage,
  listGenerationIds,
  readCurrentId,
  signalOf,
} from "../generations/read-generation.ts";
import { readEnvelope } from "../generations/read-manifest.ts";
import { checkStoreFile } from "../generations/store-file.ts";
import { objectName } from "../objects/seal-object.ts";
import type { CarriedFile } from "./backup-record.ts";

/** A generation to be backed up. */
export interface SourceGeneration {
  id: string;
  objects: StoredObject[];
  /** Its manifest as it is stored. */
  manifest: Uint8Array;
}

/** What there is to back up. */
export interface BackupSource {
  /** The current generation; absent where the file that names it is missing or damaged. */
  current?: string;
  /** Newest first. */
  generations: SourceGeneration[];
  files: CarriedFile[];
  /** Keys that are not what was written. */
  damaged: string[];
}

/** What a backup carries beside generations and their objects: versions of the configuration, and snapshots of caches. */
const CARRIED = ["configuration/", CACHE_SNAPSHOTS];

/** A record of that many files is 11 MB, of the 16 that are read again. */
const MAX_FILES = 50_000;

/** Reads it. @throws ExpodexError STORE_FAILED also where a newer release wrote the store, ABORTED */
export async function readBackupSource(
  from: Store,
  { signal }: { signal?: AbortSignal } = {},
): Promise<BackupSource> {
  const damaged: string[] = [];
  const tolerant = async <T>(key: string, read: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await read();
    } catch (error) {
      if (!isDamage(error)) throw error;
      damaged.push(key);
      return undefined;
    }
  };
  await tolerant(STORE_KEY, async () => {
    const bytes = await from.read(STORE_KEY, signalOf(signal));
    if (bytes !== undefined) checkStoreFile(bytes, from.id, objectName);
  });
  const current = await tolerant("current", () =>
    readCurrentId(from, { sha256: objectName, ...signalOf(signal) }),
  );
  const generations: SourceGeneration[] = [];
  for (const id of await listGenerationIds(from, signalOf(signal))) {
    const key = generationKey(id);
    const found = await tolerant(key, () => readSourceGeneration(from, id, signalOf(signal)));
    if (found !== undefined) generations.push(found);
  }
  const files: CarriedFile[] = [];
  for (const prefix of CARRIED) {
    for await (const { key, size } of from.list(prefix, signalOf(signal))) {
      // Caches are made anew where they are lost; a record must stay readable.
      if (files.length === MAX_FILES) break;
      const named = key.startsWith(SNAPSHOT_ENTRIES) ? key.slice(-64) : undefined;
      if (isObjectName(named)) {
        files.push({ key, object: named, storedBytes: size });
        continue;
      }
      const bytes = await tolerant(key, () => from.read(key, signalOf(signal)));
      if (bytes === undefined) continue;
      files.push({ key, object: objectName(bytes), storedBytes: bytes.length });
    }
  }
  return { ...(current === undefined ? {} : { current }), generations, files, damaged };
}

/** Reads one generation; `undefined` where there is none. @throws ExpodexError STORE_DAMAGED, STORE_FAILED, ABORTED */
export async function readSourceGeneration(
  from: Store,
  id: string,
  { signal }: { signal?: AbortSignal } = {},
): Promise<SourceGeneration | undefined> {
  const key = generationKey(id);
  const manifest = await from.read(key, signalOf(signal));
  if (manifest === undefined) return undefined;
  const { objects } = readEnvelope(manifest, { store: from.id, key }, objectName);
  return { id, objects, manifest };
}
