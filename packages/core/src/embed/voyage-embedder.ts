/** Vectors from Voyage AI. */
import type { Embedder } from "./embedder.ts";
import { vectorsOf } from "./openai-compatible-embedder.ts";
import { type ServiceOptions, serviceEmbedder } from "./service-embedder.ts";

/** Which model. */
export interface VoyageOptions extends ServiceOptions {
  model: string;
  /** @default "https://api.voyageai.com/v1" */
  baseUrl?: string;
}

/**
 * Creates an embedder that asks Voyage; `dimensions`, where given, are asked for.
 *
 * @throws ExpodexError KEY_MISSING, INVALID_OPTION, EMBEDDER_FAILED
 */
export function voyageEmbedder(options: VoyageOptions): Promise<Embedder> {
  const { model, dimensions, baseUrl = "https://api.voyageai.com/v1" } = options;
  return serviceEmbedder(
    {
      name: "Voyage",
      variable: "VOYAGE_API_KEY",
      needsKey: true,
      url: `${baseUrl.replace(/\/+$/, "")}/embeddings`,
      id: `voyage:${model}${dimensions === undefined ? "" : `/${dimensions}`}`,
      // A request may hold 1,000 texts but 120,000 tokens; chunks have at most 800.
      batchSize: 128,
      body: (texts, kind) => ({
        model,
        input: texts,
        input_type: kind,
        output_dimension: dimensions,
      }),
      vectors: vectorsOf,
    },
    options,
  );
}
