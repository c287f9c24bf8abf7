/** `<expo-docs-search>` as a React component. */
export type { DocsSearchHit } from "./client/result.ts";
