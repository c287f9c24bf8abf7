/**
 * The complete public surface of `@expodex/core/parts`: what another engine over the same index needs, such as the browser's, in
 * pieces of which a bundler takes those that are used. Its names change with the engine.
 */

export { withSdk } from "./chunk/content.ts";
export { localWeight } from "./embed/local-weight.ts";
// errors
export {
  type ErrorData,
  ExpodexError,
  type ExpodexErrorCode,
  isExpodexError,
  throwIfAborted,
} from "./errors.ts";
// what writers read
export {
  type IndexEvidence,
  indexEvidence,
  type ShownAnchors,
  type TermEvidence,
} from "./index-evidence.ts";
// search
export { inverseFrequency } from "./indexing/bm25f.ts";
// sdk
export { compareSdk, parseSdk, type Sdk, sdkLabel, sdkNotIndexed } from "./sdk.ts";
export { canonicalQuery } from "./search/canonical-query.ts";
export { excerptOf, type Matches } from "./search/excerpt.ts";
export { shareOut } from "./search/fuse.ts";
export {
  type KnownTerms,
  planTerms,
  type QueryPlan,
  readQuery,
  type WordHelp,
} from "./search/plan-terms.ts";
export { WEIGHTS } from "./search/weights.ts";
// text
export { analyze, analyzeQuery, type QueryTerm, type TermRole } from "./text/analyze.ts";
