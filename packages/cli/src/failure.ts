/** Failures as people read them, and the exit code that they lead to. */
import { type ExpodexError, isExpodexError } from "@expodex/core/read";
import { plain } from "./output/style.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

/** Exit code of what ran and did not succeed. */
const FAILED = 1;
/** Exit code of a command line that cannot be right. */
const WRONG_USAGE = 2;

const hints = new WeakMap<object, string>();

/** Adds a next step that only the command line knows to an error, and gives the error back. */
export function withHint<T>(error: T, hint: string): T {
  if (typeof error === "object" && error !== null && !hints.has(error)) hints.set(error, hint);
  return error;
}

/** Says a failure on standard error in one line, with a next step below, and gives the exit code. */
export function reportFailure(error: unknown, terminal: Terminal, debug: boolean): number {
  const { errorStyle } = terminal;
  const message = messageOf(error, terminal);
  const head = errorStyle.red("expodex:");
  terminal.say(`${head} ${plain(message).replace(/\s*\n\s*/gu, " ")}`);
  const hint = hintOf(error);
  if (hint !== undefined) terminal.say(`  ${hint}`);
  if (debug) terminal.say(stackOf(error));
  else if (!isExpodexError(error) && !(error instanceof UsageError))
    terminal.say(
      "  this is a fault in expodex: run it again with --debug and report what it prints",
    );
  const wrongUsage =
    error instanceof UsageError ||
    isExpodexError(error, "INVALID_OPTION") ||
    isExpodexError(error, "INVALID_QUERY");
  return wrongUsage ? WRONG_USAGE : FAILED;
}

/** Whoever interrupts knows what was under way, and wants to know what is left of it. */
function messageOf(error: unknown, { signal }: Terminal): string {
  if (signal.aborted && isExpodexError(error, "ABORTED")) return "stopped; no file was changed";
  if (!isExpodexError(error)) return error instanceof Error ? error.message : String(error);
  const { message, next } = error;
  return message.endsWith(next)
    ? message.slice(0, message.length - next.length) + nextStep(error)
    : message;
}

/** The next step in flags: the library words it in options, which nobody can write on a command line. */
function nextStep(error: ExpodexError): string {
  const { next } = error;
  if (isExpodexError(error, "SDK_NOT_INDEXED")) {
    const { available } = error.data;
    if (available.length === 0) return "leave --sdk out: its pages belong to no release";
    const values = available.map((name) => name.replace(/^SDK /u, "")).join(", ");
    const page = /^read \S+, or /u.exec(next)?.[0] ?? "";
    return `${page}name one that it holds: ${values}`;
  }
  return next
    .replace(/pass allowPrivateNetwork/u, "pass --allow-private-network")
    .replace(/, or pass fallback: "latest".*$/u, ", or leave --sdk and --strict out")
    .replace(/^leave sdk out/u, "leave --sdk out");
}

function hintOf(error: unknown): string | undefined {
  if (error instanceof UsageError) return error.hint;
  if (isExpodexError(error, "SDK_NOT_INDEXED") && error.data.available.length > 0)
    return "or make an index that holds it: expodex index --docs <folder>";
  return typeof error === "object" && error !== null ? hints.get(error) : undefined;
}

/** Causes stood up below each other; a chain that loops ends after ten. */
function stackOf(error: unknown): string {
  const lines: string[] = [];
  let current = error;
  for (let depth = 0; depth < 10 && current !== undefined && current !== null; depth++) {
    const text = current instanceof Error ? (current.stack ?? current.message) : String(current);
    lines.push(depth === 0 ? text : `caused by: ${text}`);
    current = current instanceof Error ? current.cause : undefined;
  }
  return lines.join("\n");
}
