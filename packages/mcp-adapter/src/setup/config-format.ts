/** What an editor of a file format can do; every edit keeps whatever else stands in the text. */
import { ExpodexError } from "@expodex/core/read";

/** Where in a file a server stands, and how to speak of the file. */
export interface ConfigSpot {
  /** Named in errors. */
  file: string;
  /** Key of the table of servers. */
  container: string;
  /** Key of the server in it. */
  name: string;
}

/** A JSON object. */
export type ConfigValue = Readonly<Record<string, unknown>>;

/** An editor of one format. */
export interface ConfigFormat {
  /** Gives the file as data. @throws ExpodexError CONFIG_INVALID where it cannot be read or is no table */
  parse(text: string, file: string): ConfigValue;
  /** Writes a server under its name, in place where it is there. @throws ExpodexError CONFIG_INVALID */
  put(text: string, spot: ConfigSpot, value: ConfigValue): string;
  /** Takes the server out, and its table where that is then empty and `keepsContainer` is not set. */
  take(text: string, spot: ConfigSpot, options: { keepsContainer: boolean }): string;
  /** Whether nothing is left that somebody may have written. */
  isEmpty(text: string): boolean;
}

/** A file that cannot be edited without harm; nothing was changed. */
export function configInvalid(
  file: string,
  expected: string,
  got: string,
  next = "mend the file, or write the entry by hand; nothing was changed",
): ExpodexError<"CONFIG_INVALID"> {
  return new ExpodexError("CONFIG_INVALID", {
    subject: file,
    expected,
    got,
    next,
    data: { path: file, reason: `expected ${expected}, got ${got}` },
  });
}

/** Gives the table at a key, or undefined where there is none. @throws ExpodexError CONFIG_INVALID where it is something else */
export function tableAt(value: ConfigValue, key: string, file: string): ConfigValue | undefined {
  const found = Object.hasOwn(value, key) ? value[key] : undefined;
  if (found === undefined || isTable(found)) return found;
  throw configInvalid(file, `${key} to be a table`, JSON.stringify(found).slice(0, 60));
}

/** Whether a value has keys. */
export function isTable(value: unknown): value is ConfigValue {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The file's own line ends; a file without any gets the common ones. */
export function lineEnd(text: string): string {
  return /\r?\n/u.exec(text)?.[0] ?? "\n";
}
