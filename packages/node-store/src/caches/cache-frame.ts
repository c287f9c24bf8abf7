/**
 * What stands around an entry of a cache, so that a damaged one is seen and dropped.
 *
 *     45 58 50 43 | 01 | SHA-256 of what follows (32) | entry
 *      E  X  P  C   format
 */
import { createHash } from "node:crypto";

const MAGIC = Uint8Array.of(0x45, 0x58, 0x50, 0x43, 1);

/** Bytes that a frame adds to an entry. */
export const FRAME_BYTES = MAGIC.length + 32;

/** Puts a frame around an entry. */
export function frameEntry(entry: Uint8Array): Uint8Array {
  const framed = new Uint8Array(FRAME_BYTES + entry.length);
  framed.set(MAGIC);
  framed.set(createHash("sha256").update(entry).digest(), MAGIC.length);
  framed.set(entry, FRAME_BYTES);
  return framed;
}

/** The entry in a frame; `undefined` where it is not as it was written, or of another release's format. */
export function openFrame(framed: Uint8Array): Uint8Array | undefined {
  if (framed.length < FRAME_BYTES) return undefined;
  if (MAGIC.some((byte, at) => framed[at] !== byte)) return undefined;
  const entry = framed.slice(FRAME_BYTES);
  const hash = createHash("sha256").update(entry).digest();
  return hash.equals(framed.subarray(MAGIC.length, FRAME_BYTES)) ? entry : undefined;
}
