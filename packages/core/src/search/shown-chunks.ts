/**
 * What a hit shows of a chunk whatever the query, worked out once and kept for a while.
 *
 * Responsible for: plain text with its terms, place, symbols, the other SDKs with the same chunk; how many of them are kept.
 * Not responsible for: which part of the text answers (`excerpt.ts`).
 *
 * Decoding a chunk, reducing its markdown and finding its terms took half of a search, and searches meet the same chunks again
 * and again.
 */
import {
  type IndexContent,
  type IndexedDocument,
  type Placement,
  withSdk,
} from "../chunk/content.ts";
import type { SearchIndex } from "../indexing/indexing.ts";
import { compareSdk, type Sdk } from "../sdk.ts";
import { analyze, createTermReader } from "../text/analyze.ts";
import { type AnalysedText, analyseText, type Matches, type NumberedMatches } from "./excerpt.ts";
import type { Hit } from "./result.ts";

/** A chunk on a document, ready to be shown. */
export interface ShownChunk {
  readonly analysed: AnalysedText;
  /** What every hit of it says; lists and all, to be copied. `url` is the document's. */
  readonly facts: Pick<
    Hit,
    | "path"
    | "url"
    | "title"
    | "headings"
    | "anchor"
    | "kind"
    | "sdk"
    | "alsoIn"
    | "platforms"
    | "packageName"
  >;
  /** Qualified names. */
  readonly symbols: readonly string[];
  /** By symbol of the chunk: the number of its last name's term, −1 where it has none. */
  readonly symbolTerms: Int32Array;
  /** The anchor of a symbol's own section, by its place in `symbols`; undefined where it has none. */
  anchorOf(symbol: number): string | undefined;
}

/** Shown chunks of an index, the most recently used kept. */
export interface ShownChunks {
  /** Numbers a query's matches as the chunks' terms are numbered. Valid until the next call. */
  number(matches: Matches): NumberedMatches;
  /** The chunk on a document, where it stands first at a placement. */
  get(chunk: number, document: number, placement: number): ShownChunk;
}

/** Characters of text that are kept at the most, some 4,000 chunks; with its terms a character takes about two bytes. */
const MAX_CHARACTERS = 3_000_000;
/** Terms that have a number at the most; above it everything is forgotten. */
const MAX_TERMS = 60_000;

/** Makes an empty collection. */
export function createShownChunks(index: SearchIndex): ShownChunks {
  const { content } = index;
  const documentCount = content.documents.length;
  /** In order of use, least recent first: a Map keeps the order of insertion. */
  const kept = new Map<number, ShownChunk>();
  const numbers = new Map<string, number>();
  let readTerms = createTermReader();
  let characters = 0;
  let placements: PlacementsByChunk | undefined;

  const numberOf = (term: string): number => {
    let number = numbers.get(term);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(term, number);
    }
    return number;
  };

  function alsoIn(chunk: number, document: number): Sdk[] {
    // An index of one SDK need not look where else its chunks stand.
    if (content.sdks.length < 2) return [];
    placements ??= sortPlacements(index);
    return otherSdksOf(index, placements, chunk, document);
  }

  function make(chunkNumber: number, documentNumber: number, placementNumber: number): ShownChunk {
    const chunk = content.chunks[chunkNumber]!;
    const document = content.documents[documentNumber]!;
    const placement = content.placements[placementNumber]!;
    const { symbols, headings, title, packageName } = chunk;
    const { sdk } = document;
    const anchors: (string | undefined)[] = [];
    return {
      analysed: analyseText(
        withSdk(chunk.text, sdk),
        headings[headings.length - 1] ?? title,
        numberOf,
        readTerms,
      ),
      facts: {
        path: document.path,
        url: document.url,
        title: document.title,
        headings,
        anchor: document.sections[placement.section]?.anchor ?? "",
        kind: chunk.kind,
        ...(sdk === undefined ? {} : { sdk }),
        alsoIn: alsoIn(chunkNumber, documentNumber),
        platforms: chunk.platforms,
        ...(packageName === undefined ? {} : { packageName }),
      },
      symbols,
      symbolTerms: Int32Array.from(symbols, (symbol) => {
        const [whole] = analyze(symbol.slice(symbol.lastIndexOf(".") + 1));
        return whole === undefined ? -1 : numberOf(whole);
      }),
      anchorOf(symbol) {
        if (!(symbol in anchors)) {
          anchors[symbol] = anchorOf(content, document, placement, symbols[symbol]!);
        }
        return anchors[symbol];
      },
    };
  }

  return {
    number(matches) {
      if (numbers.size > MAX_TERMS) {
        numbers.clear();
        readTerms = createTermReader();
        kept.clear();
        characters = 0;
      }
      const numbered = new Map<number, { word: string; weight: number }>();
      for (const [term, match] of matches) numbered.set(numberOf(term), match);
      return numbered;
    },
    get(chunk, document, placement) {
      const key = chunk * documentCount + document;
      let shown = kept.get(key);
      if (shown !== undefined) {
        kept.delete(key);
        kept.set(key, shown);
        return shown;
      }
      shown = make(chunk, document, placement);
      kept.set(key, shown);
      characters += shown.analysed.text.length;
      for (const [oldest, { analysed }] of kept) {
        if (characters <= MAX_CHARACTERS || oldest === key) break;
        kept.delete(oldest);
        characters -= analysed.text.length;
      }
      return shown;
    },
  };
}

/** The anchor of a symbol's own section inside a placement: a chunk may start at the heading above it. */
function anchorOf(
  content: IndexContent,
  document: IndexedDocument,
  placement: Placement,
  qualifiedName: string,
): string | undefined {
  const { sections } = document;
  for (let at = document.firstSymbol; at < document.endSymbol; at++) {
    const { symbol, section } = content.symbolPlacements[at]!;
    const place = sections[section];
    if (place === undefined || place.start < placement.start || place.start >= placement.end)
      continue;
    if (content.symbols[symbol]!.qualifiedName === qualifiedName) return place.anchor;
  }
  return undefined;
}

/** The placements of each chunk: those of chunk `c` are `placements[starts[c] … starts[c + 1])`. */
interface PlacementsByChunk {
  readonly starts: Uint32Array;
  readonly placements: Uint32Array;
}

/** Sorts placements by chunk, once for an index. */
function sortPlacements({ content }: SearchIndex): PlacementsByChunk {
  const starts = new Uint32Array(content.chunks.length + 1);
  for (const { chunk } of content.placements) starts[chunk + 1]!++;
  for (let chunk = 0; chunk < content.chunks.length; chunk++) starts[chunk + 1]! += starts[chunk]!;
  const next = starts.slice();
  const placements = new Uint32Array(content.placements.length);
  for (const [number, { chunk }] of content.placements.entries())
    placements[next[chunk]!++] = number;
  return { starts, placements };
}

function otherSdksOf(
  index: SearchIndex,
  byChunk: PlacementsByChunk,
  chunk: number,
  document: number,
): Sdk[] {
  const { documents, placements } = index.content;
  const { path, sdk } = documents[document]!;
  const found = new Set<Sdk>();
  if (sdk === undefined) return [];
  const page = pageName(path);
  for (let at = byChunk.starts[chunk]!; at < byChunk.starts[chunk + 1]!; at++) {
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
