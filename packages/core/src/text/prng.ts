/** Random numbers from a seed, so that learning and retrying can be repeated to the bit. */

/** Returns a number in `[0, 1)`. */
export type Random = () => number;

/** Spreads a 32-bit state over all its bits; neighbouring states give unrelated results. */
function mix(state: number): number {
  let z = state | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
}

/**
 * Creates a generator of 32-bit unsigned integers (xoshiro128**) that depends on nothing but the seed.
 *
 * Integers and not fractions, because callers that want single bits or bytes would lose them to rounding.
 *
 * @param seed any integer; only its low 32 bits count
 */
export function createPrng(seed: number): () => number {
  const step = 0x9e3779b9;
  let a = mix(seed + step);
  let b = mix(seed + step * 2);
  let c = mix(seed + step * 3);
  let d = mix(seed + step * 4) | 1;
  return () => {
    const product = Math.imul(b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
}

/** Creates a `Random` from a seed, for what needs fractions: jitter, sampling. */
export function createRandom(seed: number): Random {
  const next = createPrng(seed);
  return () => next() / 2 ** 32;
}
