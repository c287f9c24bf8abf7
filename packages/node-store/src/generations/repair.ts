/**
 * Puts back what is damaged from a store that holds it whole.
 *
 * Objects are what they are named, so any store that has one can give it; a manifest is taken where it fits its own hash.
 *
 * Responsible for: files of generations. Not responsible for: generations that are gone altogether, which a restore brings back.
 */
import type { Log, Store } from "@expodex/core/read";
import { objectName } from "../objects/seal-object.ts";
import { CURRENT_KEY, idOfKey, objectOfKey, STORE_KEY } from "./layout.ts";
import type { OnStoreProgress, RepairResult } from "./node-store.ts";
import { isDamage, signalOf } from "./read-generation.ts";
import { readEnvelope } from "./read-manifest.ts";
import { type Scan, scanStore } from "./scan-store.ts";
import { writeCurrentFile, writeStoreFile } from "./store-file.ts";

/** What repairing needs to know. */
export interface RepairSettings {
  now: () => number;
  /** Makes sure that no other writer has come in; called before anything is written. */
  check: () => Promise<void>;
  log: Log;
  onProgress?: OnStoreProgress;
  signal?: AbortSignal;
}

/** Repairs. @throws ExpodexError STORE_FAILED, ABORTED */
export async function repair(
  store: Store,
  from: Store,
  settings: RepairSettings,
): Promise<RepairResult> {
  const repaired: string[] = [];
  const lost = new Set<string>();
  // Manifests first: only they tell which objects are needed.
  for (const isFirst of [true, false]) {
    const scan = await scanStore(store, settings);
    const keys = scan.damage.map(({ key }) => key).filter((key) => !lost.has(key));
    const files = keys.filter((key) => (idOfKey(key) !== undefined) === isFirst);
    for (const [done, key] of files.entries()) {
      if (key === STORE_KEY || key === CURRENT_KEY) continue;
      settings.onProgress?.({ step: "write", done, total: files.length, item: key });
      if (await putBack(store, from, key, settings)) repaired.push(key);
      else lost.add(key);
    }
  }
  const scan = await scanStore(store, settings);
  for (const { key } of scan.damage) {
    if (key === STORE_KEY) {
      const bytes = writeStoreFile(new Date(settings.now()).toISOString(), objectName);
      await write(store, key, bytes, settings);
      repaired.push(key);
    }
    if (key !== CURRENT_KEY) continue;
    const id = newestWhole(scan);
    if (id === undefined) {
      lost.add(key);
      continue;
    }
    await write(store, key, writeCurrentFile(id, objectName), settings);
    repaired.push(key);
  }
  return { repaired, lost: [...lost] };
}

async function putBack(
  store: Store,
  from: Store,
  key: string,
  settings: RepairSettings,
): Promise<boolean> {
  try {
    const bytes = await from.read(key, signalOf(settings.signal));
    if (bytes === undefined || !isWhole(key, bytes, from.id)) return false;
    await write(store, key, bytes, settings);
    return true;
  } catch (error) {
    if (!isDamage(error)) throw error;
    settings.log(`${key} is damaged in ${from.id}, too`);
    return false;
  }
}

/** @throws ExpodexError STORE_DAMAGED */
function isWhole(key: string, bytes: Uint8Array, store: string): boolean {
  const object = objectOfKey(key);
  if (object !== undefined) return objectName(bytes) === object;
  return readEnvelope(bytes, { store, key }, objectName).id === idOfKey(key);
}

async function write(
  store: Store,
  key: string,
  bytes: Uint8Array,
  { check, signal }: RepairSettings,
): Promise<void> {
  await check();
  await store.write(key, bytes, signalOf(signal));
}

/** The generation to be served: the newest whole one. Which was current before cannot be told. */
function newestWhole({ envelopes, damage }: Scan): string | undefined {
  return envelopes
    .map(({ id }) => id)
    .find((id) => !damage.some(({ generations }) => generations.includes(id)));
}
