/**
 * Takes a shared snapshot in: nothing of it is opened, kept or believed before the signature of a trusted key was found to fit.
 *
 *     head ─► known key? ─► signature fits? ─► newer? ─► bytes, no more than were signed ─► hash fits? ─► out
 *
 * Responsible for: that order, and bounds. Not responsible for: where it is put afterwards.
 */
import { createHash, verify } from "node:crypto";
import {
  ExpodexError,
  type Milliseconds,
  SNAPSHOT_VERSION,
  throwIfAborted,
} from "@expodex/core/read";
import {
  type Download,
  type Fetch,
  isWebAddress,
  openSharedFile,
  startDownload,
} from "./download.ts";
import {
  FIXED_BYTES,
  MAX_STATEMENT_BYTES,
  noSharedFile,
  readSharedHead,
  readStatement,
  type SharedHead,
  type SharedSnapshotFacts,
  signedBytes,
} from "./shared-file.ts";
import { publicKeyOf, readTrust, signingKeyFingerprint } from "./signing-key.ts";

/** How a shared snapshot is pulled. */
export interface PullSnapshotOptions {
  /** Public keys as PEM, or fingerprints `SHA256:…`; the signature of any one of them counts. */
  trust: readonly string[];
  /**
   * When the snapshot that is there was published, ISO 8601: one published before is refused, so that nobody who can answer for the
   * address can bring an old state back. @default none: any moment is taken
   */
  newerThan?: string;
  /** Whether an older one is taken all the same. @default false */
  allowOlder?: boolean;
  /** The largest snapshot, 1 to 4,294,967,296. @default 268,435,456 */
  maxBytes?: number;
  /** Longest time for a download, redirects included: 1 to 86,400,000. @default 120,000 */
  timeoutMs?: Milliseconds;
  /** Asks the web; pass one that keeps away from private networks where addresses are not your own. @default the platform's */
  fetch?: Fetch;
  /** Told how many bytes have come in, of how many. */
  onProgress?: (done: number, total: number) => void;
  /** Stops the work; the call raises ABORTED. */
  signal?: AbortSignal;
}

/** A snapshot that a trusted key signed, whole. */
export interface PulledSnapshot {
  /** The snapshot. */
  bytes: Uint8Array;
  /** What the signer says of it. */
  facts: SharedSnapshotFacts;
  /** Fingerprint of the key that signed. */
  signedBy: string;
}

const MAX_BYTES = 256 * 1024 * 1024;
const TIMEOUT_MS = 120_000;

/**
 * Brings in what `publishSnapshot` wrote, from a file or an address of the web.
 *
 * @throws ExpodexError SIGNATURE_INVALID (`missing`, `untrusted`, `mismatch`, `outdated`), SNAPSHOT_INVALID, SNAPSHOT_VERSION,
 *   SOURCE_UNREACHABLE, SOURCE_NOT_FOUND, FILE_FAILED, LIMIT_EXCEEDED, ABORTED, INVALID_OPTION, and what `fetch` raises
 */
export async function pullSnapshot(
  from: string,
  options: PullSnapshotOptions,
): Promise<PulledSnapshot> {
  const { signal, fetch = globalThis.fetch } = options;
  const maxBytes = whole("maxBytes", options.maxBytes ?? MAX_BYTES, 2 ** 32);
  const timeoutMs = whole("timeoutMs", options.timeoutMs ?? TIMEOUT_MS, 86_400_000);
  const trusted = readTrust(options.trust);
  const newerThan = readMoment(options.newerThan);
  throwIfAborted(signal, from);
  try {
    const download = isWebAddress(from)
      ? await startDownload(from, { fetch, timeoutMs, signal })
      : await openSharedFile(from, signal);
    return await take(download, from, { ...options, maxBytes, trusted, newerThan });
  } catch (error) {
    throwIfAborted(signal, from);
    throw error;
  }
}

interface TakeSettings extends Pick<PullSnapshotOptions, "allowOlder" | "onProgress"> {
  maxBytes: number;
  trusted: ReadonlySet<string>;
  newerThan: number | undefined;
}

