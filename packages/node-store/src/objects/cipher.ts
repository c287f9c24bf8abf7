/**
 * Encrypts and decrypts objects: AES-256-GCM under a key that is derived for this purpose alone.
 *
 * Responsible for: the one place where secrets meet bytes. Not responsible for: the header, which comes in as additional
 * authenticated data, so that no byte of an object can change unnoticed.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";
import type { StoreKey } from "../keys/key-provider.ts";
import { KEY_CHECK_BYTES, NONCE_BYTES, TAG_BYTES } from "./object-header.ts";

/** What follows from a key: one value for each purpose, so that none tells anything of another. */
interface Derived {
  encryption: Uint8Array;
  check: Uint8Array;
  pieces: Uint8Array;
}

const ALGORITHM = "aes-256-gcm";
const derivedKeys = new WeakMap<KeyObject, Derived>();

/** Gives 8 bytes that follow from a key and tell it from others, but nothing else of it. */
export function keyCheck({ secret }: StoreKey): Uint8Array {
  return derive(secret).check;
}

/** Draws a nonce. Random ones are safe for 2³² objects under one key; a store that is written every second reaches that in a century. */
export function drawNonce(): Uint8Array {
  return randomBytes(NONCE_BYTES);
}

/** Encrypts bytes; the tag stands at the end. */
export function encrypt(
  bytes: Uint8Array,
  { secret }: StoreKey,
  nonce: Uint8Array,
  authenticated: readonly Uint8Array[],
): Uint8Array[] {
  const cipher = createCipheriv(ALGORITHM, derive(secret).encryption, nonce, {
    authTagLength: TAG_BYTES,
  });
  for (const part of authenticated) cipher.setAAD(part);
  return [cipher.update(bytes), cipher.final(), cipher.getAuthTag()];
}

/** Decrypts what `encrypt` made; `undefined` where a byte of it, of the key or of what was authenticated with it is another. */
export function decrypt(
  sealed: Uint8Array,
  { secret }: StoreKey,
  nonce: Uint8Array,
  authenticated: readonly Uint8Array[],
): Uint8Array | undefined {
  const end = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv(ALGORITHM, derive(secret).encryption, nonce, {
    authTagLength: TAG_BYTES,
  });
  for (const part of authenticated) decipher.setAAD(part);
  decipher.setAuthTag(sealed.subarray(end));
  const bytes = decipher.update(sealed.subarray(0, end));
  try {
    decipher.final();
  } catch {
    return undefined;
  }
  return bytes;
}

/** Names bytes under a key (HMAC-SHA-256, hexadecimal): equal bytes get equal names, and nobody without the key can test a guess. */
export function keyedHash(bytes: Uint8Array, { secret }: StoreKey): string {
  return createHmac("sha256", derive(secret).pieces).update(bytes).digest("hex");
}

function derive(secret: KeyObject): Derived {
  const known = derivedKeys.get(secret);
  if (known !== undefined) return known;
  const bytes = (purpose: string, length: number) =>
    new Uint8Array(hkdfSync("sha256", secret, new Uint8Array(), `expodex ${purpose} 1`, length));
  const derived = {
    encryption: bytes("encryption", 32),
    check: bytes("check", KEY_CHECK_BYTES),
    pieces: bytes("pieces", 32),
  };
  derivedKeys.set(secret, derived);
  return derived;
}
