/**
 * A client's file on disk: read whole, replaced whole, with what was there kept beside it.
 *
 * Responsible for: links, modes, races and half-written files. Not responsible for: what stands in the file.
 */
import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { lstat, mkdir, open, readFile, realpath, rename, rm } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { ExpodexError } from "@expodex/core/read";
import { configInvalid } from "./config-format.ts";

/** Claude Code keeps its history in the same file, which grows to some megabytes. */
const MAX_BYTES = 64_000_000;
/** A file of a person's settings may hold keys; one of a project is shared with it. */
const NEW_MODE = { user: 0o600, project: 0o644 };
const PERMISSIONS = 0o777;

/** A file as it was read. */
export interface ConfigFile {
  /** The path that was asked for. */
  path: string;
  /** The file behind the links. */
  target: string;
  /** Undefined where there is none. */
  bytes: Uint8Array | undefined;
  /** Without a byte order mark. */
  text: string;
  hasMark: boolean;
  mode: number;
}

/**
 * Reads a file behind its links.
 *
 * @param inside folder that the file must not lead out of: what a project links to is not the person's doing
 * @throws ExpodexError FILE_FAILED, CONFIG_INVALID
 */
export async function readConfigFile(
  path: string,
  scope: "user" | "project",
  inside?: string,
): Promise<ConfigFile> {
  const link = await lstat(path).catch((error: unknown) => missing(path, error));
  const isLink = link?.isSymbolicLink() === true;
  const target = await realpath(path).catch((error: unknown) => {
    missing(path, error);
    if (isLink) throw configInvalid(path, "a file", "a link that leads nowhere", "remove the link");
    return undefined;
  });
  await staysInside(path, target ?? dirname(path), inside);
  const nothing = { path, target: path, bytes: undefined, text: "", hasMark: false };
  if (target === undefined) return { ...nothing, mode: NEW_MODE[scope] };
  const file = await open(target, constants.O_RDONLY | constants.O_NONBLOCK).catch(
    (error: unknown) => {
      throw fileFailed(path, "a file that can be read", error);
    },
  );
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw configInvalid(path, "a file", "something else", "remove it");
    if (stat.size > MAX_BYTES)
      throw configInvalid(path, `at most ${MAX_BYTES} bytes`, String(stat.size));
    const bytes = await file.readFile();
    return { path, target, ...decode(path, bytes), mode: stat.mode & PERMISSIONS };
  } finally {
    await file.close();
  }
}

/** Gives a text as the bytes of its file, with the mark that it had. */
export function encode(text: string, { hasMark }: Pick<ConfigFile, "hasMark">): Uint8Array {
  return new TextEncoder().encode(hasMark ? `\uFEFF${text}` : text);
}

/** Gives the bytes of a file as text. @throws ExpodexError CONFIG_INVALID where they are not UTF-8 */
export function decode(
  path: string,
  bytes: Uint8Array,
): Pick<ConfigFile, "bytes" | "text" | "hasMark"> {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    const hasMark = text.startsWith("\uFEFF");
    return { bytes, text: hasMark ? text.slice(1) : text, hasMark };
  } catch {
    throw configInvalid(path, "UTF-8", "other bytes");
  }
}

/**
 * Replaces a file whole: written beside it, synced, then moved over it. Its mode stays.
 *
 * @throws ExpodexError FILE_FAILED; CONFIG_INVALID where it is no longer what was read
 */
export async function writeConfigFile(file: ConfigFile, bytes: Uint8Array): Promise<void> {
  const folder = dirname(file.target);
  await mkdir(folder, { recursive: true, mode: 0o755 }).catch((error: unknown) => {
    throw fileFailed(file.path, "a folder that can be written", error);
  });
  const temporary = join(folder, `.expodex-${randomBytes(6).toString("hex")}.tmp`);
  try {
    const written = await open(temporary, "wx", file.mode);
    try {
      await written.writeFile(bytes);
      // The mask of the process does not count for what was there before.
      await written.chmod(file.mode);
      await written.sync();
    } finally {
      await written.close();
    }
    await assertUnchanged(file);
    await rename(temporary, file.target);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    if (error instanceof ExpodexError) throw error;
    throw fileFailed(file.path, "to be written", error);
  }
}

/** Removes a file that is still what was read. @throws ExpodexError FILE_FAILED, CONFIG_INVALID */
export async function removeConfigFile(file: ConfigFile): Promise<void> {
  await assertUnchanged(file);
  await rm(file.target).catch((error: unknown) => {
    throw fileFailed(file.path, "to be removed", error);
  });
}

/** A client that runs writes its file, too; what it wrote meanwhile must not be lost. */
async function assertUnchanged({ path, target, bytes }: ConfigFile): Promise<void> {
  const now = await readFile(target).catch(() => undefined);
  const isSame =
    now === undefined || bytes === undefined ? now === bytes : Buffer.compare(now, bytes) === 0;
  if (!isSame)
    throw configInvalid(
      path,
      "the file as it was read",
      "another program's change",
      "quit the client and run this again; nothing was changed",
    );
}

async function staysInside(path: string, real: string, folder: string | undefined): Promise<void> {
  if (folder === undefined) return;
  const [root, place] = await Promise.all([folder, real].map(realFolder));
  const way = relative(root ?? folder, place ?? real);
  if (way !== ".." && !way.startsWith(`..${sep}`) && resolve(root ?? folder, way) === place) return;
  throw configInvalid(
    path,
    `a file in ${folder}`,
    "a link that leads out of it",
    "remove the link",
  );
}

/** The folder behind its links; the nearest one that is there, and what is missing below it. */
async function realFolder(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(await realFolder(parent), relative(parent, path));
  }
}

function missing(path: string, error: unknown): undefined {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return undefined;
  throw fileFailed(path, "a file that can be read", error);
}

function fileFailed(path: string, expected: string, cause: unknown): ExpodexError<"FILE_FAILED"> {
  const { code } = cause as { code?: unknown };
  const reason = typeof code === "string" ? code : "UNKNOWN";
  return new ExpodexError("FILE_FAILED", {
    subject: path,
    expected,
    got: reason,
    next: "check the path and its permissions; nothing was changed",
    data: { path, reason },
    cause,
  });
}
