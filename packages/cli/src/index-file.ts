/**
 * The file that holds an index: where it stands, and how it is written so that a reader never sees half of it.
 */
import { constants, readFileSync } from "node:fs";
import { access, mkdir, open, realpath, rename, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { ExpodexError, isExpodexError } from "@expodex/core/read";
import { withHint } from "./failure.ts";
import type { Terminal } from "./terminal.ts";

/** Documentation may be private: only its owner reads it. */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

/** The folder that commands share: `$EXPODEX_HOME`, else the platform's folder for data. */
export async function homeFolder({ env, cwd }: Pick<Terminal, "env" | "cwd">): Promise<string> {
  const home = env.EXPODEX_HOME;
  if (home !== undefined && home !== "") return resolve(cwd, home);
  const { default: envPaths } = await import("env-paths");
  return envPaths("expodex", { suffix: "" }).data;
}

/**
 * Reads the bytes of an index that was named.
 *
 * @throws ExpodexError FILE_FAILED
 */
export function readIndexFile(path: string): Uint8Array {
  try {
    // Nothing else waits, and read in one go the file is there three times as soon.
    return readFileSync(path);
  } catch (error) {
    const failure = fileFailed(path, "an index that can be read", error, READ_NEXT);
    if (reasonOf(error) !== "ENOENT") throw failure;
    throw withHint(failure, "build it with: expodex index --docs <folder> --out <file>");
  }
}

/** The error for a machine on which nothing was indexed yet. */
export async function noSharedIndex(
  terminal: Pick<Terminal, "env" | "cwd">,
): Promise<ExpodexError<"FILE_FAILED">> {
  const path = join(await homeFolder(terminal), "store");
  const failure = new ExpodexError("FILE_FAILED", {
    subject: path,
    expected: "an index",
    got: "none yet",
    next: "name a file with --index, or build one",
    data: { path, reason: "ENOENT" },
  });
  return withHint(
    failure,
    "build one with: expodex index --docs <folder>   (or try: expodex demo)",
  );
}

/** Adds the file to a failure to open what stood in it. */
export function namingFile<T>(error: T, path: string): T {
  if (!isExpodexError(error) || !error.code.startsWith("SNAPSHOT_")) return error;
  return withHint(error, `the file is ${path}; build it again with: expodex index`);
}

/**
 * Fails early where a file could not be written in the end, and makes its folder.
 *
 * @throws ExpodexError FILE_FAILED
 */
export async function prepareFile(path: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true, mode: FOLDER_MODE });
    const found = await stat(path).catch(() => undefined);
    if (found?.isDirectory() === true)
      throw Object.assign(new Error("is a folder"), { code: "EISDIR" });
    await access(dirname(path), constants.W_OK);
  } catch (error) {
    throw fileFailed(path, "a file that can be written", error);
  }
}

/**
 * Writes a file whole or not at all: beside it, synced to disk, then moved over it. What stood there stays until then.
 *
 * @throws ExpodexError FILE_FAILED; `reason` is the system's code, such as `ENOSPC`
 */
export async function writeIndexFile(path: string, bytes: Uint8Array): Promise<void> {
  let temporary: string | undefined;
  try {
    await mkdir(dirname(path), { recursive: true, mode: FOLDER_MODE });
    const target = await realpath(path).catch(() => path);
    const found = await stat(target).catch(() => undefined);
    if (found !== undefined && !found.isFile() && !found.isDirectory()) {
      // A pipe or device cannot be replaced; it takes the bytes as they come.
      const device = await open(target, "w");
      await device.writeFile(bytes).finally(() => device.close());
      return;
    }
    temporary = `${target}.${process.pid}.tmp`;
    const file = await open(temporary, "wx", FILE_MODE);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
    temporary = undefined;
    await syncFolder(dirname(target));
  } catch (error) {
    if (temporary !== undefined) await rm(temporary, { force: true }).catch(() => {});
    throw fileFailed(path, "to be written", error);
  }
}

/** Makes the move survive a power cut, where the system allows a folder to be synced. */
async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, "r");
    await folder.sync().finally(() => folder.close());
  } catch {
    // Windows opens no folders; the file itself is synced already.
  }
}

/** The error for a file that the system refuses. */
export function fileFailed(
  path: string,
  expected: string,
  cause: unknown,
  nextOf: Readonly<Record<string, string>> = WRITE_NEXT,
): ExpodexError<"FILE_FAILED"> {
  const reason = reasonOf(cause);
  return new ExpodexError("FILE_FAILED", {
    subject: path,
    expected,
    got: `${reason}${MEANINGS[reason] === undefined ? "" : ` (${MEANINGS[reason]})`}`,
    next: nextOf[reason] ?? nextOf.other ?? "check the path and its permissions",
    data: { path, reason },
    cause,
  });
}

const MEANINGS: Readonly<Record<string, string>> = {
  ENOENT: "no such file",
  EACCES: "permission denied",
  EPERM: "permission denied",
  EISDIR: "a folder",
  ENOTDIR: "a part of the path is a file",
  ENOSPC: "the disk is full",
  EDQUOT: "the quota is used up",
  EROFS: "the disk is read-only",
};

const READ_NEXT: Readonly<Record<string, string>> = {
  ENOENT: "name another file with --index, or build one",
  EISDIR: "name a file inside it",
};

const WRITE_NEXT: Readonly<Record<string, string>> = {
  other: "check the path and its permissions, or name another file with --out",
  ENOENT: "name another file with --out: none can be made there",
  ENOTDIR: "name another file with --out: none can be made there",
  ENOSPC: "free some space or name another file; nothing was changed",
  EDQUOT: "free some space or name another file; nothing was changed",
  EISDIR: "name a file inside it",
};

function reasonOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" ? code : "UNKNOWN";
}
