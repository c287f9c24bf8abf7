/**
 * Where caches lie in a store. They are not carried by backups; their snapshots are.
 *
 *     caches/entries/<name>/<fingerprint>/<key>
 *     caches/snapshots/<stamp>.json               which entries there were
 *     caches/snapshots/entries/<ab>/<sha256>      their bytes, each once
 */
import { createHash } from "node:crypto";

/** Entries of all caches. */
export const CACHE_ENTRIES = "caches/entries/";
/** Snapshots of all caches. */
export const CACHE_SNAPSHOTS = "caches/snapshots/";
/** What snapshots consist of. */
export const SNAPSHOT_ENTRIES = `${CACHE_SNAPSHOTS}entries/`;

/** Where the entries of a cache lie that were made under a fingerprint; others of that cache are out of date. */
export function cachePrefix(name: string, fingerprint: string): string {
  const hash = createHash("sha256").update(fingerprint).digest("hex").slice(0, 16);
  return `${CACHE_ENTRIES}${name}/${hash}/`;
}

/** The key of bytes in snapshots. @param hash SHA-256 in hexadecimal digits */
export function snapshotEntryKey(hash: string): string {
  return `${SNAPSHOT_ENTRIES}${hash.slice(0, 2)}/${hash}`;
}
