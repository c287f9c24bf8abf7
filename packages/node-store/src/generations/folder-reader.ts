/**
 * Reads what lies in a folder, and nothing else: the light way for whoever only reads.
 *
 * Calls of the system one after the other, because a process that opens an index has nothing else to do, and through promises the
 * two dozen files take five times as long. A link in the place of a file is not followed. Folders on the way are not looked at, which
 * would take longer than to open what is in them: below them stand only names of hashes and moments, and bytes are believed by
 * their checksums alone.
 */
import { closeSync, constants, fstatSync, openSync, readdirSync, readSync } from "node:fs";
import { join, resolve } from "node:path";
import { ExpodexError } from "@expodex/core/read";
import type { ReadableStore } from "./read-generation.ts";

/** A folder that is read. */
export interface FolderReader extends ReadableStore {
  /** Opens a file for reading in parts; whoever opens it closes it. `undefined` where it is not there. @throws ExpodexError STORE_FAILED */
  open(key: string): number | undefined;
}

/** A link in the place of a file is not followed, and a pipe in its place is not waited for. Windows has neither. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
/** Most files are smaller; to ask for the length first would take as long as to read one. */
const FIRST_BYTES = 64 * 1024;

/** What stands for "not there". */
const ABSENT = new Set(["ENOENT", "ENOTDIR", "EISDIR"]);

/** Opens a folder for reading. Nothing is read before the first call. */
export function folderReader(folder: string): FolderReader {
  const id = resolve(folder);
  return {
    id,
    async read(key) {
      try {
        return readFile(join(id, key));
      } catch (error) {
        return absent(id, key, error);
      }
    },
    open(key) {
      try {
        return openFile(join(id, key));
      } catch (error) {
        return absent(id, key, error);
      }
    },
    async *list(prefix) {
      const way = prefix.slice(0, prefix.lastIndexOf("/"));
      let names: string[];
      try {
        names = readdirSync(join(id, way));
      } catch (error) {
        names = absent(id, way, error) ?? [];
      }
      for (const name of names.sort()) {
        const key = `${way}/${name}`;
        if (key.startsWith(prefix)) yield { key, size: 0, writtenAt: 0 };
      }
    },
  };
}

function openFile(path: string): number {
  return openSync(path, FLAGS);
}

function readFile(path: string): Uint8Array {
  const file = openFile(path);
  try {
    let bytes = Buffer.allocUnsafeSlow(FIRST_BYTES);
    for (let length = 0; ; ) {
      const read = readSync(file, bytes, length, bytes.length - length, null);
      length += read;
      if (length < bytes.length) return bytes.subarray(0, length);
      // One more, so that the end shows.
      const larger = Buffer.allocUnsafeSlow(Math.max(fstatSync(file).size, length) + 1);
      larger.set(bytes);
      bytes = larger;
    }
  } finally {
    closeSync(file);
  }
}

function absent(store: string, key: string, error: unknown): undefined {
  const reason = (error as { code?: unknown } | null)?.code;
  if (typeof reason === "string" && ABSENT.has(reason)) return undefined;
  throw new ExpodexError("STORE_FAILED", {
    subject: `${store}/${key}`,
    expected: "a file that can be read",
    got: typeof reason === "string" ? reason : "a failure",
    next: "check the folder and its permissions",
    data: { store, key, reason: typeof reason === "string" ? reason : "UNKNOWN" },
    cause: error,
  });
}
