/** Makes what the network or a page's own code throws an error of ours, for those who are told of it. */
import { type ExpodexError, isExpodexError } from "@expodex/core/parts";

/** An error of ours as it is; else one that says what was got instead of the parts of the search. */
export function knownError(cause: unknown): ExpodexError {
  if (isExpodexError(cause)) return cause;
  const next = "try again";
  const got = cause instanceof Error ? cause.message : String(cause);
  const message = `"search": expected the parts of the search, got ${got}; ${next}`;
  // Errors of ours are known by their shape: the class would be more than all that this file does.
  return Object.assign(new Error(message, { cause }), {
    name: "ExpodexError",
    code: "SOURCE_UNREACHABLE",
    data: { source: "search" },
    next,
  } as const);
}
