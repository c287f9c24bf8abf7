/**
 * Fetches texts from a web site.
 *
 * Responsible for: redirects, time and size limits, retries, conditional requests, telling failures apart.
 * Not responsible for: which pages there are, or keeping them.
 */
import { ExpodexError, isExpodexError, type Milliseconds, throwIfAborted } from "@expodex/core";
import type { Response } from "undici";
import type { Bytes } from "../disk/read-text.ts";
import { checkedLookup, checkUrl, isPublicAddress } from "./address.ts";

/** What tells a state of a page from another, in the site's words. */
export interface Validators {
  etag?: string;
  lastModified?: string;
}

/** A page's bytes, or that they are what they were. */
export type Fetched =
  | { status: "new"; bytes: Uint8Array; contentType: string; validators: Validators; url: string }
  | { status: "unchanged" }
  | { status: "missing"; code: number };

/** How a site is asked. */
export interface ClientSettings {
  /** Whether an address may be connected to; asked for every connection, redirects included. */
  isAllowed: (address: string) => boolean;
  /** Longest time for one request, its redirects and its body included. */
  timeoutMs: Milliseconds;
  /** Further attempts after a failure that may pass. */
  retries: number;
  /** Waits, unless the signal is raised first. */
  wait: (ms: Milliseconds, signal: AbortSignal | undefined) => Promise<void>;
}

/** Asks one site. */
export interface SiteClient {
  /**
   * Fetches a text of at most `maxBytes`.
   *
   * @throws ExpodexError SOURCE_UNREACHABLE, LIMIT_EXCEEDED, ADDRESS_BLOCKED, ABORTED
   */
  get(
    url: URL,
    options: {
      maxBytes: Bytes;
      validators?: Validators | undefined;
      signal?: AbortSignal | undefined;
    },
  ): Promise<Fetched>;
  close(): Promise<void>;
}

/** Redirects that are followed; a site's own chains have one or two. */
const MAX_REDIRECTS = 5;
const FIRST_WAIT_MS = 500;
/** Longest wait before another attempt, whatever `Retry-After` asks for. */
const MAX_WAIT_MS = 30_000;
const RETRIED = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Asks addresses of the public internet, as the platform's `fetch` does. */
export interface PublicFetch {
  /** Each connection is checked where it is made. @throws ExpodexError ADDRESS_BLOCKED, also as the cause of what it rejects with */
  fetch(url: string, init?: RequestInit): Promise<globalThis.Response>;
  /** Ends its connections. */
  close(): Promise<void>;
}

/** Makes a `fetch` that reaches no private network, for whoever reads addresses that somebody else wrote. */
export async function publicFetch(): Promise<PublicFetch> {
  const { Agent, fetch } = await import("undici");
  const dispatcher = new Agent({ connect: { lookup: checkedLookup(isPublicAddress) } });
  // The library is what the platform's own is made of, with types of its own for the same things.
  const ask = fetch as unknown as (
    url: string,
    init: Omit<RequestInit, "dispatcher"> & { dispatcher: unknown },
  ) => Promise<globalThis.Response>;
  return {
    fetch: async (url, init = {}) => {
      checkUrl(new URL(url), isPublicAddress);
      return ask(url, { ...init, dispatcher });
    },
    close: () => dispatcher.destroy(),
  };
}

