/**
 * Scores pages and chunks for the terms of a query, and pages for what they mean.
 *
 * Responsible for: adding impacts up. Twin: `scoreKeywords` of `@expodex/core`, from which the formulas are; here what lengths and fields
 * are worth is in the impacts already. Not responsible for: what evidence weighs (`rank.ts`).
 */
import { inverseFrequency, localWeight, SATURATION } from "@expodex/core/parts";
import { productOf, type TermMeaning } from "../format/term-meaning.ts";
import { FIELD_LEVELS, levelsOf, PAGE_LEVELS, type TermPostings } from "../format/term-shard.ts";
import type { Pages } from "./pages.ts";

/** Which pages and chunks a search may find. */
export interface Found {
  /** By page: 1 where it may be found. */
  readonly pages: Uint8Array;
  /** By chunk: 1 where it may be found. */
  readonly chunks: Uint8Array;
  /** Pages of the release, before filters. */
  readonly documents: number;
  /** By page: its first chunk that may be found; −1 where there is none. */
  readonly openings: Int32Array;
}

/** A term of the query with its postings. */
export interface ScoredTerm {
  weight: number;
  postings: TermPostings;
}

/** Scores by number of chunk and page. */
export interface Scores {
  /** By chunk: what it adds to its page's base. */
  readonly chunks: Float64Array;
  /** By chunk: rarity of the terms that its headings hold. */
  readonly headings: Float64Array;
  /** By chunk: for each term of the query that is the name of its symbol, a bit. */
  readonly names: Int32Array;
  /** By page: what every chunk of it has at least; its own; rarity of the terms that its title holds; nearness. */
  readonly base: Float64Array;
  readonly pages: Float64Array;
  readonly titles: Float64Array;
  readonly near: Float64Array;
}

/** Names that are told apart: those of the first terms of a query. */
const MOST_NAMES = 30;

/** Scores terms. @param chunks distinct chunks of the index */
export function scoreTerms(
  { starts }: Pages,
  found: Found,
  terms: readonly ScoredTerm[],
  chunks: number,
): Scores {
  const count = starts[starts.length - 1]!;
  const scores: Scores = {
    chunks: new Float64Array(count),
    headings: new Float64Array(count),
    names: new Int32Array(count),
    base: new Float64Array(starts.length - 1),
    pages: new Float64Array(starts.length - 1),
    titles: new Float64Array(starts.length - 1),
    near: new Float64Array(starts.length - 1),
  };
  for (const [nth, { weight, postings: term }] of terms.entries()) {
    const { holders, postings } = term;
    const rarity = inverseFrequency(holders, chunks);
    const levels = levelsOf(rarity);
    const worth = weight * rarity * (SATURATION.chunk + 1);
    const name = nth < MOST_NAMES ? 1 << nth : 0;
    /** Pages that hold the term, each with its impact. */
    const holding: [page: number, impact: number][] = [];
    for (let at = 0; at < postings.length; ) {
      const page = postings[at++]!;
      const head = postings[at++]!;
      const end = at + (head >> 9);
      if (found.pages[page] !== 1) {
        at = end;
        continue;
      }
      const fields = (head >> 1) & 15;
      let holds = fields > 0;
      if (fields > 0) scores.base[page]! += (worth * fields) / FIELD_LEVELS;
      if ((head & 1) === 1) scores.titles[page]! += rarity;
      for (; at < end; at++) {
        const posting = postings[at]!;
        const chunk = starts[page]! + (posting >> 6);
        if (chunk >= starts[page + 1]! || found.chunks[chunk] !== 1) continue;
        holds = true;
        scores.chunks[chunk]! += (worth * ((posting >> 2) & 15)) / levels;
        if ((posting & 2) > 0) scores.headings[chunk]! += weight * rarity;
        if ((posting & 1) > 0) scores.names[chunk]! |= name;
      }
      if (holds) holding.push([page, (head >> 5) & 15]);
    }
    const pageWorth =
      weight * inverseFrequency(holding.length, found.documents) * (SATURATION.page + 1);
    // A page that holds a term has more than nothing of it, whatever its level.
    for (const [page, impact] of holding) {
      scores.pages[page]! += (pageWorth * Math.max(impact, 0.25)) / PAGE_LEVELS;
    }
  }
  return scores;
}

/** Adds up how near pages are to the terms of a query. @param terms as often as the query says them */
export function scoreMeaning(
  near: Float64Array,
  found: Found,
  terms: readonly string[],
  meaningOf: (term: string) => TermMeaning | undefined,
): void {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  for (const [term, count] of counts) {
    const meaning = meaningOf(term);
    if (meaning === undefined) continue;
    const weight = localWeight(count);
    for (let at = 0; at < meaning.pages.length; at++) {
      const page = meaning.pages[at]! >> 3;
      if (found.pages[page] !== 1) continue;
      near[page]! += weight * productOf(meaning, meaning.pages[at]! & 7);
    }
  }
}
