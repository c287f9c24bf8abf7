/**
 * Opens an index out of a folder, in a process that does nothing but read.
 *
 * Responsible for: the shortest way from a folder to an index that answers. It takes no lock and pins nothing: what is opened lies
 * in memory whole, and a generation that is collected while it is read is read anew, as the one that took its place.
 */
import { type Log, openExpoDocsIndex } from "@expodex/core/read";
import type { KeyProvider } from "../keys/key-provider.ts";
import { folderReader } from "./folder-reader.ts";
import type { Manifest } from "./generation.ts";
import type { OpenedGeneration, OpenGenerationOptions } from "./node-store.ts";
import { snapshotSpeed } from "./open-snapshot.ts";
import { publicFacts } from "./public-facts.ts";
import { generationNotFound, isDamage, listGenerationIds } from "./read-generation.ts";
import { readNewest, readOne } from "./read-newest.ts";
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
      use: (bytes: Uint8Array) => openExpoDocsIndex(bytes, { ...openOptions, ...snapshotSpeed }),
    };
    if (id === undefined) return readNewest(store, how);
    const ids = await listGenerationIds(store);
    if (!ids.includes(id)) throw generationNotFound(store.id, `the generation ${id}`, ids);
    return { ...(await readOne(store, id, how)), passedOver: [] };
  };
  if (check === "at-once") return opened(await openNewest(await hashing()));
  try {
    return opened(await openNewest(undefined));
  } catch (error) {
    if (!isDamage(error)) throw error;
    return opened(await openNewest(await hashing()));
  }
}

function opened({
  manifest,
  used,
  passedOver,
}: {
  manifest: Manifest;
  used: OpenedGeneration["index"];
  passedOver: OpenedGeneration["passedOver"];
}): OpenedGeneration {
  return { index: used, generation: publicFacts(manifest), passedOver };
}

/** Loading cryptography takes two milliseconds, which a process that searches once need not wait. */
async function hashing(): Promise<Sha256> {
  const { createHash } = await import("node:crypto");
  return (bytes) => createHash("sha256").update(bytes).digest("hex");
}
