/**
 * How figures of promises are measured: each measurer gives those of the promises that name it.
 *
 * All of them measure in processes of their own, on files, as users' processes would; this process has built an index and shows nothing.
 */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Figures } from "./judge.ts";
import type { MeasurerName } from "./promises.ts";

/** What a measurer is given. */
export interface MeasurerInput {
  /** A written index. */
  snapshotFile: string;
  /** JSON with `queries` and `symbols`, lists of texts. */
  questionFile: string;
  /** One of the queries. */
  query: string;
}

const STARTS = 3;

/** Every measurer by name. */
export const MEASURERS: Readonly<Record<MeasurerName, (input: MeasurerInput) => Figures>> = {
  requests({ snapshotFile, questionFile }) {
    const script = fileURLToPath(new URL("measure-requests.ts", import.meta.url));
    const args = ["--import", "tsx", script, snapshotFile, questionFile];
    return JSON.parse(run(args)) as Figures;
  },
  mcp({ snapshotFile, questionFile }) {
    const script = fileURLToPath(new URL("measure-mcp.ts", import.meta.url));
    return JSON.parse(run(["--import", "tsx", script, snapshotFile, questionFile])) as Figures;
  },
  start({ snapshotFile, query }) {
    const command = fileURLToPath(new URL("../../packages/cli/dist/expodex.js", import.meta.url));
    const seconds = Array.from({ length: STARTS }, () => {
      const start = performance.now();
      const printed = run([command, "search", query, "--index", snapshotFile, "--json"]);
      const { hits } = JSON.parse(printed) as { hits: unknown[] };
      if (hits.length === 0) throw new Error(`"${query}": expected a hit, got none`);
      return (performance.now() - start) / 1_000;
    });
    return { start: Math.max(...seconds) };
  },
};

function run(args: readonly string[]): string {
  return execFileSync(process.execPath, args, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
}
