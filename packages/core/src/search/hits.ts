/** Turns ranked chunks into hits: at most so many of a page, with place, excerpt and reasons. */
import { type Chunk, type IndexedDocument, type Placement, withSdk } from "../chunk/content.ts";
import type { SearchIndex, SearchView } from "../indexing/indexing.ts";
import { compareSdk, type Sdk } from "../sdk.ts";
import { analyze } from "../text/analyze.ts";
import { excerptOf } from "./excerpt.ts";
import type { QueryPlan } from "./query-plan.ts";
import type { Ranked } from "./rank.ts";
import type { Hit } from "./result.ts";
import type { SearchSettings } from "./settings.ts";

/** Takes the hits that are asked for: after `offset`, `limit` of them, no more than `perPage` of one page. */
export function selectRanked(ranked: readonly Ranked[], settings: SearchSettings): Ranked[] {
  const { limit, offset, perPage } = settings;
  const ofPage = new Map<number, number>();
  const selected: Ranked[] = [];
  let passed = 0;
  for (const entry of ranked) {
    const count = ofPage.get(entry.document) ?? 0;
    if (count >= perPage) continue;
    ofPage.set(entry.document, count + 1);
    if (passed++ < offset) continue;
    selected.push(entry);
    if (selected.length === limit) break;
  }
  return selected;
}

/** Writes a ranked chunk out as a hit. `otherSdks` are those with the same chunk on the same page. */
export function hitOf(
  index: SearchIndex,
  view: SearchView,
  plan: QueryPlan,
  entry: Ranked,
  excerptLength: number,
  otherSdks: Sdk[],
): Hit {
  const { content } = index;
  const chunk = content.chunks[entry.chunk]!;
  const document = content.documents[entry.document]!;
  const placement = content.placements[view.placementOf[entry.chunk]!]!;
  const symbol = symbolOf(chunk, plan);
  const ownAnchor =
    symbol?.named === true ? anchorOf(index, document, placement, symbol.name) : undefined;
  const anchor = ownAnchor ?? document.sections[placement.section]?.anchor ?? "";
  const heading = chunk.headings[chunk.headings.length - 1] ?? chunk.title;
  const { words, ...excerpt } = excerptOf(
    withSdk(chunk.text, document.sdk),
    plan.matches,
    excerptLength,
    heading,
  );
  return {
    path: document.path,
    url: anchor === "" ? document.url : `${document.url}#${anchor}`,
    title: document.title,
    headings: [...chunk.headings],
    anchor,
    kind: chunk.kind,
    ...(document.sdk === undefined ? {} : { sdk: document.sdk }),
    alsoIn: otherSdks,
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
function symbolOf(chunk: Chunk, plan: QueryPlan): { name: string; named: boolean } | undefined {
  let best: string | undefined;
  let most = 0;
  for (const symbol of chunk.symbols) {
    const [whole] = analyze(symbol.slice(symbol.lastIndexOf(".") + 1));
    const weight = whole === undefined ? 0 : (plan.matches.get(whole)?.weight ?? 0);
    if (weight <= most) continue;
    most = weight;
    best = symbol;
  }
  const name = best ?? chunk.symbols[0];
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

/** The placements of each chunk: those of chunk `c` are `placements[starts[c] … starts[c + 1])`. */
export interface PlacementsByChunk {
  readonly starts: Uint32Array;
  readonly placements: Uint32Array;
}

/** Sorts placements by chunk, once for an index. */
export function sortPlacements({ content }: SearchIndex): PlacementsByChunk {
  const starts = new Uint32Array(content.chunks.length + 1);
  for (const { chunk } of content.placements) starts[chunk + 1]!++;
  for (let chunk = 0; chunk < content.chunks.length; chunk++) starts[chunk + 1]! += starts[chunk]!;
  const next = starts.slice();
  const placements = new Uint32Array(content.placements.length);
  for (const [number, { chunk }] of content.placements.entries())
    placements[next[chunk]!++] = number;
  return { starts, placements };
}

/** The other SDKs whose page of the same name holds a chunk, newest first. */
export function otherSdksOf(index: SearchIndex, byChunk: PlacementsByChunk, entry: Ranked): Sdk[] {
  const { documents, placements } = index.content;
  const { path, sdk } = documents[entry.document]!;
  const found = new Set<Sdk>();
  if (sdk === undefined) return [];
  const page = pageName(path);
  for (let at = byChunk.starts[entry.chunk]!; at < byChunk.starts[entry.chunk + 1]!; at++) {
    const other = documents[placements[byChunk.placements[at]!]!.document]!;
    if (other.sdk === undefined || other.sdk === sdk || pageName(other.path) !== page) continue;
    found.add(other.sdk);
  }
  return [...found].sort(compareSdk);
}

/** A path without its SDK segment, the same in every release. */
function pageName(path: string): string {
  return path.replace(/^\/versions\/[^/]*\//, "/versions/");
}
