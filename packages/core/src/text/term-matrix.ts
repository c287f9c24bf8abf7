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

/** Counts terms that have numbers, row by row. */
export interface TermCounter {
  /** Counts a term of the row at hand; a weight of 0 counts nothing. */
  add(term: number, weight: number): void;
  endRow(): void;
  /** The matrix; `terms` are those that numbers stand for. Nothing is added afterwards. */
  finish(terms: readonly string[]): TermMatrix;
}

/**
 * Makes a counter. Terms get their place in the matrix's dictionary when they are first counted, whatever their numbers.
 *
 * Needs 8 bytes an entry beside the dictionary: about 9 MB for 14,000 chunks.
 */
export function createTermCounter(): TermCounter {
  let termIds = new Uint32Array(1024);
  let counts = new Float32Array(1024);
  let size = 0;
  const rowStart: number[] = [0];
  // By number: the place in the dictionary, behind one. By place: the number, and what the row at hand has of it.
  let places = new Uint32Array(1024);
  const numbers: number[] = [];
  let sums = new Float64Array(1024);
  let inRow = new Uint32Array(1024);
  let inRowSize = 0;

  return {
    add(term, weight) {
      if (weight <= 0) return;
      if (term >= places.length)
        places = grown(places, new Uint32Array(Math.max(term + 1, places.length * 2)));
      let id = places[term]! - 1;
      if (id < 0) {
        id = numbers.length;
        numbers.push(term);
        places[term] = id + 1;
        if (id === sums.length) {
          sums = grown(sums, new Float64Array(id * 2));
          inRow = grown(inRow, new Uint32Array(id * 2));
        }
      }
      if (sums[id] === 0) inRow[inRowSize++] = id;
      sums[id]! += weight;
    },
    endRow() {
      if (size + inRowSize > termIds.length) {
        const length = Math.max(termIds.length * 2, size + inRowSize);
        termIds = grown(termIds, new Uint32Array(length));
        counts = grown(counts, new Float32Array(length));
      }
      const row = inRow.subarray(0, inRowSize).sort();
      for (let at = 0; at < inRowSize; at++) {
        const id = row[at]!;
        termIds[size] = id;
        counts[size++] = sums[id]!;
        sums[id] = 0;
      }
      inRowSize = 0;
      rowStart.push(size);
    },
    finish: (terms) => ({
      terms: numbers.map((number) => terms[number]!),
      rowStart: Uint32Array.from(rowStart),
      termIds: termIds.slice(0, size),
      counts: counts.slice(0, size),
    }),
  };
}

/** Counts the terms of each row. Rows are read once, in order; equal input gives equal arrays. */
export function countTerms(rows: Iterable<TermRow>): TermMatrix {
  const counter = createTermCounter();
  const numbers = new Map<string, number>();
  const add = (term: string, weight: number) => {
    let number = numbers.get(term);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(term, number);
    }
    counter.add(number, weight);
  };
  for (const row of rows) {
    for (const part of row) {
      if (typeof part === "string") {
        add(part, 1);
      } else {
        for (const term of part.terms) add(term, part.weight);
      }
    }
    counter.endRow();
  }
  return counter.finish([...numbers.keys()]);
}

function grown<T extends Uint32Array | Float32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
