/**
 * Copies what a store holds to another: a folder on another disk, a bucket.
 *
 *     objects ─► manifest, of each generation, newest first ─► files that are no objects ─► record
 *
 * A manifest is written once its objects are there, so whatever interrupts a backup leaves whole generations, and objects without a
 * manifest on which the next one builds: it is resumed by running it again.
 *
 * Responsible for: that order, and that nothing is copied that is not what its name says. Needs no key: what is encrypted stays so.
 * Not responsible for: what is given up (`prune-backups.ts`), when it runs (`schedule-backups.ts`).
 */
import type { Store } from "@expodex/core";
import { ExpodexError } from "@expodex/core/read";
import { eachOf } from "../each-of.ts";
import { createGenerationId } from "../generations/generation-id.ts";
import { OBJECTS, objectOfKey } from "../generations/layout.ts";
import { prepareStore } from "../generations/publish.ts";
import { generationNotFound, signalOf } from "../generations/read-generation.ts";
import {
  type Backup,
  type BackupMode,
  backupKey,
  type CarriedFile,
  writeBackup,
} from "./backup-record.ts";
import { copyFile, copyGeneration, type Run } from "./backup-run.ts";
import { type BackupProgress, createMeter } from "./copy-objects.ts";
import { checkConcurrency, checkDifferent, invalidOption } from "./copy-options.ts";
import { readBackupSource, type SourceGeneration } from "./read-backup-source.ts";
import { withLease } from "./target-lease.ts";

/** How to back up. */
export interface BackupOptions {
  /**
   * `incremental` copies what the target lacks, and believes what it lists. `full` reads all that is needed at the target too,
   * compares it with its names, and copies what is damaged anew. Either way each backup can be restored on its own: they share
   * objects, and none is a difference to another. @default "incremental"
   */
  mode?: BackupMode;
  /** Objects that are moved at a time, 1 to 64; each takes its length in memory, a megabyte or less for an index of Expo's documentation. @default 8 */
  concurrency?: number;
  /** Receives how far it is. It must not throw. */
  onProgress?: (progress: BackupProgress) => void;
  /** Stops the work; the call raises ABORTED, and what was copied stays for the next one. */
  signal?: AbortSignal;
  /** Milliseconds since 1970. @default Date.now */
  now?: () => number;
}

/** What a backup did. */
export interface BackupResult {
  backup: Backup;
  /** Objects that were there already; compared with their names in a full backup. */
  keptObjects: number;
  keptBytes: number;
  /** Keys at the target that were damaged, and were written anew. */
  mended: string[];
  tookMs: number;
}

/**
 * Backs a store up.
 *
 * @throws ExpodexError STORE_DAMAGED where a part of the store is not what was written: `damaged` names it, and every generation
 * that is whole is backed up all the same; GENERATION_NOT_FOUND where it holds none; STORE_LOCKED while another backup goes to the
 * same place; STORE_FAILED, INVALID_OPTION, ABORTED
 */
export async function backUp(
  from: Store,
  to: Store,
  options: BackupOptions = {},
): Promise<BackupResult> {
  const { mode = "incremental", concurrency = 8, now = Date.now, signal, onProgress } = options;
  if (mode !== "full" && mode !== "incremental")
    throw invalidOption("mode", '"full" or "incremental"', String(mode));
  checkConcurrency(concurrency);
  checkDifferent(from, to);
  const meter = createMeter(onProgress, now);
  return withLease(
    to,
    async (lease) => {
      const run: Run = {
        ...{ from, to, mode, concurrency, lease, meter, now },
        ...{ present: new Map(), settled: new Map(), damaged: new Set(), mended: [] },
        ...{ copiedObjects: 0, copiedBytes: 0, keptObjects: 0, keptBytes: 0 },
        ...signalOf(signal),
      };
      return await copyAll(run, now());
    },
    { now, ...signalOf(signal) },
  );
}

async function copyAll(run: Run, startedAt: number): Promise<BackupResult> {
  const { from, to, mode, now, signal } = run;
  const source = await readBackupSource(from, signalOf(signal));
  for (const key of source.damaged) run.damaged.add(key);
  if (source.generations.length === 0 && run.damaged.size === 0)
    throw generationNotFound(from.id, "a generation to back up", []);
  await prepareStore(to, { now, log: () => {}, ...signalOf(signal) });
  await comparePresent(run, source.generations, source.files);

  const generations: string[] = [];
  for (const generation of source.generations)
    if (await copyGeneration(run, generation)) generations.push(generation.id);
  const files: CarriedFile[] = [];
  await eachOf(source.files, run.concurrency, async (file) => {
    const carried = await copyFile(run, file);
    if (carried !== undefined) files.push(carried);
  });

  const backup: Backup = {
    id: createGenerationId(startedAt),
    createdAt: new Date(startedAt).toISOString(),
    mode,
    ...(generations.includes(source.current ?? "") ? { current: source.current as string } : {}),
    generations,
    files: files.sort((a, b) => (a.key < b.key ? -1 : 1)),
    copiedObjects: run.copiedObjects,
    copiedBytes: run.copiedBytes,
  };
  if (generations.length > 0) {
    await run.lease.keep(true);
    await to.write(backupKey(backup.id), writeBackup(backup), signalOf(signal));
  }
  if (run.damaged.size > 0) throw damagedSource(from.id, [...run.damaged].sort(), generations);
  const { keptObjects, keptBytes, mended } = run;
  return { backup, keptObjects, keptBytes, mended: mended.sort(), tookMs: now() - startedAt };
}

/** Asks the target once for what it has, and tells the meter what is left to do. */
async function comparePresent(
  run: Run,
  generations: readonly SourceGeneration[],
  files: readonly CarriedFile[],
): Promise<void> {
  const needed = new Map<string, number>();
  for (const { objects } of [...generations, { objects: files }])
    for (const { object, storedBytes } of objects) needed.set(object, storedBytes);
  for await (const { key, size } of run.to.list(OBJECTS, signalOf(run.signal))) {
    const object = objectOfKey(key);
    if (object !== undefined && needed.has(object)) run.present.set(object, size);
  }
  let totalBytes = 0;
  for (const [, storedBytes] of needed) totalBytes += storedBytes;
  run.meter.expect(needed.size, totalBytes);
}

function damagedSource(
  store: string,
  damaged: string[],
  whole: readonly string[],
): ExpodexError<"STORE_DAMAGED"> {
  const count = damaged.length === 1 ? "1 that is" : `${damaged.length} that are`;
  const rest = whole.length === 0 ? "nothing is" : `what is whole (${whole.join(", ")}) is`;
  return new ExpodexError("STORE_DAMAGED", {
    subject: store,
    expected: "every object as it was written",
    got: `${count} missing or damaged (${damaged.slice(0, 5).join(", ")}); ${rest} backed up`,
    next: "repair the store from an earlier backup, or index again",
    data: { store, damaged },
  });
}
