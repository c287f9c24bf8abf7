/** Measures of a ranking against graded judgements. */
import type { JudgedQuery } from "./queries.ts";

/** Figures of one ranking, or their means over several. */
export interface Metrics {
  r1: number;
  r5: number;
  r10: number;
  mrr: number;
  ndcg: number;
}

/** How deep rankings are looked at. */
export const DEPTH = 10;

/** Measures one ranking of pages, best first, each page once. */
export function measure(query: JudgedQuery, pages: readonly string[]): Metrics {
  const grades = pages.slice(0, DEPTH).map((page) => query.grades.get(page) ?? 0);
  const first = grades.findIndex((grade) => grade > 0);
  const ideal = [...query.grades.values()].sort((a, b) => b - a).slice(0, DEPTH);
  const within = (depth: number) => (first !== -1 && first < depth ? 1 : 0);
  return {
    r1: within(1),
    r5: within(5),
    r10: within(10),
    mrr: first === -1 ? 0 : 1 / (first + 1),
    ndcg: gain(grades) / gain(ideal),
  };
}

/** Discounted cumulative gain: grade 2 counts three times grade 1, and position 1 twice position 3. */
function gain(grades: readonly number[]): number {
  return grades.reduce((sum, grade, rank) => sum + (2 ** grade - 1) / Math.log2(rank + 2), 0);
}

/** Averages measurements. */
export function mean(all: readonly Metrics[]): Metrics {
  const over = (key: keyof Metrics) =>
    all.reduce((sum, one) => sum + one[key], 0) / Math.max(1, all.length);
  return {
    r1: over("r1"),
    r5: over("r5"),
    r10: over("r10"),
    mrr: over("mrr"),
    ndcg: over("ndcg"),
  };
}

/** Names the groups that a query is reported under. */
export function groupsOf(query: JudgedQuery): string[] {
  const language = query.lang === "en" ? "en" : "other";
  return ["all", `kind ${query.kind}`, `set ${query.set}`, `language ${language}`];
}
