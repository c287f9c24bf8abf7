/**
 * Learns an embedder from the documentation itself: latent semantic analysis.
 *
 * Responsible for: from counted terms to vectors of rows and terms. Not responsible for: finding singular vectors
 * (`truncated-svd.ts`), encoding (`learned-state.ts`).
 *
 *     counts ─► weighted ─► U · S · Vᵀ ─► rows: U · S^p      terms: weight · V · S^(p-1)
 *
 * A row that is encoded from its terms lands where it was learned: A V S^(p-1) = U S^p.
 */

import { numberBetween, wholeNumber } from "../options.ts";
import type { OnProgress } from "../progress.ts";
import { rowCount, type TermMatrix } from "../text/term-matrix.ts";
import {
  type LearnedEmbedder,
  type LearnedState,
  learnedEmbedder,
  type OpenLearnedOptions,
} from "./learned-state.ts";
import { packRows } from "./nibbles.ts";
import { type WeightedMatrix, weightTerms } from "./term-weights.ts";
import { type Svd, truncatedSvd } from "./truncated-svd.ts";
import { toUnitLength } from "./unit-length.ts";

/** How to learn. */
export interface LearnOptions extends OpenLearnedOptions {
  /**
   * Length of the vectors, 1 to 1,024; fewer where the rows hold fewer independent directions. Fewer blurs words
   * together, more tells them apart as keyword search does already. Beside keywords, 96 to 192 do equally well on Expo's
   * documentation, 384 worse. @default 192
   */
  dimensions?: number;
  /**
   * How much the strongest directions rule, 0 to 1: at 0 all directions count alike, at 1 as much as they explain.
   * @default 0.5
   */
  emphasis?: number;
  /** Any integer; another seed gives vectors that differ in the last digits. @default 1 */
  seed?: number;
  signal?: AbortSignal;
  onProgress?: OnProgress;
}

const DEFAULT_DIMENSIONS = 192;
const MAX_DIMENSIONS = 1024;
const DEFAULT_EMPHASIS = 0.5;

/**
 * Learns vectors from counted terms. Equal matrix and options give equal bits.
 *
 * Memory while it runs is about `(rows + terms) × (dimensions + 16) × 8 bytes` beside the matrix: 38 MB for 14,000 rows
 * that share 9,000 terms, 130 MB for 36,000 with 40,000. Pauses every few milliseconds for other work.
 *
 * @throws ExpodexError INVALID_OPTION, ABORTED
 */
export async function learnEmbedder(
  matrix: TermMatrix,
  options: LearnOptions = {},
): Promise<LearnedEmbedder> {
  const { dimensions = DEFAULT_DIMENSIONS, emphasis = DEFAULT_EMPHASIS, seed = 1 } = options;
  wholeNumber("dimensions", dimensions, 1, MAX_DIMENSIONS);
  numberBetween("emphasis", emphasis, 0, 1);
  const rows = rowCount(matrix);
  const weighted = weightTerms(matrix);
  const report = (part: number) =>
    options.onProgress?.({
      stage: "embed",
      done: Math.floor(rows * part),
      total: rows,
      item: "learning vectors",
    });
  report(0);
  const svd = await truncatedSvd(weighted.matrix, {
    rank: dimensions,
    seed,
    signal: options.signal,
    onPart: report,
  });
  const state = describe(weighted, svd, emphasis);
  const vectors = rowVectors(svd, rows, emphasis);
  report(1);
  return learnedEmbedder(state, vectors, options);
}

/** `U · S^emphasis`, rows scaled to unit length; a corpus without any term gives zeros of one dimension. */
function rowVectors(svd: Svd, rows: number, emphasis: number): Float32Array {
  if (svd.rank === 0) return new Float32Array(rows);
  const scales = svd.values.map((value) => value ** emphasis);
  const vectors = svd.left.slice();
  for (let row = 0; row < rows; row++) {
    const vector = vectors.subarray(row * svd.rank, (row + 1) * svd.rank);
    for (let k = 0; k < svd.rank; k++) vector[k]! *= scales[k]!;
    toUnitLength(vector);
  }
  return vectors;
}

/** Vectors of the terms, `weight · V · S^(emphasis - 1)` where `V = Aᵀ · U · S^-1`, at four bits a number. */
function describe(weighted: WeightedMatrix, svd: Svd, emphasis: number): LearnedState {
  const { matrix, terms, weights } = weighted;
  const dimensions = Math.max(1, svd.rank);
  const vectors = new Float32Array(terms.length * dimensions);
  for (let row = 0; row < (svd.rank === 0 ? 0 : matrix.rows); row++) {
    const left = row * dimensions;
    for (let i = matrix.rowStart[row]!; i < matrix.rowStart[row + 1]!; i++) {
      const value = matrix.values[i]!;
      const start = matrix.columnIds[i]! * dimensions;
      for (let k = 0; k < dimensions; k++) vectors[start + k]! += value * svd.left[left + k]!;
    }
  }
  const stretch = svd.values.map((value) => value ** (emphasis - 2));
  for (let term = 0; term < terms.length; term++) {
    for (let k = 0; k < svd.rank; k++)
      vectors[term * dimensions + k]! *= stretch[k]! * weights[term]!;
  }
  const { codes, scales } = packRows(vectors, dimensions);
  const id = `learned-${dimensions}-${digest(terms, codes, scales)}`;
  return { id, dimensions, terms, codes, scales };
}

/** A 64-bit digest, hexadecimal. It tells states apart, it does not protect them: snapshots carry a checksum of their own. */
function digest(terms: readonly string[], codes: Uint8Array, scales: Float32Array): string {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  const add = (value: number) => {
    a = Math.imul(a ^ value, 0x01000193);
    b = Math.imul(b ^ (b >>> 15) ^ value, 0x85ebca6b);
  };
  for (const term of terms) {
    for (let i = 0; i < term.length; i++) add(term.charCodeAt(i));
    add(0x10000);
  }
  for (const code of codes) add(code);
  for (const word of new Uint32Array(scales.buffer, scales.byteOffset, scales.length)) add(word);
  const hex = (word: number) => ((word ^ (word >>> 13)) >>> 0).toString(16).padStart(8, "0");
  return hex(a) + hex(b);
}
