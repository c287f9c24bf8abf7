/**
 * Goes back to an earlier generation that the store still holds itself, where no backup is needed.
 *
 * Responsible for: which generation, and never leaving a healthy one unasked. Its snapshot is published again, so that ids go on
 * rising; its objects are there, so nothing is copied, and the generation that is replaced stays.
 */

import type { NodeStore, OnStoreProgress } from "../generations/node-store.ts";
import { generationNotFound } from "../generations/read-generation.ts";
import { invalidOption } from "./copy-options.ts";
import type { RestoreResult } from "./restore.ts";

/** How to go back. */
export interface RollBackOptions {
  /** The newest generation that was published not later than this is taken. @default now */
  at?: Date;
  /** Says what would be done, and does nothing. @default false */
  dryRun?: boolean;
  /** Whether a store whose current generation is whole is switched all the same. @default false */
  force?: boolean;
  onProgress?: OnStoreProgress;
  /** Stops the work; the call raises ABORTED, and what was current stays so. */
  signal?: AbortSignal;
  /** Milliseconds since 1970. @default Date.now */
  now?: () => number;
}

/**
 * Goes back.
 *
 * @throws ExpodexError GENERATION_NOT_FOUND where the store holds none of the date, STORE_DAMAGED where that one is not whole,
 * INVALID_OPTION where a healthy generation would be replaced without `force`, STORE_LOCKED, STORE_FAILED, ABORTED
 */
export async function rollBack(
  store: NodeStore,
  options: RollBackOptions = {},
): Promise<RestoreResult> {
  const { dryRun = false, force = false, now = Date.now, signal, onProgress } = options;
  const startedAt = now();
  const at = options.at ?? new Date(startedAt);
  if (Number.isNaN(at.getTime())) throw invalidOption("at", "a date", "an invalid one");
  const generations = await store.generations();
  const chosen = generations.find(({ createdAt }) => Date.parse(createdAt) <= at.getTime());
  if (chosen === undefined)
    throw generationNotFound(
      store.store.id,
      `a generation not later than ${at.toISOString()}`,
      generations.map(({ id }) => id),
    );
  const how = signal === undefined ? {} : { signal };
  const current = await store.current().catch(() => undefined);
  const isHealthy =
    current !== undefined &&
    (await store.readSnapshot(current.id, how).then(
      () => true,
      () => false,
    ));
  const { bytes } = await store.readSnapshot(chosen.id, how);
  const result: RestoreResult = {
    generation: { id: chosen.id, createdAt: chosen.createdAt },
    ...(current === undefined || current.id === chosen.id ? {} : { replaced: current.id }),
    isSwitched: false,
    needsForce: isHealthy && current.id !== chosen.id,
    ...{ copiedObjects: 0, copiedBytes: 0, keptObjects: 0, files: [], lostFiles: [], tookMs: 0 },
  };
  if (result.needsForce && !force && !dryRun)
    throw invalidOption(
      "force",
      `true, since ${JSON.stringify(store.store.id)} holds the whole generation ${current?.id}`,
      "false",
      "restore with force to replace it; it stays in the store",
    );
  if (!dryRun && current?.id !== chosen.id) {
    const done = await store.publish(bytes, {
      ...how,
      ...(onProgress === undefined ? {} : { onProgress }),
    });
    result.isSwitched = !done.unchanged;
    result.copiedObjects = done.writtenObjects;
    result.copiedBytes = done.writtenBytes;
    result.keptObjects = done.sharedObjects;
  }
  return { ...result, tookMs: now() - startedAt };
}
