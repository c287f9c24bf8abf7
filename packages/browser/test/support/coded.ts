import { Encoder } from "../../src/export/encoder.ts";
import type { Coder } from "../../src/format/coder.ts";
import { Decoder } from "../../src/format/decoder.ts";

/** Writes by a layout, and reads back what was written. */
export function codedAndRead<T>(
  contexts: number,
  code: (coder: Coder, isWriting: boolean) => T,
): T {
  const encoder = new Encoder(contexts);
  code(encoder, true);
  return code(new Decoder(encoder.finish(), contexts, "test.bin"), false);
}
