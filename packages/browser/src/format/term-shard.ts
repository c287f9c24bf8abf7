/**
 * A shard of the index: some terms, in order, each with the pages and chunks that hold it, and the pages that are near to what it means.
 *
 *     term │ holders │ pages: step, fields?, chunks: step, marks, impact … │ meaning?
 *
 * An impact is the share of a term's full worth that an occurrence gives, with the weights of fields and lengths already in it
 * (BM25F, see `@expodex/core`), in a few levels: fewer for common terms, which are worth little anyway.
 */
import {
  type Coder,
  codeDigits,
  codeNumber,
  codeTerm,
  NUMBER_CONTEXTS,
  TERM_CONTEXTS,
} from "./coder.ts";
import { codeMeaning, MEANING_CONTEXTS, type TermMeaning } from "./term-meaning.ts";

/**
 * A term with its postings, of pages in order:
 *
 *     page │ chunks << 9 | impact << 5 | fields << 1 | in title │ of each chunk: number in the page << 6 | impact << 2 | in headings << 1 | a name
 *
 * A page's impact is 0 to `PAGE_LEVELS`, what its title, path and package give 0 to `FIELD_LEVELS`, a chunk's impact 1 to the levels of the
 * term. A name is the whole name of a symbol that the chunk documents.
 */
export interface TermPostings {
  term: string;
  /** Distinct chunks that hold it, of every release. */
  holders: number;
  postings: ArrayLike<number>;
  /** Absent where the term has none. */
  meaning?: TermMeaning;
}

/** Levels of what a page gives. */
export const PAGE_LEVELS = 15;
/** Levels of what a page's fields give. */
export const FIELD_LEVELS = 15;
/** Most levels of what a chunk gives. */
const CHUNK_LEVELS = 15;

/** Levels of a term by its rarity: steps are then about as large in the score for all terms. */
export function levelsOf(rarity: number): number {
  return Math.max(2, Math.min(CHUNK_LEVELS, Math.round(rarity * 2.2)));
}

const MORE = 0;
const TERM = MORE + 1;
const HOLDERS = TERM + TERM_CONTEXTS;
const PAGES = HOLDERS + NUMBER_CONTEXTS;
const PAGE_STEP = PAGES + NUMBER_CONTEXTS;
const STEP_CLASSES = 11;
const HAS_FIELDS = PAGE_STEP + NUMBER_CONTEXTS * STEP_CLASSES;
const IN_TITLE = HAS_FIELDS + 2;
const FIELDS = IN_TITLE + 1;
const CHUNKS = FIELDS + 16 * 2;
const COUNT_CLASSES = 7;
const CHUNK_STEP = CHUNKS + NUMBER_CONTEXTS * COUNT_CLASSES;
const MARKS = CHUNK_STEP + NUMBER_CONTEXTS * STEP_CLASSES;
const IMPACT = MARKS + 4 * 4;
const PAGE_IMPACT = IMPACT + 16 * 4 * 16;
/** Classes of how many chunks of a page hold a term. */
const AMOUNT_CLASSES = 5;
/** What stands for the impact of a page that was not met yet. */
const UNMET = 16;
const HAS_MEANING = PAGE_IMPACT + 16 * (UNMET + 1) * AMOUNT_CLASSES;
const MEANING = HAS_MEANING + 1;
/** Contexts that a shard takes. */
export const TERM_SHARD_CONTEXTS = MEANING + MEANING_CONTEXTS;

/** How far apart `count` things stand among `all`, in classes of which each is twice the one before, times root two. */
function densityOf(count: number, all: number): number {
  return Math.max(0, Math.min(STEP_CLASSES - 1, Math.round(2 * Math.log2(all / count))));
}

/** Codes the next term of a shard; undefined ends it. */
export type TermCoder = (given?: TermPostings) => TermPostings | undefined;

/**
 * Makes what codes a shard, term by term.
 *
 * @param sizes by page: its chunks; positions are coded against them
 * @param rarityOf the rarity of a term by its holders
 */
