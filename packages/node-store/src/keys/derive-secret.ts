/** Makes secrets for one purpose each out of a key, so that none tells anything of another, or of the key. */
import { hkdfSync, type KeyObject } from "node:crypto";
import type { StoreKey } from "./key-provider.ts";

/** What keys are used for. */
export type KeyPurpose = "encryption" | "check" | "pieces" | "log" | "queries";

const derived = new WeakMap<KeyObject, Map<KeyPurpose, Uint8Array>>();

/** Derives 32 bytes for a purpose (HKDF-SHA-256, RFC 5869, without salt); the same ones each time. */
export function deriveSecret({ secret }: StoreKey, purpose: KeyPurpose): Uint8Array {
  const known = derived.get(secret) ?? new Map<KeyPurpose, Uint8Array>();
  derived.set(secret, known);
  const bytes =
    known.get(purpose) ??
    new Uint8Array(hkdfSync("sha256", secret, new Uint8Array(), `expodex ${purpose} 1`, 32));
  known.set(purpose, bytes);
  return bytes;
}
