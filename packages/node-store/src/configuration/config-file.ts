/**
 * Finds and loads the file of settings.
 *
 * Responsible for: where it may stand, that there is one, its size, and turning its text into a value. Not responsible for: what the
 * value may be (`check-values.ts`).
 */
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { ExpodexError } from "@expodex/core/read";

/** Names of the file. The first is data, the second a program. */
const NAMES = ["expodex.config.json", "expodex.config.ts"] as const;
/** Length of a file of settings. One is some kilobytes; a larger one is something else. */
export const MAX_CHARS = 256 * 1024;

/** A file of settings, as it stands. */
export interface ConfigFile {
  path: string;
  text: string;
  /** Whether loading it runs it. */
  isCode: boolean;
}

/**
 * Finds the file: the one named, else the one in the first of the folders that holds one.
 *
 * @returns undefined where none is named and there is none
 * @throws ExpodexError CONFIG_INVALID where the one named cannot be read, or a folder holds two
 */
export function findConfigFile(
  named: string | undefined,
  folders: readonly string[],
  cwd: string,
): ConfigFile | undefined {
  if (named !== undefined) {
    const path = resolve(cwd, named);
    const text = readText(path);
    if (text === undefined) throw unreadable(path, "a file that can be read", "no such file");
    return { path, text, isCode: !path.endsWith(".json") };
  }
  for (const folder of new Set(folders)) {
    const found = NAMES.map((name) => join(folder, name)).flatMap((path) => {
      const text = readText(path);
      return text === undefined ? [] : [{ path, text, isCode: !path.endsWith(".json") }];
    });
    if (found.length > 1)
      throw unreadable(
        join(folder, NAMES[1]),
        "one file of settings",
        `${NAMES[0]} beside it`,
        "take one of the two away",
      );
    const [only] = found;
    if (only !== undefined) return only;
  }
  return undefined;
}

/** Loads a file's value. @param run runs it where it is code @throws ExpodexError CONFIG_INVALID */
export async function loadConfigFile(file: ConfigFile, run: RunConfigFile): Promise<unknown> {
  if (!file.isCode) return parseJson(file);
  try {
    return await run(file.path);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const [line = ""] = reason.split("\n");
    throw unreadable(
      file.path,
      "a module that can be run",
      line.slice(0, 300),
      "mend it where it says",
      cause,
    );
  }
}

/** Runs a file and gives what it exports by default. */
export type RunConfigFile = (path: string) => Promise<unknown>;

/** Whether a folder holds a file of settings, of either name. */
export function hasConfigFile(folders: readonly string[]): boolean {
  return folders.some((folder) => NAMES.some((name) => existsSync(join(folder, name))));
}

function parseJson({ path, text }: ConfigFile): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/u, ""));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw unreadable(path, "JSON", reason.slice(0, 200), "mend it where it says", cause);
  }
}

function readText(path: string): string | undefined {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw unreadable(
      path,
      "a file that can be read",
      code ?? "a failure",
      "look at its permissions",
      cause,
    );
  }
  if (text.length > MAX_CHARS)
    throw unreadable(
      path,
      `at most ${MAX_CHARS} characters`,
      `${text.length}`,
      "take out what is no setting",
    );
  return text;
}

/** How messages call a file: its name is enough where it stands in the folder. */
export function nameOf(file: string, cwd: string): string {
  return dirname(file) === cwd ? basename(file) : file;
}

function unreadable(
  path: string,
  expected: string,
  got: string,
  next = "name another with --config, or leave it out",
  cause?: unknown,
): ExpodexError<"CONFIG_INVALID"> {
  return new ExpodexError("CONFIG_INVALID", {
    subject: path,
    expected,
    got,
    next,
    data: { path, reason: got },
    cause,
  });
}
