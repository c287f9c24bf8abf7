/**
 * Opens snapshots that a manifest describes, with Node's own inflate and checksum: several times as fast as JavaScript.
 */
import zlib from "node:zlib";
import {
  type DocsIndex,
  isExpodexError,
  type OpenExpoDocsIndexOptions,
  openExpoDocsIndex,
} from "@expodex/core/read";
import type { Manifest } from "./generation.ts";
import { damagedGeneration } from "./read-generation.ts";

/** Node takes no smaller ones. */
const MIN_CHUNK_BYTES = 64;

/** What `openExpoDocsIndex` takes for it. */
export const snapshotSpeed: Pick<OpenExpoDocsIndexOptions, "inflate" | "crc32"> = {
  inflate: (bytes, size, dictionary) =>
    zlib.inflateRawSync(bytes, {
      chunkSize: Math.max(MIN_CHUNK_BYTES, size),
      maxOutputLength: Math.max(1, size),
      ...(dictionary === undefined ? {} : { dictionary }),
    }),
  // Node 22.0 and 22.1 have none.
  ...(typeof zlib.crc32 === "function" ? { crc32: (bytes: Uint8Array) => zlib.crc32(bytes) } : {}),
};

/**
 * Opens the snapshot of a generation. Before its first checksum a snapshot has a few bytes that only say what it is: where they say
 * something else than the manifest does, they are damaged.
 *
 * @throws ExpodexError STORE_DAMAGED, SNAPSHOT_CORRUPT, SNAPSHOT_VERSION, EMBEDDER_FAILED
 */
export async function openDescribed(
  bytes: Uint8Array,
  { id, snapshotVersion }: Manifest,
  store: string,
  options: OpenExpoDocsIndexOptions,
): Promise<DocsIndex> {
  try {
    return await openExpoDocsIndex(bytes, { ...snapshotSpeed, ...options });
  } catch (error) {
    const isOther =
      isExpodexError(error, "SNAPSHOT_INVALID") ||
      (isExpodexError(error, "SNAPSHOT_VERSION") && error.data.got !== snapshotVersion);
    throw isOther ? damagedGeneration(store, id, []) : error;
  }
}
