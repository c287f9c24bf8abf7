/**
 * Puts a generation back out of a backup.
 *
 *     newest generation not later than the date ─► every object compared with its name, copied, read back
 *                                                  ─► manifest ─► files that are no objects ─► current
 *
 * Nothing that is served changes before the last step, and the generation that is replaced stays in the store.
 *
 * Responsible for: which generation, and that it is whole before it is switched to. Needs no key.
 * Not responsible for: keeping other writers out, which the caller's lock does (`withLock` for a folder).
 */
import type { Store } from "@expodex/core";
import { type ExpodexError, throwIfAborted } from "@expodex/core/read";
import { eachOf } from "../each-of.ts";
import { CURRENT_KEY, generationKey, objectKey } from "../generations/layout.ts";
import { prepareStore } from "../generations/publish.ts";
import {
  damagedGeneration,
  isDamage,
  readCurrentId,
  signalOf,
} from "../generations/read-generation.ts";
import { writeCurrentFile } from "../generations/store-file.ts";
import { objectName } from "../objects/seal-object.ts";
import type { CarriedFile } from "./backup-record.ts";
import { type BackupProgress, createMeter, type Meter, readObject } from "./copy-objects.ts";
import { checkConcurrency, checkDifferent, invalidOption } from "./copy-options.ts";
import { findRestorable, isWholeGeneration, type Restorable } from "./find-restorable.ts";

/** How to restore. */
export interface RestoreOptions {
  /** The newest generation that was published not later than this is put back. @default now */
  at?: Date;
  /** Reads and compares all that a restore would, and writes nothing. @default false */
  dryRun?: boolean;
  /** Whether a store whose current generation is whole is switched all the same. @default false */
  force?: boolean;
  /** Objects that are moved at a time, 1 to 64. @default 8 */
  concurrency?: number;
  /** Receives how far it is. It must not throw. */
  onProgress?: (progress: BackupProgress) => void;
  /** Stops the work; the call raises ABORTED, and what was current stays so. */
  signal?: AbortSignal;
  /** Called before the switch, which cannot be taken back; where it raises, nothing is switched. For whoever holds a lock. */
  check?: () => Promise<void>;
  /** Milliseconds since 1970. @default Date.now */
  now?: () => number;
}

/** What a restore did, or would do. */
export interface RestoreResult {
  /** The generation that was put back. */
  generation: { id: string; createdAt: string };
  /** The one that was current before; absent where the store named none. It stays in the store. */
  replaced?: string;
  /** Whether the store was switched; `false` in a dry run, and where the generation was current and whole already. */
  isSwitched: boolean;
  /** Whether the store's current generation is whole and another, so that only `force` replaces it. */
  needsForce: boolean;
  /** Objects that were copied, or would be, and their bytes. */
  copiedObjects: number;
  copiedBytes: number;
  /** Objects that the store holds whole. */
  keptObjects: number;
  /** Keys of files that were put back beside the generation, or would be; those that are there stay as they are. */
  files: string[];
  /** Keys of files that the backup holds damaged. */
  lostFiles: string[];
  tookMs: number;
}

/**
 * Restores.
 *
 * @throws ExpodexError GENERATION_NOT_FOUND where the backup holds none of the date; STORE_DAMAGED where the one of the date is not
 * whole: `damaged` names what is wrong, and `older` is the date of the newest one before it that is whole; INVALID_OPTION where a
 * healthy store would be replaced without `force`; STORE_FAILED, ABORTED
 */
