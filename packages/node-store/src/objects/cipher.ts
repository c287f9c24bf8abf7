/**
 * Encrypts and decrypts objects: AES-256-GCM under a key that is derived for this purpose alone.
 *
 * Responsible for: the one place where secrets meet bytes. Not responsible for: the header, which comes in as additional
 * authenticated data, so that no byte of an object can change unnoticed.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { deriveSecret } from "../keys/derive-secret.ts";
import type { StoreKey } from "../keys/key-provider.ts";
import { KEY_CHECK_BYTES, NONCE_BYTES, TAG_BYTES } from "./object-header.ts";

const ALGORITHM = "aes-256-gcm";

/** Gives 8 bytes that follow from a key and tell it from others, but nothing else of it. */
export function keyCheck(key: StoreKey): Uint8Array {
  return deriveSecret(key, "check").subarray(0, KEY_CHECK_BYTES);
}

/** Draws a nonce. Random ones are safe for 2³² objects under one key; a store that is written every second reaches that in a century. */
export function drawNonce(): Uint8Array {
  return randomBytes(NONCE_BYTES);
}

/** Encrypts bytes; the tag stands at the end. */
export function encrypt(
  bytes: Uint8Array,
  key: StoreKey,
  nonce: Uint8Array,
  authenticated: readonly Uint8Array[],
): Uint8Array[] {
  const cipher = createCipheriv(ALGORITHM, deriveSecret(key, "encryption"), nonce, {
    authTagLength: TAG_BYTES,
  });
  for (const part of authenticated) cipher.setAAD(part);
  return [cipher.update(bytes), cipher.final(), cipher.getAuthTag()];
}

/** Decrypts what `encrypt` made; `undefined` where a byte of it, of the key or of what was authenticated with it is another. */
export function decrypt(
  sealed: Uint8Array,
  key: StoreKey,
  nonce: Uint8Array,
  authenticated: readonly Uint8Array[],
): Uint8Array | undefined {
  const end = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv(ALGORITHM, deriveSecret(key, "encryption"), nonce, {
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
export function keyedHash(bytes: Uint8Array, key: StoreKey): string {
  return createHmac("sha256", deriveSecret(key, "pieces")).update(bytes).digest("hex");
}
