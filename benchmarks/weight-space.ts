/**
 * The weights that are learned, each by a name and a grid of steps, and where learning starts.
 *
 * Few: what the dev set cannot tell apart is left at its prior. A step is a factor of √2; four steps either way reach a quarter and
 * four times the prior, and below them stands 0, which switches the part off.
 */
import { type RankingWeights, WEIGHTS } from "../packages/core/src/search/weights.ts";

/** A choice of weights: steps from the prior, by name; absent is 0. */
export type Steps = Readonly<Record<string, number>>;

/** The furthest that a weight goes. */
export const MOST_STEPS = 4;
/** The step at which a weight is 0. */
export const OFF = -MOST_STEPS - 1;

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends number ? number : Mutable<T[K]> };
type Place = (weights: Mutable<RankingWeights>) => [holder: Record<string, number>, key: string];

const evidence =
  (key: keyof RankingWeights["evidence"]): Place =>
  (weights) => [weights.evidence as unknown as Record<string, number>, key];
const field =
  (key: string): Place =>
  (weights) => [weights.keyword.fields, key];
const length =
  (key: string): Place =>
  (weights) => [weights.keyword.lengths, key];
const k1 =
  (key: string): Place =>
  (weights) => [weights.keyword.k1, key];
const term =
  (key: string): Place =>
  (weights) => [weights.terms as unknown as Record<string, number>, key];

/**
 * What is learned. Not among them: `evidence.keyword` and `fields.body`, which are the units that the others are measured in;
 * `evidence.path`, `legacy`, lengths of short fields and weights of parts and corrections, which few queries of the set touch.
 */
export const LEARNED: Readonly<Record<string, Place>> = {
  "evidence.page": evidence("page"),
  "evidence.vector": evidence("vector"),
  "evidence.pageVector": evidence("pageVector"),
  "evidence.title": evidence("title"),
  "evidence.symbol": evidence("symbol"),
  "evidence.archived": evidence("archived"),
  "evidence.tutorial": evidence("tutorial"),
  "evidence.inbound": evidence("inbound"),
  "evidence.remedy": evidence("remedy"),
  "fields.headings": field("headings"),
  "fields.symbols": field("symbols"),
  "fields.title": field("title"),
  "fields.path": field("path"),
  "fields.package": field("package"),
  "lengths.body": length("body"),
  "k1.chunk": k1("chunk"),
  "k1.page": k1("page"),
  "terms.identifier": term("identifier"),
  "terms.knownPart": term("knownPart"),
};

/** Weights that nobody fitted: every part counts the same, textbook BM25. What cross-validation from here reaches owes nothing to the dev set's other folds. */
export const PLAIN_WEIGHTS: RankingWeights = {
  ...WEIGHTS,
  keyword: {
    fields: { body: 1, headings: 1, symbols: 1, title: 1, path: 1, package: 1 },
    lengths: { ...WEIGHTS.keyword.lengths, body: 0.75, headings: 0.75, title: 0.75, path: 0.75 },
    k1: { chunk: 1.2, page: 1.2 },
  },
  evidence: {
    ...WEIGHTS.evidence,
    page: 1,
    vector: 1,
    pageVector: 1,
    title: 0.5,
    symbol: 0.5,
    archived: 0.25,
    tutorial: 0.25,
    inbound: 0.5,
    remedy: 0.25,
  },
  terms: { ...WEIGHTS.terms, identifier: 1, knownPart: 1, unknownPart: 1, corrected: 1 },
};

const SHARES = new Set(["evidence.archived", "evidence.tutorial"]);

/** The weights that steps from a prior lead to. Shares of scores and lengths stop at 1. */
export function weightsAt(prior: RankingWeights, steps: Steps): RankingWeights {
  const weights = structuredClone(prior) as Mutable<RankingWeights>;
  for (const [name, step] of Object.entries(steps)) {
    const place = LEARNED[name];
    if (place === undefined || step === 0) continue;
    const [holder, key] = place(weights);
    const value = (holder[key] ?? 0) * 2 ** (step / 2);
    const isShare = SHARES.has(name) || name.startsWith("lengths.");
    holder[key] = step <= OFF ? 0 : isShare ? Math.min(1, value) : value;
  }
  return weights;
}

/** What a weight is after its steps. */
export function weightAt(prior: RankingWeights, steps: Steps, name: string): number {
  const [holder, key] = LEARNED[name]?.(weightsAt(prior, steps)) ?? [{}, name];
  return holder[key] ?? 0;
}

/** A text that equal choices share. */
export const keyOf = (steps: Steps): string =>
  Object.keys(LEARNED)
    .map((name) => steps[name] ?? 0)
    .join(" ");
