/**
 * What embedders that ask a service share: options, retries, batches, cache, and finding out the length of vectors.
 *
 *     cache ─► batches of 200 ─► retries ─► one request
 */

import { invalidOption, wholeNumber } from "../options.ts";
import type { Log, Milliseconds } from "../platform.ts";
import type { Random } from "../text/prng.ts";
import { withBatching } from "./batching.ts";
import type { Embedder, EmbedKind } from "./embedder.ts";
import { embedderFailed, keyMissing } from "./embedder-failure.ts";
import { withRetry } from "./retry.ts";
import type { ServiceFetch } from "./service-fetch.ts";
import { postJson } from "./service-request.ts";
import type { Sleep } from "./sleep.ts";
import { createVectorCache, type VectorCache, withVectorCache } from "./vector-cache.ts";

/** What every embedding service may be told. */
export interface ServiceOptions {
  /** Sent as a bearer token; in no error, id or log. */
  apiKey?: string;
  /** Length of the model's vectors, 1 to 4,096. @default found out by embedding one word */
  dimensions?: number;
  /** @default the platform's own */
  fetch?: ServiceFetch;
  /** Texts a request. @default 200, or what the service allows */
  batchSize?: number;
  /** Requests under way at once, 1 to 32. @default 2 */
  concurrency?: number;
  /** Longest time for one request, answer included, in milliseconds. @default 60,000 */
  timeoutMs?: Milliseconds;
  /** Requests for one batch, the first included. @default 5 */
  attempts?: number;
  /** Where vectors are kept. @default one of its own with 10,000 vectors */
  cache?: VectorCache;
  random?: Random;
  sleep?: Sleep;
  log?: Log;
  /** Milliseconds since 1970. @default Date.now */
  now?: () => Milliseconds;
  /** Ends finding out the length of vectors. */
  signal?: AbortSignal;
}

/** What tells one service from another. */
export interface Service {
  /** Names it in errors. */
  name: string;
  /** Where its key usually stands. */
  variable: string;
  needsKey: boolean;
  url: string;
  headers?: Readonly<Record<string, string>>;
  /** Names model and settings. */
  id: string;
  batchSize: number;
  body(texts: readonly string[], kind: EmbedKind): unknown;
  /** The list of vectors in an answer; undefined where there is none. */
  vectors(answer: unknown): unknown;
}

/** Bytes of an answer: 10,000 vectors of 4,096 numbers would be more, no batch in use comes near. */
const MAX_ANSWER_BYTES = 256 * 1024 * 1024;

/** Services refuse empty texts; the word that stands for one, and that finds out dimensions. */
const SOME_WORD = "text";

/**
 * Builds an embedder for a service.
 *
 * @throws ExpodexError KEY_MISSING, INVALID_OPTION, and EMBEDDER_FAILED where the length of vectors cannot be found out
 */
export async function serviceEmbedder(
  service: Service,
  options: ServiceOptions,
): Promise<Embedder> {
  if (service.needsKey && (options.apiKey === undefined || options.apiKey === "")) {
    throw keyMissing(service.name, service.variable);
  }
  if (!/^https?:\/\//.test(service.url)) {
    throw invalidOption("baseUrl", "an http or https address", service.url);
  }
  const { timeoutMs = 60_000 } = options;
  wholeNumber("timeoutMs", timeoutMs, 1, 3_600_000);
  const ask = async (texts: readonly string[], kind: EmbedKind, signal?: AbortSignal) => {
    const answer = await postJson({
      embedder: service.id,
      service: service.name,
      url: service.url,
      apiKey: options.apiKey === "" ? undefined : options.apiKey,
      variable: service.variable,
      headers: service.headers ?? {},
      body: service.body(texts, kind),
      // Called as a plain function: a browser's fetch refuses to be another object's method.
      fetch: options.fetch ?? ((url, init) => globalThis.fetch(url, init)),
      timeoutMs,
      maxBytes: MAX_ANSWER_BYTES,
      signal,
      now: options.now ?? Date.now,
    });
    return readVectors(service.id, service.vectors(answer), texts.length);
  };
  const build = (dimensions: number): Embedder => {
    const raw: Embedder = {
      id: service.id,
      dimensions,
      embed: async (texts, call = {}) => {
        // A text without a sign that a reader sees is not sent: its vector is zero.
        const said = texts.filter((text) => text.trim() !== "");
        if (said.length === 0) return texts.map(() => new Float32Array(dimensions));
        const found = (await ask(said, call.kind ?? "document", call.signal)).values();
        return texts.map((text) =>
          text.trim() === "" ? new Float32Array(dimensions) : found.next().value!,
        );
      },
    };
    return withRetry(raw, options);
  };
  let { dimensions } = options;
  if (dimensions === undefined) {
    const probe: Embedder = {
      ...build(1),
      embed: (texts, call) => ask(texts, "document", call?.signal),
    };
    const [vector] = await withRetry(probe, options).embed([SOME_WORD], { signal: options.signal });
    dimensions = vector!.length;
  }
  wholeNumber("dimensions", dimensions, 1, 4096);
  const { batchSize = service.batchSize, concurrency } = options;
  const cache = options.cache ?? createVectorCache();
  return withVectorCache(withBatching(build(dimensions), { batchSize, concurrency }), cache);
}

function readVectors(id: string, found: unknown, expected: number): Float32Array[] {
  if (!Array.isArray(found) || found.length !== expected) {
    throw embedderFailed(id, {
      expected: `${expected} vectors`,
      got: Array.isArray(found) ? `${found.length}` : "an answer without any",
      next: "check that the model embeds text",
    });
  }
  return found.map((vector: unknown, at) => {
    if (Array.isArray(vector) && vector.length > 0 && vector.every((x) => typeof x === "number")) {
      return Float32Array.from(vector);
    }
    throw embedderFailed(id, {
      expected: "a list of numbers for each text",
      got: `something else for text ${at}`,
      next: "check that the service returns floats, not an encoded form",
    });
  });
}
