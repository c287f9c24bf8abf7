/**
 * A line of the access log, and how it hangs on the line before.
 *
 *     {"seq":7,"at":"2026-11-22T00:00:00.000Z","kind":"request",…,"hash":"<64 digits>"}⏎
 *     └ body: everything up to `,"hash"`                           └ of the hash of line 6 and this body
 *
 * Responsible for: writing and reading one line. Not responsible for: files (`log-files.ts`), the order of lines (`verify-access-log.ts`).
 */
import { createHash, createHmac } from "node:crypto";

/** What was asked for and how it ended. Texts are cut to 2,000 characters. */
export interface AccessLogEntry {
  /** What was done: `tools/call`, `resources/read`, `search`. */
  method: string;
  /** With what: the name of a tool, the address of a resource. */
  name?: string;
  /** What was searched for; kept, hashed or left out as the log's options say. */
  query?: string;
  /** Who asked, such as the id of a session; only a hash of it is written. */
  client?: string;
  /** `ok`, or the name of the failure. */
  outcome: string;
  /** How long it took. */
  tookMs?: number;
}

/** A line that was read, or why it is none. */
export type ReadLine =
  | { body: string; hash: string; facts: LineFacts }
  | { problem: "no line of the log" };

/** What every line says. */
export interface LineFacts extends Readonly<Record<string, unknown>> {
  /** Counts lines, across files, from 1. */
  seq: number;
  /** ISO 8601 in UTC. */
  at: string;
  /** `opened` begins a file, `request` is an entry, `lost` and `recovered` say what failures cost, `dropped` which files are gone. */
  kind: string;
}

/** The hash before the first line. */
export const NO_HASH = "0".repeat(64);
/** The longest line that is read; the longest that is written is a sixth of it. */
export const MAX_LINE_BYTES = 65_536;
const MAX_TEXT = 2000;
const HASH_OPENING = ',"hash":"';
const HASH_AT = -(HASH_OPENING.length + 64 + 2);
/** Keeps hashes of the log from being hashes of anything else. */
const DOMAIN = "expodex access log 1\n";

/** Hashes a body behind the hash of the line before; under a secret where there is one, so that nobody without it can go on. */
export function chainHash(previous: string, body: string, secret: Uint8Array | undefined): string {
  const text = `${DOMAIN}${previous}\n${body}`;
  return secret === undefined
    ? createHash("sha256").update(text).digest("hex")
    : createHmac("sha256", secret).update(text).digest("hex");
}

/** Writes a line with its end. */
export function writeLine(
  facts: LineFacts,
  previous: string,
  secret: Uint8Array | undefined,
): { line: string; hash: string } {
  const body = JSON.stringify(facts).slice(0, -1);
  const hash = chainHash(previous, body, secret);
  return { line: `${body}${HASH_OPENING}${hash}"}\n`, hash };
}

/** Reads a line, without its end. */
export function readLine(line: string): ReadLine {
  const body = line.slice(0, HASH_AT);
  const closing = line.slice(HASH_AT);
  const hash = closing.slice(HASH_OPENING.length, -2);
  const none = { problem: "no line of the log" } as const;
  if (closing !== `${HASH_OPENING}${hash}"}` || !/^[\da-f]{64}$/u.test(hash)) return none;
  let facts: Partial<LineFacts>;
  try {
    facts = JSON.parse(`${body}}`) as Partial<LineFacts>;
  } catch {
    return none;
  }
  const { seq, at, kind } = facts;
  if (!Number.isSafeInteger(seq) || typeof at !== "string" || typeof kind !== "string") return none;
  return { body, hash, facts: facts as LineFacts };
}

/** Cuts a text to what a line may hold, between characters. */
export function boundedText(text: string): string {
  if (text.length <= MAX_TEXT) return text;
  const end = /[\uD800-\uDBFF]/u.test(text[MAX_TEXT - 1] ?? "") ? MAX_TEXT - 1 : MAX_TEXT;
  return text.slice(0, end);
}
