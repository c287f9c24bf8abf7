/** Vectors from Cohere. */
import type { Embedder } from "./embedder.ts";
import { type ServiceOptions, serviceEmbedder } from "./service-embedder.ts";

/** Which model. */
export interface CohereOptions extends ServiceOptions {
  model: string;
  /** @default "https://api.cohere.com/v2" */
  baseUrl?: string;
}

/**
 * Creates an embedder that asks Cohere; `dimensions`, where given, are asked for.
 *
 * @throws ExpodexError KEY_MISSING, INVALID_OPTION, EMBEDDER_FAILED
 */
export function cohereEmbedder(options: CohereOptions): Promise<Embedder> {
  const { model, dimensions, baseUrl = "https://api.cohere.com/v2" } = options;
  return serviceEmbedder(
    {
      name: "Cohere",
      variable: "COHERE_API_KEY",
      needsKey: true,
      url: `${baseUrl.replace(/\/+$/, "")}/embed`,
      id: `cohere:${model}${dimensions === undefined ? "" : `/${dimensions}`}`,
      // The service takes no more texts than this in a request.
      batchSize: 96,
      body: (texts, kind) => ({
        model,
        texts,
        input_type: kind === "query" ? "search_query" : "search_document",
        embedding_types: ["float"],
        output_dimension: dimensions,
      }),
      vectors: (answer) => {
        const { embeddings } = Object(answer) as { embeddings?: { float?: unknown } }; // checked by the caller
        return Object(embeddings).float;
      },
    },
    options,
  );
}
