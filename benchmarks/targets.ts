/** What we hold ourselves to in speed, memory and size, as data: one row a target. What users are promised is wider: `gate/promises.ts`. */
import { table } from "./results.ts";

/** Which benchmark gives a figure. */
export type FigureSource = "speed" | "scale" | "build";

/** One target. */
export interface Target {
  /** Names its figure. */
  readonly id: string;
  readonly what: string;
  readonly unit: string;
  readonly bound: number;
  readonly side: "at most" | "at least";
  readonly from: FigureSource;
}

/** Every target, in the order of the table. */
export const TARGETS: readonly Target[] = [
  row("p50", "hybrid search p50, as a share of the fastest keyword-only peer's", "×", 1),
  row("p95", "hybrid search p95, as a share of that peer's", "×", 0.5),
  { ...row("hybrid", "times faster than stock Orama's hybrid, at p50", "×", 15), side: "at least" },
  row("large-p95", "search p95 at 130,000 chunks, every chunk matching", "ms", 15, "scale"),
  row("large-errors", "searches that fail, at every size", "", 0, "scale"),
  row("growth", "growth of a search from 14,000 chunks to the most, exponent", "", 1.05, "scale"),
  { ...row("open", "times faster opened than MiniSearch loads", "×", 20), side: "at least" },
  row("start", "`expodex search` as a new process, times `node -e 0`", "×", 4),
  row("snapshot", "snapshot with text and vectors", "MB", 6.5),
  row("memory", "memory added by opening and 1,000 searches", "MB", 60),
  row("build", "build", "s", 10, "build"),
  row("one-page", "build after one page changed", "s", 1, "build"),
  row("cached-p95", "cached search p95", "ms", 0.05),
  { ...row("hit-rate", "searches that the cache answers", "%", 80), side: "at least" },
];

function row(
  id: string,
  what: string,
  unit: string,
  bound: number,
  from: FigureSource = "speed",
): Target {
  return { id, what, unit, bound, side: "at most", from };
}

/** A figure, and in which run it was measured where not in this one. */
export interface TargetFigure {
  value: number;
  run?: string;
}

/** Lays targets out with what was measured; what was not says which benchmark measures it. */
export function targetTable(figures: ReadonlyMap<string, TargetFigure>): string {
  return table(
    ["target", "bound", "measured", "", "of"],
    TARGETS.map(({ id, what, unit, bound, side, from }) => {
      const figure = figures.get(id);
      const limit = `${side} ${bound} ${unit}`.trimEnd();
      if (figure === undefined || Number.isNaN(figure.value)) {
        return [what, limit, "–", "", `npm run bench:${from}`];
      }
      const { value, run } = figure;
      const met = side === "at most" ? value <= bound : value >= bound;
      const shown = `${value.toLocaleString("en", { maximumSignificantDigits: 3 })} ${unit}`;
      return [what, limit, shown.trimEnd(), met ? "met" : "MISSED", run ?? "this run"];
    }),
  );
}
