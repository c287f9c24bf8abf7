/**
 * Gives up old generations, and the objects that no generation needs any more.
 *
 *     manifests beyond the ones kept ─► pins looked at once more ─► objects that no manifest names
 *
 * A manifest goes before its objects, so that a collection that is cut off leaves objects without a manifest, which the next one
 * takes, and never a manifest without objects. A reader pins first and looks whether the manifest is there afterwards, so one of
 * the two sees the other.
 *
 * Responsible for: what may go. Not responsible for: keeping writers out, which the caller's lock does.
 */
import type { Log, Store } from "@expodex/core/read";
import { eachOf } from "../each-of.ts";
import { objectName } from "../objects/seal-object.ts";
import { CURRENT_KEY, generationKey, OBJECTS, objectOfKey } from "./layout.ts";
import type { CollectResult } from "./node-store.ts";
import { isDamage, listGenerationIds, readCurrentId, signalOf } from "./read-generation.ts";
import { readEnvelope } from "./read-manifest.ts";
import { writeCurrentFile } from "./store-file.ts";

/** What collecting needs to know. */
export interface CollectSettings {
  /** How many generations stay, the current one among them. */
  keep: number;
  /** Ids that are given up whatever `keep` says, because others have taken their place. */
  giveUp?: ReadonlySet<string>;
  /** How long an object that nothing refers to stays. */
  graceMs: number;
  now: () => number;
  /** Ids that readers hold. */
  held: () => Promise<ReadonlySet<string>>;
  /** Makes sure that no other writer has come in; called before anything is deleted. */
  check: () => Promise<void>;
  log: Log;
  signal?: AbortSignal;
}

/** Objects that are deleted at a time: a disk makes several deletions last in little more time than one. */
const AT_ONCE = 8;

/** Collects. @throws ExpodexError STORE_FAILED, ABORTED */
export async function collectGarbage(
  store: Store,
  settings: CollectSettings,
): Promise<CollectResult> {
  const { keep, giveUp, log, signal } = settings;
  const result: CollectResult = { generations: [], deletedObjects: 0, freedBytes: 0, held: [] };
  const ids = await listGenerationIds(store, signalOf(signal));
  const current = await currentOf(store, log, signal);
  // Which one is served is not known: then each may be it.
  if (current === undefined) return result;

  await settings.check();
  const others = ids.filter((id) => id !== current && giveUp?.has(id) !== true).slice(0, keep - 1);
  const kept = new Set([current, ...others]);
  // A writer that was killed may have switched without making it last: what it replaced must not go before that.
  if (ids.some((id) => !kept.has(id)))
    await store.write(CURRENT_KEY, writeCurrentFile(current, objectName), {
      ...signalOf(signal),
      ifAbsent: true,
    });
  for (const id of ids) {
    if (kept.has(id)) continue;
    if ((await settings.held()).has(id)) {
      result.held.push(id);
      continue;
    }
    const key = generationKey(id);
    const manifest = await readable(() => store.read(key, signalOf(signal)));
    await store.delete(key, signalOf(signal));
    if (manifest !== undefined && (await settings.held()).has(id)) {
      await store.write(key, manifest, signalOf(signal));
      result.held.push(id);
    } else result.generations.push(id);
  }
  await collectObjects(store, settings, result);
  return result;
}

async function currentOf(
  store: Store,
  log: Log,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  try {
    return await readCurrentId(store, { sha256: objectName, ...signalOf(signal) });
  } catch (error) {
    if (!isDamage(error)) throw error;
    log("nothing is collected: the file that names the current generation is damaged");
    return undefined;
  }
}

async function collectObjects(
  store: Store,
  { graceMs, now, check, log, signal }: CollectSettings,
  result: CollectResult,
): Promise<void> {
  const needed = new Set<string>();
  for (const id of await listGenerationIds(store, signalOf(signal))) {
    const key = generationKey(id);
    const objects = await readable(async () => {
      const bytes = await store.read(key, signalOf(signal));
      return bytes === undefined
        ? []
        : readEnvelope(bytes, { store: store.id, key }, objectName).objects;
    });
    if (objects === undefined) {
      log(`no object is collected: ${key} is damaged, and what it needs is not known`);
      return;
    }
    for (const { object } of objects) needed.add(object);
  }
  await check();
  // Deleting what is not there makes what a killed collection deleted beside it last: a manifest must not come back without objects.
  await store.delete(generationKey("none"), signalOf(signal));
  const oldest = now() - graceMs;
  const unneeded: { key: string; size: number }[] = [];
  for await (const { key, size, writtenAt } of store.list(OBJECTS, signalOf(signal))) {
    const object = objectOfKey(key);
    if (object === undefined || needed.has(object) || (graceMs > 0 && writtenAt > oldest)) continue;
    unneeded.push({ key, size });
  }
  await eachOf(unneeded, AT_ONCE, async ({ key, size }) => {
    await store.delete(key, signalOf(signal));
    result.deletedObjects++;
    result.freedBytes += size;
  });
}

/** What a call gives; `undefined` where the bytes are damaged. */
async function readable<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (isDamage(error)) return undefined;
    throw error;
  }
}
