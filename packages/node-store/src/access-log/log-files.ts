/**
 * The files of an access log: numbered, one after the other, and a head that says how far they go.
 *
 *     access-00000001.jsonl   access-00000002.jsonl   head.json   query-salt
 *
 * The head is written after the lines that it counts, so what is behind it was cut off in the middle, and what lacks before it was
 * taken away.
 *
 * Responsible for: reading and writing them. Not responsible for: what lines say; one writer at a time, which the lock sees to.
 */
import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, open, readdir, rename, stat, unlink } from "node:fs/promises";
import { join } from "node:path";
import { deriveSecret } from "../keys/derive-secret.ts";
import type { KeyProvider, StoreKey } from "../keys/key-provider.ts";
import { keyNeeded } from "../objects/object-error.ts";
import { isKeyId } from "../objects/object-header.ts";
import { chainHash } from "./log-line.ts";

/** How far a log goes. */
export interface LogHead {
  /** The last line's number. */
  seq: number;
  /** The last line's hash. */
  hash: string;
  /** Number of the file that it stands in. */
  file: number;
  /** Length of that file in bytes, up to the end of the line. */
  size: number;
  /** When that file was begun, in milliseconds since 1970. */
  openedAt: number;
  /** Id of the key that lines of that file are hashed under. */
  keyId?: string;
}

const HEAD = "head.json";
const SALT = "query-salt";
const NAME = /^access-(\d{8,15})\.jsonl$/u;
const { O_APPEND, O_CREAT, O_NOFOLLOW = 0, O_RDONLY, O_RDWR } = constants;

/** The name of a file by its number. */
export function logFileName(file: number): string {
  return `access-${String(file).padStart(8, "0")}.jsonl`;
}

/** The numbers of the files that are there, in order; none where there is no folder. */
export async function logFileNumbers(folder: string): Promise<number[]> {
  const names = await orAbsent(() => readdir(folder));
  return (names ?? [])
    .flatMap((name) => {
      const number = Number(NAME.exec(name)?.[1] ?? 0);
      return number > 0 && logFileName(number) === name ? [number] : [];
    })
    .sort((a, b) => a - b);
}

/** Length of a file in bytes; `undefined` where it is not there. */
export async function logFileSize(folder: string, file: number): Promise<number | undefined> {
  return (await orAbsent(() => stat(join(folder, logFileName(file)))))?.size;
}

/** Opens a file for reading. */
export function openLogFile(folder: string, file: number): Promise<FileHandle> {
  return open(join(folder, logFileName(file)), O_RDONLY | O_NOFOLLOW);
}

/**
 * Reads the head; `undefined` where there is none, `"damaged"` where it says nothing that can be used.
 *
 * @throws ExpodexError STORE_KEY where it is proved under a key that is not there
 */
export async function readHead(
  folder: string,
  keys: KeyProvider | undefined,
): Promise<LogHead | undefined | "damaged"> {
  const text = await readSmall(join(folder, HEAD));
  if (text === undefined) return undefined;
  let parsed: Partial<LogHead> & { proof?: unknown };
  try {
    parsed = Object(JSON.parse(text)) as Partial<LogHead>;
  } catch {
    return "damaged";
  }
  const { seq, hash, file, size, openedAt, keyId } = parsed;
  const counts = [seq, file, size, openedAt];
  if (!counts.every((one) => Number.isSafeInteger(one) && Number(one) >= 0)) return "damaged";
  if (typeof hash !== "string" || !/^[\da-f]{64}$/u.test(hash)) return "damaged";
  if (keyId !== undefined && !isKeyId(keyId)) return "damaged";
  const head = { seq, hash, file, size, openedAt, ...(keyId && { keyId }) } as LogHead;
  const key = keyId === undefined ? undefined : await logKey(folder, HEAD, keyId, keys);
  return parsed.proof === proofOf(head, key) ? head : "damaged";
}

