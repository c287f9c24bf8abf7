/** The machine's file system behind `FileLayer`. The only file of a store that writes through `node:fs`. */
import { constants, type Stats } from "node:fs";
import { link, lstat, mkdir, open, readdir, realpath, rename, unlink } from "node:fs/promises";
import { type FileEntry, type FileLayer, systemCode } from "./file-layer.ts";

/** Absent on Windows, where `read` looks at the entry first instead. `O_NONBLOCK`: opening a planted pipe must not wait for a writer. */
const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants as Partial<typeof constants>;
const READ_FLAGS = (O_RDONLY ?? 0) | (O_NOFOLLOW ?? 0) | (O_NONBLOCK ?? 0);

/** What file systems that cannot sync a folder answer; there is nothing else to be done on them. */
const CANNOT_SYNC = new Set(["EINVAL", "ENOTSUP", "ENOSYS"]);

/** The machine's file system. */
export const nodeFiles: FileLayer = {
  create: async (path) => {
    const file = await open(path, "wx", 0o600);
    return {
      write: async (bytes) => {
        for (let at = 0; at < bytes.length; ) {
          const { bytesWritten } = await file.write(bytes, at, bytes.length - at);
          at += bytesWritten;
        }
      },
      sync: () => file.sync(),
      close: () => file.close(),
    };
  },
  read: async (path) => {
    if (O_NOFOLLOW === undefined) ensureKind(path, entryOf(await lstat(path)));
    const file = await open(path, READ_FLAGS);
    try {
      const stats = await file.stat();
      ensureKind(path, entryOf(stats));
      const bytes = new Uint8Array(stats.size);
      let length = 0;
      while (length < bytes.length) {
        const { bytesRead } = await file.read(bytes, length, bytes.length - length);
        if (bytesRead === 0) break;
        length += bytesRead;
      }
      return length === bytes.length ? bytes : bytes.slice(0, length);
    } finally {
      await file.close();
    }
  },
  entry: async (path) => entryOf(await lstat(path)),
  names: (path) => readdir(path),
  makeFolder: (path) => mkdir(path, 0o700),
  syncFolder: async (path) => {
    // Windows opens no folder; its file systems keep the order of entries themselves.
    if (process.platform === "win32") return;
    const folder = await open(path, "r");
    try {
      await folder.sync();
    } catch (error) {
      if (!CANNOT_SYNC.has(systemCode(error) ?? "")) throw error;
    } finally {
      await folder.close();
    }
  },
  rename,
  link,
  unlink,
  realPath: (path) => realpath(path),
};

function entryOf(stats: Stats): FileEntry {
  const kind = stats.isFile()
    ? "file"
    : stats.isDirectory()
      ? "folder"
      : stats.isSymbolicLink()
        ? "link"
        : "other";
  return { kind, size: stats.size, writtenAt: stats.mtimeMs };
}

function ensureKind(path: string, { kind }: FileEntry): void {
  if (kind === "file") return;
  const code = { folder: "EISDIR", link: "ELOOP", other: "EINVAL" }[kind];
  throw Object.assign(new Error(`${code}: no regular file, ${path}`), { code });
}
