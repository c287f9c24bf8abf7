/**
 * One request to an embedding service: send JSON, read JSON, say in our words what went wrong.
 *
 * Bounds on what comes back: time and bytes. The key stands in no error.
 */
import { throwIfAborted } from "../errors.ts";
import type { Milliseconds } from "../platform.ts";
import { embedderFailed, keyMissing } from "./embedder-failure.ts";

/** What a request needs of `fetch`; every platform's own fits. */
export type EmbedFetch = (
  url: string,
  init: {
    method: "POST";
    headers: Record<string, string>;
    body: string;
    signal: AbortSignal;
    redirect: "error";
  },
) => Promise<EmbedResponse>;

/** What a request needs of a response. */
export interface EmbedResponse {
  status: number;
  headers: { get(name: string): string | null };
  body: ByteStream | null;
}

/** What a request needs of a stream of bytes. */
export interface ByteStream {
  getReader(): {
    read(): Promise<{ done: boolean; value?: Uint8Array }>;
    cancel(): Promise<void>;
  };
}

/** What to send where. */
export interface ServiceRequest {
  /** Names the embedder in errors. */
  embedder: string;
  /** Names the service in errors. */
  service: string;
  url: string;
  apiKey?: string;
  /** Where the key usually stands. */
  variable: string;
  headers: Readonly<Record<string, string>>;
  body: unknown;
  fetch: EmbedFetch;
  timeoutMs: Milliseconds;
  maxBytes: number;
  signal?: AbortSignal;
  /** Milliseconds since 1970, for services that name a date to return at. */
  now: () => Milliseconds;
}

/**
 * Sends the request and gives the JSON that came back.
 *
 * @throws ExpodexError EMBEDDER_FAILED, KEY_MISSING, ABORTED
 */
export async function postJson(request: ServiceRequest): Promise<unknown> {
  const { embedder, url, apiKey, signal } = request;
  throwIfAborted(signal, embedder);
  const timeout = AbortSignal.timeout(request.timeoutMs);
  const headers: Record<string, string> = {
    "content-type": "application/json",
    accept: "application/json",
    ...request.headers,
  };
  if (apiKey !== undefined) headers.authorization = `Bearer ${apiKey}`;
  let response: EmbedResponse;
  let text: string;
  try {
    response = await request.fetch(url, {
      method: "POST",
      headers,
      body: JSON.stringify(request.body),
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
      redirect: "error",
    });
    text = await readText(response, request);
  } catch (error) {
    throwIfAborted(signal, embedder);
    if (error instanceof TooLong) throw tooLong(request);
    throw embedderFailed(embedder, {
      expected: `an answer from ${url}`,
      got: timeout.aborted ? `none within ${request.timeoutMs} ms` : `no connection`,
      next: "check that the service runs at that address",
      transient: true,
      cause: error,
    });
  }
  if (response.status < 200 || response.status > 299) throw refused(request, response, text);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw embedderFailed(embedder, {
      expected: "JSON",
      got: quote(text, apiKey),
      next: "check that baseUrl leads to an embedding service",
      status: response.status,
      transient: true,
      cause: error,
    });
  }
}

class TooLong extends Error {}

async function readText(response: EmbedResponse, request: ServiceRequest): Promise<string> {
  const { body } = response;
  if (body === null) return "";
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    if (value === undefined) continue;
    bytes += value.byteLength;
    if (bytes > request.maxBytes) {
      await reader.cancel();
      throw new TooLong();
    }
    text += decoder.decode(value, { stream: true });
  }
}

function tooLong(request: ServiceRequest) {
  return embedderFailed(request.embedder, {
    expected: `an answer of at most ${request.maxBytes} bytes`,
    got: "more",
    next: "pass a smaller batchSize",
  });
}

function refused(request: ServiceRequest, response: EmbedResponse, text: string) {
  const { status } = response;
  if ((status === 401 || status === 403) && request.apiKey === undefined) {
    return keyMissing(request.service, request.variable);
  }
  const transient = status === 408 || status === 429 || status >= 500;
  return embedderFailed(request.embedder, {
    expected: "status 200",
    got: `${status} ${quote(text, request.apiKey)}`,
    next: advice(status),
    status,
    transient,
    retryAfterMs: transient ? retryAfter(response, request.now()) : undefined,
  });
}

function advice(status: number): string {
  if (status === 401 || status === 403) return "check the API key and what it may use";
  if (status === 404) return "check baseUrl and the model's name";
  if (status === 413) return "pass a smaller batchSize";
  if (status === 429) return "wait, or ask the service for a higher limit";
  return status >= 500 ? "try again later" : "check the model and its options";
}

/** Reads `Retry-After`: seconds, or a date. */
export function retryAfter(response: EmbedResponse, now: Milliseconds): Milliseconds | undefined {
  const value = response.headers.get("retry-after")?.trim();
  if (value === undefined || value === "") return undefined;
  const wait = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isFinite(wait) ? Math.max(0, Math.ceil(wait)) : undefined;
}

/** The start of a text, on one line, with the key struck out: some services echo it. */
export function quote(text: string, apiKey: string | undefined): string {
  // Cut twice: first so that a long body is not searched, then, with the key gone, to what is shown.
  let shown = text.slice(0, 4000);
  if (apiKey !== undefined && apiKey !== "") shown = shown.replaceAll(apiKey, "***");
  shown = shown.slice(0, 200).replace(/\s+/g, " ").trim();
  return shown === "" ? "an empty body" : JSON.stringify(shown);
}
