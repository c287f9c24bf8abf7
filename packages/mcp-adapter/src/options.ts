/** Reads options that are numbers, once, at the door. */
import { ExpodexError } from "@expodex/core/read";

/** Range and default of a number. */
export interface NumberRange {
  min: number;
  max: number;
  preset: number;
}

/** Gives a whole number in its range, or the default where none was given. @throws ExpodexError INVALID_OPTION */
export function wholeNumber(
  option: string,
  value: number | undefined,
  { min, max, preset }: NumberRange,
): number {
  if (value === undefined) return preset;
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  const expected = `a whole number from ${min} to ${max}`;
  throw new ExpodexError("INVALID_OPTION", {
    subject: option,
    expected,
    got: String(value),
    next: `leave it out for ${preset}`,
    data: { option, expected, got: String(value) },
  });
}
