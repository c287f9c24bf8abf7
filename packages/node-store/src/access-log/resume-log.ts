/**
 * Finds where a log goes on: behind its head, or behind whole lines that a killed writer had no time to count.
 *
 * Responsible for: taking those in, and noticing that lines were taken away. Not responsible for: changes of lines that are counted,
 * which verification finds. Whoever calls holds the lock.
 */
import { deriveSecret } from "../keys/derive-secret.ts";
import type { KeyProvider } from "../keys/key-provider.ts";
import {
  cutLogFile,
  type LogHead,
  logFileName,
  logFileNumbers,
  logFileSize,
  logKey,
  openLogFile,
  readHead,
} from "./log-files.ts";
import { chainHash, MAX_LINE_BYTES, NO_HASH, readLine } from "./log-line.ts";

/** Where a log goes on. */
export interface LogPlace {
  head: LogHead;
  /** The highest number of a file that is there, 0 for none. */
  lastFile: number;
  /** Why the log cannot simply go on: said in the first line of the next file, for verification to find. */
  broken?: string;
  /** Whether lines stand behind the head that is written down. */
  isAhead: boolean;
  /** Bytes of a torn line that were cut off. */
  cutBytes: number;
}

/** A flush writes far less; what is larger was not left by a killed writer. */
const MAX_TAIL_BYTES = 64 * 1024 * 1024;
const LINE_END = 10;
/** The head of a log without lines. It is written before the first one, so that a head that is missing was taken away. */
export const FRESH_HEAD: LogHead = { seq: 0, hash: NO_HASH, file: 0, size: 0, openedAt: 0 };

/**
 * Finds where to go on.
 *
 * @param seen the head that this process wrote last: a log never goes back behind it
 * @throws ExpodexError STORE_KEY; and the system's failures
 */
export async function resumeLog(
  folder: string,
  keys: KeyProvider | undefined,
  seen: LogHead | undefined,
): Promise<LogPlace> {
  const found = await readHead(folder, keys);
  const lastFile = (await logFileNumbers(folder)).at(-1) ?? 0;
  const place = { lastFile, cutBytes: 0, isAhead: false };
  if (found === undefined && lastFile === 0 && seen === undefined)
    return { ...place, head: FRESH_HEAD };
  if (found === undefined || found === "damaged") {
    const broken = `the head of the log was ${found ?? "missing"}`;
    return { ...place, head: seen ?? FRESH_HEAD, broken };
  }
  const wentBack =
    seen !== undefined &&
    (found.seq < seen.seq || (found.seq === seen.seq && found.hash !== seen.hash));
  if (wentBack) return { ...place, head: seen, broken: "the log had gone back" };
  const size = found.file === 0 ? 0 : ((await logFileSize(folder, found.file)) ?? -1);
  if (size < found.size) return { ...place, head: found, broken: "the log had been cut off" };
  return goOn(folder, keys, found, lastFile);
}

/** The id of the key that a file says it is hashed under; `undefined` for none, or where its first line is damaged. */
export async function keyIdOfFile(folder: string, file: number): Promise<string | undefined> {
  const handle = await openLogFile(folder, file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(MAX_LINE_BYTES), 0);
    const [first = ""] = buffer.toString("utf8", 0, bytesRead).split("\n", 1);
    const line = readLine(first);
    const key = "facts" in line ? line.facts.key : undefined;
    return typeof key === "string" ? key : undefined;
  } finally {
    await handle.close();
  }
}

/** Takes in whole lines behind the head, also in files that were begun after it. */
async function goOn(
  folder: string,
  keys: KeyProvider | undefined,
  from: LogHead,
  lastFile: number,
): Promise<LogPlace> {
  const head = { ...from };
  const stop = (broken: string): LogPlace => ({
    head,
    lastFile,
    cutBytes: 0,
    isAhead: true,
    broken,
  });
  for (;;) {
    const tail = await readTail(folder, head);
    if (tail === undefined) return stop("more stood behind the log than anyone writes at once");
    const whole = tail.subarray(0, tail.lastIndexOf(LINE_END) + 1);
    for (const text of whole.toString("utf8").split("\n").slice(0, -1)) {
      const line = readLine(text);
      if (!("facts" in line)) return stop("foreign lines stood behind the log");
      if (line.facts.kind === "opened") setKey(head, line.facts.key, line.facts.at);
      const { keyId } = head;
      const key = keyId && (await logKey(folder, logFileName(head.file), keyId, keys));
      const hash = chainHash(head.hash, line.body, key ? deriveSecret(key, "log") : undefined);
      if (line.hash !== hash || line.facts.seq !== head.seq + 1)
        return stop("foreign lines stood behind the log");
      head.seq += 1;
      head.hash = hash;
      head.size += Buffer.byteLength(text) + 1;
    }
    const torn = tail.length - whole.length;
    const next = await logFileSize(folder, head.file + 1);
    if (next === undefined || (torn > 0 && next > 0)) {
      if (torn > 0) await cutLogFile(folder, head.file, head.size);
      return { head, lastFile, cutBytes: torn, isAhead: head.seq > from.seq };
    }
    // An empty file is one that nothing was written to yet.
    if (next === 0)
      return { head, lastFile: head.file, cutBytes: torn, isAhead: head.seq > from.seq };
    head.file += 1;
    head.size = 0;
  }
}

function setKey(head: LogHead, keyId: unknown, at: string): void {
  delete head.keyId;
  if (typeof keyId === "string") head.keyId = keyId;
  head.openedAt = Date.parse(at);
}

async function readTail(folder: string, { file, size }: LogHead): Promise<Buffer | undefined> {
  const length = ((await logFileSize(folder, file)) ?? size) - size;
  if (length > MAX_TAIL_BYTES) return undefined;
  if (length <= 0) return Buffer.alloc(0);
  const handle = await openLogFile(folder, file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, size);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
