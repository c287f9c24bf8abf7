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

/**
 * Brings one kind of evidence to its weight, in place.
 *
 * @param scores one score an entry
 * @param size entries, `scores[0 … size)`
 * @param weight what the best entry gets; 0 leaves the kind out
 */
export function shareOut(scores: Float64Array, size: number, weight: number): void {
  let best = 0;
  for (let entry = 0; entry < size; entry++) {
    const score = scores[entry]!;
    if (score > best && score < Number.POSITIVE_INFINITY) best = score;
  }
  const isShared = weight > 0 && Number.isFinite(weight);
  for (let entry = 0; entry < size; entry++) {
    const score = scores[entry]!;
    // Without a best score, none is above zero and at most as large.
    scores[entry] = isShared && score > 0 && score <= best ? (score / best) * weight : 0;
  }
}
