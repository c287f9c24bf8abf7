/** The seam to a language model that words an answer: text in, a stream of text out. */

/** What a model is asked. */
export interface GeneratorRequest {
  /** How to answer. */
  system: string;
  /** The question and the passages that may be cited. */
  prompt: string;
  /** Ends the stream with ABORTED. */
  signal?: AbortSignal;
}

/** A model that words answers. */
export interface Generator {
  /** Names service and model, without secrets. */
  readonly id: string;
  /**
   * Streams the model's answer in pieces, in order; joined they are the answer. Whoever stops reading ends the request.
   *
   * @throws ExpodexError GENERATOR_FAILED, KEY_MISSING, ABORTED
   */
  generate(request: GeneratorRequest): AsyncIterable<string>;
}
