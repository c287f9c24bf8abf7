/**
 * Vectors from a model on this machine, through `@huggingface/transformers`.
 *
 * The package is optional and loaded when the embedder is created. It downloads the model at the first use, unless the
 * model is a folder or is in its cache.
 */

import { throwIfAborted } from "../errors.ts";
import { wholeNumber } from "../options.ts";
import { type BatchingOptions, withBatching } from "./batching.ts";
import type { Embedder } from "./embedder.ts";
import { embedderFailed } from "./embedder-failure.ts";
import { loadPackage } from "./load-package.ts";

/** Which model, and how it is run. */
export interface TransformersOptions extends BatchingOptions {
  /** Name on the Hugging Face hub, or a folder. @default "Xenova/all-MiniLM-L6-v2" */
  model?: string;
  /** How the vectors of tokens become one. @default "mean" */
  pooling?: "mean" | "cls" | "last_token";
  /** Precision of the weights: `fp32`, `fp16`, `q8`, `q4`. @default the package's own */
  dtype?: string;
  /** Where the model runs: `cpu`, `webgpu`, `wasm`. @default the package's own */
  device?: string;
  /** Put in front of queries, for models that are told apart: `query: `. @default "" */
  queryPrefix?: string;
  /** Put in front of documents. @default "" */
  documentPrefix?: string;
  /** Texts at a time; more need more memory. @default 32 */
  batchSize?: number;
  /** Imports the package where this one cannot: `() => import("@huggingface/transformers")` in a bundled program. */
  load?: () => Promise<unknown>;
}

/** The part of the package that is used. */
interface TransformersModule {
  pipeline(
    task: "feature-extraction",
    model: string,
    options: { dtype?: string; device?: string },
  ): Promise<Extractor>;
}

interface Extractor {
  (
    texts: string[],
    options: { pooling: string; normalize: boolean },
  ): Promise<{ dims: readonly number[]; data: ArrayLike<number> }>;
  dispose?(): Promise<unknown>;
}

const PACKAGE = "@huggingface/transformers";
const DEFAULT_MODEL = "Xenova/all-MiniLM-L6-v2";

/**
 * Creates an embedder that runs a model on this machine. Loads the model and embeds one word to find out the length of
 * its vectors.
 *
 * @throws ExpodexError PACKAGE_MISSING, EMBEDDER_FAILED, INVALID_OPTION
 */
export async function transformersEmbedder(options: TransformersOptions = {}): Promise<Embedder> {
  const { model = DEFAULT_MODEL, pooling = "mean", dtype, device, batchSize = 32 } = options;
  const { queryPrefix = "", documentPrefix = "" } = options;
  const marks = [pooling, dtype, queryPrefix, documentPrefix].filter(Boolean).join("/");
  const id = `transformers:${model}:${marks}`;
  const transformers = await loadPackage(PACKAGE, { load: options.load });
  if (!isTransformers(transformers)) {
    throw embedderFailed(id, {
      expected: `the package ${PACKAGE}, which has a function pipeline`,
      got: "a module without it",
      next: `run npm install ${PACKAGE}@latest`,
    });
  }
  const extractor = await attempt(id, "load the model", () =>
    transformers.pipeline("feature-extraction", model, {
      ...(dtype === undefined ? {} : { dtype }),
      ...(device === undefined ? {} : { device }),
    }),
  );
  const extract = (texts: string[]) =>
    attempt(id, "run the model", async () => {
      const { dims, data } = await extractor(texts, { pooling, normalize: true });
      const length = dims.at(-1) ?? 0;
      return texts.map((_, at) => Float32Array.from({ length }, (_, k) => data[at * length + k]!));
    });
  const dimensions = (await extract(["text"]))[0]!.length;
  wholeNumber("dimensions", dimensions, 1, 4096);
  let closing: Promise<unknown> | undefined;
  const raw: Embedder = {
    id,
    dimensions,
    embed: async (texts, { kind = "document", signal } = {}) => {
      throwIfAborted(signal, id);
      const prefix = kind === "query" ? queryPrefix : documentPrefix;
      return extract(texts.map((text) => prefix + text));
    },
    close: async () => {
      // A session that is disposed of twice throws.
      closing ??= Promise.resolve(extractor.dispose?.());
      await closing;
    },
  };
  // A model works on one batch at a time; a second would only wait in memory.
  return withBatching(raw, { batchSize, concurrency: options.concurrency ?? 1 });
}

function isTransformers(value: unknown): value is TransformersModule {
  return typeof Object(value).pipeline === "function";
}

async function attempt<T>(id: string, task: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw embedderFailed(id, {
      expected: `to ${task}`,
      got: `an error: ${cause instanceof Error ? cause.message : String(cause)}`,
      next: "check the model's name, and that it can be downloaded or is in the cache",
      cause,
    });
  }
}