export async function restore(
  from: Store,
  to: Store,
  options: RestoreOptions = {},
): Promise<RestoreResult> {
  const { dryRun = false, force = false, concurrency = 8, now = Date.now, signal } = options;
  const startedAt = now();
  const at = options.at ?? new Date(startedAt);
  if (Number.isNaN(at.getTime())) throw invalidOption("at", "a date", "an invalid one");
  checkConcurrency(concurrency);
  checkDifferent(from, to);
  const meter = createMeter(options.onProgress, now);
  const { chosen, files } = await findRestorable(from, at, signalOf(signal));
  const before = await currentOf(to, signal);
  const result: RestoreResult = {
    generation: { id: chosen.id, createdAt: chosen.createdAt },
    ...(before.id === undefined || before.id === chosen.id ? {} : { replaced: before.id }),
    isSwitched: false,
    needsForce: before.isWhole && before.id !== chosen.id,
    ...{ copiedObjects: 0, copiedBytes: 0, keptObjects: 0, files: [], lostFiles: [], tookMs: 0 },
  };
  if (result.needsForce && !force && !dryRun) throw forceNeeded(to.id, before.id ?? "");

  const run: Run = { from, to, dryRun, concurrency, meter, result, ...signalOf(signal) };
  if (!dryRun) await prepareStore(to, { now, log: () => {}, ...signalOf(signal) });
  await bringObjects(run, chosen);
  if (!dryRun) await to.write(generationKey(chosen.id), chosen.manifest, signalOf(signal));
  for (const file of files) await bringFile(run, file);
  if (!dryRun && !(before.isWhole && before.id === chosen.id)) {
    throwIfAborted(signal, to.id);
    await options.check?.();
    await to.write(CURRENT_KEY, writeCurrentFile(chosen.id, objectName), signalOf(signal));
    result.isSwitched = true;
  }
  return { ...result, tookMs: now() - startedAt };
}

/** A restore under way. */
interface Run {
  from: Store;
  to: Store;
  dryRun: boolean;
  concurrency: number;
  meter: Meter;
  result: RestoreResult;
  signal?: AbortSignal;
}

/** What the store serves, and whether that is whole. */
async function currentOf(
  to: Store,
  signal: AbortSignal | undefined,
): Promise<{ id?: string; isWhole: boolean }> {
  let id: string | undefined;
  try {
    id = await readCurrentId(to, { sha256: objectName, ...signalOf(signal) });
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  if (id === undefined) return { isWhole: false };
  return { id, isWhole: await isWholeGeneration(to, id, signalOf(signal)) };
}

/** Brings the objects of a generation that the store does not hold whole. @throws ExpodexError STORE_DAMAGED, STORE_FAILED */
async function bringObjects(run: Run, { id, objects }: Restorable): Promise<void> {
  const { from, to, meter, result, signal } = run;
  meter.expect(
    objects.length,
    objects.reduce((sum, { storedBytes }) => sum + storedBytes, 0),
  );
  await eachOf(objects, run.concurrency, async ({ object, storedBytes }) => {
    throwIfAborted(signal, to.id);
    if ((await readObject(to, object, signal)) !== undefined) result.keptObjects += 1;
    else {
      const bytes = await readObject(from, object, signal);
      // It was whole a moment ago: whatever took it away meanwhile, the store is as it was.
      if (bytes === undefined) throw damagedGeneration(from.id, id, [objectKey(object)]);
      await bringObject(run, id, object, bytes);
      result.copiedObjects += 1;
      result.copiedBytes += bytes.length;
    }
    meter.count(objectKey(object), storedBytes);
  });
}

/** Writes an object, and reads it back: a restore is rare, and what it puts back may be the last copy. */
async function bringObject(run: Run, id: string, object: string, bytes: Uint8Array): Promise<void> {
  const { to, dryRun, signal } = run;
  if (dryRun) return;
  await to.write(objectKey(object), bytes, signalOf(signal));
  if ((await readObject(to, object, signal)) === undefined)
    throw damagedGeneration(to.id, id, [objectKey(object)]);
}

/** Puts a file back where none is: a version of the configuration that is there is as good, and newer ones stay. */
async function bringFile(run: Run, { key, object }: CarriedFile): Promise<void> {
  const { from, to, dryRun, result, signal } = run;
  if ((await to.stat(key, signalOf(signal))) !== undefined) return;
  const bytes = await readObject(from, object, signal);
  if (bytes === undefined) result.lostFiles.push(key);
  else if (dryRun || (await to.write(key, bytes, { ifAbsent: true, ...signalOf(signal) })))
    result.files.push(key);
}

function forceNeeded(store: string, current: string): ExpodexError<"INVALID_OPTION"> {
  return invalidOption(
    "force",
    `true, since ${JSON.stringify(store)} holds the whole generation ${current}`,
    "false",
    "restore with force to replace it; it stays in the store",
  );
}
