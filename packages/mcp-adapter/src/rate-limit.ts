/** A bound on how often a session calls: a bucket that fills steadily and is emptied by calls. */
import type { Clock, Milliseconds } from "@expodex/core/read";

/** How often a session may call. */
export interface RateLimit {
  /** Calls a minute in the long run, 1 to 100,000; 0 for no limit. @default 60 */
  perMinute: number;
  /** Calls at once after a pause, 1 to 100,000. @default 10 */
  burst: number;
}

/** A minute of work by hand is a few calls; a model that loops is stopped within seconds. */
export const DEFAULT_RATE_LIMIT: RateLimit = { perMinute: 60, burst: 10 };

/** Counts calls. */
export interface RateBucket {
  /** Takes one call; gives how long to wait where there is none left, else 0. */
  take(): Milliseconds;
}

/** Makes a full bucket. */
export function createRateBucket({ perMinute, burst }: RateLimit, clock: Clock): RateBucket {
  if (perMinute === 0) return { take: () => 0 };
  const perMs = perMinute / 60_000;
  let left = burst;
  let filledAt = clock();
  return {
    take() {
      const now = clock();
      left = Math.min(burst, left + Math.max(0, now - filledAt) * perMs);
      filledAt = now;
      if (left >= 1) {
        left -= 1;
        return 0;
      }
      return Math.ceil((1 - left) / perMs);
    },
  };
}
