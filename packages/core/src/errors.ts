/**
 * Every error that Expodex raises on purpose.
 *
 * Responsible for: the closed list of codes, what each means and which facts it carries in `data`.
 * Not responsible for: warnings about single files (those are `ParseWarning`s and stop nothing).
 */

/** Facts that an error of each code carries. The keys are the closed union of codes, stable for ever. */
export interface ErrorData {
  /** An option, argument or configuration value is of the wrong type or out of range. */
  INVALID_OPTION: { option: string; expected: string; got: string };
  /** A query is empty, too long or holds nothing that can be searched for. */
  INVALID_QUERY: { reason: "empty" | "too-long" | "no-terms"; length: number };
  /** A source yielded no file, or nothing that could be parsed. */
  SOURCE_EMPTY: { source: string };
  /** A source is not what it was said to be, such as a folder that is not Expo's `docs`. */
  SOURCE_INVALID: { source: string; expected: string };
  /** A source cannot be reached: no such folder, network failure, time-out, status 5xx. */
  SOURCE_UNREACHABLE: { source: string; status?: number };
  /** What a source was asked for does not exist: an unknown package, status 404. */
  SOURCE_NOT_FOUND: { source: string; wanted: string };
  /** A bound on foreign input was passed: file size, download size, redirects, depth. */
  LIMIT_EXCEEDED: { limit: string; max: number; got?: number };
  /** An address is on a private network, or redirects to one, and that was not allowed. */
  ADDRESS_BLOCKED: { url: string; address?: string };
  /** The SDK asked for is not in the index. `available` names those that are. */
  SDK_NOT_INDEXED: { requested: string; available: string[] };
  /** No document stands under the reference. `nearest` names the closest paths. */
  DOCUMENT_NOT_FOUND: { reference: string; nearest: string[] };
  /** The document has no such section. `available` names its anchors. */
  SECTION_NOT_FOUND: { reference: string; section: string; available: string[] };
  /** No symbol has the name. `nearest` names the closest. */
  SYMBOL_NOT_FOUND: { name: string; nearest: string[] };
  /** No package of the name is in the index. */
  PACKAGE_NOT_FOUND: { name: string; nearest: string[] };
  /** A cursor was not made by this index, or for another request. */
  CURSOR_INVALID: { cursor: string };
  /** The bytes are not a snapshot at all. */
  SNAPSHOT_INVALID: { reason: string };
  /** A snapshot of a format version that this release does not read. */
  SNAPSHOT_VERSION: { expected: number; got: number };
  /** A snapshot that is cut short or whose checksum does not match. */
  SNAPSHOT_CORRUPT: { part: string };
  /** An optional package is not installed. `install` is the command that adds it. */
  PACKAGE_MISSING: { package: string; install: string };
  /** An embedder failed, is misconfigured, or returned vectors of a wrong shape. `transient` where the same call may succeed later. */
  EMBEDDER_FAILED: {
    embedder: string;
    status?: number;
    transient?: boolean;
    retryAfterMs?: number;
  };
  /** A model that was to word an answer failed, or what stands before it does. `transient` where the same call may succeed later. */
  GENERATOR_FAILED: {
    generator: string;
    status?: number;
    transient?: boolean;
    retryAfterMs?: number;
  };
  /** A service needs a key that was not given. */
  KEY_MISSING: { service: string; variable: string };
  /** Reading or writing a file failed. `reason` is the system's code, such as `ENOSPC`. */
  FILE_FAILED: { path: string; reason: string };
  /** A file of a static search index is not what was written: cut short, of another export, or a page that says so. */
  FILE_DAMAGED: { path: string };
  /** The server of a static search index gives no answer at all, and what it was asked for is not kept. */
  OFFLINE: { url: string };
  /** A file of a static search index could not be had, tries included. `reason` tells an answer of another status from one that came too late, was cut short, is not what was written, or is all of a file of which a part was asked for. */
  SHARD_FAILED: {
    path: string;
    reason: "status" | "timeout" | "cut" | "damaged" | "range";
    status?: number;
  };
  /** A worker cannot be had, or ended. The page does its work meanwhile. */
  WORKER_FAILED: { reason: string };
  /** A store could not read, write, list or delete. `reason` is the system's or the service's code, such as `ENOSPC`. */
  STORE_FAILED: { store: string; key?: string; reason: string; transient?: boolean };
  /** Bytes in a store are not what was written: `damaged` names the keys; `older` is the date of an earlier generation that is whole. */
  STORE_DAMAGED: { store: string; damaged: string[]; older?: string };
  /** A store holds nothing of what was asked for: no generation at all, or none of the date or id. */
  GENERATION_NOT_FOUND: { store: string; wanted: string; available: string[] };
  /** Another process writes to the store. */
  STORE_LOCKED: { store: string; holder?: string };
  /** What is stored is encrypted, and the key is missing or another. `keyId` names the one that is needed and is no secret. */
  STORE_KEY: { store: string; keyId: string; reason: "missing" | "wrong" };
  /** A signature is missing, is not of a trusted key, does not fit the bytes, or is of an older snapshot than the one there is. */
  SIGNATURE_INVALID: {
    subject: string;
    reason: "missing" | "untrusted" | "mismatch" | "outdated";
  };
  /** A file of settings cannot be edited without harm: it cannot be read, is not what it should be, or changed meanwhile. */
  CONFIG_INVALID: { path: string; reason: string };
  /** The work was stopped through its `AbortSignal`. */
  ABORTED: { subject: string };
  /** The index was used after `close()`. */
  CLOSED: { subject: string };
}

