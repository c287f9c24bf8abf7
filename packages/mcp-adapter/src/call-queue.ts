/**
 * A bound on how long calls wait for each other.
 *
 * Searching is synchronous, so calls that have come in together are answered one after another in one turn of the event loop, and
 * nothing that arrives meanwhile is even read. Where the calls before took too long, those behind are told to come again instead of
 * keeping their clients waiting for longer than clients wait.
 */
import type { Clock, Milliseconds } from "@expodex/core/read";

/** Tells which calls have waited too long. */
export interface CallQueue {
  /** Takes a call in; gives how long the calls before it took where that is too long, else 0. */
  enter(): Milliseconds;
}

/**
 * Makes a queue with nobody in it.
 *
 * @param maxWaitMs how long the calls before one may take
 * @param atEndOfTurn runs something once everything that has come in was answered. @default `setImmediate`
 */
export function createCallQueue(
  maxWaitMs: Milliseconds,
  clock: Clock,
  atEndOfTurn: (end: () => void) => void = setImmediate,
): CallQueue {
  let startedAt: Milliseconds | undefined;
  return {
    enter() {
      const now = clock();
      if (startedAt === undefined) {
        startedAt = now;
        atEndOfTurn(() => {
          startedAt = undefined;
        });
      }
      const waited = now - startedAt;
      return waited > maxWaitMs ? waited : 0;
    },
  };
}
