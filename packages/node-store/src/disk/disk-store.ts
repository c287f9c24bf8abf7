/**
 * Keeps a store's bytes in a folder, so that what was written outlasts a crash and the loss of power.
 *
 *     create .tmp/x ─ write ─ fsync x ─ rename x → key (or link, where bytes that are there stay) ─ fsync the key's folder
 *
 * Before the rename nobody sees the bytes; after it everybody sees all of them; after the last step they last. A folder on the
 * way is made to last before anything stands in it.
 *
 * Responsible for: that order, containment in the folder, and following no symbolic link.
 * Not responsible for: who may write; see `writer-lock.ts`.
 */
import { basename, dirname, join, resolve } from "node:path";
import {
  checkStoreKey,
  isStoreKey,
  type Store,
  type StoredBytes,
  throwIfAborted,
} from "@expodex/core/read";
import { type FileEntry, type FileLayer, NO_LINKS, systemCode } from "./file-layer.ts";
import { makeFolder, syncAbove } from "./make-folder.ts";
import { nodeFiles } from "./node-files.ts";
import { closedFailure, storeFailure } from "./store-failure.ts";
import { removeLeftovers, TEMPORARY_FOLDER, temporaryName } from "./temporary-files.ts";

/** How to keep bytes in a folder. */
export interface DiskStoreOptions {
  /** The file system. @default the machine's */
  files?: FileLayer;
  /** Milliseconds since 1970, to tell how old leftovers are. @default Date.now */
  now?: () => number;
}

/** A signal is looked at between parts of this many bytes: about a millisecond of a fast disk. */
const PART = 2 ** 20;

/** Folders that are known to last, at most; beyond them, they are synced again. */
const KNOWN_FOLDERS = 4096;

/**
 * Opens a store in a folder, which the first write creates. Folders are created with mode 0700, files with 0600.
 *
 * @param folder taken from the working directory where it is relative; may itself be reached through links
 */
