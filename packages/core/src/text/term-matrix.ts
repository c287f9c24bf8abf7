/**
 * Which terms stand in which row, and how often: the sparse matrix that learning starts from.
 *
 * Responsible for: the dictionary and the counts. Not responsible for: cutting text into terms (`analyze`), weighting
 * (`embed/term-weights.ts`).
 *
 *     rows        [camera, view, camera]  [view]
 *     terms       camera, view
 *     rowStart    0        2   3          row r holds the entries [rowStart[r], rowStart[r + 1])
 *     termIds     0  1  |  1              ascending inside a row
 *     counts      2  1  |  1
 */

/** Terms of one part of a row that weigh the same: those of a title, of a body. */
export interface WeightedTerms {
  terms: readonly string[];
  /** What each occurrence counts; 0 leaves the part out. Finite and not negative. */
  weight: number;
}

/** The terms of one row: all weighing 1, or by part. */
export type TermRow = readonly string[] | readonly WeightedTerms[];

/** Counts of terms by row, in compressed rows. */
export interface TermMatrix {
  /** The dictionary, in order of first appearance. */
  terms: string[];
  /** Length: rows + 1. */
  rowStart: Uint32Array;
  /** Index into `terms`, ascending inside a row. */
  termIds: Uint32Array;
  /** Occurrences, weighted by part; greater than 0. */
  counts: Float32Array;
}

/** Number of rows of a matrix. */
export function rowCount(matrix: TermMatrix): number {
  return Math.max(0, matrix.rowStart.length - 1);
}

/**
 * Counts the terms of each row. Rows are read once, in order; equal input gives equal arrays.
 *
 * Needs 8 bytes an entry beside the dictionary: about 9 MB for 14,000 chunks.
 */
export function countTerms(rows: Iterable<TermRow>): TermMatrix {
  const ids = new Map<string, number>();
  const rowStart: number[] = [0];
  let termIds = new Uint32Array(1024);
  let counts = new Float32Array(1024);
  let size = 0;
  const inRow = new Map<number, number>();
  const add = (term: string, weight: number) => {
    let id = ids.get(term);
    if (id === undefined) {
      id = ids.size;
      ids.set(term, id);
    }
    inRow.set(id, (inRow.get(id) ?? 0) + weight);
  };
  for (const row of rows) {
    for (const part of row) {
      if (typeof part === "string") {
        add(part, 1);
      } else if (part.weight > 0) {
        for (const term of part.terms) add(term, part.weight);
      }
    }
    if (size + inRow.size > termIds.length) {
      const length = Math.max(termIds.length * 2, size + inRow.size);
      termIds = grown(termIds, new Uint32Array(length));
      counts = grown(counts, new Float32Array(length));
    }
    const sorted = Uint32Array.from(inRow.keys()).sort();
    for (const id of sorted) {
      termIds[size] = id;
      counts[size++] = inRow.get(id)!;
    }
    rowStart.push(size);
    inRow.clear();
  }
  return {
    terms: [...ids.keys()],
    rowStart: Uint32Array.from(rowStart),
    termIds: termIds.slice(0, size),
    counts: counts.slice(0, size),
  };
}

function grown<T extends Uint32Array | Float32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
