/** Names that are not offered, and pages of lists. */
import { ProtocolError, ProtocolErrorCode } from "@modelcontextprotocol/server";

/** The protocol error for a name that is not offered. */
export function unknownName(kind: string, name: string, known: readonly string[]): ProtocolError {
  const listed = known.length === 0 ? "there is none" : `use one of: ${known.join(", ")}`;
  return new ProtocolError(
    ProtocolErrorCode.InvalidParams,
    `unknown ${kind} ${JSON.stringify(name.slice(0, 100))}; ${listed}`,
  );
}

/** Cuts one page of a list. @throws ProtocolError where the cursor is not one of ours */
export function pageOf<T>(
  items: readonly T[],
  cursor: string | undefined,
  size: number,
): { items: T[]; nextCursor?: string } {
  const from = cursor === undefined ? 0 : Number(/^p(\d{1,7})$/u.exec(cursor)?.[1] ?? Number.NaN);
  if (!(from >= 0 && from <= items.length))
    throw new ProtocolError(
      ProtocolErrorCode.InvalidParams,
      "invalid cursor; list again without one",
    );
  const end = from + size;
  return {
    items: items.slice(from, end),
    ...(end < items.length ? { nextCursor: `p${end}` } : {}),
  };
}

/** Clients show a hundred completions at the most. */
const MAX_COMPLETIONS = 100;

/** Writes completions as the protocol has them. */
export function completions(values: readonly string[]) {
  return {
    completion: {
      values: values.slice(0, MAX_COMPLETIONS),
      total: values.length,
      hasMore: values.length > MAX_COMPLETIONS,
    },
  };
}
