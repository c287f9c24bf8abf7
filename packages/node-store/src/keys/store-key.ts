/**
 * Keys of encryption as text: what a key file or a variable holds.
 *
 * Responsible for: reading and making them. Not responsible for: where they lie (`key-file.ts`, `key-environment.ts`).
 */
import { createHash, createSecretKey, randomBytes } from "node:crypto";
import { ExpodexError } from "@expodex/core/read";
import type { KeyProvider, StoreKey } from "./key-provider.ts";

const KEY_BYTES = 32;
/** Lets programs that look for secrets in the wrong places find this one. */
const PREFIX = "expodex_key_";
/** One to write with, and what a few years of rotation leave behind. */
const MAX_KEYS = 64;

/** Makes a key of chance: `text` is what a key file holds, one line without its end. */
export function generateStoreKey(): { id: string; text: string } {
  const secret = randomBytes(KEY_BYTES);
  return { id: keyIdOf(secret), text: `${PREFIX}${secret.toString("base64url")}` };
}

/**
 * Reads keys, one a line: what `generateStoreKey` makes, or 32 bytes as 64 hexadecimal digits or base64. Empty lines and lines that
 * begin with `#` are left out. The first is written with; all are read with.
 *
 * @param from what messages call the place; they hold nothing of the text
 * @throws ExpodexError INVALID_OPTION
 */
export function parseStoreKeys(text: string, from: string): StoreKey[] {
  const lines = text
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  if (lines.length === 0) throw noKey(from, "none");
  if (lines.length > MAX_KEYS) throw noKey(from, `${lines.length} lines`);
  return lines.map((line, index) => parseKey(line, `${from}, key ${index + 1}`));
}

/** Provides keys that are at hand: the first is written with, all are read with. @throws ExpodexError INVALID_OPTION for no key */
export function keyRing(keys: readonly StoreKey[]): KeyProvider {
  const [first] = keys;
  if (first === undefined) throw noKey("keys", "none");
  const byId = new Map([...keys].reverse().map((key) => [key.id, key]));
  return { current: () => first, find: (id) => byId.get(id) };
}

/** Provides the keys of several providers: the first one's current key is written with, all are read with. */
export function joinKeys(first: KeyProvider, ...older: readonly KeyProvider[]): KeyProvider {
  return {
    current: () => first.current(),
    async find(id) {
      for (const provider of [first, ...older]) {
        const key = await provider.find(id);
        if (key !== undefined) return key;
      }
      return undefined;
    },
  };
}

function parseKey(line: string, from: string): StoreKey {
  const secret = decode(line.startsWith(PREFIX) ? line.slice(PREFIX.length) : line);
  if (secret?.length !== KEY_BYTES) throw noKey(from, `a line of ${line.length} characters`);
  // Keys of zeros and the like come out of forgotten placeholders, not out of chance.
  if (new Set(secret).size < 8) throw noKey(from, "bytes that are no product of chance");
  return { id: keyIdOf(secret), secret: createSecretKey(secret) };
}

function decode(text: string): Buffer | undefined {
  if (/^[\da-f]{64}$/iu.test(text)) return Buffer.from(text, "hex");
  // Node's decoder takes both alphabets and skips what is neither.
  return /^[\w+/-]{43}=?$/u.test(text) ? Buffer.from(text, "base64") : undefined;
}

/** A name that follows from the key: 16 hexadecimal digits, from which nobody comes back to a key of 256 random bits. */
function keyIdOf(secret: Uint8Array): string {
  return createHash("sha256")
    .update("expodex key id 1\0")
    .update(secret)
    .digest("hex")
    .slice(0, 16);
}

function noKey(from: string, got: string): ExpodexError<"INVALID_OPTION"> {
  const expected = "keys of 256 bits, one a line";
  return new ExpodexError("INVALID_OPTION", {
    subject: from,
    expected,
    got,
    next: "make one with generateStoreKey, or with `openssl rand -hex 32`",
    data: { option: from, expected, got },
  });
}
