/** Keys of encryption in a file that only its owner can read. */
import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { ExpodexError } from "@expodex/core/read";
import type { KeyProvider } from "./key-provider.ts";

/** A file of sixty-four keys with comments is a tenth of it. */
const MAX_FILE_BYTES = 65_536;
/** Readable or writable by everyone, or writable by the group. A group may read: that is how containers are handed secrets. */
const FORBIDDEN_MODE = 0o027;

/**
 * Reads the keys of a file, one a line, see `parseStoreKeys`. The first is written with, all are read with: to rotate, put a new one
 * above the old one. The file must be out of everyone else's reach: mode 0600 or 0400, 0640 or 0440 for a group.
 *
 * @throws ExpodexError FILE_FAILED, INVALID_OPTION where others can read or change it or it holds no keys
 */
export async function keyFromFile(path: string): Promise<KeyProvider> {
  // Loads cryptography, which a process that only reads needs for an encrypted store alone.
  const { keyRing, parseStoreKeys } = await import("./store-key.ts");
  return keyRing(parseStoreKeys(await readSecretFile(path), path));
}

/**
 * Reads a small text file that holds a secret.
 *
 * @throws ExpodexError FILE_FAILED, INVALID_OPTION where others can read or change it, or it is no file or larger than 64 KiB
 */
export async function readSecretFile(path: string): Promise<string> {
  let file: FileHandle | undefined;
  try {
    // Not blocking, so that a pipe in the place of the file does not hold the process.
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const { mode, size, isFile } = await statOf(file);
    if (!isFile) throw refused(path, "a file", "something else");
    if (process.platform !== "win32" && (mode & FORBIDDEN_MODE) !== 0)
      throw refused(
        path,
        "a file that only its owner can read and write",
        `mode 0${(mode & 0o777).toString(8)}`,
        `run: chmod 600 ${JSON.stringify(path)}`,
      );
    if (size > MAX_FILE_BYTES) throw refused(path, `at most ${MAX_FILE_BYTES} bytes`, `${size}`);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(MAX_FILE_BYTES + 1), 0);
    return buffer.toString("utf8", 0, bytesRead);
  } catch (cause) {
    if (cause instanceof ExpodexError) throw cause;
    throw unreadable(path, cause);
  } finally {
    await file?.close();
  }
}

async function statOf(file: FileHandle) {
  const stat = await file.stat();
  return { mode: stat.mode, size: stat.size, isFile: stat.isFile() };
}

function refused(
  path: string,
  expected: string,
  got: string,
  next = "name the file that holds the key",
): ExpodexError<"INVALID_OPTION"> {
  return new ExpodexError("INVALID_OPTION", {
    subject: path,
    expected,
    got,
    next,
    data: { option: path, expected, got },
  });
}

function unreadable(path: string, cause: unknown): ExpodexError<"FILE_FAILED"> {
  const { code } = cause as { code?: unknown };
  const reason = typeof code === "string" ? code : "unknown";
  return new ExpodexError("FILE_FAILED", {
    subject: path,
    expected: "a key file that can be read",
    got: reason,
    next: "check the path and its permissions",
    data: { path, reason },
    cause,
  });
}
