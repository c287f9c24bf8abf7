/**
 * Tells a recommended document: where on it to start reading, and why it is recommended.
 *
 * Not responsible for: which documents are recommended (`recommend.ts`).
 */
import {
  cosine as chunkCosine,
  type QueryVector,
  type SearchIndex,
  type SearchView,
} from "../indexing/indexing.ts";
import type { Evidence } from "./evidence.ts";
import { RELATION_KINDS, type Recommendation, type Relation } from "./result.ts";

/** Writes a document out as a recommendation: facts, where to start reading, reasons. */
export function recommendationOf(
  index: SearchIndex,
  view: SearchView,
  evidence: Evidence,
  vector: QueryVector | undefined,
  number: number,
  score: number,
  words: string[],
): Recommendation {
  const { path, url, title, kind, sdk, packageName, platforms } = index.content.documents[number]!;
  return {
    path,
    url,
    title,
    kind,
    ...(sdk === undefined ? {} : { sdk }),
    platforms: [...platforms],
    ...(packageName === undefined ? {} : { packageName }),
    section: bestSection(index, view, evidence, vector, number),
    score,
    reasons: reasonsOf(evidence, number, words),
  };
}

/** Where the document answers: at the symbol that the context names, where the page's link leads, else at its best chunk. */
function bestSection(
  { content, vectors }: SearchIndex,
  { documentOf, firstChunkOf }: SearchView,
  evidence: Evidence,
  vector: QueryVector | undefined,
  number: number,
): Recommendation["section"] {
  const { sections, firstPlacement, endPlacement, firstSymbol, endSymbol } =
    content.documents[number]!;
  // A page names symbols of many; whichever of them is the rarest is not what to start with.
  const name = evidence.page === undefined ? evidence.symbols.get(number) : undefined;
  const linked = evidence.edges.get(number)?.from?.anchor ?? "";
  let wanted = -1;
  for (let at = firstSymbol; name !== undefined && at < endSymbol && wanted < 0; at++) {
    const { symbol, section } = content.symbolPlacements[at]!;
    if (content.symbols[symbol]!.qualifiedName === name) wanted = section;
  }
  if (wanted < 0 && linked !== "") wanted = sections.findIndex(({ anchor }) => anchor === linked);
  if (wanted >= 0) return sectionAt(sections, wanted);
  let best = -1;
  let highest = Number.NEGATIVE_INFINITY;
  for (let at = firstPlacement; at < endPlacement; at++) {
    const { chunk, section } = content.placements[at]!;
    if (documentOf[chunk] !== number && firstChunkOf[number] !== chunk) continue;
    const near =
      vector === undefined || vectors === undefined ? 0 : chunkCosine(vectors, vector, chunk);
    const worth = evidence.chunks[chunk]! * (1 + Math.max(0, near)) + near;
    if (worth <= highest) continue;
    highest = worth;
    best = section;
  }
  return best < 0 ? { anchor: "", headings: [] } : sectionAt(sections, best);
}

function sectionAt(
  sections: readonly { title: string; anchor: string; parent?: number }[],
  number: number,
): Recommendation["section"] {
  const headings: string[] = [];
  // The page itself is section 0, and has no parent.
  for (let at: number | undefined = number; at !== undefined && at > 0; at = sections[at]?.parent)
    headings.unshift(sections[at]?.title ?? "");
  return { anchor: sections[number]?.anchor ?? "", headings };
}

function reasonsOf(evidence: Evidence, number: number, words: string[]): Relation[] {
  const { relations, symbols, packages, sections, edges } = evidence;
  const reasons: Relation[] = [];
  for (const kind of RELATION_KINDS) {
    const score = relations[kind][number]!;
    if (!(score > 0)) continue;
    switch (kind) {
      case "similar":
        reasons.push({ kind, words, score });
        break;
      case "symbol":
        reasons.push({ kind, symbol: symbols.get(number) ?? "", score });
        break;
      case "package":
        reasons.push({ kind, packageName: packages.get(number) ?? "", score });
        break;
      case "section":
        reasons.push({ kind, path: sections.get(number) ?? "", score });
        break;
      case "linked-from":
        reasons.push({ kind, text: edges.get(number)?.from?.text ?? "", score });
        break;
      case "links-to":
        reasons.push({ kind, text: edges.get(number)?.to?.text ?? "", score });
        break;
      default:
        reasons.push({ kind, score });
    }
  }
  return reasons.sort((a, b) => b.score - a.score);
}
