/** Checks of options: one wording for what is out of range, whichever stage the option belongs to. */
import { ExpodexError } from "./errors.ts";

/** Builds the error for an option that cannot be used as it is. */
export function invalidOption(
  option: string,
  expected: string,
  got: unknown,
): ExpodexError<"INVALID_OPTION"> {
  const text = typeof got === "string" ? JSON.stringify(got.slice(0, 100)) : String(got);
  return new ExpodexError("INVALID_OPTION", {
    subject: option,
    expected,
    got: text,
    next: "change the option, or leave it out where it has a default",
    data: { option, expected, got: text },
  });
}

/** Gives back a whole number in `[min, max]`. @throws ExpodexError INVALID_OPTION */
export function wholeNumber(option: string, value: number, min: number, max: number): number {
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw invalidOption(option, `a whole number from ${min} to ${max}`, value);
}

/** Gives back a number in `[min, max]`. @throws ExpodexError INVALID_OPTION */
export function numberBetween(option: string, value: number, min: number, max: number): number {
  if (value >= min && value <= max) return value;
  throw invalidOption(option, `a number from ${min} to ${max}`, value);
}
