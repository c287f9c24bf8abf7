/** Where the repository's files are, for the tests that read them. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root, without a slash at the end. */
export const repositoryRoot = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/u, "");

/** Joins a path below the root. */
export function at(path: string): string {
  return join(repositoryRoot, path);
}

/** Reads a file of the repository. */
export function readText(path: string): string {
  return readFileSync(at(path), "utf8");
}

/** Reads a JSON file of the repository. @typeParam T what the caller knows it to hold */
export function readJson<T = Record<string, unknown>>(path: string): T {
  return JSON.parse(readText(path)) as T;
}

/** Lists the files that git tracks or would track, so that what is ignored is never looked at. */
export function listFiles(matching: RegExp): string[] {
  const out = execFileSync(
    "git",
    ["ls-files", "-z", "--cached", "--others", "--exclude-standard"],
    {
      cwd: repositoryRoot,
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  const paths = new Set(
    out.split("\0").filter((path) => matching.test(path) && existsSync(at(path))),
  );
  return [...paths].sort();
}
