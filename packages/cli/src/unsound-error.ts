/** The error of a command that ran and printed what is wrong: all that is left is the exit code. */

/** Nothing more to say; the exit code is 1. */
export class UnsoundError extends Error {
  override readonly name = "UnsoundError";
}
