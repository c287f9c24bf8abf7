/** `expodex mcp`: serves the index over standard input and output, until the client has gone. */
import { Writable } from "node:stream";
import { createMcpAdapter } from "@expodex/mcp-adapter";
import { readSettingsOnly } from "../settings.ts";
import type { Terminal } from "../terminal.ts";
import { type ServerFlags, serverParts, settingsOfFlags } from "./server-options.ts";

/** How often to look whether the client's process is still there: its end of the pipe may outlive it in a process that it started. */
const PARENT_CHECK_MS = 5000;

/** Serves one client. */
export async function runMcp(flags: ServerFlags, terminal: Terminal): Promise<void> {
  const output = takeStandardOutput();
  const configuration = await readSettingsOnly(terminal, settingsOfFlags(flags));
  const { options, close } = await serverParts(flags, configuration, terminal);
  const adapter = createMcpAdapter(options);
  const connection = adapter.serveStdio({ input: process.stdin, output });
  const parent = process.ppid;
  const orphaned = new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      if (process.ppid !== parent) resolve();
    }, PARENT_CHECK_MS);
    timer.unref();
    terminal.signal.addEventListener("abort", () => resolve(), { once: true });
  });
  await Promise.race([connection.closed, orphaned]);
  await adapter.close();
  await close();
  process.stdin.destroy();
}

/** Leaves standard output to the protocol: whatever else would print there goes to standard error. */
function takeStandardOutput(): Writable {
  const { stdout, stderr } = process;
  const write = stdout.write.bind(stdout);
  stdout.write = stderr.write.bind(stderr) as typeof stdout.write;
  return new Writable({
    decodeStrings: false,
    write: (chunk: string | Uint8Array, _encoding, done) =>
      void write(chunk, (error) => done(error)),
  });
}
