/**
 * Asks the server for a file or a part of one.
 *
 * Responsible for: time-outs, trying again, errors. Not responsible for: what is kept (`file-cache.ts`), what bytes mean (`files.ts`).
 */
import { ExpodexError, isExpodexError } from "@expodex/core/parts";
import type { ByteRange } from "../engine/packed.ts";
import type { ClientSettings, Surroundings } from "./settings.ts";
import { pause } from "./waiting.ts";

/** What a server answered. */
export interface Reply {
  bytes: Uint8Array;
  /** Whether it is all of the file, though a part was asked for. */
  isWhole: boolean;
}

/** How to ask. */
export interface Asking {
  range?: ByteRange;
  /** How the browser's own cache is used. */
  cache: RequestCache;
  /** Takes a file that comes whole though a part was asked for: reads it, or gives what was read for another part. */
  whole?(read: () => Promise<Uint8Array>): Promise<Uint8Array>;
  /** Further tries. @default the client's */
  retries?: number;
}

/** Asks for a file. @throws ExpodexError OFFLINE, SHARD_FAILED */
export type Request = (path: string, asking: Asking) => Promise<Reply>;

/** Before the first further try; each next waits three times as long. */
const BACKOFF_MS = 250;
const MAX_BACKOFF_MS = 5_000;
/** A file that comes whole, though a part was asked for, is taken up to this size: parts of it are cut out here. */
const MAX_WHOLE_BYTES = 16 * 1024 * 1024;
/** A large answer may take as much longer: what of it comes in a time-out on the slowest line that is waited for. */
const BYTES_IN_TIMEOUT = 100_000;
const TOO_MANY_REQUESTS = 429;
const PASSING = new Set([408, 425, TOO_MANY_REQUESTS]);

/** Makes what asks for files. */
export function createRequest(settings: ClientSettings, around: Surroundings): Request {
  return async (path, asking) => {
    const { retries = settings.retries } = asking;
    for (let attempt = 0; ; attempt++) {
      const waiting = { ms: Math.min(MAX_BACKOFF_MS, BACKOFF_MS * 3 ** attempt) };
      try {
        // Browsers give a kept failure again where any copy will do.
        const cache = attempt > 0 && asking.cache === "force-cache" ? "reload" : asking.cache;
        return await askOnce(path, { ...asking, cache }, waiting);
      } catch (error) {
        if (!isExpodexError(error)) throw error;
        if (attempt >= retries || !isPassing(error)) throw error;
        around.onProblem(error);
        await pause(waiting.ms);
      }
    }
  };

  async function askOnce(path: string, asking: Asking, waiting: { ms: number }): Promise<Reply> {
    const url = settings.base + path;
    const { range, cache } = asking;
    const stop = new AbortController();
    let timer = setTimeout(() => stop.abort(), settings.timeoutMs);
    let response: Response | undefined;
    try {
      const headers =
        range === undefined ? undefined : { range: `bytes=${range[0]}-${range[1] - 1}` };
      response = await around.fetch(url, {
        cache,
        signal: stop.signal,
        ...(headers === undefined ? {} : { headers }),
      });
      const { status } = response;
      const isWhole = range !== undefined && status === 200;
      const length = Number(response.headers.get("content-length") ?? 0);
      clearTimeout(timer);
      const readMs = settings.timeoutMs * (1 + length / BYTES_IN_TIMEOUT);
      timer = setTimeout(() => stop.abort(), readMs);
      if (!response.ok) {
        waiting.ms = retryAfterMs(response) ?? waiting.ms;
        throw failed(path, "status", `status ${status}`, { status });
      }
      if (isWhole && length > MAX_WHOLE_BYTES) throw wholeInstead(path);
      const readBytes = async () => new Uint8Array(await response!.arrayBuffer());
      const bytes = await (isWhole && asking.whole ? asking.whole(readBytes) : readBytes());
      if (isWhole && bytes.length > MAX_WHOLE_BYTES) throw wholeInstead(path);
      return { bytes, isWhole };
    } catch (error) {
      if (isExpodexError(error)) throw error;
      if (stop.signal.aborted) {
        throw failed(path, "timeout", `no answer in ${settings.timeoutMs} ms`, {}, error);
      }
      if (response !== undefined) {
        throw failed(path, "cut", "an answer that broke off", {}, error);
      }
      throw new ExpodexError("OFFLINE", {
        subject: url,
        expected: "an answer",
        got: "none",
        next: "connect to the network and search again",
        data: { url },
        cause: error,
      });
    } finally {
      clearTimeout(timer);
      // An answer that is not read to its end would hold its connection.
      stop.abort();
    }
  }
}

type Reason = "status" | "timeout" | "cut" | "damaged" | "range";

/** Makes the error of a file that cannot be had. */
export const failed = (
  path: string,
  reason: Reason,
  got: string,
  more: { status?: number } = {},
  cause?: unknown,
) =>
  new ExpodexError("SHARD_FAILED", {
    subject: path,
    expected: "a file of the search index",
    got,
    next: "search again to try again; if that does not help, publish all files of the index again",
    data: { path, reason, ...more },
    cause,
  });

const wholeInstead = (path: string) =>
  new ExpodexError("SHARD_FAILED", {
    subject: path,
    expected: "a part of the file, status 206",
    got: "all of it, status 200",
    next: "serve it where range requests are answered, or export the index without packing",
    data: { path, reason: "range", status: 200 },
  });

/** Whether another try may do better. */
function isPassing(error: ExpodexError): boolean {
  if (isExpodexError(error, "OFFLINE")) return globalThis.navigator?.onLine !== false;
  if (!isExpodexError(error, "SHARD_FAILED")) return false;
  const { reason, status = 0 } = error.data;
  return reason === "timeout" || reason === "cut" || status >= 500 || PASSING.has(status);
}

/** How long a server asks to be left alone, up to a bound. */
function retryAfterMs({ headers }: Response): number | undefined {
  const seconds = Number(headers.get("retry-after") ?? Number.NaN);
  return seconds >= 0 ? Math.min(MAX_BACKOFF_MS, seconds * 1000) : undefined;
}
