/**
 * What a term means: the pages that are nearest to it.
 *
 * How near a page is to a query is the sum, over the query's terms, of how near it is to each: vectors add up, and so do their
 * products. So a page need never see a vector: each term brings its nearest pages along with the products.
 *
 *     largest product │ smallest │ pages: step, level …
 */
import { type Coder, codeDigits, codeNumber, NUMBER_CONTEXTS } from "./coder.ts";

/** The pages nearest to a term. */
export interface TermMeaning {
  /** The largest product, in steps of which `PRODUCT_STEPS` double it, 0 to 255. */
  largest: number;
  /** The smallest product kept, in 16ths of the largest, 0 to 15. */
  smallest: number;
  /** In order of pages: `page << 3 | level`, from 0 for the smallest product to `MEANING_LEVELS` for the largest. */
  pages: ArrayLike<number>;
}

/** Levels of products. */
export const MEANING_LEVELS = 7;
const LEVEL_DIGITS = 3;
/** Steps to a doubling in which largest products are written. */
const PRODUCT_STEPS = 8;
/** Products below two to the minus this many are written as that. */
const SMALLEST_POWER = 20;

/** Writes a largest product as a number of steps. */
export function productCode(product: number): number {
  const steps = Math.round((Math.log2(product) + SMALLEST_POWER) * PRODUCT_STEPS);
  return Math.max(0, Math.min(255, steps));
}

/** The product of a level of a term. */
export function productOf({ largest, smallest }: TermMeaning, level: number): number {
  const most = 2 ** (largest / PRODUCT_STEPS - SMALLEST_POWER);
  const least = (most * smallest) / 16;
  return least + ((most - least) * level) / MEANING_LEVELS;
}

const COUNT = 0;
const LARGEST = COUNT + NUMBER_CONTEXTS;
const SMALLEST = LARGEST + 256;
const STEP = SMALLEST + 16;
const LEVEL = STEP + NUMBER_CONTEXTS;
/** Contexts that a meaning takes. */
export const MEANING_CONTEXTS = LEVEL + 8 * 8;

/** Codes the meaning of one term. */
export function codeMeaning(coder: Coder, base: number, given?: TermMeaning): TermMeaning {
  const largest = codeDigits(coder, base + LARGEST, 8, given?.largest ?? 0);
  const smallest = codeDigits(coder, base + SMALLEST, 4, given?.smallest ?? 0);
  const count = codeNumber(coder, base + COUNT, given?.pages.length ?? 0);
  const pages: number[] = [];
  let page = -1;
  let level = 0;
  for (let at = 0; at < count; at++) {
    const own = given?.pages[at] ?? 0;
    page += 1 + codeNumber(coder, base + STEP, (own >> LEVEL_DIGITS) - page - 1);
    level = codeDigits(coder, base + LEVEL + level * 8, LEVEL_DIGITS, own & MEANING_LEVELS);
    pages.push((page << LEVEL_DIGITS) | level);
  }
  return { largest, smallest, pages: Int32Array.from(pages) };
}