export function diskStore(folder: string, options: DiskStoreOptions = {}): Store {
  const { files = nodeFiles, now = Date.now } = options;
  const id = resolve(folder);
  const lasting = new Set<string>();
  let cleaned: Promise<void> | undefined;
  let closed = false;

  const check = (signal: AbortSignal | undefined): void => {
    if (closed) throw closedFailure(id);
    throwIfAborted(signal, id);
  };

  /** Runs a call about a key, and tells failures in the store's words. */
  const about = async <T>(
    key: string,
    signal: AbortSignal | undefined,
    work: () => Promise<T>,
  ): Promise<T> => {
    check(signal);
    checkStoreKey(key);
    try {
      return await work();
    } catch (error) {
      throw storeFailure(id, key, error);
    }
  };

  /** The path of a folder of the store, without a link below the store's own. */
  const contained = async (path: string): Promise<string> => {
    const root = await files.realPath(id);
    const expected = path === "" ? root : join(root, path);
    const real = path === "" ? root : await files.realPath(expected);
    if (real !== expected) throw Object.assign(new Error("ELOOP: a link"), { code: "ELOOP" });
    return real;
  };

  /** Where a key stands; `undefined` where its folder is not there. */
  const placeOf = (key: string): Promise<string | undefined> =>
    orAbsent(async () => join(await contained(folderOf(key)), basename(key)));

  const entryOf = async (path: string): Promise<FileEntry | undefined> => {
    const entry = await orAbsent(() => files.entry(path));
    if (entry?.kind === "link") throw Object.assign(new Error("ELOOP: a link"), { code: "ELOOP" });
    return entry;
  };

  /** Creates what is missing of a folder, from above, and makes each part of the way last, once. */
  const makeLasting = async (path: string): Promise<void> => {
    if (lasting.has(path)) return;
    if (path !== id) await makeLasting(dirname(path));
    const isNew = await makeFolder(files, path);
    if (path === id) await syncAbove(files, path);
    else {
      if (!isNew) await entryOf(path);
      // Also where it was there: it may be another process's that was killed before it synced.
      await files.syncFolder(dirname(path));
    }
    if (lasting.size >= KNOWN_FOLDERS) lasting.clear();
    lasting.add(path);
  };

  /** The real path of a folder that is there and lasts. */
  const readyFolder = async (path: string): Promise<string> => {
    await makeLasting(join(id, path));
    try {
      return await contained(path);
    } catch (error) {
      if (systemCode(error) !== "ENOENT") throw error;
      // Somebody removed the store while it was open.
      lasting.clear();
      await makeLasting(join(id, path));
      return contained(path);
    }
  };

  const readyTemporaryFolder = async (): Promise<string> => {
    const path = await readyFolder(TEMPORARY_FOLDER);
    cleaned ??= removeLeftovers(files, path, now());
    await cleaned;
    return path;
  };

  /** Writes bytes to a file of its own, and makes them last. */
  const writeTemporary = async (bytes: Uint8Array, signal?: AbortSignal): Promise<string> => {
    const path = join(await readyTemporaryFolder(), temporaryName());
    const file = await files.create(path);
    try {
      try {
        for (let at = 0; at < bytes.length; at += PART) {
          check(signal);
          await file.write(bytes.subarray(at, at + PART));
        }
        check(signal);
        await file.sync();
      } finally {
        await file.close();
      }
      check(signal);
      return path;
    } catch (error) {
      await files.unlink(path).catch(() => {});
      throw error;
    }
  };

  const write = async (
    key: string,
    bytes: Uint8Array,
    ifAbsent: boolean,
    signal?: AbortSignal,
  ): Promise<boolean> => {
    const home = await readyFolder(folderOf(key));
    const target = join(home, basename(key));
    const before = await entryOf(target);
    if (ifAbsent && before !== undefined) {
      // Whoever put it there may have been killed before it lasted; who is told that it is there builds on it.
      await files.syncFolder(home);
      return false;
    }
    const temporary = await writeTemporary(bytes, signal);
    let placed = true;
    try {
      if (ifAbsent) placed = await linkIfAbsent(files, temporary, target);
      else await files.rename(temporary, target);
    } finally {
      // After a rename nothing is left of it.
      await files.unlink(temporary).catch(() => {});
    }
    if (!placed) await entryOf(target);
    await files.syncFolder(home);
    return placed;
  };

  async function* walk(
    path: string,
    prefix: string,
    signal?: AbortSignal,
  ): AsyncGenerator<StoredBytes> {
    const place = await orAbsent(() => contained(path));
    if (place === undefined) return;
    const found: { name: string; key: string; entry: FileEntry }[] = [];
    for (const name of (await orAbsent(() => files.names(place))) ?? []) {
      const key = path === "" ? name : `${path}/${name}`;
      if (!isStoreKey(key) || !(key.startsWith(prefix) || prefix.startsWith(`${key}/`))) continue;
      check(signal);
      const entry = await orAbsent(() => files.entry(join(place, name)));
      if (entry?.kind === "folder") found.push({ name: `${name}/`, key, entry });
      if (entry?.kind === "file") found.push({ name, key, entry });
    }
    // With its slash a folder sorts as the keys in it do.
    found.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const { key, entry } of found) {
      check(signal);
      if (entry.kind === "folder") yield* walk(key, prefix, signal);
      else if (key.startsWith(prefix)) yield { key, size: entry.size, writtenAt: entry.writtenAt };
    }
  }

  return {
    id,
    read: (key, { signal } = {}) =>
      about(key, signal, async () => {
        const place = await placeOf(key);
        return place === undefined ? undefined : orAbsent(() => files.read(place));
      }),
    write: (key, bytes, { signal, ifAbsent = false } = {}) =>
      // A copy: the caller may change the bytes while they are on their way.
      about(key, signal, () => write(key, bytes.slice(), ifAbsent, signal)),
    stat: (key, { signal } = {}) =>
      about(key, signal, async () => {
        const place = await placeOf(key);
        const entry = place === undefined ? undefined : await entryOf(place);
        if (entry?.kind !== "file") return undefined;
        return { key, size: entry.size, writtenAt: entry.writtenAt };
      }),
    async *list(prefix, { signal } = {}) {
      check(signal);
      try {
        yield* walk("", prefix, signal);
      } catch (error) {
        throw storeFailure(id, undefined, error);
      }
    },
    delete: (key, { signal } = {}) =>
      about(key, signal, async () => {
        const place = await placeOf(key);
        if (place === undefined) return;
        // A link that was planted goes the same way; what it points at stays.
        await orAbsent(() => files.unlink(place));
        await files.syncFolder(dirname(place));
      }),
    close: async () => {
      closed = true;
    },
  };
}

function folderOf(key: string): string {
  const end = key.lastIndexOf("/");
  return end < 0 ? "" : key.slice(0, end);
}

/** Moves a file to a name where the name is free; whether it was. */
async function linkIfAbsent(files: FileLayer, from: string, to: string): Promise<boolean> {
  try {
    await files.link(from, to);
    return true;
  } catch (error) {
    const code = systemCode(error) ?? "";
    if (code === "EEXIST") return false;
    if (!NO_LINKS.has(code)) throw error;
  }
  // Not one step, which the lock of writers makes up for.
  if ((await orAbsent(() => files.entry(to))) !== undefined) return false;
  await files.rename(from, to);
  return true;
}

/** What a call gives; `undefined` where nothing stands at its path. */
async function orAbsent<T>(call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    const code = systemCode(error);
    if (code === "ENOENT" || code === "ENOTDIR" || code === "EISDIR") return undefined;
    throw error;
  }
}
