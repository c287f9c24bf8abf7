/** What a process that only reads needs: opens a store's current index, and loads nothing that writes. */
export type { Store } from "@expodex/core/read";
export type { DamagedGeneration, Generation } from "./generations/generation.ts";
export type { OpenedGeneration, OpenGenerationOptions } from "./generations/node-store.ts";
export { type OpenStoredIndexOptions, openStoredIndex } from "./generations/open-stored-index.ts";
