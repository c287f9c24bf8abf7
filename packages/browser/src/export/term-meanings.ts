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
  const near = new Float64Array(evidence.content.documents.length);
  return (term) => {
    const number = numbers.get(term);
    if (number === undefined) return undefined;
    evidence.nearness(number, near);
    return meaningOf(pages, near);
  };
}

/** A meaning as it is written. A page is as near as it is in its newest release. */
function meaningOf({ families }: PageFamilies, near: Float64Array): TermMeaning | undefined {
  const products = families.map(({ documents }) => near[documents[0]!]!);
  const nearest = products
    .map((_, family) => family)
    .filter((family) => products[family]! > 0)
    .sort((a, b) => products[b]! - products[a]! || a - b)
    .slice(0, NEAREST);
  if (nearest.length === 0) return undefined;
  const most = products[nearest[0]!]!;
  const largest = productCode(most);
  const smallest = Math.min(15, Math.floor((products[nearest.at(-1)!]! / most) * 16));
  const code = { largest, smallest, pages: [] };
  const least = productOf(code, 0);
  const step = (productOf(code, MEANING_LEVELS) - least) / MEANING_LEVELS;
  const levelOf = (product: number) =>
    Math.max(0, Math.min(MEANING_LEVELS, Math.round((product - least) / step)));
  return {
    ...code,
    pages: nearest
      .sort((a, b) => a - b)
      .map((family) => (family << 3) | levelOf(products[family]!)),
  };
}
