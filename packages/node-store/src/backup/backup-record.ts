/**
 * What is written down about a backup: when it was made, how, and what it holds.
 *
 *     backups/20261121t030000000z-5c01fe.json     one a backup, sealed like a manifest
 *     generations/…, objects/…                    as in the store itself, shared by all backups
 *
 * Files that are no objects, such as versions of the configuration, lie in a backup as objects too: the record says under which key
 * each belongs, so that a backup holds them as they were on its date, and anyone can check them by their names.
 *
 * Responsible for: the shape of a record, and distrusting it. Not responsible for: making one (`back-up.ts`).
 */
import type { Store } from "@expodex/core";
import { isStoreKey } from "@expodex/core/read";
import { isGenerationId } from "../generations/generation-id.ts";
import { isObjectName, STORE_FORMAT } from "../generations/layout.ts";
import { isDamage, signalOf } from "../generations/read-generation.ts";
import { damagedFile, type FilePlace, openFile, sealFile } from "../generations/sealed-file.ts";
import { newerFormat } from "../generations/store-file.ts";
import { objectName } from "../objects/seal-object.ts";

/** Copies what the target lacks, or compares all that is there with its names too. */
export type BackupMode = "full" | "incremental";

/** A backup that was made. Plain data, safe to print. */
export interface Backup {
  /** When it was begun, to the millisecond, and six random digits. Ids sort by age. */
  id: string;
  /** When it was begun, ISO 8601 in UTC: what was published before is in it. */
  createdAt: string;
  mode: BackupMode;
  /** The generation that was current; absent where the store named none. */
  current?: string;
  /** Ids of the generations in it, newest first. */
  generations: string[];
  /** What else it holds. */
  files: CarriedFile[];
  /** Objects that were copied for it, and their bytes; the others were there. */
  copiedObjects: number;
  copiedBytes: number;
}

/** A file of a store that is no object. */
export interface CarriedFile {
  /** Where it belongs in a store. */
  key: string;
  /** The object that holds it. */
  object: string;
  storedBytes: number;
}

/** Records of backups lie under it. */
export const BACKUPS = "backups/";

const RECORD = "backup";

/** The key of a backup's record. */
export function backupKey(id: string): string {
  return `${BACKUPS}${id}.json`;
}

/** Writes a record down. */
export function writeBackup({ files, ...backup }: Backup): Uint8Array {
  const rows = files.map(({ key, object, storedBytes }) => [key, object, storedBytes]);
  return sealFile(RECORD, { format: STORE_FORMAT, ...backup, files: rows }, objectName);
}

/** Reads a record. @throws ExpodexError STORE_DAMAGED, STORE_FAILED where a newer release wrote it */
function readBackup(bytes: Uint8Array, at: FilePlace): Backup {
  const value = openFile(bytes, RECORD, at, objectName);
  const { format, id, createdAt, mode, current, generations, files } = value;
  if (format !== STORE_FORMAT) throw newerFormat(at, format);
  const { copiedObjects, copiedBytes } = value;
  if (
    typeof id !== "string" ||
    backupKey(id) !== at.key ||
    typeof createdAt !== "string" ||
    (mode !== "full" && mode !== "incremental") ||
    (current !== undefined && typeof current !== "string") ||
    !Array.isArray(generations) ||
    !generations.every((one) => typeof one === "string" && isGenerationId(one)) ||
    !Array.isArray(files) ||
    typeof copiedObjects !== "number" ||
    typeof copiedBytes !== "number"
  )
    throw damagedFile(at, "a record of another shape");
  return {
    id,
    createdAt,
    mode,
    ...(current === undefined ? {} : { current }),
    generations,
    files: files.map((row: unknown): CarriedFile => {
      const [key, object, storedBytes] = Array.isArray(row) ? (row as unknown[]) : [];
      if (!isStoreKey(key) || !isObjectName(object) || typeof storedBytes !== "number")
        throw damagedFile(at, "a record of another shape");
      return { key, object, storedBytes };
    }),
    copiedObjects,
    copiedBytes,
  };
}

/** The backups of a target. */
export interface BackupList {
  /** Newest first. */
  backups: Backup[];
  /** Keys of records that cannot be read. */
  damaged: string[];
}

/** Lists the backups of a target. @throws ExpodexError STORE_FAILED, ABORTED */
export async function listBackups(
  target: Store,
  { signal }: { signal?: AbortSignal } = {},
): Promise<BackupList> {
  const backups: Backup[] = [];
  const damaged: string[] = [];
  for await (const { key } of target.list(BACKUPS, signalOf(signal))) {
    if (!isRecordKey(key)) continue;
    try {
      const bytes = await target.read(key, signalOf(signal));
      if (bytes !== undefined) backups.push(readBackup(bytes, { store: target.id, key }));
    } catch (error) {
      if (!isDamage(error)) throw error;
      damaged.push(key);
    }
  }
  return { backups: backups.reverse(), damaged };
}

function isRecordKey(key: string): boolean {
  return key.endsWith(".json") && isGenerationId(key.slice(BACKUPS.length, -".json".length));
}
