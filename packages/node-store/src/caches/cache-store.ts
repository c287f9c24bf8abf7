/**
 * A part of a store that may forget: bounded in bytes, made for one fingerprint, whole or absent.
 *
 * Responsible for: the bound (the longest unused goes first), and dropping what is out of date or damaged. Writing counts as use
 * for every process, reading for this one. Not responsible for: what entries mean.
 */
import {
  checkStoreKey,
  ExpodexError,
  isExpodexError,
  type Log,
  type Store,
  type StoredBytes,
  type StoreOptions,
} from "@expodex/core/read";
import { FRAME_BYTES, frameEntry, openFrame } from "./cache-frame.ts";
import { CACHE_ENTRIES, cachePrefix } from "./cache-layout.ts";
import { restoreCache } from "./cache-snapshots.ts";

/** How to open a cache. */
export interface CacheStoreOptions {
  /** Which cache: one segment of a key, such as `site`. */
  name: string;
  /** What made the entries; those of another fingerprint are dropped. @default "" */
  fingerprint?: string;
  /** Bytes kept, 1 to 1,099,511,627,776; the longest unused go first. Each other process that writes at once may add an eighth. @default 268,435,456 */
  maxBytes?: number;
  /** Receives a line for each entry that was dropped because it was damaged. @default drops it */
  log?: Log;
}

const DEFAULT_BYTES = 2 ** 28;
const LARGEST = 2 ** 40;

/**
 * Opens a cache in a store. Its keys are its own, at most 400 characters long; an entry may be gone at any time. A cache that is
 * damaged is an empty one. Where it is empty and there is a snapshot of it, what the snapshot holds is put back.
 *
 * @throws ExpodexError INVALID_OPTION, ABORTED
 */
export async function openCacheStore(
  store: Store,
  options: CacheStoreOptions,
  { signal }: StoreOptions = {},
): Promise<Store> {
  const { name, fingerprint = "", maxBytes = DEFAULT_BYTES, log = () => {} } = options;
  checkStoreKey(name);
  if (!Number.isInteger(maxBytes) || maxBytes < 1 || maxBytes > LARGEST) throw outOfRange(maxBytes);
  const id = `${store.id}/caches/${name}`;
  const prefix = cachePrefix(name, fingerprint);
  const abort = signal === undefined ? {} : { signal };
  /** Sizes as stored, the longest unused first. */
  let sizes = new Map<string, number>();
  let total = 0;
  let sinceLook = 0;
  let isOpen = true;

  const check = (key?: unknown): void => {
    if (!isOpen) throw closed(id);
    if (key !== undefined) checkStoreKey(key);
  };
  const forget = (key: string): void => {
    total -= sizes.get(key) ?? 0;
    sizes.delete(key);
  };
  const note = (key: string, size: number): void => {
    forget(key);
    sizes.set(key, size);
    total += size;
  };
  /** Takes an entry away as well as can be: who cannot delete can still work. */
  const drop = async (key: string): Promise<void> => {
    forget(key);
    await quietly(() => store.delete(prefix + key));
  };
  /** Looks what is there, of other processes too. */
  const look = async (): Promise<void> => {
    const found: StoredBytes[] = [];
    for await (const entry of store.list(prefix, abort)) found.push(entry);
    found.sort((a, b) => a.writtenAt - b.writtenAt || (a.key < b.key ? -1 : 1));
    // What this process used last stays last.
    const recent = [...sizes.keys()];
    sizes = new Map();
    total = 0;
    for (const { key, size } of found) note(key.slice(prefix.length), size);
    for (const key of recent) {
      const size = sizes.get(key);
      if (size !== undefined) note(key, size);
    }
    sinceLook = 0;
  };
  const makeRoom = async (bytes: number): Promise<void> => {
    for (const key of sizes.keys()) {
      if (total + bytes <= maxBytes) return;
      await drop(key);
    }
  };

  await tolerating(id, log, async () => {
    for await (const { key } of store.list(`${CACHE_ENTRIES}${name}/`, abort))
      if (!key.startsWith(prefix)) await quietly(() => store.delete(key));
    await look();
    if (sizes.size === 0 && (await restoreCache(store, prefix, abort)) > 0) await look();
    await makeRoom(0);
  });

  return {
    id,
    async read(key, readOptions = {}) {
      check(key);
      let framed: Uint8Array | undefined;
      try {
        framed = await store.read(prefix + key, readOptions);
      } catch (error) {
        if (!isExpodexError(error, "STORE_FAILED") || error.data.transient === true) throw error;
        log(`${error.message}; the entry of the cache is dropped`);
        await drop(key);
        return undefined;
      }
      if (framed === undefined) {
        forget(key);
        return undefined;
      }
      const entry = openFrame(framed);
      if (entry === undefined) {
        log(`${id}/${key} is damaged and dropped`);
        await drop(key);
      } else note(key, framed.length);
      return entry;
    },
    async write(key, bytes, writeOptions = {}) {
      check(key);
      const framed = frameEntry(bytes);
      if (framed.length > maxBytes) {
        // It would push everything out and not fit even so. What it was to replace is out of date.
        await drop(key);
        return true;
      }
      if (writeOptions.ifAbsent !== true) forget(key);
      await makeRoom(framed.length);
      const wrote = await store.write(prefix + key, framed, writeOptions);
      if (wrote) {
        note(key, framed.length);
        sinceLook += framed.length;
      }
      if (sinceLook > maxBytes / 8) {
        await look();
        await makeRoom(0);
      }
      return wrote;
    },
    async stat(key, statOptions = {}) {
      check(key);
      const found = await store.stat(prefix + key, statOptions);
      return found && inner(found, prefix);
    },
    async *list(wanted, listOptions = {}) {
      check();
      if (!/^[a-z0-9._/-]*$/u.test(wanted)) return;
      for await (const found of store.list(prefix + wanted, listOptions)) {
        check();
        yield inner(found, prefix);
      }
    },
    async delete(key, deleteOptions = {}) {
      check(key);
      await store.delete(prefix + key, deleteOptions);
      forget(key);
    },
    async close() {
      isOpen = false;
    },
  };
}

function inner({ key, size, writtenAt }: StoredBytes, prefix: string): StoredBytes {
  return { key: key.slice(prefix.length), size: Math.max(0, size - FRAME_BYTES), writtenAt };
}

/** Runs what reads a cache: one that cannot be read is an empty one. */
async function tolerating(id: string, log: Log, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (isExpodexError(error, "ABORTED") || isExpodexError(error, "CLOSED")) throw error;
    log(`${id} cannot be read and is taken for empty: ${String(error)}`);
  }
}

async function quietly(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch {
    // The next process tries again.
  }
}

function outOfRange(got: number): ExpodexError<"INVALID_OPTION"> {
  const expected = `a whole number from 1 to ${LARGEST}`;
  return new ExpodexError("INVALID_OPTION", {
    subject: "maxBytes",
    expected,
    got: String(got),
    next: "pass such a number, or leave it out",
    data: { option: "maxBytes", expected, got: String(got) },
  });
}

function closed(subject: string): ExpodexError<"CLOSED"> {
  return new ExpodexError("CLOSED", {
    subject,
    expected: "an open cache",
    got: "a closed one",
    next: "open it again",
    data: { subject },
  });
}