/** A stable name for a kind of failure; match on it, never on a message. */
export type ExpodexErrorCode = keyof ErrorData;

/** The four parts of a message, and what caused the failure. */
export interface ErrorParts<C extends ExpodexErrorCode> {
  /** What the failure is about, quoted in the message: an option's name, a path, a URL. */
  subject: string;
  /** What would have been right, as a noun phrase. */
  expected: string;
  /** What was there instead. */
  got: string;
  /** What the reader can do now, in the imperative. */
  next: string;
  data: ErrorData[C];
  cause?: unknown;
}

/**
 * The one error class of Expodex. Its message reads `"subject": expected …, got …; next step`.
 *
 * @typeParam C the code, which types `data`
 */
export class ExpodexError<C extends ExpodexErrorCode = ExpodexErrorCode> extends Error {
  override readonly name = "ExpodexError";
  readonly code: C;
  readonly data: ErrorData[C];
  /** What the reader can do now, in the words of this library; the message ends in it. An adapter may have words of its own. */
  readonly next: string;

  constructor(code: C, parts: ErrorParts<C>) {
    super(
      `${JSON.stringify(parts.subject)}: expected ${parts.expected}, got ${parts.got}; ${parts.next}`,
      parts.cause === undefined ? undefined : { cause: parts.cause },
    );
    this.code = code;
    this.data = parts.data;
    this.next = parts.next;
  }
}

/**
 * Whether a value is an Expodex error, of the given code where one is given. By name, not by class: a program may hold this
 * package twice, once inside a bundle, and an error of either is one.
 */
export function isExpodexError<C extends ExpodexErrorCode>(
  value: unknown,
  code?: C,
): value is ExpodexError<C> {
  if (!(value instanceof Error) || value.name !== "ExpodexError") return false;
  const { code: found } = value as { code?: unknown };
  return typeof found === "string" && (code === undefined || found === code);
}

/** Throws `ABORTED` where the signal has been raised. */
export function throwIfAborted(signal: AbortSignal | undefined, subject: string): void {
  if (signal?.aborted === true) throw aborted(subject, "an abort signal", signal.reason);
}

/** Makes the error of work that was given up; `got` is what stopped it. */
export const aborted = (subject: string, got: string, cause?: unknown): ExpodexError<"ABORTED"> =>
  new ExpodexError("ABORTED", {
    subject,
    expected: "to run to its end",
    got,
    next: "start it again to continue",
    data: { subject },
    cause,
  });
