/**
 * Keeps the best `k` of any number of scored entries, in `k` numbers of memory.
 *
 * A binary heap whose root is the worst entry kept: most entries of a query fall below it and cost one comparison. Sorting all
 * 12,000 scores of a query instead takes longer than finding them.
 */

/** The best entries seen so far. Equal scores prefer the lower number, so results do not depend on the order of offering. */
export interface TopK {
  /** Takes an entry in where it is among the best. Scores that are not finite are left out. */
  offer(number: number, score: number): void;
  /** Gives the entries, best first, and empties the collection. */
  take(): Scored[];
}

/** A chunk or document with its score. */
export interface Scored {
  number: number;
  score: number;
}

/** Makes an empty collection of at most `k` entries; none where `k` is 0. */
export function createTopK(k: number): TopK {
  const numbers = new Int32Array(k);
  const scores = new Float64Array(k);
  let size = 0;

  /** Whether the entry at `a` is worse than the one at `b`. */
  const worse = (a: number, b: number) =>
    scores[a]! < scores[b]! || (scores[a] === scores[b] && numbers[a]! > numbers[b]!);

  const swap = (a: number, b: number) => {
    const number = numbers[a]!;
    const score = scores[a]!;
    numbers[a] = numbers[b]!;
    scores[a] = scores[b]!;
    numbers[b] = number;
    scores[b] = score;
  };

  function sink(): void {
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      if (left >= size) return;
      const child = left + 1 < size && worse(left + 1, left) ? left + 1 : left;
      if (!worse(child, at)) return;
      swap(at, child);
      at = child;
    }
  }

  return {
    offer(number, score) {
      if (!Number.isFinite(score)) return;
      if (size < k) {
        numbers[size] = number;
        scores[size] = score;
        let at = size++;
        while (at > 0 && worse(at, (at - 1) >> 1)) {
          swap(at, (at - 1) >> 1);
          at = (at - 1) >> 1;
        }
        return;
      }
      if (k === 0 || score < scores[0]! || (score === scores[0] && number > numbers[0]!)) return;
      numbers[0] = number;
      scores[0] = score;
      sink();
    },
    take() {
      const taken = new Array<Scored>(size);
      while (size > 0) {
        size--;
        taken[size] = { number: numbers[0]!, score: scores[0]! };
        numbers[0] = numbers[size]!;
        scores[0] = scores[size]!;
        sink();
      }
      return taken;
    },
  };
}
