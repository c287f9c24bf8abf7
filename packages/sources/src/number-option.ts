/** Reads options that are numbers. */
import { ExpodexError } from "@expodex/core";

/** Bounds of an option, and what it is when it is not given. */
export interface NumberRange {
  default: number;
  min: number;
  /** Absent: as large as a number can be. */
  max?: number;
}

/**
 * Gives an option's value, or its default where it is absent.
 *
 * @throws ExpodexError INVALID_OPTION where it is no whole number in its range
 */
export function numberOption(
  option: string,
  value: number | undefined,
  range: NumberRange,
): number {
  if (value === undefined) return range.default;
  const max = range.max ?? Number.MAX_SAFE_INTEGER;
  if (Number.isInteger(value) && value >= range.min && value <= max) return value;
  const expected =
    range.max === undefined
      ? `a whole number of at least ${range.min}`
      : `a whole number from ${range.min} to ${range.max}`;
  throw new ExpodexError("INVALID_OPTION", {
    subject: option,
    expected,
    got: String(value),
    next: `leave it out for ${range.default}, or give such a number`,
    data: { option, expected, got: String(value) },
  });
}
