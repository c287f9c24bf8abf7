/**
 * The complete public surface of `@expodex/core/parts`: what another engine over the same index needs, such as the browser's, in
 * pieces of which a bundler takes those that are used. Its names change with the engine.
 */
export { SDK_MARK, withSdk } from "./chunk/content.ts";
export { localWeight } from "./embed/local-weight.ts";
export {
  aborted,
  type ErrorData,
  ExpodexError,
  type ExpodexErrorCode,
  isExpodexError,
  throwIfAborted,
} from "./errors.ts";
export { inverseFrequency } from "./indexing/bm25f.ts";
export { ARCHIVED, LEGACY, TUTORIAL } from "./indexing/standing.ts";
export { openTranslations, type Translations } from "./indexing/translations.ts";
export { openWordList, type WordList } from "./indexing/word-list.ts";
export { invalidOption, wholeNumber } from "./options.ts";
export { compareSdk, parseSdk, type Sdk, sdkLabel, sdkNotIndexed, sdkSegment } from "./sdk.ts";
export { pathOf } from "./search/boosts.ts";
export { canonicalQuery } from "./search/canonical-query.ts";
export { correctWord, partWord } from "./search/correct.ts";
export { excerptOfText, type Matches } from "./search/excerpt.ts";
export { shareOut } from "./search/fuse.ts";
export {
  type KnownTerms,
  planTerms,
  type QueryPlan,
  readQuery,
  type WordHelp,
} from "./search/plan-terms.ts";
export { type FoundWord, translateQuery, translateWord } from "./search/translate.ts";
export { EVIDENCE_WEIGHTS, SATURATION, SECTION_WEIGHTS } from "./search/weights.ts";
export { analyze, analyzeQuery, type QueryTerm, type TermRole } from "./text/analyze.ts";
export { tellsSymptom } from "./text/symptom.ts";