/** Makes a client. Close it to end its connections. */
export async function createSiteClient(settings: ClientSettings): Promise<SiteClient> {
  // Loaded here, so that reading a folder does not wait for it.
  const { Agent, fetch } = await import("undici");
  const agent = new Agent({
    connectTimeout: settings.timeoutMs,
    connect: { lookup: checkedLookup(settings.isAllowed) },
  });

  return {
    async get(url, { maxBytes, validators = {}, signal }) {
      for (let attempt = 0; ; attempt += 1) {
        throwIfAborted(signal, url.href);
        let failure: ExpodexError;
        let waitMs = Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt);
        try {
          const result = await once(url, maxBytes, validators, signal);
          if (!("retryAfterMs" in result)) return result;
          waitMs = Math.min(MAX_WAIT_MS, result.retryAfterMs ?? waitMs);
          failure = unreachable(url, `status ${result.code}`, { status: result.code });
        } catch (error) {
          throwIfAborted(signal, url.href);
          failure = requestError(url, error, settings.timeoutMs);
          if (failure.code !== "SOURCE_UNREACHABLE") throw failure;
        }
        if (attempt >= settings.retries) throw failure;
        await settings.wait(waitMs, signal);
      }
    },
    close: () => agent.destroy(),
  };

  async function once(
    start: URL,
    maxBytes: Bytes,
    validators: Validators,
    signal: AbortSignal | undefined,
  ): Promise<Fetched | { retryAfterMs: Milliseconds | undefined; code: number }> {
    const deadline = AbortSignal.timeout(settings.timeoutMs);
    const either = signal === undefined ? deadline : AbortSignal.any([deadline, signal]);
    let url = start;
    for (let hops = 0; ; hops += 1) {
      checkUrl(url, settings.isAllowed);
      const response = await fetch(url, {
        dispatcher: agent,
        redirect: "manual",
        signal: either,
        headers: {
          accept: "text/markdown, text/plain;q=0.9",
          "user-agent": "expodex",
          ...(validators.etag === undefined ? {} : { "if-none-match": validators.etag }),
          ...(validators.lastModified === undefined
            ? {}
            : { "if-modified-since": validators.lastModified }),
        },
      });
      const { status } = response;
      const location = response.headers.get("location");
      if (status >= 300 && status < 400 && status !== 304 && location !== null) {
        await response.body?.cancel();
        if (hops >= MAX_REDIRECTS) throw tooManyRedirects(start);
        url = nextUrl(url, location);
        continue;
      }
      if (status === 200) {
        const bytes = await readBody(start, response, maxBytes);
        const contentType = response.headers.get("content-type") ?? "";
        return {
          status: "new",
          bytes,
          contentType,
          validators: validatorsOf(response),
          url: url.href,
        };
      }
      await response.body?.cancel();
      if (status === 304) return { status: "unchanged" };
      if (RETRIED.has(status))
        return { code: status, retryAfterMs: retryAfter(response.headers.get("retry-after")) };
      if (status >= 500) throw unreachable(start, `status ${status}`, { status });
      return { status: "missing", code: status };
    }
  }
}

/** A redirect's target. One that leaves encryption is no redirect that a site means. */
function nextUrl(from: URL, location: string): URL {
  const to = URL.canParse(location, from.href) ? new URL(location, from) : undefined;
  if (to === undefined) throw unreachable(from, `a redirect to ${JSON.stringify(location)}`);
  if (from.protocol === "https:" && to.protocol === "http:")
    throw unreachable(from, "a redirect from https to http");
  return to;
}

async function readBody(url: URL, response: Response, maxBytes: Bytes): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    const bytes: Uint8Array = chunk;
    length += bytes.length;
    if (length > maxBytes) {
      await response.body?.cancel().catch(() => {});
      throw new ExpodexError("LIMIT_EXCEEDED", {
        subject: url.href,
        expected: `at most ${maxBytes} bytes`,
        got: "more",
        next: "raise the limit if the page is meant to be that large",
        data: { limit: "maxPageBytes", max: maxBytes },
      });
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function validatorsOf(response: Response): Validators {
  const etag = response.headers.get("etag");
  const lastModified = response.headers.get("last-modified");
  return {
    ...(etag === null ? {} : { etag }),
    ...(lastModified === null ? {} : { lastModified }),
  };
}

/** Reads `Retry-After`: seconds, or a date. */
function retryAfter(value: string | null): Milliseconds | undefined {
  if (value === null) return undefined;
  if (/^\d{1,6}$/u.test(value.trim())) return Number(value) * 1_000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now());
}

function requestError(url: URL, cause: unknown, timeoutMs: Milliseconds): ExpodexError {
  if (cause instanceof ExpodexError) return cause;
  const inner = cause instanceof Error ? cause.cause : undefined;
  if (isExpodexError(inner)) return inner;
  if (cause instanceof Error && cause.name === "TimeoutError")
    return unreachable(url, `no complete answer within ${timeoutMs} ms`, {}, cause);
  const code = inner instanceof Error && "code" in inner ? String(inner.code) : "a network failure";
  return unreachable(url, code, {}, cause);
}

function unreachable(
  url: URL,
  got: string,
  data: { status?: number } = {},
  cause?: unknown,
): ExpodexError<"SOURCE_UNREACHABLE"> {
  return new ExpodexError("SOURCE_UNREACHABLE", {
    subject: url.href,
    expected: "an answer from the site",
    got,
    next: "check the address and your network, then run again: what was fetched is kept where a cache folder is given",
    data: { source: url.href, ...data },
    ...(cause === undefined ? {} : { cause }),
  });
}

function tooManyRedirects(url: URL): ExpodexError {
  return new ExpodexError("LIMIT_EXCEEDED", {
    subject: url.href,
    expected: `at most ${MAX_REDIRECTS} redirects`,
    got: "more",
    next: "name the address that they lead to",
    data: { limit: "redirects", max: MAX_REDIRECTS },
  });
}
