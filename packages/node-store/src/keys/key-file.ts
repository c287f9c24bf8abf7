/** Keys of encryption in a file that only its owner can read. */
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
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
  let file: number | undefined;
  try {
    // Not blocking, so that a pipe in the place of the file does not hold the process. In one step otherwise: the file is small, and
    // a process that searches once need not load what reads without waiting.
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const stat = fstatSync(file);
    if (!stat.isFile()) throw refused(path, "a file", "something else");
    if (process.platform !== "win32" && (stat.mode & FORBIDDEN_MODE) !== 0)
      throw refused(
        path,
        "a file that only its owner can read and write",
        `mode 0${(stat.mode & 0o777).toString(8)}`,
        `run: chmod 600 ${JSON.stringify(path)}`,
      );
    if (stat.size > MAX_FILE_BYTES)
      throw refused(path, `at most ${MAX_FILE_BYTES} bytes`, `${stat.size}`);
    const buffer = Buffer.alloc(MAX_FILE_BYTES);
    return buffer.toString("utf8", 0, readSync(file, buffer));
  } catch (cause) {
    if (cause instanceof ExpodexError) throw cause;
    throw unreadable(path, cause);
  } finally {
    if (file !== undefined) closeSync(file);
  }
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
