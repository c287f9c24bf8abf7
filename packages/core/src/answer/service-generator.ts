/** What generators that ask a service share: options, and repeating requests that failed before the first word. */

import { keyMissing } from "../embed/embedder-failure.ts";
import type { ServiceFetch } from "../embed/service-fetch.ts";
import { type Sleep, systemSleep } from "../embed/sleep.ts";
import { isExpodexError, throwIfAborted } from "../errors.ts";
import { invalidOption, wholeNumber } from "../options.ts";
import { type Log, type Milliseconds, silentLog } from "../platform.ts";
import type { Random } from "../text/prng.ts";
import type { Generator, GeneratorRequest } from "./generator.ts";
import { generatorFailed } from "./generator-failure.ts";
import type { ServerSentEvent } from "./server-sent-events.ts";
import { streamEvents } from "./stream-request.ts";

/** What every generating service may be told. */
export interface GeneratorServiceOptions {
  model: string;
  /** In no error, id or log. */
  apiKey?: string;
  /** Longest answer in tokens, 1 to 100,000. @default 1,024 */
  maxOutputTokens?: number;
  /** @default the platform's own */
  fetch?: ServiceFetch;
  /** Longest silence of the service, before the first word and between any two, in milliseconds. @default 60,000 */
  idleMs?: Milliseconds;
  /** Longest time for one answer, in milliseconds. @default 300,000 */
  timeoutMs?: Milliseconds;
  /** Requests for one answer, the first included, 1 to 20; once words have come, none is repeated. @default 3 */
  attempts?: number;
  random?: Random;
  sleep?: Sleep;
  log?: Log;
  /** Milliseconds since 1970. @default Date.now */
  now?: () => Milliseconds;
}

/** What an event of a service means. */
export type StreamStep =
  | { text: string; isLast?: boolean }
  | { failure: string; transient: boolean }
  | "end"
  | undefined;

/** What tells one service from another. */
export interface GeneratorService {
  /** Names it in errors. */
  name: string;
  /** Where its key usually stands. */
  variable: string;
  needsKey: boolean;
  url: string;
  headers: Readonly<Record<string, string>>;
  /** Names service and model. */
  id: string;
  body(request: GeneratorRequest, maxOutputTokens: number): unknown;
  /** Reads an event; the JSON is parsed where there is any. */
  read(event: ServerSentEvent, json: unknown): StreamStep;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

/** Builds a generator for a service. @throws ExpodexError KEY_MISSING, INVALID_OPTION */
export function serviceGenerator(
  service: GeneratorService,
  options: GeneratorServiceOptions,
): Generator {
  const { maxOutputTokens = 1024, attempts = 3, idleMs = 60_000, timeoutMs = 300_000 } = options;
  const { random = Math.random, sleep = systemSleep, log = silentLog } = options;
  if (typeof options.model !== "string" || options.model === "")
    throw invalidOption("model", "a model's name", options.model);
  if (service.needsKey && (options.apiKey ?? "") === "")
    throw keyMissing(service.name, service.variable);
  if (!/^https?:\/\//u.test(service.url))
    throw invalidOption("baseUrl", "an http or https address", service.url);
  wholeNumber("maxOutputTokens", maxOutputTokens, 1, 100_000);
  wholeNumber("attempts", attempts, 1, 20);
  wholeNumber("idleMs", idleMs, 1, 3_600_000);
  wholeNumber("timeoutMs", timeoutMs, 1, 3_600_000);

  async function* once(request: GeneratorRequest): AsyncGenerator<string> {
    const events = streamEvents({
      generator: service.id,
      service: service.name,
      url: service.url,
      apiKey: options.apiKey === "" ? undefined : options.apiKey,
      variable: service.variable,
      headers: service.headers,
      body: service.body(request, maxOutputTokens),
      // Called as a plain function: a browser's fetch refuses to be another object's method.
      fetch: options.fetch ?? ((url, init) => globalThis.fetch(url, init)),
      idleMs,
      timeoutMs,
      signal: request.signal,
      now: options.now ?? Date.now,
    });
    for await (const event of events) {
      const step = service.read(event, parse(event.data));
      if (step === undefined) continue;
      if (step === "end") return;
      if ("text" in step) {
        if (step.text !== "") yield step.text;
        if (step.isLast === true) return;
      } else
        throw generatorFailed(service.id, {
          expected: "an answer",
          got: hideKey(step.failure, options.apiKey),
          next: step.transient ? "try again later" : "check the model and its options",
          transient: step.transient,
        });
    }
    throw generatorFailed(service.id, {
      expected: "an answer with an end",
      got: "a stream that broke off",
      next: "try again",
      transient: true,
    });
  }

  return {
    id: service.id,
    async *generate(request) {
      for (let attempt = 1; ; attempt++) {
        throwIfAborted(request.signal, service.id);
        let spoke = false;
        try {
          for await (const text of once(request)) {
            spoke = true;
            yield text;
          }
          return;
        } catch (error) {
          if (spoke || !isExpodexError(error, "GENERATOR_FAILED")) throw error;
          const asked = error.data.retryAfterMs ?? 0;
          if (error.data.transient !== true || attempt >= attempts || asked > LONGEST_WAIT_MS)
            throw error;
          const reach = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempt - 1));
          const wait = Math.max(asked, Math.round(random() * reach));
          log(`${error.message} (attempt ${attempt} of ${attempts}, again in ${wait} ms)`);
          await sleep(wait, request.signal);
        }
      }
    },
  };
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}

function hideKey(text: string, apiKey: string | undefined): string {
  const short = text.slice(0, 4000);
  const safe = apiKey === undefined || apiKey === "" ? short : short.replaceAll(apiKey, "***");
  return JSON.stringify(safe.slice(0, 200));
}

/** A member of an object that came as JSON. */
export function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

/** Reads `baseUrl`, adding the version where there is no path, and appends what is asked for. @throws ExpodexError INVALID_OPTION */
export function addressOf(baseUrl: string, version: string, call: string): URL {
  let url: URL;
  try {
    url = new URL(baseUrl);
  } catch {
    throw invalidOption("baseUrl", "an http or https address", baseUrl);
  }
  const path = url.pathname.replace(/\/+$/u, "");
  url.pathname = `${path === "" ? version : path}${call}`;
  return url;
}
