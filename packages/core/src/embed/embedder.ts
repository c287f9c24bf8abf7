/** What turns text into numbers: the seam that every embedder implements. */

/** Which side of a search a text stands on; some models write the two differently. */
export type EmbedKind = "query" | "document";

/** What one call may be told. */
export interface EmbedOptions {
  /** @default "document" */
  kind?: EmbedKind;
  signal?: AbortSignal;
}

/** What turns text into vectors. */
export interface Embedder {
  /** Names the model and its settings; vectors of different ids never meet. */
  readonly id: string;
  /** Length of every vector, 1 to 4,096. */
  readonly dimensions: number;
  /** One vector a text, in order. Vectors need not be normalised; a text without content may give zeros. */
  embed(texts: readonly string[], options?: EmbedOptions): Promise<Float32Array[]> | Float32Array[];
  /** Gives back what it holds open. */
  close?(): Promise<void> | void;
}
