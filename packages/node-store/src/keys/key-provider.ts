/**
 * The seam behind which keys of encryption stand: a file, the environment, a service that keeps keys.
 *
 * Responsible for: what a provider promises. Not responsible for: what is done with a key (`objects/cipher.ts`).
 */
import type { KeyObject } from "node:crypto";

/** A key of encryption at rest. It shows nothing of its secret where it is printed. */
export interface StoreKey {
  /** Names the key in headers and messages; no secret. 1 to 64 characters: letters, digits, `.`, `_`, `-`, the first a letter or digit. */
  readonly id: string;
  /** 256 bits. */
  readonly secret: KeyObject;
}

/** Gives keys: one to write with, any number to read with. */
export interface KeyProvider {
  /** The key that new objects are encrypted with. @throws ExpodexError KEY_MISSING, INVALID_OPTION, FILE_FAILED */
  current(): StoreKey | Promise<StoreKey>;
  /** The key of an id; `undefined` where there is none. @throws ExpodexError KEY_MISSING, INVALID_OPTION, FILE_FAILED */
  find(id: string): StoreKey | undefined | Promise<StoreKey | undefined>;
}
