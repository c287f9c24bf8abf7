/** Which keys a store takes: what means the same on every file system and in every bucket, and cannot leave its folder. */
import { invalidOption } from "../options.ts";

const LONGEST_KEY = 512;

/** Segments of `a-z`, `0-9`, `.`, `_` and `-` that begin with a letter or digit, joined by `/`. */
const KEY = /^[a-z0-9][a-z0-9._-]*(?:\/[a-z0-9][a-z0-9._-]*)*$/u;

/** Whether a value is a key that every store takes; see `Store` for the grammar. */
export function isStoreKey(value: unknown): value is string {
  return typeof value === "string" && value.length <= LONGEST_KEY && KEY.test(value);
}

/** Refuses what is no key, before a store makes a path of it. @throws ExpodexError INVALID_OPTION */
export function checkStoreKey(key: unknown): asserts key is string {
  if (isStoreKey(key)) return;
  throw invalidOption(
    "key",
    "1 to 512 characters: segments of a-z, 0-9, ., _ and - that begin with a letter or digit, joined by /",
    key,
    "pass a key of that form",
  );
}
