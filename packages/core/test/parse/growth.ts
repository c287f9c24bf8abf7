/**
 * How work grows with input: the exponent of a power law through two sizes. 1 is linear, 2 quadratic.
 *
 * Each size is timed twice and the lesser taken, because other work on the machine only ever adds.
 */
export async function growthExponent(
  work: (size: number) => Promise<void>,
  sizes: readonly [number, number],
): Promise<number> {
  const [small, large] = sizes;
  await work(small);
  const [least, most] = [await leastOf(() => work(small)), await leastOf(() => work(large))];
  // Less than this says nothing about growth on a machine that does other things too, and is fast enough.
  const noise = 20;
  return Math.log(Math.max(most, noise) / Math.max(least, noise)) / Math.log(large / small);
}

async function leastOf(work: () => Promise<void>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 2; run += 1) {
    const start = performance.now();
    await work();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}
