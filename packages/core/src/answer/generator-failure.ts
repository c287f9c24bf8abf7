/** The error that generators raise, built in one way. */
import { ExpodexError } from "../errors.ts";

/** What is known about a failure of a generator. */
export interface GeneratorFailure {
  expected: string;
  got: string;
  next: string;
  /** Status that a service answered with. */
  status?: number;
  /** Whether the same call may succeed later. @default false */
  transient?: boolean;
  /** How long the service asks to be left alone, in milliseconds. */
  retryAfterMs?: number;
  cause?: unknown;
}

/** Builds the error GENERATOR_FAILED for the generator of the given id. */
export function generatorFailed(
  generator: string,
  { expected, got, next, status, transient, retryAfterMs, cause }: GeneratorFailure,
): ExpodexError<"GENERATOR_FAILED"> {
  const data: ExpodexError<"GENERATOR_FAILED">["data"] = { generator };
  if (status !== undefined) data.status = status;
  if (transient === true) data.transient = true;
  if (retryAfterMs !== undefined) data.retryAfterMs = retryAfterMs;
  return new ExpodexError("GENERATOR_FAILED", {
    subject: generator,
    expected,
    got,
    next,
    data,
    cause,
  });
}
