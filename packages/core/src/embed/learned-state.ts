/**
 * The learned embedder, opened from what was learned: encodes text, learns nothing.
 *
 * Responsible for: the state that a snapshot holds, and encoding queries and chunks from it. A browser that only
 * searches loads this file, and none of the learning.
 *
 *     state.terms    camera   view   …
 *     state.codes    6d 19 …  87 f2 …    four bits a dimension
 *     state.scales   0.004    0.011 …    vector of a term = its scale × its codes
 */
import { ExpodexError, throwIfAborted } from "../errors.ts";
import { analyze } from "../text/analyze.ts";
import type { Embedder } from "./embedder.ts";
import { localWeight } from "./local-weight.ts";
import { addPackedRow, bytesPerRow, type PackedRows } from "./nibbles.ts";
import { toUnitLength } from "./unit-length.ts";

export { addPackedRow, bytesPerRow } from "./nibbles.ts";

/** What was learned, as plain data. Its size is about `terms × (dimensions / 2 + 12)` bytes: 1.2 MB for 8,500 terms. */
export interface LearnedState {
  /** Names the kind of learning and what was learned; equal for equal state. */
  id: string;
  dimensions: number;
  /** Terms with a vector. A query's other terms say nothing. */
  terms: readonly string[];
  /** Four bits a number, `terms × ⌈dimensions / 2⌉` bytes. */
  codes: Uint8Array;
  /** One a term. */
  scales: Float32Array;
}

/** An embedder whose vectors were learned from the indexed chunks themselves. */
export interface LearnedEmbedder extends Embedder {
  /** Encodes a text that is analysed already, in microseconds. Unit length, or zeros where no term is known. */
  encodeTerms(terms: readonly string[]): Float32Array;
  /** Vectors of the rows that were learned from, `rows × dimensions`, each of unit length or zero; empty in an embedder that was opened from a state. */
  readonly vectors: Float32Array;
  /** What `openLearnedEmbedder` needs to encode as this embedder does. The arrays are shared, not copied. */
  state(): LearnedState;
}

/** How to open a learned embedder. */
export interface OpenLearnedOptions {
  /** Cuts text into terms, as was done for the rows learned from. @default the analysis that the index uses */
  analyze?: (text: string) => readonly string[];
  /** Number of a term in `state.terms`. Pass it where a dictionary is open anyway. @default a map, built at the first use */
  findTerm?: (term: string) => number | undefined;
}

/**
 * Opens a learned embedder from its state.
 *
 * @throws ExpodexError SNAPSHOT_CORRUPT where the arrays do not fit each other
 */
export function openLearnedEmbedder(
  state: LearnedState,
  options: OpenLearnedOptions = {},
): LearnedEmbedder {
  checkState(state);
  return learnedEmbedder(state, new Float32Array(0), options);
}

/** Joins state and row vectors to an embedder. For `learnEmbedder` and `openLearnedEmbedder` only. */
export function learnedEmbedder(
  state: LearnedState,
  vectors: Float32Array,
  options: OpenLearnedOptions,
): LearnedEmbedder {
  const { id, dimensions } = state;
  const find = options.findTerm ?? lazyDictionary(state.terms);
  const row = (at: number) => ({ rows: state, at });
  const terms: LearnedTerms = { id, dimensions, find, row, state: () => state };
  return { ...openLearnedTerms(terms, options), vectors };
}

/** What was learned, where it is read row by row: a query has few terms, and a snapshot thousands. */
export interface LearnedTerms {
  id: string;
  dimensions: number;
  /** Number of a term. */
  find(term: string): number | undefined;
  /** Packed rows, and the place of the term's row among them. */
  row(term: number): { rows: PackedRows; at: number };
  state(): LearnedState;
}

/** Opens a learned embedder over rows that are read when a term asks for them. */
export function openLearnedTerms(
  known: LearnedTerms,
  options: OpenLearnedOptions = {},
): LearnedEmbedder {
  const cut = options.analyze ?? analyze;
  const encodeTerms = (terms: readonly string[]): Float32Array => {
    const counts = new Map<number, number>();
    for (const term of terms) {
      const id = known.find(term);
      if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    const vector = new Float32Array(known.dimensions);
    for (const [id, count] of counts) {
      const { rows, at } = known.row(id);
      addPackedRow(rows, at, localWeight(count), vector);
    }
    return toUnitLength(vector);
  };
  return {
    id: known.id,
    dimensions: known.dimensions,
    vectors: new Float32Array(0),
    encodeTerms,
    embed: (texts, call) =>
      texts.map((text) => {
        throwIfAborted(call?.signal, known.id);
        return encodeTerms(cut(text));
      }),
    state: () => known.state(),
  };
}

/** Built at the first use, because opening a snapshot must not wait for tens of thousands of entries. */
function lazyDictionary(terms: readonly string[]): (term: string) => number | undefined {
  let ids: Map<string, number> | undefined;
  return (term) => {
    ids ??= new Map(terms.map((known, id) => [known, id]));
    return ids.get(term);
  };
}

function checkState(state: LearnedState): void {
  const { dimensions, terms, codes, scales } = state;
  const fits =
    Number.isInteger(dimensions) &&
    dimensions >= 1 &&
    codes.length === terms.length * bytesPerRow(dimensions) &&
    scales.length === terms.length;
  if (fits) return;
  throw new ExpodexError("SNAPSHOT_CORRUPT", {
    subject: "learned embedder",
    expected: `${terms.length} scales and ${terms.length} × ${bytesPerRow(dimensions)} bytes`,
    got: `${scales.length} scales and ${codes.length} bytes`,
    next: "build the index again",
    data: { part: "learned embedder" },
  });
}
