/**
 * The complete public surface of `@expodex/core/parts`: what another engine over the same index needs, such as the browser's, in
 * pieces of which a bundler takes those that are used. Its names change with the engine.
 */
export { shareOut } from "./search/fuse.ts";
export { WEIGHTS } from "./search/weights.ts";
export { analyzeQuery, type QueryTerm, type TermRole } from "./text/analyze.ts";
