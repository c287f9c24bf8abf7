/**
 * One request to an embedding service: send JSON, read JSON, say in our words what went wrong.
 *
 * Bounds on what comes back: time and bytes. The key stands in no error.
 */
import { throwIfAborted } from "../errors.ts";
import type { Milliseconds } from "../platform.ts";
import { embedderFailed } from "./embedder-failure.ts";
import type { ServiceFetch, ServiceResponse } from "./service-fetch.ts";
import { quote, refusalOf } from "./service-refusal.ts";

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
  fetch: ServiceFetch;
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
  let response: ServiceResponse;
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
  if (response.status < 200 || response.status > 299)
    throw embedderFailed(embedder, refusalOf(request, response, text, "batchSize"));
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

async function readText(response: ServiceResponse, request: ServiceRequest): Promise<string> {
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
