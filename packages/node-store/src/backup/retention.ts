/**
 * Chooses which backups stay: the newest few, then one a day, a week, a month.
 *
 *     age      ◄─ now
 *     last     ●●●●
 *     daily    ●   ●   ●   ●   ●   ●   ●                    the newest of each of the latest days that have one
 *     weekly   ●           ●              ●              ●
 *     monthly  ●                       ●                              ●            …
 *
 * Days, weeks (from Monday) and months without a backup do not count, so that a machine that was off for a month loses none.
 */
import { checkWhole } from "./copy-options.ts";

/** How many backups stay. A backup may stay for several reasons; the newest always does. */
export interface RetentionPolicy {
  /** The newest ones, of whatever day: 1 to 1,000. @default 4, a day of them at one every six hours */
  last?: number;
  /** Days of which the newest one stays, 0 to 1,000. @default 7 */
  daily?: number;
  /** Weeks of which the newest one stays, 0 to 1,000. @default 4 */
  weekly?: number;
  /** Months of which the newest one stays, 0 to 1,000. @default 12 */
  monthly?: number;
}

/** A moment that something was made at. */
export interface Dated {
  id: string;
  /** ISO 8601. */
  createdAt: string;
}

const DAY_MS = 86_400_000;
/** 1 January 1970 was a Thursday: three days behind a Monday. */
const DAYS_TO_MONDAY = 3;

/** Names the day, week or month, in UTC, that a moment lies in. */
const PERIODS: Readonly<Record<"daily" | "weekly" | "monthly", (time: number) => string>> = {
  daily: (time) => `${Math.floor(time / DAY_MS)}`,
  weekly: (time) => `${Math.floor((time / DAY_MS + DAYS_TO_MONDAY) / 7)}`,
  monthly: (time) => new Date(time).toISOString().slice(0, 7),
};

/** Chooses. The order in which they come does not matter. @returns ids of those that stay @throws ExpodexError INVALID_OPTION */
export function retainedBackups(
  backups: readonly Dated[],
  policy: RetentionPolicy = {},
): Set<string> {
  const { last = 4, daily = 7, weekly = 4, monthly = 12 } = policy;
  checkWhole("last", last, 1, 1000);
  const counts = { daily, weekly, monthly };
  const newestFirst = [...backups].sort((a, b) => timeOf(b) - timeOf(a) || (a.id < b.id ? 1 : -1));
  const kept = new Set(newestFirst.slice(0, last).map(({ id }) => id));
  for (const [name, periodOf] of Object.entries(PERIODS)) {
    const count = counts[name as keyof typeof counts];
    checkWhole(name, count, 0, 1000);
    const seen = new Set<string>();
    for (const backup of newestFirst) {
      const period = periodOf(timeOf(backup));
      if (seen.has(period)) continue;
      if (seen.size === count) break;
      seen.add(period);
      kept.add(backup.id);
    }
  }
  return kept;
}

function timeOf({ createdAt }: Dated): number {
  return Date.parse(createdAt);
}
