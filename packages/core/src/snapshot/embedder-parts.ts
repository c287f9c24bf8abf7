/**
 * The learned embedder's state as parts of a snapshot, and back.
 *
 * Responsible for: the parts `embedder.terms`, `embedder.codes`, `embedder.scales`. Any other embedder is code of the
 * caller's and is not written down: its id in the header's facts tells which one the vectors need.
 */
import {
  type LearnedEmbedder,
  type LearnedState,
  openLearnedEmbedder,
} from "../embed/learned-state.ts";
import { corrupt } from "./container.ts";
import { bytesOf, openTexts, uint32Of, writeTexts } from "./text-store.ts";

const TERMS = "embedder.terms";
const CODES = "embedder.codes";
const SCALES = "embedder.scales";

/** Writes a learned embedder's state down. */
export function embedderParts(state: LearnedState): Map<string, Uint8Array> {
  const { codes, scales, terms } = state;
  return new Map([
    // One text, a term a line: terms hold no line break, because analysis cuts there.
    ...writeTexts(TERMS, [terms.join("\n")]),
    [CODES, codes],
    [SCALES, bytesOf(new Uint32Array(scales.buffer, scales.byteOffset, scales.length))],
  ]);
}

/** Opens a learned embedder; absent where the snapshot holds none. @throws ExpodexError SNAPSHOT_CORRUPT */
export function openEmbedder(
  parts: ReadonlyMap<string, Uint8Array>,
  facts: { id: string; dimensions: number },
): LearnedEmbedder | undefined {
  const codes = parts.get(CODES);
  if (codes === undefined) return undefined;
  const scales = uint32Of(parts.get(SCALES));
  if (scales === undefined) throw corrupt(SCALES);
  const list = openTexts(TERMS, parts).get(0);
  return openLearnedEmbedder({
    ...facts,
    terms: list === "" ? [] : list.split("\n"),
    codes,
    scales: new Float32Array(scales.buffer, scales.byteOffset, scales.length),
  });
}
