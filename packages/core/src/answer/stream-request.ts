/**
 * One request to a service that streams: send JSON, give the events that come back, say in our words what went wrong.
 *
 * Bounds on what comes back: time to the first byte, silence between bytes, time in all, and bytes. The key stands in no error.
 */
import type { ByteReader, ServiceFetch } from "../embed/service-fetch.ts";
import { quote, refusalOf } from "../embed/service-refusal.ts";
import { type ExpodexError, throwIfAborted } from "../errors.ts";
import type { Milliseconds } from "../platform.ts";
import { generatorFailed } from "./generator-failure.ts";
import { createEventReader, type ServerSentEvent } from "./server-sent-events.ts";

/** What to send where. */
export interface StreamRequest {
  /** Names the generator in errors. */
  generator: string;
  /** Names the service in errors. */
  service: string;
  url: string;
  apiKey: string | undefined;
  /** Where the key usually stands. */
  variable: string;
  headers: Readonly<Record<string, string>>;
  body: unknown;
  fetch: ServiceFetch;
  /** Longest silence: up to the first byte, and between any two. */
  idleMs: Milliseconds;
  /** Longest time in all. */
  timeoutMs: Milliseconds;
  signal: AbortSignal | undefined;
  /** Milliseconds since 1970, for services that name a date to return at. */
  now: () => Milliseconds;
}

/** An answer of 100,000 tokens, each in an event of its own, is some twenty megabytes. */
const MAX_BYTES = 32 * 1024 * 1024;
/** One event carries a word or two. */
const MAX_EVENT_CHARS = 1024 * 1024;
/** Of a refusal, as much is read as is shown. */
const MAX_REFUSAL_BYTES = 64 * 1024;

/**
 * Sends the request and gives each event as it comes.
 *
 * @throws ExpodexError GENERATOR_FAILED, KEY_MISSING, ABORTED
 */
export async function* streamEvents(request: StreamRequest): AsyncGenerator<ServerSentEvent> {
  const { generator, signal, idleMs, timeoutMs } = request;
  throwIfAborted(signal, generator);
  const watch = createWatch(idleMs, timeoutMs, signal);
  let reader: ByteReader | undefined;
  try {
    const response = await request.fetch(request.url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "text/event-stream",
        ...request.headers,
      },
      body: JSON.stringify(request.body),
      signal: watch.signal,
      redirect: "error",
    });
    watch.heard();
    reader = response.body?.getReader();
    if (response.status < 200 || response.status > 299)
      throw generatorFailed(
        generator,
        refusalOf(request, response, await readStart(reader), "maxTokens"),
      );
    if (!(response.headers.get("content-type") ?? "").startsWith("text/event-stream"))
      throw notAStream(request, await readStart(reader), response.status);
    yield* readEvents(request, reader, watch);
  } catch (error) {
    throwIfAborted(signal, generator);
    if (isOurs(error)) throw error;
    throw generatorFailed(generator, {
      expected: `an answer from ${request.url}`,
      got: watch.passed() ?? "no connection, or one that was cut",
      next: "check that the service runs at that address",
      transient: true,
      cause: error,
    });
  } finally {
    watch.end();
    // Whoever stops reading early wants no more of the model's words, which cost money.
    await reader?.cancel().catch(() => undefined);
  }
}

async function* readEvents(
  request: StreamRequest,
  reader: ByteReader | undefined,
  watch: Watch,
): AsyncGenerator<ServerSentEvent> {
  if (reader === undefined) return;
  const decoder = new TextDecoder();
  const events = createEventReader();
  for (let bytes = 0; ; ) {
    const { done, value } = await reader.read();
    watch.heard();
    if (done) return;
    if (value === undefined) continue;
    bytes += value.byteLength;
    const completed = events.push(decoder.decode(value, { stream: true }));
    if (bytes > MAX_BYTES || events.pending > MAX_EVENT_CHARS)
      throw generatorFailed(request.generator, {
        expected: `at most ${MAX_BYTES} bytes, in events of at most ${MAX_EVENT_CHARS} characters`,
        got: "more",
        next: "check that baseUrl leads to a service that streams answers",
      });
    yield* completed;
  }
}

/** Ends a request that is silent for too long, or too long in all. */
interface Watch {
  signal: AbortSignal;
  /** Something came: the silence begins anew. */
  heard(): void;
  /** Which bound was passed, in words. */
  passed(): string | undefined;
  end(): void;
}

function createWatch(idleMs: Milliseconds, timeoutMs: Milliseconds, outer?: AbortSignal): Watch {
  const late = new AbortController();
  let said: string | undefined;
  const stop = (words: string) => () => {
    said = words;
    late.abort();
  };
  const whole = setTimeout(stop(`no end within ${timeoutMs} ms`), timeoutMs);
  const startIdle = () => setTimeout(stop(`silence for ${idleMs} ms`), idleMs);
  let idle = startIdle();
  return {
    signal: outer === undefined ? late.signal : AbortSignal.any([outer, late.signal]),
    heard() {
      clearTimeout(idle);
      idle = startIdle();
    },
    passed: () => said,
    end() {
      clearTimeout(idle);
      clearTimeout(whole);
    },
  };
}

async function readStart(reader: ByteReader | undefined): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for (let bytes = 0; reader !== undefined && bytes < MAX_REFUSAL_BYTES; ) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value?.byteLength ?? 0;
    if (value !== undefined) text += decoder.decode(value, { stream: true });
  }
  return text;
}

function notAStream(request: StreamRequest, text: string, status: number): ExpodexError {
  return generatorFailed(request.generator, {
    expected: "a stream of events",
    got: quote(text, request.apiKey),
    next: "check that baseUrl leads to a service that streams answers",
    status,
  });
}

function isOurs(error: unknown): boolean {
  return error instanceof Error && error.name === "ExpodexError";
}
