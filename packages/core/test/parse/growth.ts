/** How work grows with input: the exponent of a power law through two sizes. 1 is linear, 2 quadratic. */

/** Between what linear work shows with caches and collections of garbage (at most about 1.3), and quadratic work. */
export const WORST_GROWTH = 1.75;

/** Whole estimates before work is believed to grow faster than it may. */
const ESTIMATES = 4;

/** Less processor time than this says nothing about growth, and is little enough. */
const NOISE_MS = 5;

/**
 * The exponent, between sizes that should lie a factor of 4 to 8 apart.
 *
 * Processor time of this process is measured, not time on the clock, which other processes stretch; what is left of
 * their work (cold caches, a slower clock of the processor) only ever adds, so that the least of several runs counts,
 * and the least of several estimates, where one is not below `WORST_GROWTH` at once.
 */
export async function growthExponent(
  work: (size: number) => Promise<void> | void,
  sizes: readonly [number, number],
): Promise<number> {
  const [small, large] = sizes;
  let exponent = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ESTIMATES && exponent >= WORST_GROWTH; round += 1) {
    await work(small);
    const least = await leastCpuMs(() => work(small), 3);
    const most = await leastCpuMs(() => work(large), 2);
    const estimate =
      Math.log(Math.max(most, NOISE_MS) / Math.max(least, NOISE_MS)) / Math.log(large / small);
    exponent = Math.min(exponent, estimate);
  }
  return exponent;
}

async function leastCpuMs(work: () => Promise<void> | void, runs: number): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run += 1) {
    const start = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1_000);
  }
  return least;
}
