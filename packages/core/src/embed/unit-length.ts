/** Scaling vectors to unit length. */

/** Squared lengths below this are zero: what is left is rounding. */
const NOTHING = 1e-24;

/** Scales a vector to unit length in place; one without length becomes all zeros. Returns the same vector. */
export function toUnitLength(vector: Float32Array): Float32Array {
  let square = 0;
  for (const value of vector) square += value * value;
  if (!(square > NOTHING)) return vector.fill(0);
  const scale = 1 / Math.sqrt(square);
  for (let k = 0; k < vector.length; k++) vector[k]! *= scale;
  return vector;
}
