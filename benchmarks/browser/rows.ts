/** The table of the browser benchmark: what is promised, what we measured, what peers measured in the same run. */
import { percentile } from "../percentile.ts";
import { table } from "../results.ts";

/** One line. */
export interface Row {
  what: string;
  goal: string;
  ours: string;
  pagefind?: string;
  docsearch?: string;
  /** Whether the goal is met; absent where there is none, or where it was not measured. */
  isMet?: boolean;
}

/** What a visitor's searches cost. */
export interface Visit {
  bytes: number;
  requests: number;
  rounds: number;
}

/** Lays rows out, goals that are missed marked. */
export function layOut(rows: readonly Row[]): string {
  return table(
    ["what", "goal", "Expodex", "", "Pagefind 1.6", "DocSearch 5"],
    rows.map(({ what, goal, ours, pagefind, docsearch, isMet }) => [
      what,
      goal,
      ours,
      isMet === undefined ? "" : isMet ? "✓" : "missed",
      pagefind ?? "",
      docsearch ?? "",
    ]),
  );
}

/** A row for the middle and the slow end of samples, with the goals of both; a goal of NaN is none. */
export function spread(
  what: string,
  samples: readonly number[],
  goal: { p50?: number; p90?: number; digits?: number },
  peer: readonly number[] = [],
): Row {
  const { digits = 1 } = goal;
  const show = (values: readonly number[]) =>
    `${percentile(values, 0.5).toFixed(digits)} / ${percentile(values, 0.9).toFixed(digits)}`;
  const within = (share: number, most: number | undefined) =>
    most === undefined || percentile(samples, share) <= most;
  const hasGoal = goal.p50 !== undefined || goal.p90 !== undefined;
  return {
    what,
    goal: hasGoal ? `${goal.p50 ?? "–"} / ${goal.p90 ?? "–"}` : "",
    ours: samples.length === 0 ? "not measured" : show(samples),
    ...(peer.length === 0 ? {} : { pagefind: show(peer) }),
    ...(hasGoal && samples.length > 0
      ? { isMet: within(0.5, goal.p50) && within(0.9, goal.p90) }
      : {}),
  };
}

/** A row for one number that has an upper bound. */
export function atMost(
  what: string,
  value: number,
  most: number,
  { unit = "", digits = 0 }: { unit?: string; digits?: number } = {},
): Row {
  return {
    what,
    goal: `≤ ${most}${unit}`,
    ours: Number.isNaN(value) ? "not measured" : `${value.toFixed(digits)}${unit}`,
    ...(Number.isNaN(value) ? {} : { isMet: value <= most }),
  };
}
