/** Flags that searching commands share, and what they mean to the index. */
import type { SearchMode, SearchOptions } from "@expodex/core/read";
import { UsageError } from "../usage-error.ts";

/** Flags that narrow down what is found, as commander hands them over. */
export interface FilterFlags {
  index?: string;
  sdk?: string;
  platform?: string[];
  kind?: string[];
  package?: string[];
  json?: boolean;
}

/** The flags of a search. */
export interface SearchFlags extends FilterFlags {
  mode?: SearchMode;
  correct: boolean;
}

const PLATFORMS = ["android", "ios", "macos", "tvos", "web", "windows", "expo-go"] as const;
const KINDS = ["guide", "tutorial", "api", "reference", "example"] as const;

/** Reads shared flags into search options. */
export function toSearchOptions(flags: SearchFlags): SearchOptions {
  const options: SearchOptions = { correct: flags.correct, ...toFilters(flags) };
  if (flags.mode !== undefined) options.mode = flags.mode;
  return options;
}

/** Reads the flags that narrow down. */
export function toFilters(
  flags: FilterFlags,
): Pick<SearchOptions, "platforms" | "kinds" | "packages"> {
  const options: Pick<SearchOptions, "platforms" | "kinds" | "packages"> = {};
  if (flags.platform !== undefined)
    options.platforms = oneOf("--platform", split(flags.platform), PLATFORMS);
  if (flags.kind !== undefined) options.kinds = oneOf("--kind", split(flags.kind), KINDS);
  if (flags.package !== undefined) options.packages = split(flags.package);
  return options;
}

/** `--platform ios,android` and `--platform ios android` are the same. */
const split = (values: readonly string[]) =>
  values.flatMap((value) => value.split(",")).filter((value) => value !== "");

function oneOf<T extends string>(
  flag: string,
  values: readonly string[],
  allowed: readonly T[],
): T[] {
  return values.map((value) => {
    const found = allowed.find((candidate) => candidate === value.toLowerCase());
    if (found !== undefined) return found;
    throw new UsageError(
      `${flag}: ${JSON.stringify(value)} is none of ${allowed.join(", ")}`,
      `write several as ${flag} ${allowed[0]},${allowed[1]}`,
    );
  });
}

/** Writes a value as JSON for other programs. */
export function toJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
