/**
 * How much a term says about a row: the weighting that learning and encoding share.
 *
 * Local (how often here) `ln(1 + count)`, times global (how rare elsewhere) `ln(1 + rows / rows with it)` to the power
 * of 1.5. Rows keep their lengths: chunks that say more shape the directions more, as they should; scaled to unit
 * length, stubs of a few words rule.
 *
 * Page retrieval by vectors alone, nDCG@10 on 264 questions over 12,913 chunks of Expo's documentation (2026-11-21):
 *
 *     global    power 0.5   1      1.5    2      entropy        local    √count   ln(1 + count)   count / (count + 1.2)
 *     unit      0.540       0.576  0.608  0.612  0.572          unit     0.575    0.576           0.552
 *     as is                 0.617  0.641  0.619                 as is    0.634    0.633
 *
 * and 0.657 when the words of title, headings and path count three times, which holds for other cuts of the pages too
 * (0.658 on 12,466 chunks of 400 tokens, against 0.631 when they count once and 0.614 without the path).
 */
import { rowCount, type TermMatrix } from "../text/term-matrix.ts";
import { localWeight } from "./local-weight.ts";
import type { SparseMatrix } from "./matrix-kernels.ts";

/** A weighted matrix and the terms that its columns stand for. */
export interface WeightedMatrix {
  matrix: SparseMatrix;
  /** One a column. */
  terms: string[];
  /** Global weight, one a column. */
  weights: Float64Array;
}

/** Weighs every entry of a matrix and leaves out terms that join little. */
export function weightTerms(counted: TermMatrix): WeightedMatrix {
  const rows = rowCount(counted);
  const rowsWith = new Uint32Array(counted.terms.length);
  for (const id of counted.termIds) rowsWith[id]!++;
  const least = leastRows(rows);
  const columnOf = new Int32Array(counted.terms.length).fill(-1);
  const terms: string[] = [];
  const weights: number[] = [];
  for (const [id, term] of counted.terms.entries()) {
    if (rowsWith[id]! < least) continue;
    columnOf[id] = terms.length;
    terms.push(term);
    const rarity = Math.log(1 + rows / rowsWith[id]!);
    weights.push(rarity * Math.sqrt(rarity));
  }
  const rowStart = new Uint32Array(rows + 1);
  const columnIds = new Uint32Array(counted.termIds.length);
  const values = new Float32Array(counted.termIds.length);
  let size = 0;
  for (let row = 0; row < rows; row++) {
    for (let i = counted.rowStart[row]!; i < counted.rowStart[row + 1]!; i++) {
      const column = columnOf[counted.termIds[i]!]!;
      if (column < 0) continue;
      columnIds[size] = column;
      values[size++] = localWeight(counted.counts[i]!) * weights[column]!;
    }
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

/**
 * In how many rows a term must stand, by the number of rows. What stands in one or two of thousands joins little with
 * little, yet a third of all terms are such; keyword search finds them exactly.
 */
function leastRows(rows: number): number {
  if (rows < 200) return 1;
  return rows < 2000 ? 2 : 3;
}
