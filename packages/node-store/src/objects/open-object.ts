/**
 * Gives back the bytes of a stored object. What only reads comes through here: cryptography is loaded by the first object that
 * is encrypted.
 */
import { inflateRawSync } from "node:zlib";
import type { KeyProvider, StoreKey } from "../keys/key-provider.ts";
import { damagedObject, keyNeeded, type ObjectPlace, UNKNOWN_PLACE } from "./object-error.ts";
import { type ObjectHeader, readObjectHeader } from "./object-header.ts";

/** How an object is opened. */
export interface OpenObjectOptions {
  /** Gives the key that the object's header names. @default none: encrypted objects raise STORE_KEY */
  keys?: KeyProvider;
  /** What the object was sealed for, see `sealObject`. @default "" */
  context?: string;
  /** The most bytes that it may hold; more is damage. @default 256 MiB */
  maxBytes?: number;
  /** Where it lies, for messages. */
  at?: ObjectPlace;
}

/**
 * Opens what `sealObject` made. A plain object that is not compressed is viewed in place. That the bytes are those of the name is
 * checked by whoever verifies, see `objectName`; here is found what does not fit the header or the key.
 *
 * @throws ExpodexError STORE_DAMAGED, STORE_KEY, STORE_FAILED where a newer release wrote it, and what the provider of keys raises
 */
export async function openObject(
  stored: Uint8Array,
  { keys, context = "", maxBytes, at = UNKNOWN_PLACE }: OpenObjectOptions = {},
): Promise<Uint8Array> {
  const header = readObjectHeader(stored, at, maxBytes);
  const payload =
    header.encryption === undefined
      ? stored.subarray(header.length)
      : await decrypted(stored, header, header.encryption, keys, context, at);
  const bytes = header.compressed ? inflated(payload, header.size, at) : payload;
  // Node's functions give buffers, which `slice` otherwise than other bytes.
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

async function decrypted(
  stored: Uint8Array,
  header: ObjectHeader,
  { keyId, check, nonce }: NonNullable<ObjectHeader["encryption"]>,
  keys: KeyProvider | undefined,
  context: string,
  at: ObjectPlace,
): Promise<Uint8Array> {
  if (keys === undefined) throw keyNeeded(at, keyId, "missing");
  const key: StoreKey | undefined = await keys.find(keyId);
  if (key === undefined) throw keyNeeded(at, keyId, "wrong");
  const { decrypt, keyCheck } = await import("./cipher.ts");
  // The check is no secret and can be compared in any time; a name given twice to different keys ends here.
  if (keyCheck(key).some((byte, index) => byte !== check[index]))
    throw keyNeeded(at, keyId, "wrong");
  const authenticated = [stored.subarray(0, header.length), new TextEncoder().encode(context)];
  const bytes = decrypt(stored.subarray(header.length), key, nonce, authenticated);
  if (bytes !== undefined) return bytes;
  throw damagedObject(at, "bytes that fit their authentication tag", "ones that do not");
}

function inflated(payload: Uint8Array, size: number, at: ObjectPlace): Uint8Array {
  let bytes: Uint8Array | undefined;
  try {
    // Zero is no length for Node, and an object of no bytes is never compressed.
    bytes = inflateRawSync(payload, {
      maxOutputLength: Math.max(1, size),
      chunkSize: Math.max(64, size),
    });
  } catch {
    // Said below: what zlib says of damaged bytes helps nobody, and may quote them.
  }
  if (bytes?.length === size) return bytes;
  throw damagedObject(at, `bytes that inflate to ${size}`, "ones that do not");
}
