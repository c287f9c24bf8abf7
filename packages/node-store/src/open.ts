/** What a process that only reads needs: opens a store's current index, and loads nothing that writes. */
export type { Store } from "@expodex/core/read";
// configuration
export { hasConfigFile } from "./configuration/config-file.ts";
export { type FolderReader, folderReader } from "./generations/folder-reader.ts";
// generations
export type { DamagedGeneration, Generation } from "./generations/generation.ts";
export type {
  OpenedGeneration,
  OpenGenerationOptions,
  StoreWatch,
} from "./generations/node-store.ts";
export { type OpenStoredIndexOptions, openStoredIndex } from "./generations/open-stored-index.ts";
export {
  type WatchStoredIndexOptions,
  watchStoredIndex,
} from "./generations/watch-stored-index.ts";
// keys
export { keyFromEnvironment } from "./keys/key-environment.ts";
export { keyFromFile } from "./keys/key-file.ts";
export type { KeyProvider, StoreKey } from "./keys/key-provider.ts";
