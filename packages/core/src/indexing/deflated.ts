/**
 * Bytes written small and read back: the one place that knows the compression library.
 *
 * Responsible for: raw deflate (RFC 1951) with bounds on what may come out. Not responsible for: what the bytes mean.
 *
 *     packed    size (variable length)  deflated bytes
 */
import { deflateSync, inflateSync } from "fflate";
import { corruptPart, createByteReader, createByteWriter } from "./bytes.ts";

/** The level with the best size; building is bounded by parsing, not by this. */
const LEVEL = 9;
/** Deflate cannot shrink by more than 1 : 1032, so a size beyond that is damage, and nothing is allocated for it. */
const MAX_RATIO = 1032;

/** Deflates bytes; a dictionary is text that the bytes are likely to repeat. */
export function deflated(bytes: Uint8Array, dictionary?: Uint8Array): Uint8Array {
  return deflateSync(bytes, {
    level: LEVEL,
    ...(dictionary === undefined ? {} : { dictionary }),
  });
}

/** Inflates bytes to exactly `size` bytes. @throws ExpodexError SNAPSHOT_CORRUPT */
export function inflated(
  bytes: Uint8Array,
  size: number,
  part: string,
  dictionary?: Uint8Array,
): Uint8Array {
  if (size > bytes.length * MAX_RATIO) {
    throw corruptPart(part, `${size} bytes announced by ${bytes.length}`);
  }
  let found: Uint8Array;
  try {
    found = inflateSync(bytes, {
      out: new Uint8Array(size),
      ...(dictionary === undefined ? {} : { dictionary }),
    });
  } catch (cause) {
    throw corruptPart(part, "bytes that do not inflate", cause);
  }
  if (found.length !== size) throw corruptPart(part, `${found.length} of ${size} bytes`);
  return found;
}

/** Deflates bytes behind their size. */
export function packed(bytes: Uint8Array): Uint8Array {
  const writer = createByteWriter();
  writer.number(bytes.length);
  writer.bytes(deflated(bytes));
  return writer.finish();
}

/** Gives back what `packed` took. @throws ExpodexError SNAPSHOT_CORRUPT */
export function unpacked(bytes: Uint8Array, part: string): Uint8Array {
  const reader = createByteReader(bytes, part);
  const size = reader.number();
  return inflated(reader.bytes(reader.left), size, part);
}
