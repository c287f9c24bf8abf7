/**
 * Puts a store under another key while it is read.
 *
 *     20261121t235959123z-3f9a1c ─► objects sealed anew ─► 20261121t235959123z-a81b22 ─► current ─► the old one given up
 *     under the old key                                    the same moment and content, under the new key
 *
 * A generation gets a twin of the same moment. Readers hold the one that they opened until they are through; dates, order and what a
 * restore finds stay as they were. Everything that is done can be read off the store, so that a run that was cut off is resumed by
 * the next: a generation with a twin is done.
 *
 * Responsible for: generations, their objects and manifests. Not responsible for: the access log, whose files stay under the key
 * that they were begun with.
 */
import { randomBytes } from "node:crypto";
import { resolve } from "node:path";
import { isExpodexError, type Log, type Store, throwIfAborted } from "@expodex/core/read";
import { diskStore } from "../disk/disk-store.ts";
import { ownIdentity } from "../disk/process-identity.ts";
import { type HeldLock, withLock } from "../disk/writer-lock.ts";
import { collectGarbage } from "../generations/collect-garbage.ts";
import type { Manifest } from "../generations/generation.ts";
import { CURRENT_KEY, generationKey, objectKey } from "../generations/layout.ts";
import { piecesIn } from "../generations/put-pieces.ts";
import {
  findManifest,
  isDamage,
  listGenerationIds,
  readCurrentId,
  readPieces,
  signalOf,
} from "../generations/read-generation.ts";
import { readEnvelope } from "../generations/read-manifest.ts";
import { pinsIn } from "../generations/readers.ts";
import { writeCurrentFile } from "../generations/store-file.ts";
import { writeManifest } from "../generations/write-manifest.ts";
import { readObjectHeader } from "../objects/object-header.ts";
import { objectName } from "../objects/seal-object.ts";
import type { KeyProvider } from "./key-provider.ts";

/** How a store is put under another key. */
export interface RekeyOptions {
  /** How long an object that nothing refers to stays in a store that is no folder, in milliseconds. @default 600,000 */
  graceMs?: number;
  /** Told how many generations are done, of how many. */
  onProgress?: (done: number, total: number) => void;
  /** Stops the work; the call raises ABORTED, the store can be read, and the next run goes on. */
  signal?: AbortSignal;
  /** The time, in milliseconds since 1970. @default Date.now */
  now?: () => number;
  /** Receives a line for each generation that was left as it is. @default drops it */
  log?: Log;
}

/** What was done. */
export interface RekeyResult {
  /** Id of the key that everything is under now. */
  keyId: string;
  /** Generations that were sealed anew: the id before and after. */
  rekeyed: { from: string; to: string }[];
  /** Objects that were written, and their bytes. */
  writtenObjects: number;
  writtenBytes: number;
  /** Generations that are damaged, and so are under their old key still. */
  damaged: string[];
  /** Old generations that readers hold; the next run or publication takes them away. */
  held: string[];
}

/** What a run works with. */
interface Run {
  store: Store;
  keys: KeyProvider;
  keyId: string;
  isLocked: boolean;
  check: () => Promise<void>;
  log: Log;
  signal: AbortSignal | undefined;
  result: RekeyResult;
  /** Manifests under the new key: what they share is sealed once. */
  twins: Manifest[];
}

/**
 * Seals every generation of a store under the provider's current key, one that was not encrypted too.
 *
 * @param place a folder, which is locked meanwhile; or any store, where one writer at a time is the caller's care
 * @param keys must find the old keys
 * @throws ExpodexError STORE_KEY where an old key is missing, STORE_LOCKED, STORE_FAILED, STORE_DAMAGED, ABORTED
 */
export async function rekey(
  place: string | Store,
  keys: KeyProvider,
  options: RekeyOptions = {},
): Promise<RekeyResult> {
  const { now = Date.now, signal } = options;
  if (typeof place !== "string") {
    const unlocked = { check: async () => {} };
    return rekeyStore(place, keys, options, unlocked, async () => new Set());
  }
  const folder = resolve(place);
  const store = diskStore(folder, { now });
  const pins = pinsIn(folder, await ownIdentity(), now);
  try {
    const work = (lock: HeldLock) =>
      rekeyStore(store, keys, options, lock, () => pins.held(), true);
    return await withLock(folder, work, { now, ...signalOf(signal) });
  } finally {
    await store.close();
  }
}

