/**
 * Snapshots of caches: what was in them at one moment, in a form that backups carry and that an emptied cache is filled from.
 *
 * Responsible for: taking them, how many stay, putting one back. Not responsible for: when; `scheduleBackups` calls this every twelve
 * hours.
 */
import { createHash } from "node:crypto";
import { isExpodexError, type Store, type StoreOptions, throwIfAborted } from "@expodex/core/read";
import { openFile, sealFile } from "../generations/sealed-file.ts";
import { openFrame } from "./cache-frame.ts";
import {
  CACHE_ENTRIES,
  CACHE_SNAPSHOTS,
  SNAPSHOT_ENTRIES,
  snapshotEntryKey,
} from "./cache-layout.ts";

/** How to take a snapshot. */
export interface CacheSnapshotOptions extends StoreOptions {
  /** Snapshots that stay, 1 to 100, this one among them. @default 2 */
  keep?: number;
  /** Milliseconds since 1970. @default Date.now */
  now?: () => number;
}

/** A snapshot that was taken. */
export interface CacheSnapshot {
  /** Its key in the store. */
  key: string;
  entries: number;
  /** Bytes of all entries. */
  bytes: number;
  /** Bytes that no earlier snapshot had. */
  writtenBytes: number;
}

/** What the file of a snapshot says of an entry. */
type SnapshotEntry = [key: string, hash: string];

const FORMAT = 1;

/**
 * Takes a snapshot of every cache in a store. Entries that are damaged are left out, those that other processes write meanwhile
 * may be in it or not.
 *
 * @throws ExpodexError STORE_FAILED, ABORTED
 */
export async function snapshotCaches(
  store: Store,
  options: CacheSnapshotOptions = {},
): Promise<CacheSnapshot> {
  const { keep = 2, now = Date.now, signal } = options;
  const abort = signal === undefined ? {} : { signal };
  const entries: SnapshotEntry[] = [];
  let bytes = 0;
  let writtenBytes = 0;
  for await (const { key } of store.list(CACHE_ENTRIES, abort)) {
    const framed = await wholeEntry(store, key, abort);
    if (framed === undefined) continue;
    const hash = sha256(framed);
    if (await store.write(snapshotEntryKey(hash), framed, { ...abort, ifAbsent: true }))
      writtenBytes += framed.length;
    entries.push([key, hash]);
    bytes += framed.length;
  }
  const stamp = new Date(now()).toISOString().replaceAll(/[-:.]/gu, "").toLowerCase();
  const key = `${CACHE_SNAPSHOTS}${stamp}.json`;
  await store.write(key, sealFile("caches", { format: FORMAT, entries }, sha256), abort);
  await prune(store, Math.max(1, keep), abort);
  return { key, entries: entries.length, bytes, writtenBytes };
}

/**
 * Puts back what the newest snapshot holds of a cache, as far as it is whole.
 *
 * @param prefix of the cache's keys
 * @returns how many entries were put back
 * @throws ExpodexError STORE_FAILED, ABORTED
 */
export async function restoreCache(
  store: Store,
  prefix: string,
  options: StoreOptions = {},
): Promise<number> {
  for (const key of await snapshotKeys(store, options)) {
    const entries = await entriesOf(store, key, options);
    if (entries === undefined) continue;
    let restored = 0;
    for (const [entry, hash] of entries) {
      if (!entry.startsWith(prefix)) continue;
      throwIfAborted(options.signal, store.id);
      const framed = await store.read(snapshotEntryKey(hash), options);
      if (framed === undefined || sha256(framed) !== hash) continue;
      if (await store.write(entry, framed, { ...options, ifAbsent: true })) restored += 1;
    }
    return restored;
  }
  return 0;
}

/** An entry in its frame; `undefined` where it is damaged or gone. */
async function wholeEntry(
  store: Store,
  key: string,
  options: StoreOptions,
): Promise<Uint8Array | undefined> {
  try {
    const framed = await store.read(key, options);
    return framed === undefined || openFrame(framed) === undefined ? undefined : framed;
  } catch (error) {
    if (!isExpodexError(error, "STORE_FAILED") || error.data.transient === true) throw error;
    return undefined;
  }
}

/** Gives up old snapshots, and bytes that none needs. The files go first: one that names bytes must find them. */
async function prune(store: Store, keep: number, options: StoreOptions): Promise<void> {
  const keys = await snapshotKeys(store, options);
  const needed = new Set<string>();
  for (const key of keys.slice(0, keep))
    for (const [, hash] of (await entriesOf(store, key, options)) ?? [])
      needed.add(snapshotEntryKey(hash));
  for (const key of keys.slice(keep)) await store.delete(key, options);
  for await (const { key } of store.list(SNAPSHOT_ENTRIES, options))
    if (!needed.has(key)) await store.delete(key, options);
}

/** Keys of snapshots, newest first. */
async function snapshotKeys(store: Store, options: StoreOptions): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list(CACHE_SNAPSHOTS, options))
    if (/^caches\/snapshots\/[0-9tz]+\.json$/u.test(key)) keys.push(key);
  return keys.reverse();
}

/** What a snapshot names; `undefined` where it is damaged or gone. */
async function entriesOf(
  store: Store,
  key: string,
  options: StoreOptions,
): Promise<SnapshotEntry[] | undefined> {
  const bytes = await store.read(key, options);
  if (bytes === undefined) return undefined;
  try {
    const { format, entries } = openFile(bytes, "caches", { store: store.id, key }, sha256);
    return format === FORMAT && Array.isArray(entries) ? entries.filter(isEntry) : undefined;
  } catch (error) {
    if (isExpodexError(error, "STORE_DAMAGED")) return undefined;
    throw error;
  }
}

function isEntry(value: unknown): value is SnapshotEntry {
  return (
    Array.isArray(value) &&
    typeof value[0] === "string" &&
    typeof value[1] === "string" &&
    /^[0-9a-f]{64}$/u.test(value[1])
  );
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
