/**
 * The few calls through which a store reaches a file system, so that a test can put one underneath that loses its power.
 *
 * Responsible for: what each call promises, and what it does not. Failures are the system's errors, with a `code` such as `ENOENT`.
 * Not responsible for: which calls in which order make a write last; see `disk-store.ts`.
 */

/** A file system as a store uses it. Paths are absolute. */
export interface FileLayer {
  /** Creates a file of mode 0600 for writing. Fails with `EEXIST` where something stands there, a link included. */
  create(path: string): Promise<NewFile>;
  /** The bytes of a regular file. A link at the end of the path fails with `ELOOP`, what is neither file nor folder with `EINVAL`. */
  read(path: string): Promise<Uint8Array>;
  /** What stands at a path, without following a link. */
  entry(path: string): Promise<FileEntry>;
  /** The names in a folder, in any order. */
  names(path: string): Promise<string[]>;
  /** Creates a folder of mode 0700 in one that is there. */
  makeFolder(path: string): Promise<void>;
  /** Makes the entries of a folder last: what was created, renamed, linked and unlinked in it. */
  syncFolder(path: string): Promise<void>;
  /** Moves a file over another in one step. Lasts after `syncFolder`. */
  rename(from: string, to: string): Promise<void>;
  /** Gives a file a second name. Fails with `EEXIST` where the name is taken. Lasts after `syncFolder`. */
  link(from: string, to: string): Promise<void>;
  /** Takes a name away, never what a link points at. */
  unlink(path: string): Promise<void>;
  /** The path without links, which must be there. */
  realPath(path: string): Promise<string>;
}

/** A file that is being written from its beginning. */
export interface NewFile {
  /** Appends bytes. They may be lost, also in part and out of order, until `sync` has settled. */
  write(bytes: Uint8Array): Promise<void>;
  /** Makes what was written last. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** What stands at a path. */
export interface FileEntry {
  kind: "file" | "folder" | "link" | "other";
  /** Length in bytes. */
  size: number;
  /** When it was last written, in milliseconds since 1970. */
  writtenAt: number;
}

/** The system's code of a failure, such as `ENOENT`; `undefined` for what is no failure of the system. */
export function systemCode(error: unknown): string | undefined {
  const { code } = Object(error) as { code?: unknown };
  return typeof code === "string" && /^E[A-Z0-9]+$/u.test(code) ? code : undefined;
}

/** What file systems without hard links answer to `link`, such as those of memory cards. */
export const NO_LINKS: ReadonlySet<string> = new Set(["EPERM", "ENOTSUP", "ENOSYS", "EOPNOTSUPP"]);