async function rekeyStore(
  store: Store,
  keys: KeyProvider,
  { graceMs = 600_000, onProgress, signal, now = Date.now, log = () => {} }: RekeyOptions,
  { check }: HeldLock,
  held: () => Promise<ReadonlySet<string>>,
  isLocked = false,
): Promise<RekeyResult> {
  const { id: keyId } = await keys.current();
  const result: RekeyResult = {
    keyId,
    rekeyed: [],
    writtenObjects: 0,
    writtenBytes: 0,
    damaged: [],
    held: [],
  };
  const run: Run = { store, keys, keyId, isLocked, check, log, signal, result, twins: [] };
  const ids = (await listGenerationIds(store, signalOf(signal))).reverse();
  const old: Manifest[] = [];
  for (const id of ids) {
    const manifest = await readable(run, id);
    if (manifest === undefined) continue;
    if (await isUnderKey(run, manifest)) run.twins.push(manifest);
    else old.push(manifest);
  }
  const current = await readCurrentId(store, { sha256: objectName, ...signalOf(signal) });
  const replaced = new Map<string, string>();
  for (const [done, manifest] of old.entries()) {
    onProgress?.(done, old.length);
    throwIfAborted(signal, store.id);
    const known = run.twins.find((one) => isTwin(one, manifest));
    // A twin that is damaged must not cost the original.
    const isDone = known !== undefined && (await isWhole(run, known));
    const twin = isDone ? known : await reseal(run, manifest, replaced);
    if (twin === undefined) continue;
    for (const one of [manifest, known])
      if (one !== undefined && one !== twin) replaced.set(one.id, twin.id);
    result.rekeyed.push({ from: manifest.id, to: twin.id });
    if (current === undefined || replaced.get(current) !== twin.id) continue;
    await check();
    await store.write(CURRENT_KEY, writeCurrentFile(twin.id, objectName), signalOf(signal));
  }
  onProgress?.(old.length, old.length);
  const collected = await collectGarbage(store, {
    keep: Number.POSITIVE_INFINITY,
    giveUp: new Set(replaced.keys()),
    graceMs: isLocked ? 0 : graceMs,
    now,
    held,
    check,
    log,
    ...signalOf(signal),
  });
  result.held = collected.held;
  return result;
}

/** Writes a generation's twin; `undefined` where its objects are damaged. */
async function reseal(
  run: Run,
  manifest: Manifest,
  replaced: ReadonlyMap<string, string>,
): Promise<Manifest | undefined> {
  const { store, keys, isLocked, signal, result, twins } = run;
  const bytes = await orDamaged(run, manifest.id, () =>
    readPieces(store, manifest, { keys, sha256: objectName, ...signalOf(signal) }),
  );
  if (bytes === undefined) return undefined;
  const stored = piecesIn(store, { keys, isLocked, ...signalOf(signal) });
  let mayBelong = false;
  try {
    stored.know(twins);
    const pieces = await stored.put(
      bytes,
      manifest.pieces.map(({ size }) => size),
    );
    const objects = stored.objects(pieces);
    const parent = manifest.parent && (replaced.get(manifest.parent) ?? manifest.parent);
    const twin: Manifest = {
      ...manifest,
      id: twinId(manifest.id),
      ...(parent ? { parent } : {}),
      storedBytes: objects.reduce((sum, { storedBytes }) => sum + storedBytes, 0),
      objects,
      pieces,
    };
    const file = await writeManifest(twin, keys);
    // The manifest may come to stand there and the call fail all the same.
    mayBelong = true;
    await store.write(generationKey(twin.id), file, signalOf(signal));
    twins.push(twin);
    result.writtenObjects += stored.counts.writtenObjects;
    result.writtenBytes += stored.counts.writtenBytes;
    return twin;
  } catch (error) {
    if (!mayBelong) await stored.takeBack().catch(() => {});
    throw error;
  }
}

async function isWhole({ store, keys, signal }: Run, manifest: Manifest): Promise<boolean> {
  try {
    await readPieces(store, manifest, { keys, sha256: objectName, ...signalOf(signal) });
    return true;
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  }
}

/** Whether a manifest and all of its objects are under the new key. */
async function isUnderKey(run: Run, { id, objects }: Manifest): Promise<boolean> {
  const { store, keyId, signal } = run;
  const key = generationKey(id);
  const file = await store.read(key, signalOf(signal));
  if (file === undefined) return false;
  const { details } = readEnvelope(file, { store: store.id, key }, objectName);
  if (typeof details !== "string") return false;
  const sealed = Buffer.from(details, "base64");
  if (readObjectHeader(sealed, { store: store.id, key }).encryption?.keyId !== keyId) return false;
  for (const { object } of objects) {
    const at = { store: store.id, key: objectKey(object) };
    const stored = await store.read(at.key, signalOf(signal));
    // One that is damaged is not put under a key by sealing others anew; verification tells of it.
    const header = await readableHeader(stored, at);
    if (header !== undefined && header.encryption?.keyId !== keyId) return false;
  }
  return true;
}

async function readableHeader(
  stored: Uint8Array | undefined,
  at: { store: string; key: string },
): Promise<ReturnType<typeof readObjectHeader> | undefined> {
  try {
    return stored === undefined ? undefined : readObjectHeader(stored, at);
  } catch (error) {
    if (isDamage(error)) return undefined;
    throw error;
  }
}

async function readable(run: Run, id: string): Promise<Manifest | undefined> {
  const { store, keys, signal } = run;
  return orDamaged(run, id, () =>
    findManifest(store, id, { keys, sha256: objectName, ...signalOf(signal) }),
  );
}

async function orDamaged<T>(
  { result, log }: Run,
  id: string,
  read: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!isDamage(error) || !isExpodexError(error)) throw error;
    result.damaged.push(id);
    log(`generation ${id} stays as it is: ${error.message}`);
    return undefined;
  }
}

/** The same moment and other digits. */
function twinId(id: string): string {
  return `${id.slice(0, id.indexOf("-"))}-${randomBytes(3).toString("hex")}`;
}

function isTwin(one: Manifest, other: Manifest): boolean {
  const moment = ({ id }: Manifest) => id.slice(0, id.indexOf("-"));
  return moment(one) === moment(other) && one.fingerprint === other.fingerprint;
}
