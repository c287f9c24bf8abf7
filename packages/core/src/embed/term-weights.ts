/**
 * How much a term says about a row: the weighting that learning and encoding share.
 *
 * local (how often here) `ln(1 + count)`, times global (how rare elsewhere) `ln(1 + rows / rows with it)`; each row is
 * scaled to unit length, so that long chunks do not rule the directions that are found.
 */
import { rowCount, type TermMatrix } from "../text/term-matrix.ts";
import { localWeight } from "./local-weight.ts";
import type { SparseMatrix } from "./truncated-svd.ts";

/** Rows from which on a term that stands in one row only is left out: it joins nothing, and half of all terms are such. */
const ROWS_TO_PRUNE = 200;

/** A weighted matrix and the terms that its columns stand for. */
export interface WeightedMatrix {
  matrix: SparseMatrix;
  /** One a column. */
  terms: string[];
  /** Global weight, one a column. */
  weights: Float64Array;
}

/** Weighs every entry of a matrix, leaves out terms that join nothing, and scales rows to unit length. Rows without terms stay zero. */
export function weightTerms(counted: TermMatrix): WeightedMatrix {
  const rows = rowCount(counted);
  const rowsWith = new Uint32Array(counted.terms.length);
  for (const id of counted.termIds) rowsWith[id]!++;
  const least = rows < ROWS_TO_PRUNE ? 1 : 2;
  const columnOf = new Int32Array(counted.terms.length).fill(-1);
  const terms: string[] = [];
  const weights: number[] = [];
  for (const [id, term] of counted.terms.entries()) {
    if (rowsWith[id]! < least) continue;
    columnOf[id] = terms.length;
    terms.push(term);
    weights.push(Math.log(1 + rows / rowsWith[id]!));
  }
  const rowStart = new Uint32Array(rows + 1);
  const columnIds = new Uint32Array(counted.termIds.length);
  const values = new Float32Array(counted.termIds.length);
  let size = 0;
  for (let row = 0; row < rows; row++) {
    const start = size;
    let square = 0;
    for (let i = counted.rowStart[row]!; i < counted.rowStart[row + 1]!; i++) {
      const column = columnOf[counted.termIds[i]!]!;
      if (column < 0) continue;
      const value = localWeight(counted.counts[i]!) * weights[column]!;
      columnIds[size] = column;
      values[size++] = value;
      square += value * value;
    }
    const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
    for (let i = start; i < size; i++) values[i]! *= scale;
    rowStart[row + 1] = size;
  }
  return {
    matrix: {
      rows,
      columns: terms.length,
      rowStart,
      columnIds: columnIds.slice(0, size),
      values: values.slice(0, size),
    },
    terms,
    weights: Float64Array.from(weights),
  };
}
