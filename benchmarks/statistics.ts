/**
 * How sure a mean is: percentile bootstrap, from a fixed seed, so that the same figures give the same interval.
 *
 * Questions are drawn with replacement and averaged, again and again; 95 % of the averages lie in the interval. A difference of
 * two rankings is drawn over their differences question by question: what makes a question hard for both then cancels out.
 */
import { createRandom } from "../packages/core/src/text/prng.ts";

/** A mean with the interval that holds 95 % of the resampled means. */
export interface Estimate {
  mean: number;
  low: number;
  high: number;
}

/** Draws; more change the third decimal of an interval's ends no longer. */
const RESAMPLES = 2000;
const SEED = 57;
/** What lies outside on each side. */
const TAIL = 0.025;

/** Estimates the mean of values. Of none it is 0 for sure. */
export function estimate(values: readonly number[]): Estimate {
  const { length } = values;
  if (length === 0) return { mean: 0, low: 0, high: 0 };
  const mean = values.reduce((sum, value) => sum + value, 0) / length;
  const random = createRandom(SEED);
  const means = new Float64Array(RESAMPLES);
  for (let resample = 0; resample < RESAMPLES; resample++) {
    let sum = 0;
    for (let draw = 0; draw < length; draw++) sum += values[Math.floor(random() * length)] ?? 0;
    means[resample] = sum / length;
  }
  means.sort();
  const at = (share: number) => means[Math.round(share * (RESAMPLES - 1))] ?? mean;
  return { mean, low: at(TAIL), high: at(1 - TAIL) };
}

/** Estimates by how much the second is above the first, value by value. */
export function estimateDifference(first: readonly number[], second: readonly number[]): Estimate {
  if (first.length !== second.length) {
    throw new RangeError(`expected as many values, got ${first.length} and ${second.length}`);
  }
  return estimate(second.map((value, at) => value - (first[at] ?? 0)));
}

/** Whether a difference is beyond what the choice of questions explains. */
export const isBeyondNoise = ({ low, high }: Estimate): boolean => low > 0 || high < 0;

/** Writes an estimate: `0.727 [0.688, 0.765]`. */
export const written = ({ mean, low, high }: Estimate): string =>
  `${mean.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;

/** Writes a difference with its sign, marked where it is beyond noise: `+0.012 [0.003, 0.021] *`. */
export function writtenDifference(difference: Estimate): string {
  const { mean, low, high } = difference;
  const sign = (value: number) => `${value < 0 ? "" : "+"}${value.toFixed(3)}`;
  return `${sign(mean)} [${sign(low)}, ${sign(high)}]${isBeyondNoise(difference) ? " *" : ""}`;
}
