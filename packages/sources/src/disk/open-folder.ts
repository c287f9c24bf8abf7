/** Finds the folder that a caller named, or says why it cannot be used. */
import { readdir, realpath, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { ExpodexError } from "@expodex/core";
import { reasonOf } from "./read-text.ts";

/**
 * Resolves a folder to its real path.
 *
 * @param next what to do where nothing usable is there, where more is known than that
 * @throws ExpodexError SOURCE_UNREACHABLE where nothing is there, SOURCE_INVALID where it is a file, SOURCE_EMPTY where it holds nothing
 */
export async function openFolder(
  dir: string,
  expected: string,
  source: string,
  next?: string,
): Promise<string> {
  let real: string;
  let isFolder: boolean;
  try {
    real = await realpath(dir);
    isFolder = (await stat(real)).isDirectory();
  } catch (cause) {
    throw new ExpodexError("SOURCE_UNREACHABLE", {
      subject: dir,
      expected,
      got: `nothing that can be opened (${reasonOf(cause)})`,
      next: next ?? "check the path and your permissions",
      data: { source },
      cause,
    });
  }
  if (!isFolder) {
    throw new ExpodexError("SOURCE_INVALID", {
      subject: dir,
      expected,
      got: "a file",
      next: "name the folder that holds it",
      data: { source, expected },
    });
  }
  let entries: string[];
  try {
    entries = await readdir(real);
  } catch (cause) {
    throw new ExpodexError("SOURCE_UNREACHABLE", {
      subject: dir,
      expected,
      got: `a folder that cannot be listed (${reasonOf(cause)})`,
      next: "check your permissions",
      data: { source },
      cause,
    });
  }
  if (entries.length === 0) throw emptyFolder(dir, expected, source, undefined, next);
  return real;
}

/** The error for a folder that holds nothing to index. */
export function emptyFolder(
  dir: string,
  expected: string,
  source: string,
  got = "an empty folder",
  next = "name a folder that holds pages",
): ExpodexError {
  return new ExpodexError("SOURCE_EMPTY", {
    subject: dir,
    expected,
    got,
    next,
    data: { source },
  });
}

/**
 * Gives back a folder's path.
 *
 * @throws ExpodexError INVALID_OPTION where it is no text, or an empty one
 */
export function folderArgument(dir: unknown): string {
  if (typeof dir === "string" && dir.trim() !== "") return dir;
  const expected = "the path of a folder";
  const got = typeof dir === "string" ? "an empty text" : typeof dir;
  throw new ExpodexError("INVALID_OPTION", {
    subject: "dir",
    expected,
    got,
    next: "pass its path as a text",
    data: { option: "dir", expected, got },
  });
}

/** Names a folder without telling where it stands on this machine: its last `depth` parts. */
export function folderName(dir: string, depth: number): string {
  return resolve(dir).split(/[\\/]/u).filter(Boolean).slice(-depth).join("/");
}
