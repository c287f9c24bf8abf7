/** Puts results that arrive later in place, without moving what the reader points at. */

/** What is put in place: known by its path. */
export interface Placed {
  path: string;
}

/**
 * Orders arriving hits. Those that are shown up to and including `pinned` keep their places, with what arrived of them; the others
 * follow in the order in which they arrive.
 *
 *     shown     A B C D      pinned 1 (the reader points at B)
 *     arriving  C B E A
 *     settled   A B C E
 */
export function settle<H extends Placed>(
  shown: readonly H[],
  arriving: readonly H[],
  pinned: number,
): H[] {
  const byPath = new Map(arriving.map((hit) => [hit.path, hit]));
  const kept = shown.slice(0, pinned + 1).map((hit) => byPath.get(hit.path) ?? hit);
  const taken = new Set(kept.map(({ path }) => path));
  const others = arriving.filter(({ path }) => !taken.has(path));
  return [...kept, ...others].slice(0, Math.max(arriving.length, kept.length));
}
