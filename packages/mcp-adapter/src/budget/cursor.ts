/**
 * Opaque marks of where an answer ended. A mark belongs to one tool, one set of arguments and one index, and is refused elsewhere:
 * going on in another list would skip or repeat things in silence.
 */
import { createHash } from "node:crypto";
import { ToolError } from "../tool-error.ts";

/** What a cursor belongs to. */
export interface CursorOwner {
  tool: string;
  /** The arguments that shape the list; budgets and the cursor itself are left out. */
  request: unknown;
  /** Of the index. */
  fingerprint: string;
}

/** Writes where to go on. @param offset items that were sent, at least 0 */
export function writeCursor(owner: CursorOwner, offset: number): string {
  return Buffer.from(`${markOf(owner)}:${offset}`).toString("base64url");
}

/**
 * Reads where to go on; 0 where there is no cursor.
 *
 * @throws ToolError where the cursor is of another call
 */
export function readCursor(owner: CursorOwner, cursor: string | undefined): number {
  if (cursor === undefined || cursor === "") return 0;
  const [mark, digits = ""] = Buffer.from(cursor, "base64url").toString("latin1").split(":");
  const offset = /^\d{1,9}$/u.test(digits) ? Number(digits) : undefined;
  if (mark === markOf(owner) && offset !== undefined) return offset;
  throw new ToolError(
    "INVALID_ARGUMENTS",
    "cursor: expected next_cursor of the same call, got one of another call or of an index that has changed",
    "call again without cursor",
  );
}

function markOf({ tool, request, fingerprint }: CursorOwner): string {
  const text = JSON.stringify([tool, request, fingerprint]);
  return createHash("sha256").update(text).digest("base64url").slice(0, 12);
}
