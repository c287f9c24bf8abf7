/**
 * Opens an index out of a folder, in a process that does nothing but read.
 *
 * Responsible for: the shortest way from a folder to an index that answers. It takes no lock and pins nothing: the files of what is
 * open are held open or lie in memory, and a generation that is collected before is read anew, as the one that took its place.
 */
import type { DocsIndex, Log, OpenOptions } from "@expodex/core/read";
import type { KeyProvider } from "../keys/key-provider.ts";
import { type FolderReader, folderReader } from "./folder-reader.ts";
import type { Manifest } from "./generation.ts";
import { lazySnapshot } from "./lazy-snapshot.ts";
import type { OpenedGeneration, OpenGenerationOptions } from "./node-store.ts";
import { openDescribed } from "./open-snapshot.ts";
import { publicFacts } from "./public-facts.ts";
import {
  generationNotFound,
  isDamage,
  listGenerationIds,
  type ReadGenerationOptions,
  readPieces,
} from "./read-generation.ts";
import { type NewestGeneration, readNewest, readOne } from "./read-newest.ts";
import type { Sha256 } from "./sealed-file.ts";

/** How to open an index out of a folder. */
export interface OpenStoredIndexOptions extends Omit<OpenGenerationOptions, "signal" | "check"> {
  /**
   * When damage is found. `when-read`: by the call that first needs a damaged part, which raises SNAPSHOT_CORRUPT; what cannot be
   * opened at all is found at once. `at-once`: before this settles, by the SHA-256 of every object. Where damage is found while
   * opening, another generation takes its place. No result comes out of damaged bytes either way. @default "when-read"
   */
  check?: "at-once" | "when-read";
  /** Gives the key where the store is encrypted. @default none: an encrypted store raises STORE_KEY */
  keys?: KeyProvider;
  /** Receives a line for each generation that was passed over. @default drops it */
  log?: Log;
}

/**
 * Opens the current index of a store in a folder, or the newest whole one where that is damaged.
 *
 * @throws ExpodexError GENERATION_NOT_FOUND, STORE_DAMAGED where none is whole, STORE_KEY, STORE_FAILED, SNAPSHOT_VERSION, EMBEDDER_FAILED
 */
export async function openStoredIndex(
  folder: string,
  options: OpenStoredIndexOptions = {},
): Promise<OpenedGeneration> {
  const { id, check = "when-read", keys, log, ...openOptions } = options;
  const store = folderReader(folder);
  const openNewest = async (sha256: Sha256 | undefined) => {
    const how = {
      ...(keys === undefined ? {} : { keys }),
      ...(sha256 === undefined ? {} : { sha256 }),
      ...(log === undefined ? {} : { log }),
      // A damaged generation is not passed over before every byte of the one in its place can be compared.
      isStrict: sha256 === undefined,
    };
    const open = (manifest: Manifest) => openManifest(store, manifest, how, openOptions);
    if (id === undefined) return readNewest(store, { ...how, open });
    const ids = await listGenerationIds(store);
    if (!ids.includes(id)) throw generationNotFound(store.id, `the generation ${id}`, ids);
    return { ...(await readOne(store, id, { ...how, open })), passedOver: [] };
  };
  if (check === "at-once") return told(await openNewest(await hashing()));
  try {
    return told(await openNewest(undefined));
  } catch (error) {
    if (!isDamage(error)) throw error;
    return told(await openNewest(await hashing()));
  }
}

/** Opens what a manifest describes, and leaves on the disk what is not read where every byte need not be compared. */
async function openManifest(
  store: FolderReader,
  manifest: Manifest,
  how: ReadGenerationOptions,
  options: OpenOptions & Pick<OpenGenerationOptions, "embedder">,
): Promise<DocsIndex> {
  const lazy = how.sha256 === undefined ? lazySnapshot(store, manifest) : undefined;
  if (lazy === undefined) {
    const bytes = await readPieces(store, manifest, how);
    return openDescribed(bytes, manifest, store.id, options);
  }
  try {
    const { bytes, crc32, close } = lazy;
    const index = await openDescribed(bytes, manifest, store.id, { ...options, crc32 });
    const closeIndex = index.close;
    index.close = async () => {
      // An index that closes may ask for parts once more.
      await closeIndex().finally(close);
    };
    return index;
  } catch (error) {
    lazy.close();
    throw error;
  }
}

function told({ manifest, opened, passedOver }: NewestGeneration<DocsIndex>): OpenedGeneration {
  return { index: opened, generation: publicFacts(manifest), passedOver };
}

/** Loading cryptography takes two milliseconds, which a process that searches once need not wait. */
async function hashing(): Promise<Sha256> {
  const { createHash } = await import("node:crypto");
  return (bytes) => createHash("sha256").update(bytes).digest("hex");
}
