/** Checks what backups and restores are told. */
import type { Store } from "@expodex/core";
import { ExpodexError } from "@expodex/core/read";

/** Refuses a number of objects at a time that is out of range. @throws ExpodexError INVALID_OPTION */
export function checkConcurrency(concurrency: number): void {
  checkWhole("concurrency", concurrency, 1, 64);
}

/** Refuses a number that is no whole one or out of range. @throws ExpodexError INVALID_OPTION */
export function checkWhole(option: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw invalidOption(option, `a whole number from ${least} to ${most}`, String(value));
}

/** Refuses to copy a store to itself. @throws ExpodexError INVALID_OPTION */
export function checkDifferent(from: Store, to: Store): void {
  // Every store in memory has the same id, and another content.
  if (from !== to && (from.id !== to.id || from.id === "memory")) return;
  throw invalidOption("to", "another store than the one that is copied", JSON.stringify(to.id));
}

/** Builds the error for an option. */
export function invalidOption(
  option: string,
  expected: string,
  got: string,
  next = `correct ${option}`,
): ExpodexError<"INVALID_OPTION"> {
  return new ExpodexError("INVALID_OPTION", {
    subject: option,
    expected,
    got,
    next,
    data: { option, expected, got },
  });
}
