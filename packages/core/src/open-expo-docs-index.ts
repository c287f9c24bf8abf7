/** Opens a snapshot as an index. */
import type { DocsIndex } from "./docs-index.ts";
import type { Embedder } from "./embed/embedder.ts";
import type { Inflate } from "./indexing/indexing.ts";
import { type OpenOptions, openIndex } from "./open-index.ts";
import { openSnapshot } from "./snapshot/snapshot.ts";

/** How to open a snapshot. */
export interface OpenExpoDocsIndexOptions extends OpenOptions {
  /** The embedder that made the vectors, where it is not the default one; without it such an index is searched by keywords alone. */
  embedder?: Embedder;
  /**
   * Whether every byte is checked at once. Without it opening takes a few milliseconds whatever the size, each part is checked
   * when it is first needed, and the call that meets a damaged one raises SNAPSHOT_CORRUPT. @default false
   */
  verify?: boolean;
  /**
   * What inflates the parts of a snapshot (raw deflate, RFC 1951) to `size` bytes. A platform's own is several times as fast: in
   * Node `(bytes, size, dictionary) => inflateRawSync(bytes, { dictionary, chunkSize: Math.max(64, size) })`.
   * @default JavaScript that runs everywhere
   */
  inflate?: Inflate;
  /**
   * What works checksums out: CRC-32 (ISO 3309), 0 to 2³² − 1, as `crc32` of Node's `node:zlib` does. It is given a view of `bytes`
   * before anything behind the header is read out of it, so it may also be what brings those bytes in.
   * @default JavaScript that runs everywhere
   */
  crc32?: (bytes: Uint8Array) => number;
}

/**
 * Opens what `snapshot()` wrote. The bytes are viewed in place: they must not change while the index is open.
 *
 * @throws ExpodexError SNAPSHOT_INVALID, SNAPSHOT_VERSION, SNAPSHOT_CORRUPT, EMBEDDER_FAILED where another embedder made the vectors
 */
export async function openExpoDocsIndex(
  bytes: Uint8Array,
  options: OpenExpoDocsIndexOptions = {},
): Promise<DocsIndex> {
  const { embedder, verify, inflate, crc32 } = options;
  const { index, facts } = openSnapshot(bytes, {
    ...(embedder === undefined ? {} : { embedder }),
    ...(verify === undefined ? {} : { verify }),
    ...(inflate === undefined ? {} : { inflate }),
    ...(crc32 === undefined ? {} : { crc32 }),
  });
  // An open snapshot does not change, so its bytes are what writing it down would give. They are checked before they go on.
  const write = () => {
    openSnapshot(bytes, {
      verify: true,
      ...(inflate === undefined ? {} : { inflate }),
      ...(crc32 === undefined ? {} : { crc32 }),
    });
    return bytes.slice();
  };
  return openIndex(index, { ...facts, write }, options);
}