async function take(
  { declaredBytes, stretches }: Download,
  from: string,
  settings: TakeSettings,
): Promise<PulledSnapshot> {
  const most = settings.maxBytes + FIXED_BYTES + MAX_STATEMENT_BYTES;
  // A head is as long as this at most, so one that comes in byte by byte costs no more than one that does not.
  const begun = new Uint8Array(FIXED_BYTES + MAX_STATEMENT_BYTES);
  let held = 0;
  let believed: { facts: SharedSnapshotFacts; signedBy: string; bytes: Uint8Array } | undefined;
  let filled = 0;
  const put = (part: Uint8Array, bytes: Uint8Array) => {
    if (filled + part.length > bytes.length)
      throw mismatch(from, `more than the ${bytes.length} bytes that were signed`);
    bytes.set(part, filled);
    filled += part.length;
  };
  for await (const stretch of stretches) {
    // Checked in here, so that leaving the loop ends the download.
    if (declaredBytes !== undefined && declaredBytes > most)
      throw above(from, settings.maxBytes, declaredBytes);
    if (believed === undefined) {
      const taken = stretch.subarray(0, begun.length - held);
      begun.set(taken, held);
      held += taken.length;
      const head = readSharedHead(begun.subarray(0, held), from);
      if (head === undefined) continue;
      const { facts, signedBy } = believe(head, from, settings);
      believed = { facts, signedBy, bytes: new Uint8Array(facts.sizeBytes) };
      put(begun.subarray(head.length, held), believed.bytes);
      put(stretch.subarray(taken.length), believed.bytes);
    } else put(stretch, believed.bytes);
    settings.onProgress?.(filled, believed.bytes.length);
  }
  if (believed === undefined) throw noSharedFile(from, `${held} bytes`);
  const { bytes, facts, signedBy } = believed;
  if (filled < bytes.length) throw mismatch(from, `${filled} of ${bytes.length} bytes`);
  if (createHash("sha256").update(bytes).digest("hex") !== facts.sha256)
    throw mismatch(from, "bytes that are not the ones that were signed");
  return { bytes, facts, signedBy };
}

/** Holds the head against trust, before a byte of the snapshot is taken. */
function believe(
  { publicKey, signature, statement }: SharedHead,
  from: string,
  { trusted, newerThan, allowOlder = false, maxBytes }: TakeSettings,
): { facts: SharedSnapshotFacts; signedBy: string } {
  const signedBy = signingKeyFingerprint(publicKey);
  if (!trusted.has(signedBy)) throw untrusted(from, signedBy, trusted);
  const key = publicKeyOf(publicKey);
  if (key === undefined || !verify(null, signedBytes(statement), key, signature))
    throw mismatch(from, "a signature that does not fit");
  const facts = readStatement(statement, from);
  if (facts.snapshotVersion !== SNAPSHOT_VERSION) throw otherVersion(from, facts.snapshotVersion);
  if (facts.sizeBytes > maxBytes) throw above(from, maxBytes, facts.sizeBytes);
  const isOlder = newerThan !== undefined && Date.parse(facts.createdAt) < newerThan;
  if (isOlder && !allowOlder) throw outdated(from, facts.createdAt, newerThan);
  return { facts, signedBy };
}

function readMoment(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const moment = Date.parse(text);
  if (!Number.isNaN(moment)) return moment;
  throw wrongOption("newerThan", "a moment, ISO 8601", JSON.stringify(text));
}

function whole(option: string, value: number, max: number): number {
  if (Number.isInteger(value) && value >= 1 && value <= max) return value;
  throw wrongOption(option, `a whole number from 1 to ${max}`, `${value}`);
}

function wrongOption(
  option: string,
  expected: string,
  got: string,
): ExpodexError<"INVALID_OPTION"> {
  return new ExpodexError("INVALID_OPTION", {
    subject: option,
    expected,
    got,
    next: "change the option, or leave it out",
    data: { option, expected, got },
  });
}

function untrusted(
  subject: string,
  signedBy: string,
  trusted: ReadonlySet<string>,
): ExpodexError<"SIGNATURE_INVALID"> {
  return new ExpodexError("SIGNATURE_INVALID", {
    subject,
    expected: `the signature of ${[...trusted].slice(0, 3).join(" or ")}`,
    got: `one of ${signedBy}`,
    next: "ask who published it whether that is their key, and trust it only then",
    data: { subject, reason: "untrusted" },
  });
}

function mismatch(subject: string, got: string): ExpodexError<"SIGNATURE_INVALID"> {
  return new ExpodexError("SIGNATURE_INVALID", {
    subject,
    expected: "the bytes that were signed",
    got,
    next: "pull again; where that does not help, it was changed after it was published",
    data: { subject, reason: "mismatch" },
  });
}

function outdated(
  subject: string,
  createdAt: string,
  newerThan: number,
): ExpodexError<"SIGNATURE_INVALID"> {
  return new ExpodexError("SIGNATURE_INVALID", {
    subject,
    expected: `a snapshot of ${new Date(newerThan).toISOString()} or later, like the one that is there`,
    got: `one of ${createdAt}`,
    next: "ask who published it, and allow an older one where going back is meant",
    data: { subject, reason: "outdated" },
  });
}

function above(subject: string, max: number, got: number): ExpodexError<"LIMIT_EXCEEDED"> {
  return new ExpodexError("LIMIT_EXCEEDED", {
    subject,
    expected: `at most ${max} bytes`,
    got: `${got}`,
    next: "raise the limit if it is meant to be that large",
    data: { limit: "maxBytes", max, got },
  });
}

function otherVersion(subject: string, got: number): ExpodexError<"SNAPSHOT_VERSION"> {
  return new ExpodexError("SNAPSHOT_VERSION", {
    subject,
    expected: `a snapshot of version ${SNAPSHOT_VERSION}`,
    got: `version ${got}`,
    next: "use the release that it was made with, or publish it with this one",
    data: { expected: SNAPSHOT_VERSION, got },
  });
}
