/** The command line with which a client starts the server. */
import type { SetupServer } from "./client.ts";

/** How the server is to be started. */
export interface StartOptions {
  platform: NodeJS.Platform;
  /** Program and script of an installation, both absolute; `npx` finds or fetches one where absent. */
  program?: readonly [string, string];
  /** Absolute path of the index. @default the one that commands share */
  index?: string;
}

/** Writes the command line. Windows starts no scripts such as `npx` without a shell. */
export function startServer({ platform, program, index }: StartOptions): SetupServer {
  const npx = platform === "win32" ? ["cmd", "/c", "npx"] : ["npx"];
  const [command = "npx", ...args] = program ?? [...npx, "-y", "expodex"];
  const rest = index === undefined ? [] : ["--index", index];
  return { kind: "stdio", command, args: [...args, "mcp", ...rest] };
}
