/**
 * Gives up old backups, and what no other backup needs.
 *
 *     records ─► manifests that no record names ─► objects that no manifest and no record names
 *
 * In that order, so that a removal that is cut off leaves things that nothing needs, which the next one takes, and never a record
 * without what it names. Where it is not known what is needed, because a manifest that stays is damaged, no object goes.
 *
 * Responsible for: what may go. Not responsible for: how many stay (`retention.ts`).
 */
import type { Store } from "@expodex/core";
import { timeOfGeneration } from "../generations/generation-id.ts";
import { generationKey, OBJECTS, objectOfKey } from "../generations/layout.ts";
import { isDamage, listGenerationIds, signalOf } from "../generations/read-generation.ts";
import { readEnvelope } from "../generations/read-manifest.ts";
import { objectName } from "../objects/seal-object.ts";
import { BACKUPS, type Backup, backupKey, listBackups } from "./backup-record.ts";
import { type RetentionPolicy, retainedBackups } from "./retention.ts";
import { withLease } from "./target-lease.ts";

/** How to give up backups. */
export interface PruneOptions {
  /** How many stay. @default 4 newest, 7 daily, 4 weekly, 12 monthly */
  retention?: RetentionPolicy;
  /** Says what would go, and deletes nothing. @default false */
  dryRun?: boolean;
  signal?: AbortSignal;
  /** Milliseconds since 1970. @default Date.now */
  now?: () => number;
}

/** What was given up, or would be. */
export interface PruneResult {
  /** Ids of backups that stay, newest first. */
  kept: string[];
  /** Ids of backups that were given up. */
  removed: string[];
  /** Ids of generations that no backup that stays holds. */
  generations: string[];
  deletedObjects: number;
  freedBytes: number;
  /** Keys of manifests that stay and are damaged; where there are any, no object is deleted. */
  damaged: string[];
}

/** A backup, or what is known of one whose record is damaged. */
type Known = Pick<Backup, "id" | "createdAt" | "generations" | "files">;

/**
 * Gives up the backups of a target that its retention does not keep.
 *
 * @throws ExpodexError INVALID_OPTION, STORE_LOCKED while a backup is made, STORE_FAILED, ABORTED
 */
export async function pruneBackups(
  target: Store,
  options: PruneOptions = {},
): Promise<PruneResult> {
  const { retention, dryRun = false, now = Date.now, signal } = options;
  return withLease(
    target,
    async (lease) => {
      const ids = await listGenerationIds(target, signalOf(signal));
      const known = await knownBackups(target, ids, signal);
      const keptIds = retainedBackups(known, retention);
      const kept = known.filter(({ id }) => keptIds.has(id));
      const removed = known.filter(({ id }) => !keptIds.has(id));
      const generations = generationsToRemove(ids, known, kept);
      const remove = async (keys: readonly string[]) => {
        if (dryRun) return;
        await lease.keep(true);
        for (const key of keys) await target.delete(key, signalOf(signal));
      };
      await remove(removed.map(({ id }) => backupKey(id)));
      await remove(generations.map(generationKey));
      const gone = new Set(generations);
      const staying = ids.filter((id) => !gone.has(id));
      const { needed, damaged } = await neededObjects(target, staying, kept, signal);
      const result: PruneResult = {
        kept: kept.map(({ id }) => id),
        removed: removed.map(({ id }) => id),
        generations,
        deletedObjects: 0,
        freedBytes: 0,
        damaged,
      };
      if (damaged.length > 0) return result;
      for await (const { key, size } of target.list(OBJECTS, signalOf(signal))) {
        const object = objectOfKey(key);
        if (object === undefined || needed.has(object)) continue;
        await lease.keep();
        if (!dryRun) await target.delete(key, signalOf(signal));
        result.deletedObjects += 1;
        result.freedBytes += size;
      }
      return result;
    },
    { now, ...signalOf(signal) },
  );
}

/** Every backup, newest first. One whose record is damaged counts by its date, and stands for the generation of that date. */
async function knownBackups(
  target: Store,
  ids: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Known[]> {
  const { backups, damaged } = await listBackups(target, signalOf(signal));
  const unreadable = damaged.map((key): Known => {
    const id = key.slice(BACKUPS.length, -".json".length);
    const time = timeOfGeneration(id) ?? 0;
    const newest = ids.find((one) => (timeOfGeneration(one) ?? 0) <= time);
    const generations = newest === undefined ? [] : [newest];
    return { id, createdAt: new Date(time).toISOString(), generations, files: [] };
  });
  return [...backups, ...unreadable].sort((a, b) => (a.id < b.id ? 1 : -1));
}

/** Generations that no backup that stays holds. The newest stays, and any that no record may name yet, from a backup that was cut off. */
function generationsToRemove(
  ids: readonly string[],
  known: readonly Known[],
  kept: readonly Known[],
): string[] {
  const [newest] = known;
  if (newest === undefined) return [];
  const staying = new Set([ids[0], ...kept.flatMap(({ generations }) => generations)]);
  const since = Date.parse(newest.createdAt);
  return ids.filter((id) => !staying.has(id) && (timeOfGeneration(id) ?? 0) < since);
}

async function neededObjects(
  target: Store,
  ids: readonly string[],
  kept: readonly Known[],
  signal: AbortSignal | undefined,
): Promise<{ needed: Set<string>; damaged: string[] }> {
  const needed = new Set(kept.flatMap(({ files }) => files.map(({ object }) => object)));
  const damaged: string[] = [];
  for (const id of ids) {
    const key = generationKey(id);
    try {
      const bytes = await target.read(key, signalOf(signal));
      if (bytes === undefined) continue;
      const { objects } = readEnvelope(bytes, { store: target.id, key }, objectName);
      for (const { object } of objects) needed.add(object);
    } catch (error) {
      if (!isDamage(error)) throw error;
      damaged.push(key);
    }
  }
  return { needed, damaged };
}
