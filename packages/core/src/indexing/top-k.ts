/**
 * Keeps the best `k` of any number of scored entries, in `k` numbers of memory.
 *
 * Hot: stands alone. A binary heap whose root is the worst entry kept: most entries of a query fall below it and cost one
 * comparison, which the caller's own loop makes against `floor`, without a call. Sorting all 12,000 scores of a query instead takes
 * longer than finding them. Its slow twin is the sort in `test/indexing/top-k.test.ts`.
 */

/** A chunk or document with its score. */
export interface Scored {
  number: number;
  score: number;
}

/** The best entries seen so far. Equal scores prefer the lower number, so results do not depend on the order of offering. */
export class TopK {
  /** Entries that are kept, `numbers[0 … size)`, in no useful order. */
  numbers: Int32Array;
  /** Their scores. */
  scores: Float64Array;
  size = 0;
  /** What is scored below this is not taken; −∞ while there is room. */
  floor = Number.NEGATIVE_INFINITY;
  #most: number;

  constructor(k: number) {
    this.numbers = new Int32Array(k);
    this.scores = new Float64Array(k);
    this.#most = k;
    this.reset(k);
  }

  /** Empties the collection, which holds at most `k` entries from now on. */
  reset(k: number): void {
    if (k > this.numbers.length) {
      this.numbers = new Int32Array(k);
      this.scores = new Float64Array(k);
    }
    this.#most = k;
    this.size = 0;
    this.floor = k === 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  }

  /** Takes an entry in where it is among the best. Scores that are not finite are left out. */
  offer(number: number, score: number): void {
    if (!(score >= this.floor) || !Number.isFinite(score)) return;
    const { numbers, scores } = this;
    if (this.size < this.#most) {
      let at = this.size++;
      while (at > 0) {
        const parent = (at - 1) >> 1;
        if (!isWorse(score, number, scores[parent]!, numbers[parent]!)) break;
        numbers[at] = numbers[parent]!;
        scores[at] = scores[parent]!;
        at = parent;
      }
      numbers[at] = number;
      scores[at] = score;
    } else {
      if (score === scores[0] && number > numbers[0]!) return;
      this.#sink(number, score);
    }
    if (this.size === this.#most) this.floor = scores[0]!;
  }

  /** Gives the entries, best first, and empties the collection. */
  take(): Scored[] {
    const { numbers, scores } = this;
    const taken = new Array<Scored>(this.size);
    while (this.size > 0) {
      const last = --this.size;
      taken[last] = { number: numbers[0]!, score: scores[0]! };
      if (last > 0) this.#sink(numbers[last]!, scores[last]!);
    }
    this.reset(this.#most);
    return taken;
  }

  /** Puts an entry in the root's place and lets it sink to where it belongs. */
  #sink(number: number, score: number): void {
    const { numbers, scores, size } = this;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (
        child + 1 < size &&
        isWorse(scores[child + 1]!, numbers[child + 1]!, scores[child]!, numbers[child]!)
      ) {
        child++;
      }
      if (!isWorse(scores[child]!, numbers[child]!, score, number)) break;
      numbers[at] = numbers[child]!;
      scores[at] = scores[child]!;
      at = child;
    }
    numbers[at] = number;
    scores[at] = score;
  }
}

function isWorse(score: number, number: number, than: number, thanNumber: number): boolean {
  return score < than || (score === than && number > thanNumber);
}

/** Makes an empty collection of at most `k` entries; none where `k` is 0. */
export function createTopK(k: number): TopK {
  return new TopK(k);
}
