/** The complete public surface of `@expodex/browser`: searches a documentation's static files in the page. */
export { loadDocsSearch } from "./client/client.ts";
export type {
  DocsSearch,
  DocsSearchExcerpt,
  DocsSearchHit,
  DocsSearchInfo,
  DocsSearchOptions,
  DocsSearchResult,
  FoundPage,
  LoadDocsSearchOptions,
} from "./client/result.ts";
export type { Engine, ReadFiles } from "./engine/engine.ts";
export { openEngine } from "./engine/open-engine.ts";
export type {
  AnswerCitation,
  AnswerContext,
  AnswerPart,
  AnswerProvider,
} from "./widget/citations.ts";
export {
  type DefineExpoDocsSearchOptions,
  defineExpoDocsSearch,
} from "./widget/define-expo-docs-search.ts";
export type { ExpoDocsSearchEvents } from "./widget/events.ts";
export {
  type RenderExpoDocsSearchOptions,
  renderExpoDocsSearch,
} from "./widget/render-expo-docs-search.ts";
export type { ExpoDocsSearchElement, LoadDocs } from "./widget/search-element.ts";
export type { Words } from "./widget/words/words.ts";
