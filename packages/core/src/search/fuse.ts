/**
 * Adds up different kinds of evidence for the same entries.
 *
 * Responsible for: bringing scores of different scales to one, and absent, zero, equal and broken scores.
 * Not responsible for: which evidence there is, or how it weighs (`weights.ts`).
 *
 * Each kind is divided by its best score, so that its best entry gets the kind's whole weight. A kind without any score above zero
 * gives nothing to anyone; scores that are not finite, or below zero, count as zero.
 *
 *     keyword   8  4  –        weight 1    →   1.0  0.5  0
 *     vector   .6 .3 .6        weight 0.8  →   0.8  0.4  0.8
 *                              sum             1.8  0.9  0.8
 */

/** One kind of evidence, by entry. */
export interface Evidence {
  /** One score an entry. */
  readonly scores: Float64Array;
  /** What the best entry gets; 0 leaves the kind out. */
  readonly weight: number;
}

/** Brings each kind of evidence to its weight: the result has one array a kind, in order, one share an entry. */
export function shareOut(kinds: readonly Evidence[]): Float64Array[] {
  return kinds.map(({ scores, weight }) => {
    const shares = new Float64Array(scores.length);
    let best = 0;
    for (const score of scores) if (score > best && score < Number.POSITIVE_INFINITY) best = score;
    if (!(best > 0) || !(weight > 0) || !Number.isFinite(weight)) return shares;
    for (let entry = 0; entry < scores.length; entry++) {
      const score = scores[entry]!;
      if (score > 0 && score <= best) shares[entry] = (score / best) * weight;
    }
    return shares;
  });
}
