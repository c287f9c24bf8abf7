/** What the relevance benchmark prints: groups with intervals, what changed since the previous run, the worst queries. */
import { groupsOf, type Metrics } from "./metrics.ts";
import type { JudgedRanking, PreviousRun } from "./previous-run.ts";
import type { JudgedQuery } from "./queries.ts";
import { table } from "./results.ts";
import {
  type Estimate,
  estimate,
  estimateDifference,
  isBeyondNoise,
  written,
  writtenDifference,
} from "./statistics.ts";

/** Figures in the order of their columns. */
const FIGURES: [key: keyof Metrics, label: string][] = [
  ["r1", "R@1"],
  ["r5", "R@5"],
  ["r10", "R@10"],
  ["mrr", "MRR"],
  ["ndcg", "nDCG@10"],
];
/** Queries that are shown as the worst. */
const WORST = 20;

/** One engine's figures on one group. */
export interface GroupSummary {
  group: string;
  engine: string;
  n: number;
  figures: Record<keyof Metrics, Estimate>;
}

/** Groups in the order they are reported: all, then by name. */
export function groupNames(queries: readonly JudgedQuery[]): string[] {
  return [...new Set(queries.flatMap(groupsOf))].sort(
    (a, b) => Number(b === "all") - Number(a === "all") || a.localeCompare(b),
  );
}

/** Estimates every figure of an engine on every group. */
export function summarize(
  queries: readonly JudgedQuery[],
  rankings: readonly JudgedRanking[],
  engine: string,
): GroupSummary[] {
  const byId = metricsById(rankings, engine);
  return groupNames(queries).map((group) => {
    const own = queries
      .filter((query) => groupsOf(query).includes(group))
      .flatMap(({ id }) => byId.get(id) ?? []);
    const of = (key: keyof Metrics) => estimate(own.map((metrics) => metrics[key]));
    const figures = {
      r1: of("r1"),
      r5: of("r5"),
      r10: of("r10"),
      mrr: of("mrr"),
      ndcg: of("ndcg"),
    };
    return { group, engine, n: own.length, figures };
  });
}

/** Lays summaries out, group by group. */
export function summaryTable(summaries: readonly GroupSummary[]): string {
  return table(
    ["group", "n", "engine", ...FIGURES.map(([, label]) => label)],
    summaries.map(({ group, n, engine, figures }) => [
      group,
      String(n),
      engine,
      ...FIGURES.map(([key]) => written(figures[key])),
    ]),
  );
}

/** Lays out by how much an engine's figures differ from others', query by query. A star stands where it is beyond noise. */
export function differenceTable(
  queries: readonly JudgedQuery[],
  before: ReadonlyMap<string, Metrics>,
  after: ReadonlyMap<string, Metrics>,
): string {
  const rows = groupNames(queries).map((group) => {
    const both = queries.filter(
      (query) => groupsOf(query).includes(group) && before.has(query.id) && after.has(query.id),
    );
    const cells = FIGURES.map(([key]) => {
      const of = (from: ReadonlyMap<string, Metrics>) =>
        both.map(({ id }) => from.get(id)?.[key] ?? 0);
      return writtenDifference(estimateDifference(of(before), of(after)));
    });
    return [group, String(both.length), ...cells];
  });
  return table(["group", "n", ...FIGURES.map(([, label]) => label)], rows);
}

/** Says how an engine does beside the committed run. */
export function comparison(
  queries: readonly JudgedQuery[],
  rankings: readonly JudgedRanking[],
  engine: string,
  previous: PreviousRun | undefined,
): string {
  if (previous === undefined) return "No committed run to compare with.";
  const before = metricsById(previous.rankings, engine);
  const after = metricsById(rankings, engine);
  const both = queries.filter(({ id }) => before.has(id) && after.has(id));
  const of = (from: ReadonlyMap<string, Metrics>) => both.map(({ id }) => from.get(id)?.ndcg ?? 0);
  const difference = estimateDifference(of(before), of(after));
  const verdict = isBeyondNoise(difference) ? "beyond noise" : "within noise";
  const { date, commit } = previous.run;
  return [
    `${engine} beside the run of ${date}, commit ${commit}: nDCG@10 ${writtenDifference(difference)}, ${verdict}.`,
    differenceTable(queries, before, after),
  ].join("\n\n");
}

/** Metrics of an engine by query. */
export function metricsById(
  rankings: readonly JudgedRanking[],
  engine: string,
): Map<string, Metrics> {
  return new Map(
    rankings.filter((one) => one.engine === engine).map(({ id, metrics }) => [id, metrics]),
  );
}

/** Lists the queries that an engine answers worst: their words, what was expected, what came. For the eye, never for a file. */
export function worstQueries(
  queries: readonly JudgedQuery[],
  rankings: readonly JudgedRanking[],
  engine: string,
): string {
  const byId = new Map(queries.map((query) => [query.id, query]));
  return rankings
    .filter((one) => one.engine === engine)
    .sort((a, b) => a.metrics.ndcg - b.metrics.ndcg || (a.id < b.id ? -1 : 1))
    .slice(0, WORST)
    .map(({ id, pages, metrics }) => {
      const query = byId.get(id);
      const expected = [...(query?.grades ?? [])]
        .sort((a, b) => b[1] - a[1])
        .slice(0, 3)
        .map(([page, grade]) => `${page} (${grade})`);
      const text = (query?.query ?? "").replace(/\s+/gu, " ").slice(0, 110);
      return [
        `${metrics.ndcg.toFixed(3)}  ${id}  ${query?.kind}, ${query?.set}, ${query?.lang}: ${text}`,
        `       expected  ${expected.join(", ")}`,
        `       got       ${pages.slice(0, 3).join(", ")}`,
      ].join("\n");
    })
    .join("\n");
}
