/**
 * Repeats calls that failed for a passing reason: exponential backoff with full jitter.
 *
 *     attempt   1        2             3                      4
 *     wait        0…500    0…1,000        0…2,000   milliseconds, or what the service asks for where that is longer
 */
import { isExpodexError, throwIfAborted } from "../errors.ts";
import { wholeNumber } from "../options.ts";
import { type Log, type Milliseconds, silentLog } from "../platform.ts";
import type { Random } from "../text/prng.ts";
import type { Embedder } from "./embedder.ts";
import { type Sleep, systemSleep } from "./sleep.ts";

/** How often and how long apart to repeat. */
export interface RetryOptions {
  /** Calls in all, the first included, 1 to 20. @default 5 */
  attempts?: number;
  /** Upper end of the first wait, in milliseconds; doubles with each attempt. @default 500 */
  baseDelayMs?: Milliseconds;
  /** Longest wait, in milliseconds. A service that asks for more is not asked again. @default 30,000 */
  maxDelayMs?: Milliseconds;
  /** Spreads the waits, so that clients that failed together do not return together. @default Math.random */
  random?: Random;
  sleep?: Sleep;
  log?: Log;
}

/**
 * Wraps an embedder so that calls that fail with EMBEDDER_FAILED and `data.transient` are repeated.
 * Every other error passes at once, and the last one passes when the attempts are used up.
 *
 * @throws ExpodexError INVALID_OPTION
 */
export function withRetry(embedder: Embedder, options: RetryOptions = {}): Embedder {
  const { attempts = 5, baseDelayMs = 500, maxDelayMs = 30_000 } = options;
  const { random = Math.random, sleep = systemSleep, log = silentLog } = options;
  wholeNumber("attempts", attempts, 1, 20);
  wholeNumber("baseDelayMs", baseDelayMs, 0, 600_000);
  wholeNumber("maxDelayMs", maxDelayMs, 0, 600_000);
  return {
    id: embedder.id,
    dimensions: embedder.dimensions,
    embed: async (texts, call) => {
      for (let attempt = 1; ; attempt++) {
        throwIfAborted(call?.signal, embedder.id);
        try {
          return await embedder.embed(texts, call);
        } catch (error) {
          if (!isExpodexError(error, "EMBEDDER_FAILED")) throw error;
          const asked = error.data.retryAfterMs ?? 0;
          if (error.data.transient !== true || attempt >= attempts || asked > maxDelayMs)
            throw error;
          const reach = Math.min(maxDelayMs, baseDelayMs * 2 ** (attempt - 1));
          const wait = Math.max(asked, Math.round(random() * reach));
          log(`${error.message} (attempt ${attempt} of ${attempts}, again in ${wait} ms)`);
          await sleep(wait, call?.signal);
        }
      }
    },
    close: () => embedder.close?.(),
  };
}
