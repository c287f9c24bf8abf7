/**
 * Writes down who asked for what: lines that are only ever added, each hanging on the one before.
 *
 * Responsible for: what is written of a request, when, into which file, and what is lost where that fails.
 * Not responsible for: the form of a line (`log-line.ts`), finding damage (`verify-access-log.ts`).
 */
import { createHmac } from "node:crypto";
import { resolve } from "node:path";
import { ExpodexError, isExpodexError, type Log, type Milliseconds } from "@expodex/core/read";
import { storeFailure } from "../disk/store-failure.ts";
import { withLock } from "../disk/writer-lock.ts";
import { deriveSecret } from "../keys/derive-secret.ts";
import type { KeyProvider } from "../keys/key-provider.ts";
import { appendLines } from "./append-lines.ts";
import type { LogHead } from "./log-files.ts";
import { readQuerySalt } from "./log-files.ts";
import { type AccessLogEntry, boundedText } from "./log-line.ts";

/** How an access log is written. */
export interface AccessLogOptions {
  /**
   * What is written of queries: `keep` the text, `hash` a name that equal queries of this log share (whoever has the log's folder or
   * key can test guesses), `omit` nothing. @default "hash"
   */
  queries?: "keep" | "hash" | "omit";
  /** Hashes lines under a key, so that nobody without it can write a log that verifies. @default none: changes show, but not those of someone who hashes anew */
  keys?: KeyProvider;
  /** A file ends with the flush that makes it longer, 1,000 to 1,000,000,000. @default 10,000,000 */
  maxFileBytes?: number;
  /** A file ends when it is so old, 1,000 to 31,536,000,000. @default 86,400,000 (a day) */
  maxFileAgeMs?: Milliseconds;
  /** How many files stay, 1 to 100,000. @default 400 (a year of days, 4 GB of full ones) */
  keepFiles?: number;
  /** How long a file stays after it was last written to, 1,000 to 315,360,000,000. @default 7,776,000,000 (90 days) */
  keepMs?: Milliseconds;
  /** How long an entry may wait in memory, 0 to 60,000; that much is lost where the process is killed. @default 1,000 */
  flushMs?: Milliseconds;
  /** The most entries that wait, 1 to 1,000,000; what comes then is counted, not kept. @default 10,000 */
  maxWaiting?: number;
  /** The time, in milliseconds since 1970. @default Date.now */
  now?: () => number;
  /** Receives a line when writing begins to fail, and one when it goes on. @default drops them */
  log?: Log;
}

/** Takes entries; never slows down or fails whoever records. */
export interface AccessLog {
  /** Takes an entry, to be written soon. */
  record(entry: AccessLogEntry): void;
  /** Writes what waits. It settles when that was tried: see `statistics` for whether it worked. */
  flush(): Promise<void>;
  statistics(): AccessLogStatistics;
  /** Writes what waits, and takes nothing more. */
  close(): Promise<void>;
}

/** What became of entries. */
export interface AccessLogStatistics {
  written: number;
  waiting: number;
  /** Entries that were given up, because more came than could be written. */
  lost: number;
  /** Why nothing can be written at present: the system's code or an error's; absent where it can. */
  failing?: string;
}

/** An entry with the moment it came in. */
interface Waiting {
  at: number;
  entry: AccessLogEntry;
}

/** Entries that are written without waiting for the time, and at most at once: hashing them takes 3 ms, which a search can wait. */
const ENOUGH = 250;
/** How long to wait after a failure. */
const RETRY_MS = 5000;
const CLIENT_DIGITS = 16;
const QUERY_DIGITS = 32;

/**
 * Opens the access log of a folder, which is created where it is missing (0700, its files 0600). Any number of processes may write.
 *
 * @throws ExpodexError INVALID_OPTION, STORE_FAILED where it cannot be written now, STORE_LOCKED, STORE_KEY
 */
