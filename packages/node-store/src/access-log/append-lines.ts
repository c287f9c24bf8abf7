/**
 * Adds lines to a log: finds its end, begins a new file where it is time for one, and lets old files go.
 *
 * Responsible for: that order, and saying in the log what befell it. Whoever calls holds the lock.
 */
import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Milliseconds } from "@expodex/core/read";
import { deriveSecret } from "../keys/derive-secret.ts";
import type { KeyProvider, StoreKey } from "../keys/key-provider.ts";
import {
  appendToLog,
  cutLogFile,
  deleteLogFile,
  type LogHead,
  logFileName,
  logFileNumbers,
  writeHead,
} from "./log-files.ts";
import { type LineFacts, writeLine } from "./log-line.ts";
import { FRESH_HEAD, keyIdOfFile, resumeLog } from "./resume-log.ts";

/** Where a log is, and when its files end and go. */
export interface LogSettings {
  folder: string;
  keys: KeyProvider | undefined;
  now: () => number;
  maxFileBytes: number;
  maxFileAgeMs: Milliseconds;
  keepFiles: number;
  keepMs: Milliseconds;
}

/** What a line says, before it has a number. */
export type NewLine = Omit<LineFacts, "seq">;

/**
 * Writes lines behind the others.
 *
 * @param seen the head that this process wrote last
 * @returns the head that there is now
 * @throws ExpodexError STORE_KEY; and the system's failures, after which the log is as before
 */
export async function appendLines(
  settings: LogSettings,
  lines: readonly NewLine[],
  seen: LogHead | undefined,
): Promise<LogHead> {
  const { folder, keys, now } = settings;
  const key = await keys?.current();
  const place = await resumeLog(folder, keys, seen);
  const { head, cutBytes } = place;
  const broken = place.broken ?? (await changedKey(folder, head, key));
  const at = new Date(now()).toISOString();
  const added = [...lines];
  if (cutBytes > 0) added.unshift({ at, kind: "recovered", cutBytes });
  if (head === FRESH_HEAD && broken === undefined)
    await writeHead(folder, { ...FRESH_HEAD, ...(key && { keyId: key.id }) }, key);

  const isFull = head.size >= settings.maxFileBytes;
  const isOld = now() - head.openedAt >= settings.maxFileAgeMs;
  const begins =
    head.file === 0 || broken !== undefined || head.keyId !== key?.id || isFull || isOld;
  if (!begins && added.length === 0) {
    // What a killed writer had no time to count is counted now, or the head would seem to go back.
    if (place.isAhead) await writeHead(folder, head, key);
    return head;
  }
  let dropped: number[] = [];
  let next: LogHead = { ...head };
  if (begins) {
    const file = place.lastFile + 1;
    next = { ...next, file, size: 0, openedAt: now() };
    delete next.keyId;
    if (key !== undefined) next.keyId = key.id;
    dropped = await filesToDrop(settings, file);
    const last = dropped.at(-1);
    if (last !== undefined) added.unshift({ at, kind: "dropped", file: last });
    added.unshift({
      at,
      kind: "opened",
      file,
      previous: head.hash,
      ...(key === undefined ? {} : { key: key.id }),
      ...(broken === undefined ? {} : { broken }),
    });
  }
  const secret = key === undefined ? undefined : deriveSecret(key, "log");
  let text = "";
  for (const facts of added) {
    next.seq += 1;
    const { line, hash } = writeLine({ seq: next.seq, ...facts } as LineFacts, next.hash, secret);
    next.hash = hash;
    text += line;
  }
  const earlier = next.size;
  next.size = await appendToLog(folder, next.file, earlier, text);
  try {
    await writeHead(folder, next, key);
  } catch (error) {
    // The same lines come again, and must not stand there twice.
    await cutLogFile(folder, next.file, earlier).catch(() => {});
    throw error;
  }
  for (const file of dropped) await deleteLogFile(folder, file);
  return next;
}

/** Whether a head that speaks of another key than its file was put there by someone who has none. */
async function changedKey(
  folder: string,
  { file, keyId }: LogHead,
  key: StoreKey | undefined,
): Promise<string | undefined> {
  if (file === 0 || keyId === key?.id) return undefined;
  return (await keyIdOfFile(folder, file)) === keyId
    ? undefined
    : "the head of the log was under another key than its file";
}

/** The oldest files, beyond those kept. Without gaps, so that a file that is missing is not taken for one of them. */
async function filesToDrop(
  { folder, now, keepFiles, keepMs }: LogSettings,
  opening: number,
): Promise<number[]> {
  const earlier = (await logFileNumbers(folder)).filter((file) => file < opening);
  let drop = Math.max(0, earlier.length - (keepFiles - 1));
  for (; drop < earlier.length; drop++) {
    const { mtimeMs } = await stat(join(folder, logFileName(earlier[drop]!)));
    if (now() - mtimeMs <= keepMs) break;
  }
  return earlier.slice(0, drop);
}
