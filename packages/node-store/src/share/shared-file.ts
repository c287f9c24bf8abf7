/**
 * The portable file of a snapshot that is shared: who signed it, what was signed, and the snapshot.
 *
 *     89 45 58 44 53 0D 0A 1A | version | length of statement | public key | signature | statement | snapshot
 *     0                         8         12                    16           48          112         112 + length
 *
 * Responsible for: reading and writing everything before the snapshot, distrusting all of it.
 * Not responsible for: signatures (`signing-key.ts`), the snapshot's own format.
 */
import { ExpodexError } from "@expodex/core/read";

/** What the signer says of a snapshot. */
export interface SharedSnapshotFacts {
  /** When it was published, ISO 8601 in UTC. An older one than before is a replay, or a signer who went back. */
  createdAt: string;
  /** The index's fingerprint. */
  fingerprint: string;
  /** SDKs in the index, as they are shown, newest first. */
  sdks: string[];
  documents: number;
  /** Distinct chunks. */
  chunks: number;
  /** Format version of the snapshot. */
  snapshotVersion: number;
  /** Length of the snapshot in bytes. */
  sizeBytes: number;
  /** SHA-256 of the snapshot, hexadecimal. */
  sha256: string;
}

/** What stands before the snapshot. */
export interface SharedHead {
  /** The signer's public key, 32 bytes. */
  publicKey: Uint8Array;
  /** Over the domain and the statement, 64 bytes. */
  signature: Uint8Array;
  /** The facts as they were signed: UTF-8 JSON. */
  statement: Uint8Array;
}

/** The format version that this release writes and reads. */
const SHARED_VERSION = 1;
/** Length of what stands before the statement. */
export const FIXED_BYTES = 112;
/** The longest statement: SDKs are few. */
export const MAX_STATEMENT_BYTES = 65_536;

const MAGIC = [0x89, 0x45, 0x58, 0x44, 0x53, 0x0d, 0x0a, 0x1a];
const SNAPSHOT_MAGIC = [0x89, 0x45, 0x58, 0x44, 0x58, 0x0d, 0x0a, 0x1a];
/** What is signed begins with this, so that no signature made for anything else can be taken for one of a snapshot. */
const DOMAIN = "expodex shared snapshot 1\0";

/** The bytes that are signed: the domain, then the statement. */
export function signedBytes(statement: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(DOMAIN, "latin1"), statement]);
}

/** Writes what stands before the snapshot. */
export function writeSharedHead({ publicKey, signature, statement }: SharedHead): Uint8Array {
  const head = new Uint8Array(FIXED_BYTES + statement.length);
  const view = new DataView(head.buffer);
  head.set(MAGIC);
  view.setUint32(8, SHARED_VERSION, true);
  view.setUint32(12, statement.length, true);
  head.set(publicKey, 16);
  head.set(signature, 48);
  head.set(statement, FIXED_BYTES);
  return head;
}

/**
 * Reads what stands before the snapshot from the beginning of a file; `undefined` where more bytes are needed.
 *
 * @param subject what messages call the file
 * @throws ExpodexError SIGNATURE_INVALID for a snapshot that nobody signed, SNAPSHOT_INVALID, SNAPSHOT_VERSION
 */
export function readSharedHead(
  bytes: Uint8Array,
  subject: string,
): (SharedHead & { length: number }) | undefined {
  const begins = (magic: readonly number[]) =>
    magic.every((byte, at) => at >= bytes.length || bytes[at] === byte);
  if (!begins(MAGIC)) {
    if (bytes.length >= MAGIC.length && begins(SNAPSHOT_MAGIC)) throw unsigned(subject);
    throw noSharedFile(subject, "bytes of another kind");
  }
  if (bytes.length < FIXED_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint32(8, true);
  if (version !== SHARED_VERSION) throw otherVersion(subject, version);
  const length = FIXED_BYTES + view.getUint32(12, true);
  if (length > FIXED_BYTES + MAX_STATEMENT_BYTES) throw noSharedFile(subject, "an endless head");
  if (bytes.length < length) return undefined;
  return {
    publicKey: bytes.slice(16, 48),
    signature: bytes.slice(48, FIXED_BYTES),
    statement: bytes.slice(FIXED_BYTES, length),
    length,
  };
}

/**
 * Reads what the signer says. Call it when the signature was found right: before, it is anyone's word.
 *
 * @throws ExpodexError SNAPSHOT_INVALID
 */
export function readStatement(statement: Uint8Array, subject: string): SharedSnapshotFacts {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(statement));
  } catch {
    throw noSharedFile(subject, "a statement that is not JSON");
  }
  const facts = (typeof parsed === "object" && parsed !== null ? parsed : {}) as Record<
    keyof SharedSnapshotFacts,
    unknown
  >;
  const { createdAt, fingerprint, sdks, documents, chunks, snapshotVersion, sizeBytes, sha256 } =
    facts;
  if (
    isText(createdAt) &&
    !Number.isNaN(Date.parse(createdAt)) &&
    isText(fingerprint) &&
    Array.isArray(sdks) &&
    sdks.every(isText) &&
    [documents, chunks, snapshotVersion, sizeBytes].every(isCount) &&
    isText(sha256) &&
    /^[\da-f]{64}$/u.test(sha256)
  )
    return {
      createdAt,
      fingerprint,
      sdks,
      documents: Number(documents),
      chunks: Number(chunks),
      snapshotVersion: Number(snapshotVersion),
      sizeBytes: Number(sizeBytes),
      sha256,
    };
  throw noSharedFile(subject, "a statement that lacks facts");
}

/** Builds the error for bytes that are no shared snapshot. */
export function noSharedFile(subject: string, got: string): ExpodexError<"SNAPSHOT_INVALID"> {
  return new ExpodexError("SNAPSHOT_INVALID", {
    subject,
    expected: "a snapshot that was published to share",
    got,
    next: "name the file or address that `expodex publish` wrote",
    data: { reason: got },
  });
}

const isText = (value: unknown): value is string =>
  typeof value === "string" && value.length <= 1000;
const isCount = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0;

function unsigned(subject: string): ExpodexError<"SIGNATURE_INVALID"> {
  return new ExpodexError("SIGNATURE_INVALID", {
    subject,
    expected: "a signed snapshot",
    got: "a snapshot without a signature",
    next: "publish it with a signing key, or open it as a file with --index where you made it yourself",
    data: { subject, reason: "missing" },
  });
}

function otherVersion(subject: string, got: number): ExpodexError<"SNAPSHOT_VERSION"> {
  return new ExpodexError("SNAPSHOT_VERSION", {
    subject,
    expected: `a shared snapshot of version ${SHARED_VERSION}`,
    got: `version ${got}`,
    next: "update Expodex, or publish it with this release",
    data: { expected: SHARED_VERSION, got },
  });
}
