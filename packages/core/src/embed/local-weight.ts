/**
 * Weighs a number of occurrences, 0 or more: `ln(1 + count)`.
 *
 * Alone in its file, because learning and encoding share it and encoding must not load the learning.
 */
export function localWeight(count: number): number {
  return Math.log(1 + count);
}
