/** Turns ranked chunks into hits, with place, excerpt and reasons. */
import type { Chunk, IndexedDocument, Placement } from "../chunk/content.ts";
import type { SearchIndex, SearchView } from "../indexing/indexing.ts";
import { excerptFrom, type NumberedMatches } from "./excerpt.ts";
import type { Ranked } from "./rank.ts";
import type { Hit } from "./result.ts";
import type { ShownChunk, ShownChunks } from "./shown-chunks.ts";

/** Writes a ranked chunk out as a hit. */
export function hitOf(
  index: SearchIndex,
  view: SearchView,
  shownChunks: ShownChunks,
  matches: NumberedMatches,
  entry: Ranked,
  excerptLength: number,
): Hit {
  const { content } = index;
  const chunk = content.chunks[entry.chunk]!;
  const document = content.documents[entry.document]!;
  const placement = content.placements[view.placementOf[entry.chunk]!]!;
  const shown = shownChunks.get(entry.chunk, entry.document);
  const symbol = symbolOf(chunk, shown, matches);
  const ownAnchor =
    symbol?.named === true ? anchorOf(index, document, placement, symbol.name) : undefined;
  const anchor = ownAnchor ?? document.sections[placement.section]?.anchor ?? "";
  const { words, ...excerpt } = excerptFrom(shown.analysed, matches, excerptLength);
  return {
    path: document.path,
    url: anchor === "" ? document.url : `${document.url}#${anchor}`,
    title: document.title,
    headings: [...chunk.headings],
    anchor,
    kind: chunk.kind,
    ...(document.sdk === undefined ? {} : { sdk: document.sdk }),
    alsoIn: [...shown.alsoIn],
    platforms: [...chunk.platforms],
    ...(chunk.packageName === undefined ? {} : { packageName: chunk.packageName }),
    ...(symbol === undefined ? {} : { symbol: symbol.name }),
    excerpt,
    score: entry.score,
    why: {
      keyword: entry.keyword,
      page: entry.page,
      vector: entry.vector,
      boost: entry.boost,
      terms: words,
    },
    chunk: entry.chunk,
  };
}

/** The symbol of the chunk that the query names, the rarest of several; else its first. */
function symbolOf(
  { symbols }: Chunk,
  { symbolTerms }: ShownChunk,
  matches: NumberedMatches,
): { name: string; named: boolean } | undefined {
  let best: string | undefined;
  let most = 0;
  for (const [at, symbol] of symbols.entries()) {
    const weight = matches.get(symbolTerms[at]!)?.weight ?? 0;
    if (weight <= most) continue;
    most = weight;
    best = symbol;
  }
  const name = best ?? symbols[0];
  return name === undefined ? undefined : { name, named: best !== undefined };
}

/** The anchor of a symbol's own section inside a placement: a chunk may start at the heading above it. */
function anchorOf(
  { content }: SearchIndex,
  document: IndexedDocument,
  placement: Placement,
  qualifiedName: string,
): string | undefined {
  for (let at = document.firstSymbol; at < document.endSymbol; at++) {
    const { symbol, section } = content.symbolPlacements[at]!;
    const place = document.sections[section];
    if (place === undefined || place.start < placement.start || place.start >= placement.end)
      continue;
    if (content.symbols[symbol]!.qualifiedName === qualifiedName) return place.anchor;
  }
  return undefined;
}
