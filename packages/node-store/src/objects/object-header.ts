/**
 * The header of a stored object: what must be known before its bytes can be read.
 *
 *     89 45 58 4F | version | flags | length of key id | 0 | size | CRC-32 | [key id | key check | nonce]
 *     0             4         5       6                  7   8      12       16
 *
 * Responsible for: reading and writing it, and distrusting what it declares.
 * Not responsible for: the bytes behind it. Nothing here loads cryptography, so that plain objects open without.
 */
import { ExpodexError } from "@expodex/core/read";
import { checksum } from "../checksum.ts";
import { damagedObject, type ObjectPlace } from "./object-error.ts";

/** What the header of an object says. */
export interface ObjectHeader {
  /** Length of the header itself, 16 bytes where the object is plain. */
  length: number;
  /** Whether the bytes are deflated (raw, RFC 1951). */
  compressed: boolean;
  /** Length in bytes of what was sealed, before compression. */
  size: number;
  /** How it is encrypted; absent where it is not. */
  encryption?: ObjectEncryption;
}

/** What must be known to decrypt an object, the key apart. */
export interface ObjectEncryption {
  keyId: string;
  /** 8 bytes that follow from the key alone: tell a wrong key from damage. */
  check: Uint8Array;
  /** 12 bytes, never used twice under one key. */
  nonce: Uint8Array;
}

/** The format version that this release writes and reads. */
const OBJECT_VERSION = 1;
/** Length of the header of a plain object; a multiple of 8, so that what is behind it can be viewed as numbers. */
export const PLAIN_HEADER_BYTES = 16;
/** Length of a key check. */
export const KEY_CHECK_BYTES = 8;
/** Length of a nonce: what AES-GCM takes without hashing it. */
export const NONCE_BYTES = 12;
/** Length of the authentication tag behind an encrypted object. */
export const TAG_BYTES = 16;
/** What an object may hold: the largest parts of an index are some megabytes, and more than this in one piece serves nobody. */
export const MAX_OBJECT_BYTES = 256 * 1024 * 1024;

const MAGIC = [0x89, 0x45, 0x58, 0x4f];
const COMPRESSED = 1;
const ENCRYPTED = 2;
const MAX_KEY_ID_BYTES = 64;
/** Deflate cannot shrink further: a declared size beyond it is a lie, found out before memory is asked for. */
const MAX_DEFLATE_RATIO = 1032;

/** Whether a text can be the id of a key. */
export function isKeyId(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/u.test(text);
}

/** Writes a header. */
export function writeObjectHeader(header: Omit<ObjectHeader, "length">): Uint8Array {
  const { compressed, size, encryption } = header;
  const keyId = new TextEncoder().encode(encryption?.keyId ?? "");
  const tail = encryption === undefined ? 0 : keyId.length + KEY_CHECK_BYTES + NONCE_BYTES;
  const bytes = new Uint8Array(PLAIN_HEADER_BYTES + tail);
  const view = new DataView(bytes.buffer);
  bytes.set(MAGIC);
  bytes[4] = OBJECT_VERSION;
  bytes[5] = (compressed ? COMPRESSED : 0) | (encryption === undefined ? 0 : ENCRYPTED);
  bytes[6] = keyId.length;
  view.setUint32(8, size, true);
  if (encryption !== undefined) {
    bytes.set(keyId, PLAIN_HEADER_BYTES);
    bytes.set(encryption.check, PLAIN_HEADER_BYTES + keyId.length);
    bytes.set(encryption.nonce, PLAIN_HEADER_BYTES + keyId.length + KEY_CHECK_BYTES);
  }
  view.setUint32(12, headerChecksum(bytes), true);
  return bytes;
}

/**
 * Reads the header of a stored object, and holds it against the bytes that are there.
 *
 * @param maxBytes what the object may hold [256 MiB]
 * @throws ExpodexError STORE_DAMAGED, STORE_FAILED where a newer release wrote it
 */
export function readObjectHeader(
  stored: Uint8Array,
  at: ObjectPlace,
  maxBytes = MAX_OBJECT_BYTES,
): ObjectHeader {
  const damaged = (got: string) => damagedObject(at, "an object as it was written", got);
  if (stored.length < PLAIN_HEADER_BYTES) throw damaged(`${stored.length} bytes`);
  if (MAGIC.some((byte, index) => stored[index] !== byte)) throw damaged("bytes of another kind");
  const view = new DataView(stored.buffer, stored.byteOffset, stored.byteLength);
  const flags = view.getUint8(5);
  const idLength = view.getUint8(6);
  const size = view.getUint32(8, true);
  const encrypted = (flags & ENCRYPTED) !== 0;
  const compressed = (flags & COMPRESSED) !== 0;
  const length = PLAIN_HEADER_BYTES + (encrypted ? idLength + KEY_CHECK_BYTES + NONCE_BYTES : 0);
  const held = stored.length - length - (encrypted ? TAG_BYTES : 0);
  if (held < 0) throw damaged("one that is cut short");
  if (headerChecksum(stored.subarray(0, length)) !== view.getUint32(12, true))
    throw damaged("a header that does not fit its checksum");
  if (view.getUint8(4) !== OBJECT_VERSION) throw newer(at, view.getUint8(4));
  if ((flags & ~(COMPRESSED | ENCRYPTED)) !== 0 || view.getUint8(7) !== 0)
    throw damaged("a header with parts that do not exist");
  if (size > maxBytes) throw damaged(`a declared size of ${size} bytes, above ${maxBytes}`);
  if (compressed ? size > held * MAX_DEFLATE_RATIO : size !== held)
    throw damaged(`${held} bytes for a declared size of ${size}`);
  if (!encrypted) {
    if (idLength !== 0) throw damaged("the id of a key without encryption");
    return { length, compressed, size };
  }
  const keyId = String.fromCharCode(...stored.subarray(16, 16 + idLength));
  if (idLength > MAX_KEY_ID_BYTES || !isKeyId(keyId)) throw damaged("an id that no key can have");
  const check = stored.subarray(16 + idLength, 16 + idLength + KEY_CHECK_BYTES);
  const nonce = stored.subarray(length - NONCE_BYTES, length);
  return { length, compressed, size, encryption: { keyId, check, nonce } };
}

/** Over the header without the checksum itself. */
function headerChecksum(header: Uint8Array): number {
  const covered = new Uint8Array(header.length - 4);
  covered.set(header.subarray(0, 12));
  covered.set(header.subarray(PLAIN_HEADER_BYTES), 12);
  return checksum(covered);
}

function newer({ store, key }: ObjectPlace, version: number): ExpodexError<"STORE_FAILED"> {
  return new ExpodexError("STORE_FAILED", {
    subject: key,
    expected: `an object of version ${OBJECT_VERSION}`,
    got: `version ${version}, which a newer release wrote`,
    next: "update Expodex",
    data: { store, key, reason: "version" },
  });
}
