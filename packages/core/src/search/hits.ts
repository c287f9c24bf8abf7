/** Turns ranked chunks into hits, with place, excerpt and reasons. */
import type { SearchView } from "../indexing/indexing.ts";
import { excerptFrom, type NumberedMatches } from "./excerpt.ts";
import type { Ranked } from "./rank.ts";
import type { Hit } from "./result.ts";
import type { ShownChunk, ShownChunks } from "./shown-chunks.ts";

/** Writes a ranked chunk out as a hit, which shares nothing with what is kept. */
export function hitOf(
  view: SearchView,
  shownChunks: ShownChunks,
  matches: NumberedMatches,
  entry: Ranked,
  excerptLength: number,
): Hit {
  const shown = shownChunks.get(view.placementOf[entry.chunk]!);
  const { content } = shownChunks;
  const chunk = content.chunks[entry.chunk]!;
  const document = content.documents[entry.document]!;
  const named = namedSymbol(shown, matches);
  const anchor = (named === -1 ? undefined : shown.anchorOf(named)) ?? shown.anchor;
  const symbol = chunk.symbols[named === -1 ? 0 : named];
  const { url, sdk } = document;
  const { packageName } = chunk;
  const { words, ...excerpt } = excerptFrom(shown.analysed, matches, excerptLength);
  return {
    path: document.path,
    url: anchor === "" ? url : `${url}#${anchor}`,
    title: document.title,
    headings: [...chunk.headings],
    anchor,
    kind: chunk.kind,
    ...(sdk === undefined ? {} : { sdk }),
    alsoIn: shown.alsoIn,
    platforms: [...chunk.platforms],
    ...(packageName === undefined ? {} : { packageName }),
    ...(symbol === undefined ? {} : { symbol }),
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

/** Which symbol of the chunk the query names, the rarest of several; −1 where it names none. */
function namedSymbol({ symbolTerms }: ShownChunk, matches: NumberedMatches): number {
  let best = -1;
  let most = 0;
  for (let at = 0; at < symbolTerms.length; at++) {
    const weight = matches.get(symbolTerms[at]!)?.weight ?? 0;
    if (weight <= most) continue;
    most = weight;
    best = at;
  }
  return best;
}
