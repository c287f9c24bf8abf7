/** Writes what helps with unknown words: words as written with their frequencies, and words of other languages. */
import type { IndexEvidence } from "@expodex/core/parts";
import { framed } from "../format/frame.ts";
import type { Deflate } from "./browser-file.ts";

/** Writes the file of words: the lengths of its first two parts, then all three, deflated. */
export async function writeWords(
  { list, frequencies, translations }: IndexEvidence["words"],
  deflate: Deflate,
): Promise<Uint8Array> {
  const bytes = new Uint8Array(8 + list.length + frequencies.length + translations.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, list.length);
  view.setUint32(4, frequencies.length);
  bytes.set(list, 8);
  bytes.set(frequencies, 8 + list.length);
  bytes.set(translations, 8 + list.length + frequencies.length);
  return framed(await deflate(bytes));
}
