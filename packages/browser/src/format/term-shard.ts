/**
 * A shard of the keyword index: some terms, in order, each with the pages and chunks that hold it.
 *
 *     term │ holders │ pages: step, fields?, chunks: step, marks, impact … │ …
 *
 * An impact is the share of a term's full worth that an occurrence gives, with the weights of fields and lengths already in it
 * (BM25F, see `@expodex/core`), in a few levels: fewer for common terms, which are worth little anyway.
 */
import {
  type Coder,
  codeDigits,
  codeNumber,
  codeWord,
  NUMBER_CONTEXTS,
  WORD_CONTEXTS,
} from "./coder.ts";

/** A chunk that holds a term. */
export interface ChunkPosting {
  /** Number of the chunk within its page. */
  chunk: number;
  /** 1 to the term's levels. */
  impact: number;
  inHeadings: boolean;
  /** Whether the term is the whole name of a symbol that the chunk documents. */
  isName: boolean;
}

/** A page that holds a term, in its chunks, its own fields or both. */
export interface PagePosting {
  page: number;
  /** What the page as a whole gives, 0 to `PAGE_LEVELS`. */
  impact: number;
  /** What title, path and package give, 0 to `FIELD_LEVELS`; 0 where they do not hold it. */
  fields: number;
  inTitle: boolean;
  chunks: ChunkPosting[];
}

/** A term with its postings. */
export interface TermPostings {
  term: string;
  /** Distinct chunks that hold it, of every release. */
  holders: number;
  pages: PagePosting[];
}

/** Levels of what a page gives. */
export const PAGE_LEVELS = 15;
/** Levels of what a page's fields give. */
export const FIELD_LEVELS = 15;
/** Most levels of what a chunk gives; a power of two less one. */
export const CHUNK_LEVELS = 15;

/** Levels of a term by its rarity: steps are then about as large in the score for all terms. */
export function levelsOf(rarity: number): number {
  return Math.max(2, Math.min(CHUNK_LEVELS, Math.round(rarity * 2.2)));
}

/** Classes of a count, by its length in binary digits. */
const CLASSES = 5;
const classOf = (count: number) => Math.min(CLASSES - 1, 32 - Math.clz32(count));

const WORD = 0;
const HOLDERS = WORD + WORD_CONTEXTS;
const PAGES = HOLDERS + NUMBER_CONTEXTS;
const PAGE_STEP = PAGES + NUMBER_CONTEXTS;
const STEP_CLASSES = 11;
const HAS_FIELDS = PAGE_STEP + NUMBER_CONTEXTS * STEP_CLASSES;
const IN_TITLE = HAS_FIELDS + 2;
const FIELDS = IN_TITLE + 1;
const CHUNKS = FIELDS + 16 * 2;
const COUNT_CLASSES = 7;
const CHUNK_STEP = CHUNKS + NUMBER_CONTEXTS * COUNT_CLASSES;
const IMPACT = CHUNK_STEP + NUMBER_CONTEXTS * STEP_CLASSES;
const HEADINGS = IMPACT + 16 * 4 * 16;
const NAME = HEADINGS + 3 * 2;
const PAGE_IMPACT = NAME + 3 * 2;
/** Contexts that a shard takes. */
export const TERM_SHARD_CONTEXTS = PAGE_IMPACT + 16 * 17 * CLASSES;

/** How far apart `count` things stand among `all`, in classes of which each is twice the one before, times root two. */
function densityOf(count: number, all: number): number {
  return Math.max(0, Math.min(STEP_CLASSES - 1, Math.round(2 * Math.log2(all / count))));
}

/**
 * Codes a shard.
 *
 * @param sizes by page: its chunks; positions are coded against them
 * @param rarityOf the rarity of a term by its holders
 */
export function codeTermShard(
  coder: Coder,
  sizes: ArrayLike<number>,
  rarityOf: (holders: number) => number,
  terms: readonly TermPostings[],
): TermPostings[] {
  const read: TermPostings[] = [];
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  let before: number[] = [];
  /** By page: the impact that it had for the last term of the shard. A page is as long for one term as for the next. */
  const lastImpact = new Uint8Array(sizes.length).fill(16);
  const count = codeNumber(coder, HOLDERS, terms.length);
  for (let at = 0; at < count; at++) {
    const given = terms[at];
    before = codeWord(
      coder,
      WORD,
      given === undefined ? [] : [...encoder.encode(given.term)],
      before,
    );
    const holders = codeNumber(coder, HOLDERS, given?.holders ?? 0);
    const levels = levelsOf(rarityOf(holders));
    const digits = 32 - Math.clz32(levels - 1);
    const size = codeNumber(coder, PAGES, given?.pages.length ?? 0);
    const pages: PagePosting[] = [];
    const density = size === 0 ? 0 : densityOf(size, sizes.length);
    let page = -1;
    for (let number = 0; number < size; number++) {
      const own = given?.pages[number];
      page +=
        1 +
        codeNumber(
          coder,
          PAGE_STEP + density * NUMBER_CONTEXTS,
          own === undefined ? 0 : own.page - page - 1,
        );
      const chunksOfPage = sizes[page] ?? 0;
      const hasFields = coder.bit(
        HAS_FIELDS + (holders > 8 ? 1 : 0),
        own !== undefined && own.fields > 0 ? 1 : 0,
      );
      let inTitle = 0;
      let fields = 0;
      if (hasFields === 1) {
        inTitle = coder.bit(IN_TITLE, own?.inTitle ? 1 : 0);
        fields = codeDigits(coder, FIELDS + inTitle * 16, 4, own?.fields ?? 0);
      }
      const chunks: ChunkPosting[] = [];
      // A page that its own fields do not give holds the term in a chunk at the least.
      const least = 1 - hasFields;
      const counts =
        CHUNKS + NUMBER_CONTEXTS * Math.min(COUNT_CLASSES - 1, 32 - Math.clz32(chunksOfPage));
      const amount =
        least + codeNumber(coder, counts, own === undefined ? 0 : own.chunks.length - least);
      const spread = amount === 0 ? 0 : densityOf(amount, Math.max(amount, chunksOfPage));
      let chunk = -1;
      let last = 0;
      for (let nth = 0; nth < amount; nth++) {
        const posting = own?.chunks[nth];
        chunk +=
          1 +
          codeNumber(
            coder,
            CHUNK_STEP + spread * NUMBER_CONTEXTS,
            posting === undefined ? 0 : posting.chunk - chunk - 1,
          );
        const inHeadings = coder.bit(HEADINGS + last, posting?.inHeadings ? 1 : 0);
        const isName = coder.bit(NAME + last * 2 + inHeadings, posting?.isName ? 1 : 0);
        const marks = inHeadings * 2 + isName;
        const context = IMPACT + ((levels - 1) * 4 + marks) * 16;
        const impact =
          1 + codeDigits(coder, context, digits, posting === undefined ? 0 : posting.impact - 1);
        last = inHeadings + isName;
        chunks.push({ chunk, impact, inHeadings: inHeadings === 1, isName: isName === 1 });
      }
      const known = lastImpact[page] ?? 16;
      const impact = codeDigits(
        coder,
        PAGE_IMPACT + (known * CLASSES + classOf(amount)) * 16,
        4,
        own?.impact ?? 0,
      );
      lastImpact[page] = impact;
      pages.push({ page, impact, fields, inTitle: inTitle === 1, chunks });
    }
    read.push({ term: decoder.decode(Uint8Array.from(before)), holders, pages });
  }
  return read;
}
