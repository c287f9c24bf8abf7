/** What servers say about what goes on, by how much of it is wanted. */
import type { LogLevel } from "@expodex/node-store/config";
import type { Terminal } from "../terminal.ts";

/** Takes lines, each of a level. */
export interface LeveledLog {
  error(line: string): void;
  warn(line: string): void;
  info(line: string): void;
  debug(line: string): void;
}

const LEVELS: readonly LogLevel[] = ["silent", "error", "warn", "info", "debug"];

/** Makes a log on standard error that says lines up to a level. */
export function createLog(terminal: Terminal, level: LogLevel): LeveledLog {
  const least = LEVELS.indexOf(level);
  const from = (own: LogLevel) => (line: string) => {
    if (LEVELS.indexOf(own) <= least) terminal.say(`expodex: ${line}`);
  };
  return { error: from("error"), warn: from("warn"), info: from("info"), debug: from("debug") };
}
