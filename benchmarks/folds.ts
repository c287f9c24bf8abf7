/**
 * Divides judged queries into folds for cross-validation.
 *
 * Queries that the same page answers stand in one fold, with those that these share a page with in turn: weights that were fitted
 * on one of them have seen what the others ask for. Groups are dealt out, the largest first, each to the fold that lacks most of
 * its kinds, sets and languages, so that every fold is a small picture of the whole.
 */
import { createRandom } from "../packages/core/src/text/prng.ts";
import type { JudgedQuery } from "./queries.ts";

/** The grade of a page that answers, not only helps. */
const ANSWERS = 2;

/** Deals queries out; returns the fold of each. @param seed decides between equal groups and folds */
export function dealFolds(queries: readonly JudgedQuery[], folds: number, seed: number): number[] {
  const random = createRandom(seed);
  const groups = groupByPage(queries)
    .map((members) => ({ members, tie: random() }))
    .sort((a, b) => b.members.length - a.members.length || a.tie - b.tie);
  const totals = countStrata(queries);
  const held = Array.from({ length: folds }, () => new Map<string, number>());
  const foldOf = new Array<number>(queries.length).fill(0);
  for (const { members } of groups) {
    const chosen = members.flatMap((member) => queries[member] ?? []);
    const strata = countStrata(chosen);
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (const [fold, counts] of held.entries()) {
      let cost = random() * 1e-6;
      for (const [stratum, count] of strata) {
        // Squares of what is filled of the fold's share: to fill one stratum up twice costs more than to fill two up.
        const share = (totals.get(stratum) ?? 1) / folds;
        const before = (counts.get(stratum) ?? 0) / share;
        cost += (before + count / share) ** 2 - before ** 2;
      }
      if (cost >= least) continue;
      least = cost;
      best = fold;
    }
    for (const [stratum, count] of strata) {
      const counts = held[best];
      counts?.set(stratum, (counts.get(stratum) ?? 0) + count);
    }
    for (const member of members) foldOf[member] = best;
  }
  return foldOf;
}

/** What every fold should hold its share of. */
function strataOf({ kind, set, lang }: JudgedQuery): string[] {
  return ["all", `kind ${kind}`, `set ${set}`, `language ${lang === "en" ? "en" : "other"}`];
}

function countStrata(queries: readonly JudgedQuery[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const stratum of queries.flatMap(strataOf))
    counts.set(stratum, (counts.get(stratum) ?? 0) + 1);
  return counts;
}

/** Numbers of queries that pages that answer them tie together. */
function groupByPage(queries: readonly JudgedQuery[]): number[][] {
  const parents = new Map<string, string>();
  const rootOf = (name: string): string => {
    let root = name;
    for (let next = parents.get(root); next !== undefined; next = parents.get(root)) root = next;
    return root;
  };
  for (const [number, { grades }] of queries.entries()) {
    for (const [page, grade] of grades) {
      if (grade < ANSWERS) continue;
      const from = rootOf(`query ${number}`);
      const to = rootOf(`page ${page}`);
      if (from !== to) parents.set(from, to);
    }
  }
  const groups = new Map<string, number[]>();
  for (const number of queries.keys()) {
    const root = rootOf(`query ${number}`);
    groups.set(root, [...(groups.get(root) ?? []), number]);
  }
  return [...groups.values()];
}
