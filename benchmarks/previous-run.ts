/** The relevance run that was committed last: what a new one is held against. */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Metrics } from "./metrics.ts";
import type { RunInfo } from "./results.ts";

/** A ranking of one query by one engine. */
export interface JudgedRanking {
  engine: string;
  id: string;
  pages: string[];
  metrics: Metrics;
}

/** A committed run. */
export interface PreviousRun {
  run: RunInfo;
  rankings: JudgedRanking[];
}

/**
 * Reads the newest `results/<date>-<machine>/relevance.json` of the last commit, not of the working tree, which this run may be
 * about to write over; undefined where there is none or git is not at hand.
 */
export function readPreviousRun(): PreviousRun | undefined {
  const cwd = fileURLToPath(new URL("..", import.meta.url));
  const git = (...args: string[]) =>
    execFileSync("git", args, {
      cwd,
      encoding: "utf8",
      maxBuffer: 2 ** 28,
      stdio: ["ignore", "pipe", "ignore"],
    });
  try {
    const newest = git("ls-tree", "-r", "--name-only", "HEAD", "benchmarks/results")
      .split("\n")
      .filter((path) => path.endsWith("/relevance.json"))
      .sort()
      .at(-1);
    return newest === undefined ? undefined : JSON.parse(git("show", `HEAD:${newest}`));
  } catch {
    return undefined;
  }
}
