/** Reads failures of a service that speaks S3: what they are called, and whether they may pass. */
import { ExpodexError } from "@expodex/core/read";

/** What is known of a failed request. */
export interface S3Failure {
  /** The service's code, such as `NoSuchKey` or `SlowDown`, or the system's, such as `ECONNREFUSED`. */
  reason: string;
  /** Status of the answer; absent where none came. */
  status?: number;
  /** Requests that were made, repeated ones included. */
  attempts: number;
}

/** Statuses of requests that may succeed later: time-outs, conflicts of concurrent writes, too many requests, server errors. */
const PASSING = new Set([408, 409, 425, 429, 500, 502, 503, 504]);

/** Reads what a client threw. */
export function readS3Failure(error: unknown): S3Failure {
  const { name, code, Code, $metadata } = (error ?? {}) as {
    name?: unknown;
    code?: unknown;
    Code?: unknown;
    $metadata?: { httpStatusCode?: number; attempts?: number };
  };
  const reason = [code, Code, name].find((one) => typeof one === "string" && one !== "");
  const status = $metadata?.httpStatusCode;
  return {
    reason: typeof reason === "string" ? reason : "unknown",
    attempts: $metadata?.attempts ?? 1,
    ...(status === undefined ? {} : { status }),
  };
}

/** Builds the error for a request that failed. The message names no credential: codes and statuses only. */
export function s3Failed(
  store: string,
  action: string,
  key: string | undefined,
  error: unknown,
): ExpodexError<"STORE_FAILED"> {
  const { reason, status, attempts } = readS3Failure(error);
  const transient = status === undefined || PASSING.has(status);
  const times = attempts > 1 ? `, ${attempts} times` : "";
  return new ExpodexError("STORE_FAILED", {
    subject: key === undefined ? store : `${store}/${key}`,
    expected: `that the service can ${action}`,
    got: status === undefined ? `${reason}${times}` : `${reason} (status ${status})${times}`,
    next: nextStep(reason, status),
    data: {
      store,
      reason,
      transient,
      ...(key === undefined ? {} : { key }),
    },
    cause: error,
  });
}

function nextStep(reason: string, status: number | undefined): string {
  if (reason === "NoSuchBucket") return "create the bucket, or correct its name";
  if (reason === "CredentialsProviderError")
    return "give credentials as the AWS SDK reads them: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a profile, or a role";
  if (status === 401 || status === 403)
    return "check the credentials, and that they may read, write, list and delete in the bucket";
  if (status === 301 || status === 307) return "pass the region that the bucket is in";
  return "check the endpoint and the connection, and try again";
}