export function createTermCoder(
  coder: Coder,
  sizes: ArrayLike<number>,
  rarityOf: (holders: number) => number,
): TermCoder {
  let before = "";
  /** By page: the impact that it had for the last term of the shard. A page is as long for one term as for the next. */
  const lastImpact = new Uint8Array(sizes.length).fill(UNMET);
  return (given) => {
    if (coder.bit(MORE, given === undefined ? 0 : 1) === 0) return undefined;
    const term = codeTerm(coder, TERM, given?.term ?? "", before);
    before = term;
    const holders = codeNumber(coder, HOLDERS, given?.holders ?? 0);
    const levels = levelsOf(rarityOf(holders));
    const digits = 32 - Math.clz32(levels - 1);
    const count = codeNumber(coder, PAGES, given === undefined ? 0 : countPages(given.postings));
    const step = PAGE_STEP + densityOf(count, sizes.length) * NUMBER_CONTEXTS;
    const postings: number[] = [];
    let at = 0;
    let page = -1;
    for (let left = count; left > 0; left--) {
      page += 1 + codeNumber(coder, step, (given?.postings[at] ?? 0) - page - 1);
      const head = given?.postings[at + 1] ?? 0;
      at += 2;
      const chunksOfPage = sizes[page] ?? 0;
      const hasFields = coder.bit(HAS_FIELDS + (holders > 8 ? 1 : 0), (head >> 1) & 15 ? 1 : 0);
      let inTitle = 0;
      let fields = 0;
      if (hasFields === 1) {
        inTitle = coder.bit(IN_TITLE, head & 1);
        fields = codeDigits(coder, FIELDS + inTitle * 16, 4, (head >> 1) & 15);
      }
      // A page that its own fields do not give holds the term in a chunk at the least.
      const least = 1 - hasFields;
      const sizeClass = Math.min(COUNT_CLASSES - 1, 32 - Math.clz32(chunksOfPage));
      const amount =
        least + codeNumber(coder, CHUNKS + NUMBER_CONTEXTS * sizeClass, (head >> 9) - least);
      const place = postings.push(page, 0) - 1;
      const spread = amount === 0 ? 0 : densityOf(amount, Math.max(amount, chunksOfPage));
      let chunk = -1;
      let last = 0;
      for (let nth = 0; nth < amount; nth++) {
        const posting = given?.postings[at++] ?? 0;
        chunk +=
          1 + codeNumber(coder, CHUNK_STEP + spread * NUMBER_CONTEXTS, (posting >> 6) - chunk - 1);
        last = codeDigits(coder, MARKS + last * 4, 2, posting & 3);
        const context = IMPACT + ((levels - 1) * 4 + last) * 16;
        const impact = 1 + codeDigits(coder, context, digits, ((posting >> 2) & 15) - 1);
        postings.push((chunk << 6) | (impact << 2) | last);
      }
      const known = lastImpact[page] ?? UNMET;
      const amountClass = Math.min(AMOUNT_CLASSES - 1, 32 - Math.clz32(amount));
      const context = PAGE_IMPACT + (known * AMOUNT_CLASSES + amountClass) * 16;
      const impact = codeDigits(coder, context, 4, (head >> 5) & 15);
      lastImpact[page] = impact;
      postings[place] = (amount << 9) | (impact << 5) | (fields << 1) | inTitle;
    }
    const found: TermPostings = { term, holders, postings: Int32Array.from(postings) };
    if (coder.bit(HAS_MEANING, given?.meaning === undefined ? 0 : 1) === 1) {
      found.meaning = codeMeaning(coder, MEANING, given?.meaning);
    }
    return found;
  };
}

function countPages(postings: ArrayLike<number>): number {
  let pages = 0;
  for (let at = 0; at < postings.length; at += 2 + (postings[at + 1]! >> 9)) pages++;
  return pages;
}
