/**
 * Picks documents one by one, each as good as it can be and unlike those before it: maximal marginal relevance.
 *
 *     score        1.0  0.9  0.8        alike: a and b 0.9, others 0
 *                  a    b    c
 *     first        a                    the best
 *     diversity .3      .7·.9 − .3·.9 = .36
 *                            .7·.8 − 0 = .56   →   a, c, b
 */

/** A candidate with its score, at least 0. */
export interface Candidate {
  number: number;
  score: number;
}

/** What is this alike is the same page twice, and comes only where nothing else is left. */
const DUPLICATE = 0.97;

/**
 * Orders candidates and takes the first of them.
 *
 * @param candidates best first
 * @param diversity what being like one before costs: 0 nothing, 1 everything
 * @param likeness of two candidates, by their places in the list, −1 to 1
 */
export function diversify(
  candidates: readonly Candidate[],
  limit: number,
  diversity: number,
  likeness: (picked: number, candidate: number) => number,
): Candidate[] {
  const most = candidates[0]?.score ?? 0;
  const left = candidates.map((_, at) => at);
  const closest = new Float64Array(candidates.length);
  const picked: Candidate[] = [];
  while (picked.length < limit && left.length > 0) {
    let best = 0;
    let highest = Number.NEGATIVE_INFINITY;
    for (const [place, at] of left.entries()) {
      const worth = most > 0 ? candidates[at]!.score / most : 0;
      const repeats = closest[at]! >= DUPLICATE && diversity > 0 ? 2 : 0;
      const gain = (1 - diversity) * worth - diversity * closest[at]! - repeats;
      if (gain <= highest) continue;
      highest = gain;
      best = place;
    }
    const [taken] = left.splice(best, 1);
    picked.push(candidates[taken!]!);
    if (diversity === 0) continue;
    for (const at of left) closest[at] = Math.max(closest[at]!, likeness(taken!, at));
  }
  return picked;
}
