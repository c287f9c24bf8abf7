/** What the engine asks files of. */
import type { ExpodexError } from "@expodex/core/parts";

/**
 * Gives files of the index, as they are served, in the order of their paths, which are relative to the manifest. All paths of one call
 * belong to one round and may be asked for at once. A file that cannot be had is the error that says why; it is asked for again by
 * the next search that needs it. Rejects where the signal stops it.
 *
 * The engine keeps what it read in memory up to a bound, so a path may come twice; whoever fetches keeps bytes for longer.
 */
export type ReadFiles = (
  paths: readonly string[],
  signal?: AbortSignal,
) => Promise<(Uint8Array | ExpodexError)[]>;
