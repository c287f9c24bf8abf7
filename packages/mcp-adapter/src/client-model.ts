/**
 * The client's own model, where the client lends it: the server asks, the client's model answers, nobody needs a key.
 *
 * The protocol calls this sampling and has deprecated it, so it is only ever an addition: whatever uses it must do without.
 */

/** A client's model. */
export interface ClientModel {
  /**
   * Asks it once. A client that answers in a later request makes this throw `ModelWanted` first, and the tool is run again with the
   * answer at hand; up to here a tool must therefore do the same whenever it is run with the same arguments.
   *
   * @throws ModelWanted | Error the client's refusal, or its time-out
   */
  ask(request: ModelRequest): Promise<string>;
}

/** What a client's model is asked. */
export interface ModelRequest {
  system: string;
  prompt: string;
  /** Longest answer. */
  maxTokens: number;
}

/** Says that the call can only go on with the client's model; no failure. */
export class ModelWanted extends Error {
  override readonly name = "ModelWanted";
  readonly request: ModelRequest;

  constructor(request: ModelRequest) {
    super("the client's model is asked");
    this.request = request;
  }
}
