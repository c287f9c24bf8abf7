/** The complete public surface of `@expodex/node-store`: indexes, caches and configuration on disk. */
export type { Store } from "@expodex/core";
