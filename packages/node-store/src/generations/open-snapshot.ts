/** Node's own inflate and checksum for opening snapshots: several times as fast as JavaScript. */
import zlib from "node:zlib";
import type { OpenExpoDocsIndexOptions } from "@expodex/core/read";

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
