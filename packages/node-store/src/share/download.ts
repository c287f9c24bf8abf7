/**
 * Brings the bytes of a shared snapshot in, from a file or the web, a stretch at a time.
 *
 * Responsible for: redirects, time, telling failures apart. Not responsible for: which addresses may be reached, which is for the
 * `fetch` that is passed in, and how many bytes are taken, which is for who reads.
 */
import { open } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { ExpodexError, isExpodexError, type Milliseconds } from "@expodex/core/read";

/** Asks the web, as the platform's `fetch` does; redirects are not to be followed. */
export type Fetch = (
  url: string,
  init: { redirect: "manual"; signal: AbortSignal; headers: Record<string, string> },
) => Promise<Pick<Response, "status" | "headers" | "body">>;

/** How bytes are brought in. */
export interface DownloadSettings {
  fetch: Fetch;
  /** Longest time for all of it, redirects included. */
  timeoutMs: Milliseconds;
  signal: AbortSignal | undefined;
}

/** What comes in. */
export interface Download {
  /** Length in bytes, where the other side says it; it may lie. */
  declaredBytes?: number;
  /** Ends early where whoever reads does. */
  stretches: AsyncIterable<Uint8Array>;
}

const MAX_REDIRECTS = 5;
const STRETCH_BYTES = 1024 * 1024;

/** Whether a text names an address of the web rather than a file. */
export function isWebAddress(from: string): boolean {
  return /^https?:\/\//iu.test(from);
}

/** Opens a file, by its path or `file:` address. @throws ExpodexError FILE_FAILED */
export async function openSharedFile(
  from: string,
  signal: AbortSignal | undefined,
): Promise<Download> {
  const path = from.startsWith("file:") ? fileURLToPath(from) : from;
  const failed = (cause: unknown) => fileFailed(path, cause);
  const file = await open(path).catch((cause: unknown) => {
    throw failed(cause);
  });
  const { size } = await file.stat();
  async function* stretches() {
    try {
      for (;;) {
        signal?.throwIfAborted();
        const { bytesRead, buffer } = await file.read(new Uint8Array(STRETCH_BYTES), 0);
        if (bytesRead === 0) return;
        yield buffer.subarray(0, bytesRead);
      }
    } catch (cause) {
      throw signal?.aborted === true ? cause : failed(cause);
    } finally {
      await file.close();
    }
  }
  return { declaredBytes: size, stretches: stretches() };
}

/**
 * Asks for a file of the web.
 *
 * @throws ExpodexError SOURCE_UNREACHABLE, SOURCE_NOT_FOUND, LIMIT_EXCEEDED for a chain of redirects, and what `fetch` raises
 */
export async function startDownload(
  from: string,
  { fetch, timeoutMs, signal }: DownloadSettings,
): Promise<Download> {
  const deadline = AbortSignal.timeout(timeoutMs);
  const either = signal === undefined ? deadline : AbortSignal.any([deadline, signal]);
  const failed = (cause: unknown) => {
    if (signal?.aborted === true) return cause;
    return requestFailed(from, cause, timeoutMs);
  };
  let url = webAddress(from, undefined);
  for (let hops = 0; ; hops += 1) {
    const response = await fetch(url.href, {
      redirect: "manual",
      signal: either,
      headers: { accept: "application/octet-stream", "user-agent": "expodex" },
    }).catch((cause: unknown) => {
      throw failed(cause);
    });
    const { status, headers, body } = response;
    const location = headers.get("location");
    if (status >= 300 && status < 400 && location !== null) {
      await body?.cancel();
      if (hops >= MAX_REDIRECTS) throw tooManyRedirects(from);
      url = webAddress(location, url);
      continue;
    }
    if (status !== 200 || body === null) {
      await body?.cancel();
      throw refusedBy(from, status);
    }
    const declared = Number(headers.get("content-length") ?? "none");
    return {
      ...(Number.isSafeInteger(declared) && !headers.has("content-encoding")
        ? { declaredBytes: declared }
        : {}),
      stretches: streamed(body, failed),
    };
  }
}

async function* streamed(
  body: ReadableStream<Uint8Array>,
  failed: (cause: unknown) => unknown,
): AsyncIterable<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch (cause) {
    throw failed(cause);
  } finally {
    await reader.cancel().catch(() => {});
  }
}

/** An address, taken from where it was named. One that leaves encryption is no redirect that a site means. */
function webAddress(text: string, from: URL | undefined): URL {
  const url = URL.canParse(text, from?.href) ? new URL(text, from?.href) : undefined;
  if (url === undefined || !/^https?:$/u.test(url.protocol))
    throw unreachable(from?.href ?? text, "an address that is none of the web");
  if (from?.protocol === "https:" && url.protocol === "http:")
    throw unreachable(from.href, "a redirect from https to http");
  return url;
}

function refusedBy(from: string, status: number): ExpodexError {
  if (status === 404 || status === 410)
    return new ExpodexError("SOURCE_NOT_FOUND", {
      subject: from,
      expected: "a shared snapshot",
      got: `status ${status}`,
      next: "check the address",
      data: { source: from, wanted: "a shared snapshot" },
    });
  return unreachable(from, `status ${status}`, { status });
}

function requestFailed(from: string, cause: unknown, timeoutMs: Milliseconds): ExpodexError {
  if (isExpodexError(cause)) return cause;
  const inner = cause instanceof Error ? cause.cause : undefined;
  if (isExpodexError(inner)) return inner;
  if (cause instanceof Error && cause.name === "TimeoutError")
    return unreachable(from, `no complete answer within ${timeoutMs} ms`, {}, cause);
  const { code } = (inner ?? {}) as { code?: unknown };
  return unreachable(from, typeof code === "string" ? code : "a network failure", {}, cause);
}

function unreachable(
  from: string,
  got: string,
  data: { status?: number } = {},
  cause?: unknown,
): ExpodexError<"SOURCE_UNREACHABLE"> {
  return new ExpodexError("SOURCE_UNREACHABLE", {
    subject: from,
    expected: "a shared snapshot",
    got,
    next: "check the address and your network, then pull again",
    data: { source: from, ...data },
    ...(cause === undefined ? {} : { cause }),
  });
}

function tooManyRedirects(from: string): ExpodexError<"LIMIT_EXCEEDED"> {
  return new ExpodexError("LIMIT_EXCEEDED", {
    subject: from,
    expected: `at most ${MAX_REDIRECTS} redirects`,
    got: "more",
    next: "name the address that they lead to",
    data: { limit: "redirects", max: MAX_REDIRECTS },
  });
}

function fileFailed(path: string, cause: unknown): ExpodexError<"FILE_FAILED"> {
  const { code } = cause as { code?: unknown };
  const reason = typeof code === "string" ? code : "unknown";
  return new ExpodexError("FILE_FAILED", {
    subject: path,
    expected: "a shared snapshot that can be read",
    got: reason,
    next: "check the path and its permissions",
    data: { path, reason },
    cause,
  });
}
