/** Reads cron patterns, through `croner`: only when something is due, so that clock and timers stay those that are passed in. */
import { Cron } from "croner";
import { invalidOption } from "./copy-options.ts";

/**
 * Works out when a pattern is due next, in UTC.
 *
 * @param pattern five fields: minute, hour, day of month, month, day of week
 * @param after milliseconds since 1970; a moment that fits is not its own next one
 * @returns milliseconds since 1970; `undefined` where it is never due again
 * @throws ExpodexError INVALID_OPTION, in the name of `option`
 */
export function nextTime(option: string, pattern: string, after: number): number | undefined {
  try {
    const job = new Cron(pattern, { timezone: "UTC", paused: true, mode: "5-part" });
    return job.nextRun(new Date(after))?.getTime();
  } catch {
    const expected = 'a cron pattern of five fields, such as "0 3 * * *" for three at night in UTC';
    throw invalidOption(option, expected, JSON.stringify(pattern));
  }
}
