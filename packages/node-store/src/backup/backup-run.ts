/** Copies the parts of a backup under way: generations with their objects, and files that are no objects. */
import type { Store } from "@expodex/core";
import { throwIfAborted } from "@expodex/core/read";
import { eachOf } from "../each-of.ts";
import { generationKey, objectKey } from "../generations/layout.ts";
import { isDamage, signalOf } from "../generations/read-generation.ts";
import { objectName } from "../objects/seal-object.ts";
import type { BackupMode, CarriedFile } from "./backup-record.ts";
import { type Meter, readObject } from "./copy-objects.ts";
import { readSourceGeneration, type SourceGeneration } from "./read-backup-source.ts";
import type { Lease } from "./target-lease.ts";

/** A backup under way. */
export interface Run {
  from: Store;
  to: Store;
  mode: BackupMode;
  concurrency: number;
  lease: Lease;
  meter: Meter;
  now: () => number;
  signal?: AbortSignal;
  /** Sizes of the needed objects that the target lists. */
  present: Map<string, number>;
  /** Objects that were dealt with: whether the target holds them whole. */
  settled: Map<string, boolean>;
  /** Keys of the source that are not what was written. */
  damaged: Set<string>;
  mended: string[];
  copiedObjects: number;
  copiedBytes: number;
  keptObjects: number;
  keptBytes: number;
}

/** How often a generation is read anew that changes while it is copied. */
const MAX_TRIES = 3;

/** Copies a generation; whether the target holds it whole then. */
export async function copyGeneration(run: Run, generation: SourceGeneration): Promise<boolean> {
  const { from, to, signal } = run;
  const key = generationKey(generation.id);
  for (let tries = 1; ; tries++) {
    const lost = await copyObjects(run, generation);
    if (lost.length === 0) break;
    const found = await readSourceGeneration(from, generation.id, signalOf(signal));
    // What was given up at the source while it was copied is not damaged, nor what was encrypted anew.
    if (found === undefined) return false;
    if (tries === MAX_TRIES || Buffer.compare(found.manifest, generation.manifest) === 0) {
      for (const object of lost) run.damaged.add(objectKey(object));
      return false;
    }
    generation = found;
  }
  const before = await readTolerant(to, key, signal);
  if (before !== undefined && Buffer.compare(before, generation.manifest) === 0) return true;
  await run.lease.keep();
  await to.write(key, generation.manifest, signalOf(signal));
  return true;
}

/** Copies the objects of a generation. @returns those that the source does not give whole */
async function copyObjects(run: Run, { objects }: SourceGeneration): Promise<string[]> {
  const { from, signal } = run;
  const unsettled = objects.filter(({ object }) => !run.settled.has(object));
  await eachOf(unsettled, run.concurrency, async ({ object, storedBytes }) => {
    const isWhole = await put(run, object, storedBytes, () => readObject(from, object, signal));
    run.settled.set(object, isWhole);
  });
  return objects.map(({ object }) => object).filter((one) => run.settled.get(one) !== true);
}

/** Copies a file that is no object; where it belongs, or nothing where it is gone. */
export async function copyFile(run: Run, file: CarriedFile): Promise<CarriedFile | undefined> {
  const { from, signal } = run;
  const { key } = file;
  if (isThere(run, file.object, file.storedBytes) && run.mode === "incremental") {
    keep(run, file.object, file.storedBytes);
    return file;
  }
  // Between the comparison and this moment it may have been replaced, so that its name is worked out anew.
  const bytes = await readTolerant(from, key, signal);
  if (bytes === undefined) return undefined;
  const carried = { key, object: objectName(bytes), storedBytes: bytes.length };
  await put(run, carried.object, bytes.length, async () => bytes);
  return carried;
}

/** Sees to it that the target holds an object. @returns `false` where the source does not give it whole */
async function put(
  run: Run,
  object: string,
  storedBytes: number,
  read: () => Promise<Uint8Array | undefined>,
): Promise<boolean> {
  const { to, mode, signal, lease, meter } = run;
  throwIfAborted(signal, to.id);
  await lease.keep();
  const isWhole =
    mode === "incremental"
      ? isThere(run, object, storedBytes)
      : run.present.has(object) && (await readObject(to, object, signal)) !== undefined;
  if (isWhole) {
    keep(run, object, storedBytes);
    return true;
  }
  const bytes = await read();
  const key = objectKey(object);
  if (bytes !== undefined) {
    await to.write(key, bytes, signalOf(signal));
    run.copiedObjects += 1;
    run.copiedBytes += bytes.length;
    if (run.present.has(object)) run.mended.push(key);
  }
  meter.count(key, storedBytes);
  return bytes !== undefined;
}

function isThere(run: Run, object: string, storedBytes: number): boolean {
  return run.present.get(object) === storedBytes;
}

function keep(run: Run, object: string, storedBytes: number): void {
  run.keptObjects += 1;
  run.keptBytes += storedBytes;
  run.meter.count(objectKey(object), storedBytes);
}

/** Reads a key; `undefined` too where the disk cannot. */
async function readTolerant(
  store: Store,
  key: string,
  signal: AbortSignal | undefined,
): Promise<Uint8Array | undefined> {
  try {
    return await store.read(key, signalOf(signal));
  } catch (error) {
    if (isDamage(error)) return undefined;
    throw error;
  }
}
