/**
 * Lets one process at a time write to a folder.
 *
 *     locks/writer-41.released
 *     locks/writer-42            {"pid":4711,"host":"mybox",…}     the highest number holds the lock
 *
 * Who finds the highest number released, or its process dead, creates the next; a file system gives a new name to one process
 * only. The highest number is never deleted, and death is for ever, so that nothing has to be taken away from anybody: a lock that
 * is removed when it looks stale and created anew, in two steps, can be removed from under a third process. A live holder of this
 * machine keeps its lock however long it sleeps; one on another machine keeps it while it gives signs of life. A full disk keeps
 * nobody from locking, since space may be freed under the lock: the file is empty then.
 *
 * Responsible for: that order, and who holds it. Not responsible for: what is written.
 */
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ExpodexError, throwIfAborted } from "@expodex/core/read";
import { type FileLayer, NO_LINKS, systemCode } from "./file-layer.ts";
import { makeFolder } from "./make-folder.ts";
import { nodeFiles } from "./node-files.ts";
import { livenessOf, ownIdentity, type ProcessIdentity } from "./process-identity.ts";
import { storeFailure } from "./store-failure.ts";
import { TEMPORARY_FOLDER, temporaryName } from "./temporary-files.ts";

/** How to lock. */
export interface WriterLockOptions {
  /** How long to wait for a process that holds the lock, in milliseconds; 0 tries once. @default 5,000 */
  waitMs?: number;
  /** Stops the wait; the call raises ABORTED. Work that has begun has to look at it by itself. */
  signal?: AbortSignal;
  /** The file system. @default the machine's */
  files?: FileLayer;
  /** Milliseconds since 1970, for when the lock was taken, as messages tell it. @default Date.now */
  now?: () => number;
}

/** A lock that is held. */
export interface HeldLock {
  /**
   * Makes sure that it still is: another machine takes it over from a process that gave no sign of life for two minutes. To be
   * called before a step that cannot be taken back.
   *
   * @throws ExpodexError STORE_LOCKED
   */
  check(): Promise<void>;
}

/** A process of another machine says that often that it lives. */
const HEARTBEAT_MS = 10_000;

/** After that long without a sign it is taken for dead. */
const SILENT_MS = 120_000;

/** How long to wait before looking again. */
const POLL_MS = 50;

/** How many locks of the past stay, so that who read the names while some of them changed misses none that is higher. */
const KEPT = 16;

const NUMBERED = /^writer-(\d{1,15})(\.released)?$/u;

/** What a full disk answers. */
const FULL = new Set(["ENOSPC", "EDQUOT"]);

/** What a lock's file says; nothing where it was created on a full disk, or is damaged. */
type Holder = (ProcessIdentity & { since: string }) | undefined;

/** The lock with the highest number. */
interface Highest {
  number: number;
  isReleased: boolean;
}

/**
 * Runs work while no other process, nor another call of this one, holds the lock of a folder. Not to be nested.
 *
 * @param folder of the store; created where it is missing
 * @throws ExpodexError STORE_LOCKED, which names the holder, STORE_FAILED, ABORTED, and what the work raises
 */
export async function withLock<T>(
  folder: string,
  work: (held: HeldLock) => Promise<T>,
  options: WriterLockOptions = {},
): Promise<T> {
  const { files = nodeFiles, now = Date.now, waitMs = 5000, signal } = options;
  const locks: Locks = { store: resolve(folder), files, now, own: await ownIdentity() };
  const until = performance.now() + waitMs;
  let number: number | undefined;
  while (number === undefined) {
    throwIfAborted(signal, locks.store);
    const found = await inWords(locks, () => attempt(locks));
    if (typeof found === "number") number = found;
    else if (found !== "again") {
      if (performance.now() >= until) throw lockedError(locks.store, found.holder);
      await sleep(POLL_MS, undefined, signal && { signal }).catch(() => {});
    }
  }
  const mine = number;

  let beat: Promise<void> = Promise.resolve();
  const since = new Date(now()).toISOString();
  const timer = setInterval(() => {
    // Rewritten, so that its time is the file server's. A beat that fails is made up for by the next.
    beat = replace(locks, mine, since).catch(() => {});
  }, HEARTBEAT_MS);
  timer.unref();
  const check = () =>
    inWords(locks, async () => {
      const highest = await highestOf(locks);
      if (highest.number !== mine || highest.isReleased)
        throw lockedError(locks.store, await holderOf(locks, highest.number));
    });
  try {
    return await work({ check });
  } finally {
    clearInterval(timer);
    await beat;
    // Renaming needs no space on a full disk.
    const path = pathOf(locks, mine);
    await files.rename(path, `${path}.released`).catch(() => {});
    await removePast(locks, mine);
  }
}

/** What taking a lock works with. */
interface Locks {
  store: string;
  files: FileLayer;
  now: () => number;
  own: ProcessIdentity;
}

