/** The complete public surface of `@expodex/browser/react`: `<expo-docs-search>` as a React component. */
export type { DocsSearchHit } from "./client/result.ts";
export { ExpoDocsSearch, type ExpoDocsSearchProps } from "./react/expo-docs-search.ts";
