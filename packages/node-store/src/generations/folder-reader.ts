/**
 * Reads what lies in a folder, and nothing else: the light way for whoever only reads.
 *
 * Calls of the system one after the other, because a process that opens an index has nothing else to do, and through promises the
 * two dozen files take five times as long. Links are not followed, in no part of the path below the folder.
 */
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { ExpodexError } from "@expodex/core/read";
import type { ReadableStore } from "./read-generation.ts";

/** A folder that is read. */
export interface FolderReader extends ReadableStore {
  /** Opens a file for reading in parts; whoever opens it closes it. `undefined` where it is not there. @throws ExpodexError STORE_FAILED */
  open(key: string): number | undefined;
}

/** What stands for "not there". */
const ABSENT = new Set(["ENOENT", "ENOTDIR", "EISDIR"]);

/** Opens a folder for reading. Nothing is read before the first call. */
export function folderReader(folder: string): FolderReader {
  const id = resolve(folder);
  const real = new Set<string>();
  /** The folders on the way to a key must be folders: `O_NOFOLLOW` looks at the end of a path alone. */
  const checkWay = (key: string) => {
    for (let end = key.indexOf("/"); end >= 0; end = key.indexOf("/", end + 1)) {
      const way = key.slice(0, end);
      if (real.has(way)) continue;
      if (lstatSync(join(id, way)).isSymbolicLink())
        throw Object.assign(new Error("ELOOP: a link"), { code: "ELOOP" });
      real.add(way);
    }
  };
  return {
    id,
    async read(key) {
      try {
        checkWay(key);
        return readFile(join(id, key));
      } catch (error) {
        return absent(id, key, error);
      }
    },
    open(key) {
      try {
        checkWay(key);
        return openFile(join(id, key));
      } catch (error) {
        return absent(id, key, error);
      }
    },
    async *list(prefix) {
      const way = prefix.slice(0, prefix.lastIndexOf("/"));
      let names: string[];
      try {
        checkWay(`${way}/`);
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
  return openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
}

function readFile(path: string): Uint8Array {
  const file = openFile(path);
  try {
    const found = fstatSync(file);
    if (!found.isFile()) throw Object.assign(new Error("EINVAL: no file"), { code: "EINVAL" });
    const bytes = Buffer.allocUnsafeSlow(found.size);
    let length = 0;
    while (length < bytes.length) {
      const read = readSync(file, bytes, length, bytes.length - length, null);
      if (read === 0) break;
      length += read;
    }
    return bytes.subarray(0, length);
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
