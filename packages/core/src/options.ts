/** Checks of options: one wording for what is out of range, whichever stage the option belongs to. */
import { ExpodexError } from "./errors.ts";

/** Builds the error for an option that cannot be used as it is. */
export function invalidOption(
  option: string,
  expected: string,
  got: unknown,
  next = "change the option, or leave it out where it has a default",
): ExpodexError<"INVALID_OPTION"> {
  const text = shown(got);
  return new ExpodexError("INVALID_OPTION", {
    subject: option,
    expected,
    got: text,
    next,
    data: { option, expected, got: text },
  });
}

/** A value in a few words. Values that have no text, such as objects without a prototype, must not raise errors of their own. */
function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.slice(0, 100));
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "an object";
  return typeof value === "function" ? "a function" : String(value);
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
