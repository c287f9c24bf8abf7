/** Finds the generation of a date in a backup, and makes sure that it is whole. */
import type { Store } from "@expodex/core";
import { ExpodexError } from "@expodex/core/read";
import { eachOf } from "../each-of.ts";
import type { ManifestEnvelope } from "../generations/generation.ts";
import { timeOfGeneration } from "../generations/generation-id.ts";
import { generationKey, objectKey } from "../generations/layout.ts";
import {
  generationNotFound,
  isDamage,
  listGenerationIds,
  signalOf,
} from "../generations/read-generation.ts";
import { readEnvelope } from "../generations/read-manifest.ts";
import { objectName } from "../objects/seal-object.ts";
import { type Backup, type CarriedFile, listBackups } from "./backup-record.ts";
import { readObject } from "./copy-objects.ts";

/** A generation that can be restored. */
export interface Restorable extends ManifestEnvelope {
  /** Its manifest as it is stored. */
  manifest: Uint8Array;
}

/** What a date asks for. */
export interface RestorableAt {
  chosen: Restorable;
  /** The files of the backup that was the newest on the date; of the first one that holds the generation where none was yet. */
  files: CarriedFile[];
}

/** What is wrong with a generation: keys, none where it is whole. */
interface Examined {
  damaged: string[];
  generation?: Restorable;
}

/** Objects that are compared at a time. */
const CONCURRENCY = 8;

/**
 * Finds the newest generation not later than a date, and compares every object of it with its name.
 *
 * @throws ExpodexError GENERATION_NOT_FOUND, STORE_DAMAGED, STORE_FAILED, ABORTED
 */
export async function findRestorable(
  from: Store,
  at: Date,
  { signal }: { signal?: AbortSignal } = {},
): Promise<RestorableAt> {
  const ids = await listGenerationIds(from, signalOf(signal));
  const { backups } = await listBackups(from, signalOf(signal));
  // The date is read off the id: that of a damaged manifest counts too, or an older one would be taken for it in silence.
  const fitting = latestFirst(ids, backups).filter((id) => timeOf(id) <= at.getTime());
  const [newest] = fitting;
  if (newest === undefined)
    throw generationNotFound(from.id, `a generation not later than ${at.toISOString()}`, ids);
  // Of one moment they are the same documentation, so that one takes another's place.
  const twins = fitting.filter((id) => timeOf(id) === timeOf(newest));
  const damaged: string[] = [];
  for (const id of twins) {
    const examined = await examine(from, id, signal);
    damaged.push(...examined.damaged);
    const { generation } = examined;
    if (generation !== undefined) return { chosen: generation, files: filesAt(backups, at, id) };
  }
  const older = await firstWhole(from, fitting.slice(twins.length), signal);
  throw damagedBackup(from.id, newest, damaged, older);
}

/** Whether a store holds a generation with every object as its name says. @throws ExpodexError STORE_FAILED, ABORTED */
export async function isWholeGeneration(
  store: Store,
  id: string,
  { signal }: { signal?: AbortSignal } = {},
): Promise<boolean> {
  return (await examine(store, id, signal)).generation !== undefined;
}

async function examine(
  store: Store,
  id: string,
  signal: AbortSignal | undefined,
): Promise<Examined> {
  const key = generationKey(id);
  let generation: Restorable;
  try {
    const manifest = await store.read(key, signalOf(signal));
    if (manifest === undefined) return { damaged: [key] };
    generation = { ...readEnvelope(manifest, { store: store.id, key }, objectName), manifest };
  } catch (error) {
    if (isDamage(error)) return { damaged: [key] };
    throw error;
  }
  const damaged: string[] = [];
  await eachOf(generation.objects, CONCURRENCY, async ({ object }) => {
    if ((await readObject(store, object, signal)) === undefined) damaged.push(objectKey(object));
  });
  return damaged.length > 0 ? { damaged: damaged.sort() } : { damaged, generation };
}

async function firstWhole(
  from: Store,
  ids: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Restorable | undefined> {
  for (const id of ids) {
    const { generation } = await examine(from, id, signal);
    if (generation !== undefined) return generation;
  }
  return undefined;
}

/**
 * Newest first. Of two of the same moment, which differ in the key that they are encrypted under, the one that a later backup holds
 * comes first: it is of the key that is in use.
 */
function latestFirst(ids: readonly string[], backups: readonly Backup[]): string[] {
  const ranks = new Map<string, number>();
  for (const [rank, { generations }] of backups.entries())
    for (const id of generations) if (!ranks.has(id)) ranks.set(id, rank);
  const rankOf = (id: string) => ranks.get(id) ?? -1;
  return [...ids].sort((a, b) => timeOf(b) - timeOf(a) || rankOf(a) - rankOf(b));
}

function timeOf(id: string): number {
  return timeOfGeneration(id) ?? 0;
}

function filesAt(backups: readonly Backup[], at: Date, id: string): CarriedFile[] {
  const until = backups.find(({ createdAt }) => Date.parse(createdAt) <= at.getTime());
  const first = backups.findLast(({ generations }) => generations.includes(id));
  return (until ?? first)?.files ?? [];
}

function damagedBackup(
  store: string,
  id: string,
  damaged: string[],
  older: Restorable | undefined,
): ExpodexError<"STORE_DAMAGED"> {
  const count = damaged.length === 1 ? "1 that is" : `${damaged.length} that are`;
  return new ExpodexError("STORE_DAMAGED", {
    subject: `generation ${id}`,
    expected: "a backup with every object as it was written",
    got: `${count} missing or damaged (${damaged.slice(0, 5).join(", ")})`,
    next:
      older === undefined
        ? "restore from another backup; no earlier generation is whole in this one"
        : `restore the newest whole one before it: at ${older.createdAt}`,
    data: { store, damaged, ...(older === undefined ? {} : { older: older.createdAt }) },
  });
}
