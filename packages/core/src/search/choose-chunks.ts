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
  const nearness = (entry: number) => columns.vector[entry]! - columns.pageVector[entry]!;
  const ownWords = (entry: number) => scores.chunks[columns.chunk[entry]!]!;
  const share = (part: number, whole: number) => (whole > 0 ? part / whole : 0);
  const choice = new Map<number, number>();
  for (const entries of ofPage.values()) {
    const mostWords = Math.max(...entries.map(ownWords));
    const nearest = Math.max(...entries.map(nearness));
    for (const entry of entries) {
      const chunk = columns.chunk[entry]!;
      const isUnnamed = hasSymbols(keywords, chunk) && scores.names[chunk] === 0;
      choice.set(
        entry,
        weights.words * share(ownWords(entry), mostWords) +
          weights.meaning * share(nearness(entry), nearest) +
          weights.headings * share(scores.headings[chunk]!, wanted) +
          weights.boost * columns.boost[entry]! -
          (isUnnamed ? weights.entry : 0),
      );
    }
    entries.sort(
      (a, b) => choice.get(b)! - choice.get(a)! || columns.score[b]! - columns.score[a]!,
    );
  }
  for (const slot of slots) {
    slot.entry = ofPage.get(slot.document)![slot.place]!;
  }
}
