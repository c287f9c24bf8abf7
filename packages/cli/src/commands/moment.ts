/** Reads the moment that a flag names. */
import { UsageError } from "../usage-error.ts";

/** The beginning of a generation's id: `20261121t235959123z`. */
const STAMP = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z(?:-[\dA-F]{1,32})?$/u;
const DAY = /^\d{4}-\d\d-\d\d$/u;
/** Without a time zone. */
const LOCAL = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?$/u;
const DAY_MS = 86_400_000;

/**
 * Reads `2026-11-21` (its end), `2026-11-21T12:00`, `2026-11-21T12:00:00+09:00` or the id of a generation. What names no time zone is
 * meant in UTC, as `expodex snapshots` prints it.
 *
 * @throws UsageError
 */
export function readMoment(flag: string, text: string): Date {
  const trimmed = text.trim();
  const iso = trimmed.toUpperCase().replace(STAMP, "$1-$2-$3T$4:$5:$6.$7Z");
  const moment = DAY.test(iso)
    ? new Date(Date.parse(`${iso}T00:00:00Z`) + DAY_MS - 1)
    : new Date(LOCAL.test(iso) ? `${iso.replace(" ", "T")}Z` : iso);
  if (/^\d{4}-\d\d-\d\d/u.test(iso) && !Number.isNaN(moment.getTime())) return moment;
  throw new UsageError(
    `${flag}: expected a date, got ${JSON.stringify(text.slice(0, 100))}`,
    "write 2026-11-21 (its end), 2026-11-21T12:00 (UTC), or a generation that expodex snapshots lists",
  );
}
