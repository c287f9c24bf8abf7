/**
 * Cursors: where a truncated read went up to, in a form that only fits the request it was made for.
 *
 * A cursor is `<offset>-<check>`, both in base 36. The check covers the index's fingerprint, the page, the section
 * and the offset, so a cursor of another index or page, or one that was tampered with, is refused instead of read.
 */
import { ExpodexError } from "../errors.ts";

/** What a cursor belongs to. */
export interface CursorScope {
  fingerprint: string;
  path: string;
  /** Anchor of the section read; absent for the whole page. */
  section?: string;
}

/** Writes an offset down. */
export function writeCursor(scope: CursorScope, offset: number): string {
  return `${offset.toString(36)}-${checkOf(scope, offset)}`;
}

/**
 * Reads an offset back.
 *
 * @throws ExpodexError CURSOR_INVALID
 */
export function readCursor(scope: CursorScope, cursor: string): number {
  const match = /^([0-9a-z]{1,8})-[0-9a-z]{1,16}$/u.exec(cursor);
  const offset = Number.parseInt(match?.[1] ?? "", 36);
  if (match !== null && writeCursor(scope, offset) === cursor) return offset;
  const shown = cursor.slice(0, 40);
  throw new ExpodexError("CURSOR_INVALID", {
    subject: "cursor",
    expected: "one that an earlier read of this page returned, from the same index",
    got: JSON.stringify(shown),
    next: "read the page again without a cursor",
    data: { cursor: shown },
  });
}

/** Two FNV-1a hashes with different bases: enough to notice a mistake; a cursor guards no secret. */
function checkOf({ fingerprint, path, section }: CursorScope, offset: number): string {
  const text = JSON.stringify([fingerprint, path, section ?? null, offset]);
  let a = 0x811c9dc5;
  let b = 0x01000193;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x5bd1e995) ^ (b >>> 13);
  }
  return (a >>> 0).toString(36) + (b >>> 0).toString(36);
}
