/**
 * Learning vectors somewhere else than on the caller's thread, which indexes words meanwhile.
 *
 * Responsible for: what goes there and comes back, as plain data that can be sent between threads.
 * Not responsible for: threads (`@expodex/sources` makes them on Node), learning (`learned-embedder.ts`).
 */
import type { TermMatrix } from "../text/term-matrix.ts";
import { learnEmbedder } from "./learned-embedder.ts";
import type { LearnedState } from "./learned-state.ts";

/** What was learned from a matrix. */
export interface LearnedRows {
  state: LearnedState;
  /** `rows × dimensions`, each of unit length or zero. */
  vectors: Float32Array;
}

/** What learns vectors beside the caller's thread. */
export interface VectorLearner {
  /**
   * Learns as `learnRows` does, to the bit. `undefined` where there is nothing that runs beside the caller's thread.
   *
   * @throws ExpodexError ABORTED, CLOSED
   */
  learn(matrix: TermMatrix, signal?: AbortSignal): Promise<LearnedRows> | undefined;
}

/** Learns vectors from counted terms, on this thread. Equal matrices give equal bits. */
export async function learnRows(matrix: TermMatrix): Promise<LearnedRows> {
  const learned = await learnEmbedder(matrix);
  return { state: learned.state(), vectors: learned.vectors };
}
