/** Times small pieces of work side by side. */

/** A piece of work; what it returns is used, so that no compiler leaves it out. */
export interface Piece {
  name: string;
  run(): number;
}

/** Rounds that are measured, after as many that warm up. */
const ROUNDS = 60;

/** Runs pieces in turns and returns the least and the middle time of each in microseconds. A busy machine only ever adds. */
export function timed(pieces: readonly Piece[]): { name: string; least: number; middle: number }[] {
  const samples = pieces.map((): number[] => []);
  let sink = 0;
  for (let round = -ROUNDS; round < ROUNDS; round++) {
    for (const [at, piece] of pieces.entries()) {
      const start = performance.now();
      sink += piece.run();
      if (round >= 0) samples[at]?.push((performance.now() - start) * 1000);
    }
  }
  if (sink === Number.POSITIVE_INFINITY) throw new Error("unreachable");
  return pieces.map(({ name }, at) => {
    const sorted = (samples[at] ?? []).sort((a, b) => a - b);
    return { name, least: sorted[0] ?? 0, middle: sorted[sorted.length >> 1] ?? 0 };
  });
}
