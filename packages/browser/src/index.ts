/** The complete public surface of `@expodex/browser`: searches a documentation's static files in the page. */
export { loadDocsSearch } from "./client/client.ts";
export type {
  DocsSearch,
  DocsSearchExcerpt,
  DocsSearchHit,
  DocsSearchInfo,
  DocsSearchOptions,
  DocsSearchResult,
  LoadDocsSearchOptions,
} from "./client/result.ts";
export { type Engine, openEngine, type ReadFiles } from "./engine/engine.ts";
