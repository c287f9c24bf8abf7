/**
 * Chooses which chunks of a page that was found stand for it.
 *
 * Responsible for: the order of one page's chunks among themselves. Not responsible for: where the page stands (`rank.ts`).
 *
 *     slots by score     A 3.1 (section 7)   B 2.8   A 2.6 (section 2)
 *     of page A          section 2 names the query in its heading, so it is chosen before section 7
 *     slots then         A 3.1 (section 2)   B 2.8   A 2.6 (section 7)
 *
 * What makes a page the right one is not what makes a section of it the right one: a chunk that repeats the page's subject wins for the
 * page, and its words are those that say nothing about the section.
 */
import {
  hasSymbols,
  inverseFrequency,
  type KeywordIndex,
  type KeywordScores,
  type WeightedTerm,
} from "../indexing/indexing.ts";
import type { Columns } from "./columns.ts";
import type { SectionWeights } from "./weights.ts";

/** A place in the order, for a chunk of its page. */
export interface Slot {
  /** The candidate that stands in it. */
  entry: number;
  readonly document: number;
  /** How many slots of the page come before it. */
  readonly place: number;
  readonly score: number;
}

/**
 * Gives each page's slots, in place, to the page's candidates in the order of choice; equal ones in the order of their scores.
 *
 * @param terms the query's, as they were scored into `scores`
 */
export function chooseChunks(
  keywords: KeywordIndex,
  columns: Columns,
  scores: KeywordScores,
  terms: readonly WeightedTerm[],
  weights: SectionWeights,
  slots: readonly Slot[],
): void {
  const ofPage = new Map<number, number[]>();
  for (const { document } of slots) ofPage.set(document, []);
  for (let entry = 0; entry < columns.size; entry++) {
    ofPage.get(columns.document[entry]!)?.push(entry);
  }
  let wanted = 0;
  for (const { number, weight } of terms) {
    wanted += weight * inverseFrequency(keywords.chunks.sizes[number]!, keywords.chunks.owners);
  }
  const choice = new Map<number, number>();
  for (const entries of ofPage.values()) {
    if (entries.length < 2) continue;
    let mostWords = 0;
    let nearest = 0;
    for (const entry of entries) {
      mostWords = Math.max(mostWords, scores.chunks[columns.chunk[entry]!]!);
      nearest = Math.max(nearest, columns.vector[entry]! - columns.pageVector[entry]!);
    }
    for (const entry of entries) {
      const chunk = columns.chunk[entry]!;
      let worth = weights.boost * columns.boost[entry]!;
      if (mostWords > 0) worth += (weights.words * scores.chunks[chunk]!) / mostWords;
      if (nearest > 0) {
        worth +=
          (weights.meaning * (columns.vector[entry]! - columns.pageVector[entry]!)) / nearest;
      }
      if (wanted > 0) worth += (weights.headings * scores.headings[chunk]!) / wanted;
      if (hasSymbols(keywords, chunk) && scores.names[chunk] === 0) worth -= weights.entry;
      choice.set(entry, worth);
    }
    entries.sort(
      (a, b) =>
        choice.get(b)! - choice.get(a)! ||
        columns.score[b]! - columns.score[a]! ||
        columns.chunk[a]! - columns.chunk[b]!,
    );
  }
  for (const slot of slots) {
    const entries = ofPage.get(slot.document)!;
    if (entries.length > 1) slot.entry = entries[slot.place]!;
  }
}