export async function openAccessLog(
  folder: string,
  options: AccessLogOptions = {},
): Promise<AccessLog> {
  const { queries = "hash", keys, now = Date.now, log = () => {} } = options;
  if (!["keep", "hash", "omit"].includes(queries))
    throw invalid("queries", '"keep", "hash" or "omit"', JSON.stringify(queries));
  const flushMs = whole("flushMs", options.flushMs ?? 1000, 0, 60_000);
  const maxWaiting = whole("maxWaiting", options.maxWaiting ?? 10_000, 1, 1_000_000);
  const place = resolve(folder);
  const settings = {
    folder: place,
    keys,
    now,
    maxFileBytes: whole("maxFileBytes", options.maxFileBytes ?? 10_000_000, 1000, 1e9),
    maxFileAgeMs: whole("maxFileAgeMs", options.maxFileAgeMs ?? 86_400_000, 1000, 31_536_000_000),
    keepFiles: whole("keepFiles", options.keepFiles ?? 400, 1, 100_000),
    keepMs: whole("keepMs", options.keepMs ?? 7_776_000_000, 1000, 315_360_000_000),
  };

  let waiting: Waiting[] = [];
  let written = 0;
  let lost = 0;
  /** Of those lost, how many the log says so of. */
  let toldLost = 0;
  let failing: string | undefined;
  let seen: LogHead | undefined;
  let salt: Uint8Array | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let lastFlush: Promise<void> = Promise.resolve();

  const write = async (batch: readonly Waiting[], untold: number) =>
    withLock(place, async () => {
      salt ??= await saltOf(place, keys);
      const hashed = (text: string, digits: number) =>
        createHmac("sha256", salt!).update(text).digest("hex").slice(0, digits);
      const facts = batch.map(({ at, entry }) => ({
        at: new Date(at).toISOString(),
        kind: "request",
        ...factsOf(entry, queries, hashed),
      }));
      const lostFacts = { at: new Date(now()).toISOString(), kind: "lost", count: untold };
      seen = await appendLines(settings, untold > 0 ? [lostFacts, ...facts] : facts, seen);
    });

  const flushSome = async (): Promise<void> => {
    const batch = waiting.slice(0, ENOUGH);
    const untold = lost - toldLost;
    waiting = waiting.slice(ENOUGH);
    try {
      await write(batch, untold);
      written += batch.length;
      toldLost += untold;
      if (failing !== undefined) log(`access log: written again, ${lost} entries were lost`);
      failing = undefined;
    } catch (error) {
      const failure = storeFailure(place, undefined, error);
      if (failing === undefined) log(`access log: cannot be written: ${failure.message}`);
      failing = "reason" in failure.data ? String(failure.data.reason) : failure.code;
      const kept = [...batch, ...waiting];
      waiting = kept.slice(0, maxWaiting);
      lost += kept.length - waiting.length;
    }
  };
  const flushNow = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    // What was there when this began, and no more, or a stream of entries would never let it end.
    for (let left = waiting.length; left > 0 || lost > toldLost; left -= ENOUGH) {
      await flushSome();
      if (failing !== undefined) break;
    }
    if (waiting.length > 0) schedule();
  };
  const flush = () => {
    lastFlush = lastFlush.then(flushNow);
    return lastFlush;
  };
  const schedule = () => {
    if (isClosed) return;
    timer ??= setTimeout(() => void flush(), failing === undefined ? flushMs : RETRY_MS);
    // A process that has nothing else to do ends; whoever wants the last second closes the log.
    timer.unref();
  };

  // The first time in the open: whoever starts a server hears at once that its log cannot be written.
  await write([], 0).catch((error: unknown) => {
    throw isExpodexError(error) ? error : storeFailure(place, undefined, error);
  });

  return {
    record(entry) {
      if (isClosed || waiting.length >= maxWaiting) {
        lost += 1;
        return;
      }
      waiting.push({ at: now(), entry });
      if (waiting.length === ENOUGH && failing === undefined) void flush();
      else schedule();
    },
    flush,
    statistics: () => ({
      written,
      waiting: waiting.length,
      lost,
      ...(failing === undefined ? {} : { failing }),
    }),
    async close() {
      if (isClosed) return;
      isClosed = true;
      await flush();
      clearTimeout(timer);
      lost += waiting.length;
      waiting = [];
    },
  };
}

/** What is written of an entry: nothing that is not named here. */
function factsOf(
  { method, name, query, client, outcome, tookMs }: AccessLogEntry,
  queries: "keep" | "hash" | "omit",
  hashed: (text: string, digits: number) => string,
) {
  return {
    method: boundedText(method),
    ...(name === undefined ? {} : { name: boundedText(name) }),
    ...(query === undefined || queries === "omit"
      ? {}
      : queries === "keep"
        ? { query: boundedText(query) }
        : { queryHash: hashed(`query\n${query}`, QUERY_DIGITS) }),
    ...(client === undefined ? {} : { client: hashed(`client\n${client}`, CLIENT_DIGITS) }),
    outcome: boundedText(outcome),
    ...(tookMs === undefined ? {} : { tookMs: Math.round(tookMs * 1000) / 1000 }),
  };
}

/** Under a key nobody can test guesses with the folder alone. */
async function saltOf(folder: string, keys: KeyProvider | undefined): Promise<Uint8Array> {
  return keys === undefined ? readQuerySalt(folder) : deriveSecret(await keys.current(), "queries");
}

function whole(option: string, value: number, min: number, max: number): number {
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw invalid(option, `a whole number from ${min} to ${max}`, String(value));
}

function invalid(option: string, expected: string, got: string): ExpodexError<"INVALID_OPTION"> {
  return new ExpodexError("INVALID_OPTION", {
    subject: option,
    expected,
    got,
    next: "change the option, or leave it out for its default",
    data: { option, expected, got },
  });
}
