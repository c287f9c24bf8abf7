/**
 * Checks what callers without a type checker pass: a misspelt option must not be ignored, nor a wrong type end in an
 * error of the language.
 *
 * Responsible for: names and types of arguments and options. Not responsible for: ranges and defaults, which belong to
 * the stage that uses an option.
 */
import { ExpodexError } from "./errors.ts";
import { invalidOption } from "./options.ts";
import { nearestNames } from "./text/nearest-names.ts";

/** What an option may be: a type, one of some texts, or whatever its stage checks itself. */
export type OptionKind = "text" | "boolean" | "signal" | "function" | "checked" | readonly string[];

/** Every option of a call by name. `Required` makes the compiler name an option that is missing here. */
export type OptionKinds<O extends object> = Readonly<Record<keyof Required<O>, OptionKind>>;

/** Options of a search. */
export const SEARCH_OPTIONS = {
  limit: "checked",
  offset: "checked",
  mode: "checked",
  sdk: "checked",
  fallback: "checked",
  platforms: "checked",
  kinds: "checked",
  packages: "checked",
  perPage: "checked",
  correct: "boolean",
  excerptLength: "checked",
  cache: "boolean",
  signal: "signal",
} as const;

/**
 * Gives back a text argument.
 *
 * @throws ExpodexError INVALID_OPTION where it is no text
 */
export function textArgument(name: string, value: unknown): string {
  if (typeof value === "string") return value;
  throw invalidOption(name, "a text", value, `pass ${name} as a text`);
}

/**
 * Gives back options of a call; an empty object for none.
 *
 * @param call how the call is named in messages: `search`
 * @throws ExpodexError INVALID_OPTION where they are no object, one has an unknown name or is of a wrong type
 */
export function knownOptions<O extends object>(
  call: string,
  options: O | undefined,
  kinds: OptionKinds<O>,
): O {
  if (options === undefined) return {} as O;
  const value: unknown = options;
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw invalidOption("options", `an object with options of ${call}`, value);
  for (const [name, given] of Object.entries(value)) {
    if (given === undefined) continue;
    if (!Object.hasOwn(kinds, name)) throw unknownOption(call, name, Object.keys(kinds));
    checkKind(name, given, kinds[name as keyof O]);
  }
  return options;
}

function checkKind(name: string, value: unknown, kind: OptionKind): void {
  if (kind === "checked") return;
  if (kind === "signal") {
    const isSignal =
      typeof value === "object" &&
      value !== null &&
      typeof (value as Partial<AbortSignal>).aborted === "boolean" &&
      typeof (value as Partial<AbortSignal>).addEventListener === "function";
    if (!isSignal) throw invalidOption(name, "an AbortSignal", value);
  } else if (typeof kind === "object") {
    if (typeof value !== "string" || !kind.includes(value))
      throw invalidOption(name, `one of ${kind.join(", ")}`, value);
  } else if (typeof value !== (kind === "text" ? "string" : kind)) {
    throw invalidOption(name, kind === "boolean" ? "true or false" : `a ${kind}`, value);
  }
}

function unknownOption(
  call: string,
  name: string,
  known: readonly string[],
): ExpodexError<"INVALID_OPTION"> {
  const option = name.slice(0, 100);
  const expected = `an option of ${call}: ${known.join(", ")}`;
  const [nearest] = nearestNames(option, known, 1);
  return new ExpodexError("INVALID_OPTION", {
    subject: option,
    expected,
    got: "a name that none has",
    next: nearest === undefined ? "leave it out" : `write ${nearest} if that is what you mean`,
    data: { option, expected, got: option },
  });
}
