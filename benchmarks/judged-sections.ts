/**
 * How often the chunk that stands for a page is of the section that answers.
 *
 * Pages are what most judgements name; where one names an anchor too, the chunk shown for that page should lie in its section or
 * hold it. Only pages among the first ten are asked, so that the figure is of choosing chunks and not of ranking pages.
 */
import type { SearchIndex } from "../packages/core/src/indexing/indexing.ts";
import type { JudgedQuery } from "./queries.ts";
import type { RankedPage } from "./rank-in-process.ts";

/** Whether a ranked chunk overlaps the section of an anchor; undefined where its page has no such anchor. */
function isOfSection(
  { content }: SearchIndex,
  { chunk, document }: RankedPage,
  anchor: string,
): boolean | undefined {
  const page = content.documents[document];
  const section = page?.sections.find(
    (one) => one.anchor === anchor || one.aliases?.includes(anchor) === true,
  );
  if (page === undefined || section === undefined) return undefined;
  for (let at = page.firstPlacement; at < page.endPlacement; at++) {
    const placement = content.placements[at];
    if (placement?.chunk !== chunk) continue;
    if (placement.start < section.end && placement.end > section.start) return true;
  }
  return false;
}

/** Lists, for each judged anchor of the pages that were found, 1 where the chunk shown is of its section and 0 where not. */
export function sectionHits(
  index: SearchIndex,
  query: JudgedQuery,
  pages: readonly RankedPage[],
): Map<string, number> {
  const hits = new Map<string, number>();
  for (const ranked of pages) {
    const anchor = query.anchors.get(ranked.page);
    if (anchor === undefined) continue;
    const hit = isOfSection(index, ranked, anchor);
    if (hit !== undefined) hits.set(`${query.id} ${ranked.page}`, Number(hit));
  }
  return hits;
}
