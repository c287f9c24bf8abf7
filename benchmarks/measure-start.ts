/** How long a new process takes to the end of its first search, beside one that does nothing. */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Processes of each kind, in turns. */
export interface StartFigures {
  /** `node -e 0` */
  bareMs: number[];
  /** `expodex search` */
  searchMs: number[];
}

const PROCESSES = 15;

/** Starts processes in turns. `file` is a written index. */
export function measureStart(file: string, query: string): StartFigures {
  const command = fileURLToPath(new URL("../packages/cli/dist/expodex.js", import.meta.url));
  const figures: StartFigures = { bareMs: [], searchMs: [] };
  for (let turn = 0; turn < PROCESSES; turn++) {
    figures.bareMs.push(processMs(["-e", "0"]));
    figures.searchMs.push(processMs([command, "search", query, "--index", file, "--json"]));
  }
  return figures;
}

function processMs(args: readonly string[]): number {
  const start = performance.now();
  execFileSync(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] });
  return performance.now() - start;
}
