/** Makes what the network or a page's own code throws an error of ours, for those who are told of it. */
import { ExpodexError, isExpodexError } from "@expodex/core/parts";

/** An error of ours as it is; else one that says what was got instead of the parts of the search. */
export function knownError(cause: unknown): ExpodexError {
  if (isExpodexError(cause)) return cause;
  return new ExpodexError("SOURCE_UNREACHABLE", {
    subject: "search",
    expected: "the parts of the search",
    got: cause instanceof Error ? cause.message : String(cause),
    next: "try again",
    data: { source: "search" },
    cause,
  });
}
