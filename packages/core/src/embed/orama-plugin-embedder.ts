/**
 * Vectors from the model of `@orama/plugin-embeddings`: the Universal Sentence Encoder, 512 numbers, on TensorFlow.js.
 *
 * The plugin computes vectors in two hooks. `beforeSearch` prints every vector to standard output, where an MCP server
 * speaks its protocol; `beforeInsert` computes the same vector and prints nothing unless told to. So queries and chunks
 * both go through `beforeInsert`, with a document that holds the text alone, and the other hook is never called.
 * The console is left as it is. What TensorFlow.js itself has to say goes to standard error.
 *
 * The plugin never gives a vector's memory back, 2 KB a text: 28 MB for 14,000 chunks, until the process ends.
 */
import { throwIfAborted } from "../errors.ts";
import type { Embedder } from "./embedder.ts";
import { embedderFailed } from "./embedder-failure.ts";
import { loadPackage } from "./load-package.ts";

/** How to get the plugin and what it computes with. */
export interface OramaPluginOptions {
  /** The TensorFlow.js package that computes, of major version 3; faster ones are `@tensorflow/tfjs-node` and `@tensorflow/tfjs-backend-webgl`. @default "@tensorflow/tfjs-backend-cpu" */
  backend?: string;
  /** Imports the backend where this package cannot. @default imports `backend` */
  loadBackend?: () => Promise<unknown>;
  /** Imports the plugin where this package cannot: `() => import("@orama/plugin-embeddings")` in a bundled program. */
  load?: () => Promise<unknown>;
}

/** The part of the package that is used. */
interface PluginModule {
  pluginEmbeddings(settings: {
    embeddings: {
      defaultProperty: string;
      onInsert: { generate: boolean; properties: string[]; verbose: boolean };
    };
  }): Promise<Plugin>;
}

interface Plugin {
  beforeInsert(
    database: object,
    id: string,
    document: { text: string; vector?: unknown },
  ): Promise<void>;
}

const PACKAGE = "@orama/plugin-embeddings";
const DEFAULT_BACKEND = "@tensorflow/tfjs-backend-cpu";
/** The model stands on TensorFlow.js 3; a backend of another major registers with a core that the model does not use. */
const BACKEND_RANGE = "3";
const DIMENSIONS = 512;
/** Characters of a text that are read. The plugin's tokenizer takes seconds for 20,000; no chunk comes near this. */
const MAX_TEXT_LENGTH = 6000;
const ID = "orama-plugin-embeddings:universal-sentence-encoder";

/**
 * Creates an embedder that uses the plugin's model, which is downloaded when it is created.
 *
 * @throws ExpodexError PACKAGE_MISSING, EMBEDDER_FAILED
 */
export async function oramaPluginEmbedder(options: OramaPluginOptions = {}): Promise<Embedder> {
  const module = await loadPackage(PACKAGE, { load: options.load });
  if (!isPluginModule(module)) {
    throw embedderFailed(ID, {
      expected: `the package ${PACKAGE}, which has a function pluginEmbeddings`,
      got: "a module without it",
      next: `run npm install ${PACKAGE}@latest`,
    });
  }
  await loadPackage(options.backend ?? DEFAULT_BACKEND, {
    load: options.loadBackend,
    range: BACKEND_RANGE,
  });
  const plugin = await attempt("load the model", () =>
    module.pluginEmbeddings({
      embeddings: {
        defaultProperty: "vector",
        onInsert: { generate: true, properties: ["text"], verbose: false },
      },
    }),
  );
  return {
    id: ID,
    dimensions: DIMENSIONS,
    embed: async (texts, { signal } = {}) => {
      const vectors: Float32Array[] = [];
      for (const text of texts) {
        throwIfAborted(signal, ID);
        vectors.push(
          text.trim() === "" ? new Float32Array(DIMENSIONS) : await embedOne(plugin, text),
        );
      }
      return vectors;
    },
  };
}

/** One text at a time: the hook takes one document. */
async function embedOne(plugin: Plugin, text: string): Promise<Float32Array> {
  const document: { text: string; vector?: unknown } = {
    text: text.slice(0, MAX_TEXT_LENGTH),
  };
  await attempt("run the model", () => plugin.beforeInsert({}, "", document));
  if (Array.isArray(document.vector) && document.vector.length === DIMENSIONS) {
    return Float32Array.from(document.vector);
  }
  throw embedderFailed(ID, {
    expected: `${DIMENSIONS} numbers`,
    got: Array.isArray(document.vector) ? `${document.vector.length}` : "none",
    next: `run npm install ${PACKAGE}@latest`,
  });
}

function isPluginModule(value: unknown): value is PluginModule {
  return typeof Object(value).pluginEmbeddings === "function";
}

async function attempt<T>(task: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw embedderFailed(ID, {
      expected: `to ${task}`,
      got: `an error: ${cause instanceof Error ? cause.message : String(cause)}`,
      next: "check that the model can be downloaded and that a TensorFlow.js backend is loaded",
      cause,
    });
  }
}
