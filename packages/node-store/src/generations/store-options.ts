/** What the options of a store come to: checked, and complete. */
import { ExpodexError, type Log } from "@expodex/core/read";
import type { KeyProvider } from "../keys/key-provider.ts";
import type { NodeStoreOptions } from "./node-store.ts";

/** Options with their defaults. */
export interface NodeStoreSettings {
  readonly keep: number;
  readonly pieceBytes: number;
  readonly graceMs: number;
  readonly now: () => number;
  readonly log: Log;
  readonly keys?: KeyProvider;
}

const MAX_KEPT = 1_000;
const MIN_PIECE = 1_024;
const MAX_PIECE = 16 * 1024 * 1024;
const DAY_MS = 86_400_000;

/** Checks options and adds what they leave out. @throws ExpodexError INVALID_OPTION */
export function resolveNodeStoreOptions({
  keep = 3,
  pieceBytes = 262_144,
  graceMs = 3_600_000,
  now = Date.now,
  log = () => {},
  keys,
}: NodeStoreOptions): NodeStoreSettings {
  whole("keep", keep, 1, MAX_KEPT);
  whole("graceMs", graceMs, 0, 365 * DAY_MS);
  whole("pieceBytes", pieceBytes, MIN_PIECE, MAX_PIECE);
  if (!Number.isInteger(Math.log2(pieceBytes)))
    throw wrong("pieceBytes", "a power of two", pieceBytes);
  return { keep, pieceBytes, graceMs, now, log, ...(keys === undefined ? {} : { keys }) };
}

function whole(option: string, value: number, min: number, max: number): void {
  if (Number.isInteger(value) && value >= min && value <= max) return;
  throw wrong(option, `a whole number from ${min} to ${max}`, value);
}

function wrong(option: string, expected: string, got: unknown): ExpodexError<"INVALID_OPTION"> {
  return new ExpodexError("INVALID_OPTION", {
    subject: option,
    expected,
    got: String(got),
    next: "change the option, or leave it out",
    data: { option, expected, got: String(got) },
  });
}
