/** What terms mean, as it is written: for each that has a meaning, the pages nearest to it. */
import type { IndexEvidence } from "@expodex/core/evidence";
import {
  MEANING_LEVELS,
  productCode,
  productOf,
  type TermMeaning,
} from "../format/term-meaning.ts";
import type { PageFamilies } from "./page-families.ts";

/** Pages kept for each term. On the development questions more find nothing more. */
const NEAREST = 48;

/** Makes what gives the meaning of a term; undefined where it has none. */
export function createMeanings(
  evidence: IndexEvidence,
  pages: PageFamilies,
): (term: string) => TermMeaning | undefined {
  const numbers = new Map(evidence.meanings.map((term, number) => [term, number]));
  // A page is as near as it is in its newest release.
  const newest = pages.families.map(({ documents }) => documents[0]!);
  return (term) => {
    const number = numbers.get(term);
    return number === undefined ? undefined : meaningOf(evidence.nearness(number, newest));
  };
}

/** A meaning as it is written. @param products by page */
function meaningOf(products: Float64Array): TermMeaning | undefined {
  const kept = largestOf(products, NEAREST);
  if (kept.length === 0) return undefined;
  const most = products[kept[0]!]!;
  const largest = productCode(most);
  const smallest = Math.min(15, Math.floor((products[kept.at(-1)!]! / most) * 16));
  const code = { largest, smallest, pages: [] };
  const least = productOf(code, 0);
  const step = (productOf(code, MEANING_LEVELS) - least) / MEANING_LEVELS;
  const levelOf = (product: number) =>
    Math.max(0, Math.min(MEANING_LEVELS, Math.round((product - least) / step)));
  return {
    ...code,
    pages: kept.sort((a, b) => a - b).map((family) => (family << 3) | levelOf(products[family]!)),
  };
}

/**
 * Places of the largest values above zero, at most `most`, the largest first and the first of equal ones. Sorting bare numbers to find
 * the last that is kept, and then those few, takes a tenth of sorting all places by their values.
 */
function largestOf(values: Float64Array, most: number): number[] {
  const sorted = values.slice().sort();
  const least = Math.max(sorted.at(-most) ?? 0, Number.MIN_VALUE);
  const places: number[] = [];
  for (const [place, value] of values.entries()) if (value >= least) places.push(place);
  return places.sort((a, b) => values[b]! - values[a]! || a - b).slice(0, most);
}
