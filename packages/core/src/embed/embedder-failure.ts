/** The errors that embedders raise, built in one way. */
import { ExpodexError } from "../errors.ts";
import type { ServiceFailure } from "./service-failure.ts";

/** Builds the error EMBEDDER_FAILED for the embedder of the given id. */
export function embedderFailed(embedder: string, failure: ServiceFailure): ExpodexError {
  const { expected, got, next, cause, ...facts } = failure;
  const data: ExpodexError<"EMBEDDER_FAILED">["data"] = { embedder };
  if (facts.status !== undefined) data.status = facts.status;
  if (facts.transient === true) data.transient = true;
  if (facts.retryAfterMs !== undefined) data.retryAfterMs = facts.retryAfterMs;
  return new ExpodexError("EMBEDDER_FAILED", {
    subject: embedder,
    expected,
    got,
    next,
    data,
    cause,
  });
}

/** Builds the error KEY_MISSING. `variable` is where the key usually stands. */
export function keyMissing(service: string, variable: string): ExpodexError {
  return new ExpodexError("KEY_MISSING", {
    subject: service,
    expected: "an API key",
    got: "none",
    next: `pass apiKey, for instance from the environment variable ${variable}`,
    data: { service, variable },
  });
}
