/** What a process that only reads needs: opens a store's current index, and loads nothing that writes. */
export type { Store } from "@expodex/core";
