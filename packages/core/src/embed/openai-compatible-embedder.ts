/** Vectors from any service with OpenAI's `/v1/embeddings`: OpenAI, Ollama, LM Studio, vLLM. */

import { invalidOption } from "../options.ts";
import type { Embedder } from "./embedder.ts";
import { type ServiceOptions, serviceEmbedder } from "./service-embedder.ts";

/** Which service, which model. */
export interface OpenAiCompatibleOptions extends ServiceOptions {
  /** Up to and with the version: `https://api.openai.com/v1`, `http://localhost:11434/v1`. Without a path, `/v1` is added. */
  baseUrl: string;
  model: string;
  /** Asks the service to shorten its vectors to `dimensions`; OpenAI's third generation and other nested models can. @default false */
  shorten?: boolean;
  /** Put in front of queries, for models that are told apart: `search_query: `. @default "" */
  queryPrefix?: string;
  /** Put in front of documents. @default "" */
  documentPrefix?: string;
  /** Sent with each request. @default none */
  headers?: Readonly<Record<string, string>>;
  /** Where the key usually stands, for the error KEY_MISSING. @default "OPENAI_API_KEY" */
  apiKeyVariable?: string;
}

/**
 * Creates an embedder that asks an OpenAI-compatible service. Without `dimensions`, embeds one word to find them out.
 *
 * @throws ExpodexError KEY_MISSING, INVALID_OPTION, EMBEDDER_FAILED
 */
export function openAiCompatibleEmbedder(options: OpenAiCompatibleOptions): Promise<Embedder> {
  const { model, dimensions, shorten = false, queryPrefix = "", documentPrefix = "" } = options;
  const url = addressOf(options.baseUrl);
  if (model === "") throw invalidOption("model", "a model's name", model);
  if (shorten && dimensions === undefined) {
    throw invalidOption("dimensions", "the length to shorten to", dimensions);
  }
  const marks = [shorten ? `/${dimensions}` : "", queryPrefix, documentPrefix].join("\n").trim();
  return serviceEmbedder(
    {
      name: url.host,
      variable: options.apiKeyVariable ?? "OPENAI_API_KEY",
      needsKey: url.host === "api.openai.com",
      url: url.href,
      headers: options.headers,
      id: `openai-compatible:${url.host}:${model}${marks}`,
      batchSize: 200,
      body: (texts, kind) => {
        const prefix = kind === "query" ? queryPrefix : documentPrefix;
        const body = {
          model,
          input: texts.map((text) => prefix + text),
          encoding_format: "float",
        };
        return shorten ? { ...body, dimensions } : body;
      },
      vectors: vectorsOf,
    },
    options,
  );
}

function addressOf(baseUrl: string): URL {
  let url: URL;
  try {
    url = new URL(baseUrl);
  } catch {
    throw invalidOption("baseUrl", "an http or https address", baseUrl);
  }
  const path = url.pathname.replace(/\/+$/, "");
  url.pathname = `${path === "" ? "/v1" : path}/embeddings`;
  return url;
}

/** `{ data: [{ index, embedding }] }`, by index where the service gives one; services may answer out of order. */
export function vectorsOf(answer: unknown): unknown {
  const data =
    typeof answer === "object" && answer !== null && "data" in answer ? answer.data : undefined;
  if (!Array.isArray(data)) return undefined;
  const vectors: unknown[] = new Array(data.length).fill(undefined);
  for (const [at, entry] of data.entries()) {
    if (typeof entry !== "object" || entry === null) return undefined;
    const index: unknown = "index" in entry ? entry.index : at;
    if (typeof index !== "number" || !(index in vectors)) return undefined;
    vectors[index] = "embedding" in entry ? entry.embedding : undefined;
  }
  return vectors;
}
