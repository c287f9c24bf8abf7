/** The error that generators raise, built in one way. */

import type { ServiceFailure } from "../embed/service-failure.ts";
import { ExpodexError } from "../errors.ts";

/** Builds the error GENERATOR_FAILED for the generator of the given id. */
export function generatorFailed(
  generator: string,
  { expected, got, next, status, transient, retryAfterMs, cause }: ServiceFailure,
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
