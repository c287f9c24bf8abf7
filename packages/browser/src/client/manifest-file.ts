/**
 * Reads the manifest: the one file that has to be asked for again, as its name stays while what it says changes.
 *
 * Responsible for: the newest there is, the kept one where the server does not answer in time. Files of older exports are forgotten
 * once a newer manifest is there.
 */
import { ExpodexError, isExpodexError } from "@expodex/core/parts";
import { MANIFEST_PATH, type Manifest, readManifest } from "../format/manifest.ts";
import type { FileCache } from "./file-cache.ts";
import type { Request } from "./request.ts";
import { pause } from "./waiting.ts";

/** How long the server may take where an older manifest is kept. */
const PATIENCE_MS = 4_000;

/**
 * Makes what reads the manifest.
 *
 * @param early what was fetched already, where that worked
 */
export function createManifestReader(
  request: Request,
  cache: FileCache,
  onProblem: (error: ExpodexError) => void,
  early?: Promise<Uint8Array | undefined>,
): () => Promise<Uint8Array> {
  let first = early;
  return async () => {
    const kept = await cache.get(MANIFEST_PATH);
    const fetched = (async () => {
      const given = await first;
      first = undefined;
      const bytes = given ?? (await fetchManifest(kept !== undefined));
      keep(bytes, readManifest(bytes));
      return bytes;
    })();
    if (kept === undefined) return fetched;
    fetched.catch(() => undefined);
    try {
      return (await Promise.race([fetched, pause(PATIENCE_MS)])) ?? kept;
    } catch (error) {
      if (!isExpodexError(error)) throw error;
      onProblem(error);
      return kept;
    }
  };

  async function fetchManifest(hasOther: boolean): Promise<Uint8Array> {
    try {
      const asking = { cache: "no-cache" as const, ...(hasOther ? { retries: 0 } : {}) };
      return (await request(MANIFEST_PATH, asking)).bytes;
    } catch (error) {
      throw isExpodexError(error, "SHARD_FAILED") ? unreachable(error) : error;
    }
  }

  function keep(bytes: Uint8Array, { folder }: Manifest): void {
    cache.put(MANIFEST_PATH, bytes);
    void cache.keepOnly([MANIFEST_PATH, folder]);
  }
}

/** Without the manifest it is not a file that is missing but the index. */
function unreachable(error: ExpodexError<"SHARD_FAILED">): ExpodexError {
  const { status } = error.data;
  const parts = {
    subject: MANIFEST_PATH,
    expected: "the manifest of a search index",
    got: status === undefined ? "no whole answer" : `status ${status}`,
    cause: error,
  };
  return status === 404 || status === 410
    ? new ExpodexError("SOURCE_NOT_FOUND", {
        ...parts,
        next: "give the address of the folder that `expodex export-browser` wrote",
        data: { source: MANIFEST_PATH, wanted: MANIFEST_PATH },
      })
    : new ExpodexError("SOURCE_UNREACHABLE", {
        ...parts,
        next: "try again later",
        data: { source: MANIFEST_PATH, ...(status === undefined ? {} : { status }) },
      });
}
