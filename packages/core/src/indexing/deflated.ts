/**
 * Bytes written small and read back: the one place that knows the compression library.
 *
 * Responsible for: raw deflate (RFC 1951) with bounds on what may come out. Not responsible for: what the bytes mean.
 *
 *     packed    size (variable length)  deflated bytes
 */
import { deflateSync, inflateSync } from "fflate";
import {
  corruptPart,
  createByteReader,
  createByteWriter,
  type Inflate,
  neededPart,
  type Parts,
} from "./bytes.ts";

/** The level with the best size, for text: a block is deflated once, and taken over for as long as it stays. */
const LEVEL = 9;
/** For columns, which every change moves: 0.2 % larger than at the best level, in half the time. */
const COLUMN_LEVEL = 6;
/** Deflate cannot shrink by more than 1 : 1032, so a size beyond that is damage, and nothing is allocated for it. */
const MAX_RATIO = 1032;

/** Deflates bytes; a dictionary is text that the bytes are likely to repeat. */
export function deflated(
  bytes: Uint8Array,
  dictionary?: Uint8Array,
  level: typeof LEVEL | typeof COLUMN_LEVEL = LEVEL,
): Uint8Array {
  return deflateSync(bytes, {
    level,
    ...(dictionary === undefined ? {} : { dictionary }),
  });
}

/** Inflates bytes to exactly `size` bytes, by what the parts bring along, else by the library. @throws ExpodexError SNAPSHOT_CORRUPT */
export function inflated(
  { inflate = inflateByLibrary }: Pick<Parts, "inflate">,
  part: string,
  bytes: Uint8Array,
  size: number,
  dictionary?: Uint8Array,
): Uint8Array {
  if (size > bytes.length * MAX_RATIO) {
    throw corruptPart(part, `${size} bytes announced by ${bytes.length}`);
  }
  if (size === 0) return new Uint8Array(0);
  let found: Uint8Array;
  try {
    found = inflate(bytes, size, dictionary);
  } catch (cause) {
    throw corruptPart(part, "bytes that do not inflate", cause);
  }
  if (found.length !== size) throw corruptPart(part, `${found.length} of ${size} bytes`);
  return found;
}

const inflateByLibrary: Inflate = (bytes, size, dictionary) =>
  inflateSync(bytes, {
    out: new Uint8Array(size),
    ...(dictionary === undefined ? {} : { dictionary }),
  });

/** By bytes that were unpacked: what they were unpacked from, so that an index that is written again packs no part twice. */
const packedBefore = new WeakMap<Uint8Array, Uint8Array>();

/** Deflates bytes behind their size. Bytes that were unpacked must not have been changed. */
export function packed(bytes: Uint8Array): Uint8Array {
  const before = packedBefore.get(bytes);
  if (before !== undefined) return before;
  const writer = createByteWriter();
  writer.number(bytes.length);
  writer.bytes(deflated(bytes, undefined, COLUMN_LEVEL));
  return writer.finish();
}

/** Gives back what `packed` took, from the part of that name. @throws ExpodexError SNAPSHOT_CORRUPT */
export function unpacked(parts: Parts, name: string): Uint8Array {
  const part = neededPart(parts, name);
  const reader = createByteReader(part, name);
  const size = reader.number();
  const bytes = inflated(parts, name, reader.bytes(reader.left), size);
  packedBefore.set(bytes, part);
  return bytes;
}