/** Tries once: the number of the lock that was taken, who holds it instead, or `again` where another was quicker. */
async function attempt(locks: Locks): Promise<number | "again" | { holder: Holder }> {
  await makeFolder(locks.files, placeOf(locks));
  const { kind } = await locks.files.entry(placeOf(locks));
  if (kind !== "folder") {
    const code = kind === "link" ? "ELOOP" : "ENOTDIR";
    throw Object.assign(new Error(code), { code });
  }
  const { number, isReleased } = await highestOf(locks);
  if (!isReleased) {
    const holder = await holderOf(locks, number);
    if (!(await isGone(locks, number, holder))) return { holder };
  }
  return (await take(locks, number + 1)) ? number + 1 : "again";
}

async function highestOf(locks: Locks): Promise<Highest> {
  const highest: Highest = { number: 0, isReleased: true };
  for (const name of await locks.files.names(placeOf(locks))) {
    const [, digits, released] = NUMBERED.exec(name) ?? [];
    const number = Number(digits ?? 0);
    if (number < highest.number || digits === undefined) continue;
    highest.isReleased =
      released !== undefined || (number === highest.number && highest.isReleased);
    highest.number = number;
  }
  return highest;
}

async function holderOf(locks: Locks, number: number): Promise<Holder> {
  try {
    const text = new TextDecoder().decode(await locks.files.read(pathOf(locks, number)));
    const { pid, host, space, began, since } = Object(JSON.parse(text)) as Record<string, unknown>;
    const texts = [host, space, since];
    if (!Number.isInteger(pid) || texts.some((value) => typeof value !== "string")) return;
    const told = { pid, host, space, since } as NonNullable<Holder>; // as checked
    return typeof began === "string" ? { ...told, began } : told;
  } catch (error) {
    if (error instanceof SyntaxError || systemCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** Whether nobody can still be writing under a lock. */
async function isGone(locks: Locks, number: number, holder: Holder): Promise<boolean> {
  const liveness = holder === undefined ? "unknown" : await livenessOf(holder, locks.own);
  if (liveness !== "unknown") return liveness === "dead";
  try {
    const { writtenAt } = await locks.files.entry(pathOf(locks, number));
    // By the system's clock, which wrote the file's time.
    return Date.now() - writtenAt > SILENT_MS;
  } catch (error) {
    // Released meanwhile.
    if (systemCode(error) === "ENOENT") return true;
    throw error;
  }
}

/** Creates a lock; whether this process holds it. */
async function take(locks: Locks, number: number): Promise<boolean> {
  const { files } = locks;
  const path = pathOf(locks, number);
  try {
    const temporary = await writeHolder(locks, new Date(locks.now()).toISOString());
    try {
      await files.link(temporary, path);
    } finally {
      await files.unlink(temporary).catch(() => {});
    }
  } catch (error) {
    const code = systemCode(error) ?? "";
    if (code === "EEXIST") return false;
    if (!FULL.has(code) && !NO_LINKS.has(code)) throw error;
    try {
      await (await files.create(path)).close();
    } catch (failure) {
      if (systemCode(failure) === "EEXIST") return false;
      throw failure;
    }
  }
  // The name was free, but maybe of a lock that is long past: then higher ones are there.
  const highest = await highestOf(locks);
  if (highest.number === number && !highest.isReleased) return true;
  await files.unlink(path).catch(() => {});
  return false;
}

/** Writes who holds a lock to a file of its own. */
async function writeHolder(locks: Locks, since: string): Promise<string> {
  const { files, own, store } = locks;
  await makeFolder(files, join(store, TEMPORARY_FOLDER));
  const path = join(store, TEMPORARY_FOLDER, temporaryName());
  const file = await files.create(path);
  try {
    await file.write(new TextEncoder().encode(JSON.stringify({ ...own, since })));
  } catch (error) {
    await files.unlink(path).catch(() => {});
    throw error;
  } finally {
    await file.close();
  }
  return path;
}

async function replace(locks: Locks, number: number, since: string): Promise<void> {
  await locks.files.rename(await writeHolder(locks, since), pathOf(locks, number));
}

async function removePast(locks: Locks, mine: number): Promise<void> {
  const names = await locks.files.names(placeOf(locks)).catch(() => []);
  for (const name of names) {
    const number = Number(NUMBERED.exec(name)?.[1] ?? mine);
    if (number <= mine - KEPT) await locks.files.unlink(join(placeOf(locks), name)).catch(() => {});
  }
}

async function inWords<T>(locks: Locks, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw storeFailure(locks.store, "locks", error);
  }
}

function placeOf(locks: Locks): string {
  return join(locks.store, "locks");
}

function pathOf(locks: Locks, number: number): string {
  return join(placeOf(locks), `writer-${number}`);
}

function lockedError(store: string, holder: Holder): ExpodexError<"STORE_LOCKED"> {
  const name = holder && `process ${holder.pid} on ${holder.host}`;
  return new ExpodexError("STORE_LOCKED", {
    subject: store,
    expected: "no other process to write to the store",
    got: holder === undefined ? "another that does" : `${name} since ${holder.since}`,
    next: "wait until it has ended, or end it, and run this again",
    data: { store, ...(name === undefined ? {} : { holder: name }) },
  });
}
