/** Runs the program in this process, with everything it says kept apart. */

import { createStyle } from "../../src/output/style.ts";
import { runProgram } from "../../src/program.ts";
import type { Terminal } from "../../src/terminal.ts";

/** What a run gave. */
export interface CliRun {
  code: number;
  stdout: string;
  stderr: string;
}

/** What a run is given. */
export interface CliOptions {
  cwd: string;
  env?: Record<string, string>;
  color?: boolean;
  interactive?: boolean;
  stdin?: string;
  signal?: AbortSignal;
  /** Receives each line of standard error as it is said. */
  onSay?: (line: string) => void;
}

/** Runs a command line. */
export async function runCli(args: readonly string[], options: CliOptions): Promise<CliRun> {
  let stdout = "";
  let stderr = "";
  const terminal: Terminal = {
    write(text) {
      stdout += text;
    },
    say(line) {
      stderr += `${line}\n`;
      options.onSay?.(line);
    },
    show(line) {
      if (options.interactive === true) stderr += `\r${line}`;
    },
    style: createStyle(options.color === true),
    errorStyle: createStyle(options.color === true),
    width: 100,
    interactive: options.interactive === true,
    signal: options.signal ?? new AbortController().signal,
    // No test asks the npm registry unless it brings one along.
    env: { EXPODEX_HOME: `${options.cwd}/home`, EXPODEX_EAS_CLI: "off", ...options.env },
    cwd: options.cwd,
    stdin: (async function* () {
      yield options.stdin ?? "";
    })(),
    now: () => performance.now(),
  };
  const code = await runProgram(args, terminal);
  return { code, stdout, stderr };
}
