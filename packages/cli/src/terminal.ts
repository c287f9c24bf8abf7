/**
 * What a command sees of the process: where to write, how wide, in colour or not, and when to stop.
 *
 * Responsible for: results on standard output, everything else on standard error.
 * Not responsible for: what is said.
 */
import type { Milliseconds } from "@expodex/core/read";
import { createStyle, type Style } from "./output/style.ts";

/** What a command sees of the process. */
export interface Terminal {
  /** Writes to standard output, as it is. */
  write(text: string): void;
  /** Writes a line for people to standard error. */
  say(line: string): void;
  /** Shows a line on standard error in place of the one shown before; an empty one clears it. Only on a terminal. */
  show(line: string): void;
  /** For standard output. */
  style: Style;
  /** For standard error. */
  errorStyle: Style;
  /** Columns to fill, 40 to 100. */
  width: number;
  /** Whether people watch standard error. */
  interactive: boolean;
  signal: AbortSignal;
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  /** The file of settings that a flag names. */
  configFile?: string;
  stdin: AsyncIterable<Uint8Array | string>;
  now(): Milliseconds;
}

const MIN_WIDTH = 40;
const MAX_WIDTH = 100;

/** Makes the terminal of a process. */
export function createTerminal(host: NodeJS.Process, signal: AbortSignal): Terminal {
  const { stdout, stderr, env } = host;
  let shown = false;
  const clear = () => {
    if (shown) stderr.write("\r\u001b[2K");
    shown = false;
  };
  const interactive = stderr.isTTY === true && env.TERM !== "dumb" && !isSet(env.CI);
  return {
    write(text) {
      clear();
      stdout.write(text);
    },
    say(line) {
      clear();
      stderr.write(`${line}\n`);
    },
    show(line) {
      if (!interactive) return;
      clear();
      if (line === "") return;
      stderr.write(line);
      shown = true;
    },
    style: createStyle(wantsColor(env, stdout.isTTY === true)),
    errorStyle: createStyle(wantsColor(env, stderr.isTTY === true)),
    width: Math.max(MIN_WIDTH, Math.min(stdout.columns ?? MAX_WIDTH, MAX_WIDTH)),
    interactive,
    signal,
    env,
    cwd: host.cwd(),
    stdin: host.stdin,
    now: () => performance.now(),
  };
}

/** https://no-color.org: set and not empty means none, whatever else is said. */
function wantsColor(env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if (isSet(env.NO_COLOR)) return false;
  if (isSet(env.FORCE_COLOR)) return env.FORCE_COLOR !== "0";
  return isTerminal && env.TERM !== "dumb";
}

const isSet = (value: string | undefined) => value !== undefined && value !== "";
