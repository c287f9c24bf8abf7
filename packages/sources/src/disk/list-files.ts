/**
 * Lists the files of a folder in an order that is the same on every machine.
 *
 * Responsible for: order, links, depth, the number of files.
 * Not responsible for: reading them.
 */
import { readdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { ExpodexError, type SourceProblem, throwIfAborted } from "@expodex/core";
import { isInside } from "./contained-path.ts";
import { reasonOf } from "./read-text.ts";

/** Folders deeper than this are reported, not entered. Expo's own documentation is 7 deep. */
const MAX_DEPTH = 32;

/** A folder of more files than this is most likely the wrong one. Expo's documentation has 1,513 pages. */
const MAX_FILES = 100_000;

/** What to list. */
export interface ListOptions {
  /** Whether a file is wanted, by its path in the folder. */
  wantsFile: (path: string) => boolean;
  /** Whether to enter a folder, by its path in the folder. */
  wantsFolder?: (path: string) => boolean;
  onProblem?: ((problem: SourceProblem) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * Lists files as paths relative to `realRoot`, with forward slashes, in code unit order of each folder's names.
 *
 * A link is followed where it stays inside `realRoot` and is reported where it does not.
 *
 * @param start the folder of `realRoot` to list; empty for all of it
 * @throws ExpodexError LIMIT_EXCEEDED, ABORTED
 */
export async function listFiles(
  realRoot: string,
  start: string,
  options: ListOptions,
): Promise<string[]> {
  const found: string[] = [];
  await walk(start, 0, []);
  return found;

  async function walk(folder: string, depth: number, above: readonly string[]): Promise<void> {
    throwIfAborted(options.signal, folder);
    const problem = (path: string, reason: string) =>
      options.onProblem?.({ path, code: "UNREADABLE_FILE", reason });
    if (depth > MAX_DEPTH) {
      problem(folder, `is more than ${MAX_DEPTH} folders deep and was not entered`);
      return;
    }
    let entries: { name: string; kind: "file" | "folder" | "link" | "other" }[];
    let here: string;
    try {
      here = await realpath(join(realRoot, folder));
      entries = (await readdir(here, { withFileTypes: true })).map((entry) => ({
        name: entry.name,
        kind: entry.isSymbolicLink()
          ? "link"
          : entry.isDirectory()
            ? "folder"
            : entry.isFile()
              ? "file"
              : "other",
      }));
    } catch (error) {
      problem(folder, `cannot be listed: ${reasonOf(error)}`);
      return;
    }
    // A link to a folder above would never end.
    if (above.includes(here)) {
      problem(folder, "links to a folder that holds it and was not entered again");
      return;
    }
    entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    for (const entry of entries) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      let kind = entry.kind;
      if (kind === "link") {
        if (!options.wantsFile(path) && options.wantsFolder?.(path) === false) continue;
        try {
          const target = await realpath(join(realRoot, path));
          if (!isInside(realRoot, target)) {
            problem(path, "links outside the folder and was left out");
            continue;
          }
          const stats = await stat(target);
          kind = stats.isDirectory() ? "folder" : stats.isFile() ? "file" : "other";
        } catch (error) {
          problem(path, `is a broken link: ${reasonOf(error)}`);
          continue;
        }
      }
      if (kind === "folder") {
        if (options.wantsFolder?.(path) !== false) await walk(path, depth + 1, [...above, here]);
      } else if (kind === "file" && options.wantsFile(path)) {
        found.push(path);
        if (found.length > MAX_FILES) throw tooManyFiles(start);
      }
    }
  }
}

function tooManyFiles(folder: string): ExpodexError {
  return new ExpodexError("LIMIT_EXCEEDED", {
    subject: folder === "" ? "the folder" : folder,
    expected: `at most ${MAX_FILES} pages`,
    got: "more",
    next: "name a folder that holds only documentation",
    data: { limit: "files", max: MAX_FILES },
  });
}
