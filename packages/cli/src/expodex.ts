/**
 * The `expodex` command: standard streams, signals and exit codes around the program.
 *
 * Exit codes: 0 done, 1 failed, 2 wrong usage. A process that was interrupted ends by the signal itself, as shells expect.
 */
import { runProgram } from "./program.ts";
import { createTerminal } from "./terminal.ts";

const abort = new AbortController();
/** Whether the failure is being said; every write that was under way fails, and one line is enough. */
let hasFailedToWrite = false;
let interruptedBy: "SIGINT" | "SIGTERM" | undefined;

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  // Once: whoever asks a second time does not want to wait for a clean end.
  process.once(signal, () => {
    interruptedBy ??= signal;
    abort.abort(new Error(signal));
  });
}

// A reader that has seen enough (`expodex read … | head`) closes the pipe; that is no failure.
process.stdout.on("error", async (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  if (hasFailedToWrite) return;
  hasFailedToWrite = true;
  const { fileFailed } = await import("./index-file.ts");
  process.stderr.write(
    `expodex: ${fileFailed("standard output", "to be written", error, { other: "write it elsewhere" }).message}\n`,
  );
  process.exit(1);
});
process.stderr.on("error", () => {});

const terminal = createTerminal(process, abort.signal);
process.exitCode = await runProgram(process.argv.slice(2), terminal);
if (interruptedBy !== undefined) process.kill(process.pid, interruptedBy);
