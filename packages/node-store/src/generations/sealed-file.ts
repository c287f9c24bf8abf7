/**
 * Small files that show every change of a byte: one line of JSON behind its own checksums.
 *
 *     {"crc32":"9ae0daaf","sha256":"<64 digits>","<name>":<JSON>}⏎
 *              └ of all bytes from here on    └ of all bytes from here on: `"<name>":<JSON>}⏎`
 *
 * Two, because they are for different readers: CRC-32 finds what disks do to bytes and takes no time to load, SHA-256 finds what
 * chance cannot do, and loading cryptography takes a command that searches once two milliseconds.
 *
 * Responsible for: the frame. Not responsible for: what the JSON says.
 */
import { ExpodexError } from "@expodex/core/read";
import { checksum } from "../checksum.ts";

/** `{"crc32":"` */
const OPENING = '{"crc32":"';
const CRC_DIGITS = 8;
const HASH_OPENING = '","sha256":"';
const HASH_DIGITS = 64;
const HASH_CLOSING = '",';
/** Where the bytes begin that the CRC-32 covers: behind its own digits. */
const CRC_COVERS_FROM = OPENING.length + CRC_DIGITS;
/** Where the bytes begin that the SHA-256 covers. */
const HASH_COVERS_FROM = CRC_COVERS_FROM + HASH_OPENING.length + HASH_DIGITS + HASH_CLOSING.length;
/** Nothing that is written is larger: a manifest of a snapshot of 16 GiB. */
const MAX_BYTES = 16 * 1024 * 1024;

/** Works SHA-256 out, in hexadecimal digits. Passed in, so that who checks CRC-32 alone loads no cryptography. */
export type Sha256 = (bytes: Uint8Array) => string;

/** Where a file lies, for messages. */
export interface FilePlace {
  /** The `id` of the store. */
  store: string;
  key: string;
}

/** Writes a value down under its name. */
export function sealFile(name: string, value: unknown, sha256: Sha256): Uint8Array {
  const encoder = new TextEncoder();
  const body = `"${name}":${JSON.stringify(value)}}\n`;
  const covered = `${HASH_OPENING}${sha256(encoder.encode(body))}${HASH_CLOSING}${body}`;
  return encoder.encode(`${OPENING}${crcOf(encoder.encode(covered))}${covered}`);
}

/**
 * Reads what `sealFile` wrote.
 *
 * @param sha256 without it only the CRC-32 is compared
 * @throws ExpodexError STORE_DAMAGED
 */
export function openFile(
  bytes: Uint8Array,
  name: string,
  at: FilePlace,
  sha256?: Sha256,
): Record<string, unknown> {
  const damaged = (got: string) => damagedFile(at, got);
  if (bytes.length <= HASH_COVERS_FROM || bytes.length > MAX_BYTES)
    throw damaged(`${bytes.length} bytes`);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const frame = text.toString("latin1", 0, HASH_COVERS_FROM);
  const crc = crcOf(bytes.subarray(CRC_COVERS_FROM));
  if (frame.slice(0, CRC_COVERS_FROM) !== `${OPENING}${crc}`)
    throw damaged("bytes that do not fit their checksum");
  const body = bytes.subarray(HASH_COVERS_FROM);
  if (
    sha256 !== undefined &&
    frame.slice(CRC_COVERS_FROM) !== `${HASH_OPENING}${sha256(body)}${HASH_CLOSING}`
  )
    throw damaged("bytes that do not fit their hash");
  let parsed: unknown;
  try {
    parsed = JSON.parse(`{${text.toString("utf8", HASH_COVERS_FROM)}`);
  } catch {
    throw damaged("no JSON");
  }
  const value = (parsed as Record<string, unknown>)[name];
  if (typeof value !== "object" || value === null) throw damaged(`no ${name}`);
  return value as Record<string, unknown>;
}

/** Builds the error for a file that is not what was written. */
export function damagedFile({ store, key }: FilePlace, got: string): ExpodexError<"STORE_DAMAGED"> {
  return new ExpodexError("STORE_DAMAGED", {
    subject: key,
    expected: "the file as it was written",
    got,
    next: "repair the store from a backup, or index again",
    data: { store, damaged: [key] },
  });
}

function crcOf(bytes: Uint8Array): string {
  return checksum(bytes).toString(16).padStart(CRC_DIGITS, "0");
}