/** The key of an id. @param name of the file that names it @throws ExpodexError STORE_KEY */
export async function logKey(
  folder: string,
  name: string,
  id: string,
  keys: KeyProvider | undefined,
): Promise<StoreKey> {
  const key = await keys?.find(id);
  if (key !== undefined) return key;
  throw keyNeeded({ store: folder, key: name }, id, keys === undefined ? "missing" : "wrong");
}

/** Writes the head in one step, so that it lasts. */
export async function writeHead(
  folder: string,
  head: LogHead,
  key: StoreKey | undefined,
): Promise<void> {
  const proof = proofOf(head, key);
  await writeWhole(folder, HEAD, `${JSON.stringify({ ...head, proof })}\n`);
}

/** Appends to a file, which is created where it begins, and makes it last; on failure it is as long as before. */
export async function appendToLog(
  folder: string,
  file: number,
  size: number,
  text: string,
): Promise<number> {
  const path = join(folder, logFileName(file));
  const created = size === 0 ? O_CREAT : 0;
  const handle = await open(path, O_RDWR | O_APPEND | O_NOFOLLOW | created, 0o600);
  try {
    const bytes = Buffer.from(text);
    const { size: found } = await handle.stat();
    if (found !== size) throw new Error(`${path} changed while it was held`);
    try {
      for (let at = 0; at < bytes.length; )
        at += (await handle.write(bytes, at, bytes.length - at)).bytesWritten;
      await handle.datasync();
    } catch (error) {
      // The same lines come again, and must not stand there twice.
      await handle.truncate(size).catch(() => {});
      throw error;
    }
    return size + bytes.length;
  } finally {
    await handle.close();
    if (size === 0) await syncFolder(folder);
  }
}

/** Cuts off what a writer that was killed left behind the last whole line. */
export async function cutLogFile(folder: string, file: number, size: number): Promise<void> {
  const handle = await open(join(folder, logFileName(file)), O_RDWR | O_NOFOLLOW);
  try {
    await handle.truncate(size);
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

/** Deletes a file; one that is not there is no failure. */
export async function deleteLogFile(folder: string, file: number): Promise<void> {
  await orAbsent(() => unlink(join(folder, logFileName(file))));
}

/** Gives the salt under which queries and clients are hashed; made by the first who asks, who must hold the lock. */
export async function readQuerySalt(folder: string): Promise<Uint8Array> {
  const text = (await readSmall(join(folder, SALT)))?.trim() ?? "";
  if (/^[\da-f]{64}$/u.test(text)) return Buffer.from(text, "hex");
  const salt = randomBytes(32);
  await writeWhole(folder, SALT, `${salt.toString("hex")}\n`);
  return salt;
}

/** The system's code of a failure. */
export function systemCode(error: unknown): string {
  const { code } = Object(error) as { code?: unknown };
  return typeof code === "string" ? code : "unknown";
}

/** Shows damage; under a key also forgery. */
function proofOf({ seq, hash, file, size, openedAt }: LogHead, key: StoreKey | undefined): string {
  const facts = [seq, hash, file, size, openedAt, key?.id ?? ""].join("\n");
  const secret = key === undefined ? undefined : deriveSecret(key, "log");
  return chainHash("head", facts, secret);
}

async function readSmall(path: string): Promise<string | undefined> {
  const handle = await orAbsent(() => open(path, O_RDONLY | O_NOFOLLOW));
  if (handle === undefined) return undefined;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0);
    return buffer.toString("utf8", 0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function writeWhole(folder: string, name: string, text: string): Promise<void> {
  // Whoever holds the lock writes alone, so one name will do, and what a killed writer left under it is in nobody's way.
  const temporary = join(folder, `${name}.new`);
  await orAbsent(() => unlink(temporary));
  const handle = await open(temporary, "wx", 0o600);
  try {
    await handle.writeFile(text);
    await handle.datasync();
  } finally {
    await handle.close();
  }
  await rename(temporary, join(folder, name));
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  await handle.sync().catch(() => {});
  await handle.close();
}

async function orAbsent<T>(call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    throw error;
  }
}
