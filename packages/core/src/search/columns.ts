/**
 * The candidates of one ranking, a column for each kind of evidence.
 *
 * Hot: stands alone. Candidates of the next query overwrite those of the last. A heap over the scores gives the best of some
 * hundreds of candidates in the time that a few dozen of them take, where sorting them all takes longer than scoring them.
 */

/** Candidates; entry `e` of every column belongs to `chunk[e]` on `document[e]`. */
export class Columns {
  size = 0;
  chunk: Int32Array;
  document: Int32Array;
  keyword: Float64Array;
  page: Float64Array;
  vector: Float64Array;
  pageVector: Float64Array;
  boost: Float64Array;
  score: Float64Array;
  /** By document: its nearness to the query, NaN until the one who fills the columns knows it. */
  readonly nearness: Float64Array;
  /** By chunk: 1 where it is among the candidates. */
  readonly #held: Uint8Array;
  /** Entries as a heap, the best first; `#heap[0 … #left)`. */
  #heap: Int32Array;
  #left = 0;

  constructor(chunks: number, documents: number) {
    this.#held = new Uint8Array(chunks);
    this.nearness = new Float64Array(documents).fill(Number.NaN);
    this.chunk = new Int32Array(0);
    this.document = new Int32Array(0);
    this.#heap = new Int32Array(0);
    this.keyword = new Float64Array(0);
    this.page = new Float64Array(0);
    this.vector = new Float64Array(0);
    this.pageVector = new Float64Array(0);
    this.boost = new Float64Array(0);
    this.score = new Float64Array(0);
  }

  /** Forgets the candidates, and makes room for `most` others. */
  reset(most: number): void {
    for (let entry = 0; entry < this.size; entry++) {
      this.#held[this.chunk[entry]!] = 0;
      this.nearness[this.document[entry]!] = Number.NaN;
    }
    this.size = 0;
    this.#left = 0;
    if (most <= this.chunk.length) return;
    this.chunk = new Int32Array(most);
    this.document = new Int32Array(most);
    this.#heap = new Int32Array(most);
    this.keyword = new Float64Array(most);
    this.page = new Float64Array(most);
    this.vector = new Float64Array(most);
    this.pageVector = new Float64Array(most);
    this.boost = new Float64Array(most);
    this.score = new Float64Array(most);
  }

  /** Takes a chunk in with no evidence, unless it is there already: then returns false. */
  add(chunk: number, document: number): boolean {
    if (this.#held[chunk] !== 0) return false;
    this.#held[chunk] = 1;
    const entry = this.size++;
    this.chunk[entry] = chunk;
    this.document[entry] = document;
    this.vector[entry] = 0;
    this.pageVector[entry] = 0;
    return true;
  }

  /** Starts giving entries out by score; equal scores by chunk. */
  order(): void {
    this.#left = this.size;
    for (let entry = 0; entry < this.size; entry++) this.#heap[entry] = entry;
    for (let at = (this.size >> 1) - 1; at >= 0; at--) this.#sink(at);
  }

  /** The best entry that was not given out yet; −1 where none is left. */
  next(): number {
    if (this.#left === 0) return -1;
    const best = this.#heap[0]!;
    this.#heap[0] = this.#heap[--this.#left]!;
    this.#sink(0);
    return best;
  }

  #sink(from: number): void {
    const heap = this.#heap;
    const left = this.#left;
    const moved = heap[from]!;
    let at = from;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= left) break;
      if (child + 1 < left && this.#isBetter(heap[child + 1]!, heap[child]!)) child++;
      if (!this.#isBetter(heap[child]!, moved)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = moved;
  }

  #isBetter(a: number, b: number): boolean {
    const difference = this.score[a]! - this.score[b]!;
    return difference > 0 || (difference === 0 && this.chunk[a]! < this.chunk[b]!);
  }
}

/** Makes empty columns for an index of these sizes. */
export function createColumns(chunks: number, documents: number): Columns {
  return new Columns(chunks, documents);
}
