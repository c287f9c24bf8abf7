/** What other benchmarks measured last of our targets, with where it comes from. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ScaleFigures } from "./measure-scale.ts";
import { percentile } from "./percentile.ts";
import type { RunInfo } from "./results.ts";
import type { TargetFigure } from "./targets.ts";

/** The size at which a search is looked at, give or take a page. */
const LARGE = 129_000;

/** Reads the raw figures of the last runs of `scale.ts` and `build.ts`. */
export function figuresOfOtherRuns(): Map<string, TargetFigure> {
  const figures = new Map<string, TargetFigure>();
  const set = (id: string, { date, commit }: RunInfo, value: number | undefined) => {
    if (value !== undefined) figures.set(id, { value, run: `${commit}, ${date}` });
  };
  const scale = lastRun<{ figures: ScaleFigures[] }>("scale");
  if (scale !== undefined) {
    const grown = scale.figures.filter(({ real }) => !real);
    const large = grown.find(({ chunks }) => chunks > LARGE);
    const kinds = scale.figures.flatMap(({ mixed, common }) => [mixed, common ?? mixed]);
    set("large-p95", scale.run, large?.common?.quietP95Ms);
    set(
      "large-errors",
      scale.run,
      kinds.reduce((sum, { errors }) => sum + errors, 0),
    );
    set("growth", scale.run, growthOf(grown));
  }
  const build = lastRun<{ runs: { kind: string; total: { wallMs: number } }[] }>("build");
  if (build !== undefined) {
    const seconds = (kind: string) => {
      const own = build.runs.filter((one) => one.kind === kind).map(({ total }) => total.wallMs);
      return own.length === 0 ? undefined : percentile(own, 0.5) / 1_000;
    };
    set("build", build.run, seconds("fresh, threads"));
    set("one-page", build.run, seconds("one page changed"));
  }
  return figures;
}

/** The exponent of a power law through the smallest and the largest size, for the work of a search that nearly every chunk matches. */
function growthOf(figures: readonly ScaleFigures[]): number | undefined {
  const sorted = [...figures].sort((a, b) => a.chunks - b.chunks);
  const first = sorted[0];
  const last = sorted[sorted.length - 1];
  if (first?.common === undefined || last?.common === undefined || first === last) return undefined;
  return (
    Math.log(last.common.cpuP50Ms / first.common.cpuP50Ms) / Math.log(last.chunks / first.chunks)
  );
}

/** The raw figures that a benchmark wrote last; undefined where it wrote none. Folders of results begin with the date. */
function lastRun<T>(name: string): (T & { run: RunInfo }) | undefined {
  const results = fileURLToPath(new URL("results/", import.meta.url));
  if (!existsSync(results)) return undefined;
  const file = readdirSync(results)
    .sort()
    .reverse()
    .map((folder) => join(results, folder, `${name}.json`))
    .find((path) => existsSync(path));
  return file === undefined
    ? undefined
    : (JSON.parse(readFileSync(file, "utf8")) as T & { run: RunInfo });
}
