/**
 * A shard of meaning: some terms, in order, each with the pages that are nearest to it.
 *
 * How near a page is to a query is the sum, over the query's terms, of how near it is to each: vectors add up, and so do their
 * products. So a page need never see a vector: each term brings its nearest pages along with the products.
 *
 *     term │ largest product │ smallest │ pages: step, level …
 */
import {
  type Coder,
  codeDigits,
  codeNumber,
  codeWord,
  NUMBER_CONTEXTS,
  WORD_CONTEXTS,
} from "./coder.ts";

/** A term with the pages nearest to it. */
export interface TermMeaning {
  term: string;
  /** The largest product, in `PRODUCT_STEPS` to a doubling; below it, the smallest one kept, in 16ths of it. */
  largest: number;
  smallest: number;
  /** Pages in order, each with its level, 0 to `MEANING_LEVELS`, from the smallest product to the largest. */
  pages: { page: number; level: number }[];
}

/** Levels of products. */
export const MEANING_LEVELS = 7;
const LEVEL_DIGITS = 3;
/** Steps to a doubling in which largest products are written. */
const PRODUCT_STEPS = 8;
/** Products are above two to the minus this many; smaller ones are written as this. */
const SMALLEST_POWER = 16;

/** Writes a largest product as a number. */
export function productCode(product: number): number {
  return Math.max(0, Math.round((Math.log2(product) + SMALLEST_POWER) * PRODUCT_STEPS));
}

/** The product of a level of a term. */
export function productOf({ largest, smallest }: TermMeaning, level: number): number {
  const most = 2 ** (largest / PRODUCT_STEPS - SMALLEST_POWER);
  const least = (most * smallest) / 16;
  return least + ((most - least) * level) / MEANING_LEVELS;
}

const WORD = 0;
const COUNT = WORD + WORD_CONTEXTS;
const LARGEST = COUNT + NUMBER_CONTEXTS;
const SMALLEST = LARGEST + 512;
const STEP = SMALLEST + 16;
const LEVEL = STEP + NUMBER_CONTEXTS;
/** Contexts that a shard takes, beside those by page. */
export const MEANING_CONTEXTS = LEVEL + 8 * 8;

/** Codes a shard. */
export function codeMeaningShard(coder: Coder, terms: readonly TermMeaning[]): TermMeaning[] {
  const read: TermMeaning[] = [];
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  let before: number[] = [];
  const count = codeNumber(coder, COUNT, terms.length);
  for (let at = 0; at < count; at++) {
    const given = terms[at];
    before = codeWord(
      coder,
      WORD,
      given === undefined ? [] : [...encoder.encode(given.term)],
      before,
    );
    const largest = codeDigits(coder, LARGEST, 8, given?.largest ?? 0);
    const smallest = codeDigits(coder, SMALLEST, 4, given?.smallest ?? 0);
    const size = codeNumber(coder, COUNT, given?.pages.length ?? 0);
    const pages: TermMeaning["pages"] = [];
    let page = -1;
    let last = 0;
    for (let number = 0; number < size; number++) {
      const own = given?.pages[number];
      page += 1 + codeNumber(coder, STEP, own === undefined ? 0 : own.page - page - 1);
      last = codeDigits(coder, LEVEL + last * 8, LEVEL_DIGITS, own?.level ?? 0);
      pages.push({ page, level: last });
    }
    read.push({ term: decoder.decode(Uint8Array.from(before)), largest, smallest, pages });
  }
  return read;
}
