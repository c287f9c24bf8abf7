/** What may be said of a bucket, and what is made of it. */
import { ExpodexError, type Milliseconds } from "@expodex/core/read";

/** Which bucket, and how it is spoken to. */
export interface S3StoreOptions {
  /** The bucket's name, or the ARN of an access point. It must exist. */
  bucket: string;
  /** Put in front of every key, with a slash: several stores share a bucket. Segments of letters, digits, `.`, `_`, `-` and `=`, joined by `/`. @default "" */
  prefix?: string;
  /** Address of a service other than Amazon's, such as `http://localhost:9000`. @default the SDK's own */
  endpoint?: string;
  /** @default what the SDK finds in the environment and its profiles; `us-east-1` where an endpoint is given */
  region?: string;
  /** Whether the bucket stands in the path and not in the host name; what most services other than Amazon's need. @default true where an endpoint is given */
  pathStyle?: boolean;
  /**
   * Whether the service honours `If-None-Match: *` on writes, so that of several writers of a free key one wins. Amazon S3, R2 and MinIO
   * do. Without it a key is looked up before it is written, and two writers at the same moment may both win. @default true
   */
  conditionalWrites?: boolean;
  /** Requests in all for a call that fails for a passing reason, the first included, 1 to 20. @default 5 */
  attempts?: number;
  /** Longest silence on a connection before a request counts as failed, in milliseconds, 100 to 600,000. @default 60,000 */
  idleTimeoutMs?: Milliseconds;
  /** Keys of one page of a list, 1 to 1,000. @default 1,000 */
  pageSize?: number;
  /** Further options for the SDK's client, in the SDK's own words; they go before the ones above. @default {} */
  client?: Readonly<Record<string, unknown>>;
  /** Imports the SDK where this package cannot: `() => import("@aws-sdk/client-s3")` in a bundled program. */
  load?: () => Promise<unknown>;
}

/** The options, complete and in range. */
export interface S3Settings {
  readonly bucket: string;
  readonly prefix: string;
  readonly conditionalWrites: boolean;
  readonly pageSize: number;
  /** What the SDK's client is created with. */
  readonly clientConfig: Readonly<Record<string, unknown>>;
}

/** The service takes 1,024 characters, and a key of ours up to 512. */
const MAX_PREFIX = 400;

const PREFIX = /^$|^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[A-Za-z0-9._=-]+(?:\/[A-Za-z0-9._=-]+)*$/u;
const BUCKET = /^(?:arn:[\w:/.-]+|[A-Za-z0-9][\w.-]{1,254})$/u;

/** Completes options. @throws ExpodexError INVALID_OPTION */
export function s3Settings(options: S3StoreOptions): S3Settings {
  const { bucket, prefix = "", conditionalWrites = true, pageSize = 1000 } = options;
  const { attempts = 5, idleTimeoutMs = 60_000 } = options;
  if (!BUCKET.test(bucket)) throw invalid("bucket", "the name of a bucket", bucket);
  if (!PREFIX.test(prefix) || prefix.length > MAX_PREFIX)
    throw invalid("prefix", `at most ${MAX_PREFIX} characters: segments joined by /`, prefix);
  checkNumber("attempts", attempts, 1, 20);
  checkNumber("pageSize", pageSize, 1, 1000);
  checkNumber("idleTimeoutMs", idleTimeoutMs, 100, 600_000);
  const config = clientConfig(options, attempts, idleTimeoutMs);
  return { bucket, prefix, conditionalWrites, pageSize, clientConfig: config };
}

/** Options of the SDK's client. */
function clientConfig(
  options: S3StoreOptions,
  attempts: number,
  idleTimeoutMs: Milliseconds,
): Readonly<Record<string, unknown>> {
  const { endpoint, region = endpoint === undefined ? undefined : "us-east-1" } = options;
  const { pathStyle = endpoint !== undefined } = options;
  return {
    forcePathStyle: pathStyle,
    maxAttempts: attempts,
    requestHandler: { connectionTimeout: 10_000, socketTimeout: idleTimeoutMs },
    // The SDK's own checksums come as trailers, which many services refuse; whoever stands above names bytes by their hash.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    ...(region === undefined ? {} : { region }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...options.client,
  };
}

function invalid(option: string, expected: string, got: unknown): ExpodexError<"INVALID_OPTION"> {
  const shown = typeof got === "string" ? JSON.stringify(got) : String(got);
  return new ExpodexError("INVALID_OPTION", {
    subject: option,
    expected,
    got: shown,
    next: `correct ${option}`,
    data: { option, expected, got: shown },
  });
}

function checkNumber(option: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw invalid(option, `a whole number from ${least} to ${most}`, value);
}
