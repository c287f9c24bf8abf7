/**
 * Notices a new generation in a folder, in a process that does nothing but read.
 *
 * Responsible for: telling that there is one. Not responsible for: opening it.
 */
import type { Milliseconds } from "@expodex/core/read";
import type { KeyProvider } from "../keys/key-provider.ts";
import { folderReader } from "./folder-reader.ts";
import type { StoreWatch } from "./node-store.ts";
import { findManifest, readCurrentId } from "./read-generation.ts";
import { watchCurrent } from "./watch-current.ts";

/** How to watch a folder. */
export interface WatchStoredIndexOptions {
  /** The generation that is known. @default the one that is found first */
  since?: string;
  /** How often the folder is asked, beside what the system itself tells: 10 to 3,600,000. @default 1,000 */
  intervalMs?: Milliseconds;
  /** Gives the key where the store is encrypted; without it nothing is noticed there. */
  keys?: KeyProvider;
}

/** Calls back with the id of each generation that becomes current from here on. It keeps no process running. */
export function watchStoredIndex(
  folder: string,
  onChange: (id: string) => void,
  { since, intervalMs = 1000, keys }: WatchStoredIndexOptions = {},
): StoreWatch {
  const store = folderReader(folder);
  return watchCurrent({
    folder,
    intervalMs,
    ...(since === undefined ? {} : { since }),
    currentId: () => readCurrentId(store),
    describe: (id) => findManifest(store, id, keys === undefined ? {} : { keys }),
    onChange: ({ id }) => onChange(id),
  });
}
