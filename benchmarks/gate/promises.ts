/**
 * What users are promised, as data: one row a promise.
 *
 * A package adds its promise here, and a measurer that gives the figure in `measurers.ts`. Bounds are wide: a machine ten times
 * slower, or busy with other work, keeps them, so that a row that fails says that something broke.
 */

/** How a figure is written. */
export type Unit = "ms" | "s" | "MB" | "%";

/** One promise. */
export interface GatePromise {
  /** Names the figure in raw results. */
  readonly id: string;
  readonly promise: string;
  readonly unit: Unit;
  /** In the unit; the figure must be on the right side of it, not on it. */
  readonly bound: number;
  readonly side: "below" | "above";
  readonly measuredBy: MeasurerName;
  /** What is done to get the figure. */
  readonly how: string;
}

/** Who measures; `measurers.ts` says how each is called. */
export type MeasurerName = "requests" | "start" | "mcp";

/** Every promise, in the order of the table. */
export const PROMISES: readonly GatePromise[] = [
  {
    id: "search-p95",
    promise: "search, p95",
    unit: "ms",
    bound: 100,
    side: "below",
    measuredBy: "requests",
    how: "1,000 hybrid searches of ten hits, none from the cache",
  },
  {
    id: "cache-hit-p95",
    promise: "search from the cache, p95",
    unit: "ms",
    bound: 10,
    side: "below",
    measuredBy: "requests",
    how: "the searches that the cache answered of 20,000 by Zipf's law, typed in many ways",
  },
  {
    id: "cache-hit-rate",
    promise: "searches that the cache answers",
    unit: "%",
    bound: 80,
    side: "above",
    measuredBy: "requests",
    how: "of the same 20,000",
  },
  {
    id: "symbol-p95",
    promise: "look-up of a symbol, p95",
    unit: "ms",
    bound: 80,
    side: "below",
    measuredBy: "requests",
    how: "1,000 names of functions, methods and types",
  },
  {
    id: "answer-p95",
    promise: "answer, p95",
    unit: "ms",
    bound: 1_000,
    side: "below",
    measuredBy: "requests",
    how: "500 answers of up to 2,000 tokens, none from the cache",
  },
  {
    id: "start",
    promise: "start to the first hit",
    unit: "s",
    bound: 10,
    side: "below",
    measuredBy: "start",
    how: "`expodex search` as a new process, the slowest of three",
  },
  {
    id: "memory",
    promise: "memory at its most",
    unit: "MB",
    bound: 1_000,
    side: "below",
    measuredBy: "requests",
    how: "resident set of the process that answered all of the above",
  },
  {
    id: "cpu",
    promise: "processor at 100 requests a second",
    unit: "%",
    bound: 80,
    side: "below",
    measuredBy: "requests",
    how: "of one core, user and system, five seconds of searches none of which the cache answers",
  },
  {
    id: "error-rate",
    promise: "requests that fail",
    unit: "%",
    bound: 1,
    side: "below",
    measuredBy: "requests",
    how: "of all requests of this table",
  },
  {
    id: "mcp-start",
    promise: "start of `expodex mcp` to its first answer",
    unit: "ms",
    bound: 5_000,
    side: "below",
    measuredBy: "mcp",
    how: "`initialize`, once",
  },
  {
    id: "mcp-stdio-p95",
    promise: "search by an agent over standard streams, p95",
    unit: "ms",
    bound: 50,
    side: "below",
    measuredBy: "mcp",
    how: "500 calls of expo_search_documents from another process, none from the cache",
  },
  {
    id: "mcp-tool-p95",
    promise: "call of a tool, p95",
    unit: "ms",
    bound: 500,
    side: "below",
    measuredBy: "mcp",
    how: "the same and 500 detailed ones of 8,000 tokens",
  },
  {
    id: "mcp-error-rate",
    promise: "calls of tools that fail",
    unit: "%",
    bound: 1,
    side: "below",
    measuredBy: "mcp",
    how: "of the same",
  },
];
