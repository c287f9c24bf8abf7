/**
 * What a hit shows of a chunk whatever the query, worked out once and kept for a while.
 *
 * Responsible for: plain text with its terms, anchor, the other SDKs with the same chunk; how many of them are kept.
 * Not responsible for: which part of the text answers (`excerpt.ts`).
 *
 * Decoding a chunk, reducing its markdown and finding its terms took half of a search, and searches meet the same chunks again
 * and again. What was found is kept as bytes, see `byte-ring.ts`:
 *
 *     anchor │ other SDKs │ term of each symbol │ terms: number, step from the start before, length │ text, to the end
 *
 * Titles, paths and the like are read where the index holds them.
 */
import {
  type IndexContent,
  type IndexedDocument,
  type Placement,
  sectionPlaces,
  withSdk,
} from "../chunk/content.ts";
import type { SearchIndex } from "../indexing/indexing.ts";
import { compareSdk, type Sdk } from "../sdk.ts";
import { analyze } from "../text/analyze.ts";
import { createByteRing } from "./byte-ring.ts";
import {
  type AnalysedText,
  analyseText,
  type Matches,
  type NumberedMatches,
  TermList,
} from "./excerpt.ts";
import { createNameTerms } from "./name-terms.ts";
import { createRunReader, createRunWriter } from "./runs.ts";

/** A chunk at a placement, ready to be shown. Valid until the next one is asked for. */
export interface ShownChunk {
  readonly analysed: AnalysedText;
  /** Of the section in which it starts. */
  readonly anchor: string;
  /** Other SDKs with the same chunk on the same page, newest first. */
  readonly alsoIn: Sdk[];
  /** By symbol of the chunk: the number of its last name's term, −1 where it has none. */
  readonly symbolTerms: readonly number[];
  /** The anchor of a symbol's own section, by its place in the chunk's symbols; undefined where it has none. */
  anchorOf(symbol: number): string | undefined;
}

/** Shown chunks of an index, those that were asked for of late kept. */
export interface ShownChunks {
  readonly content: IndexContent;
  /** Numbers a query's matches as the chunks' terms are numbered. */
  number(matches: Matches): NumberedMatches;
  /** The chunk at a placement. */
  get(placement: number): ShownChunk;
}

/** Memory for shown chunks at the most, some 4,000 of them. Less costs more: what is analysed anew leaves garbage of its own. */
const MAX_BYTES = 6_000_000;
/** What an index with fewer chunks takes for each; a shown chunk takes about as much. */
const BYTES_PER_CHUNK = 2000;
const MIN_BYTES = 60_000;
/** Anchors of symbols that are kept at the most; above it they are forgotten. */
const MAX_ANCHORS = 1024;
/** Symbols of one chunk whose anchors are kept. */
const ANCHORS_PER_CHUNK = 256;

/** Makes an empty collection. */
export function createShownChunks(index: SearchIndex): ShownChunks {
  const { content } = index;
  const { dictionary } = index.keywords;
  const bytes = content.chunks.length * BYTES_PER_CHUNK;
  const ring = createByteRing(
    content.placements.length,
    Math.min(MAX_BYTES, Math.max(MIN_BYTES, bytes)),
  );
  const numberOf = (term: string) => dictionary.find(term) ?? -1;
  const readTerms = createNameTerms(numberOf);
  const terms = new TermList();
  const writer = createRunWriter();
  const reader = createRunReader();
  const anchors = new Map<number, string | undefined>();
  let placements: PlacementsByChunk | undefined;

  function alsoIn(chunk: number, document: number): Sdk[] {
    // An index of one SDK need not look where else its chunks stand.
    if (content.sdks.length < 2) return [];
    placements ??= sortPlacements(index);
    return otherSdksOf(index, placements, chunk, document);
  }

  /** Writes down what a chunk shows. */
  function write({ chunk: number, document: ofDocument, section }: Placement): void {
    const chunk = content.chunks[number]!;
    const document = content.documents[ofDocument]!;
    const { symbols, headings } = chunk;
    const heading = headings[headings.length - 1] ?? chunk.title;
    const text = analyseText(withSdk(chunk.text, document.sdk), heading, terms, readTerms);
    writer.reset();
    writer.text(sectionPlaces(document).anchor(section));
    const others = alsoIn(number, ofDocument);
    writer.number(others.length);
    for (const sdk of others) writer.number(content.sdks.indexOf(sdk));
    writer.number(symbols.length);
    for (const symbol of symbols) {
      const [whole] = analyze(symbol.slice(symbol.lastIndexOf(".") + 1));
      writer.number(whole === undefined ? 0 : numberOf(whole) + 1);
    }
    writer.number(terms.length / 3);
    let before = 0;
    for (let at = 0; at < terms.length; at += 3) {
      const start = terms.values[at + 1]!;
      writer.number(terms.values[at]!);
      writer.step(start - before);
      writer.number(terms.values[at + 2]!);
      before = start;
    }
    writer.text(text);
  }

  /** Reads the run under the reader. */
  function read(placement: number): ShownChunk {
    const anchor = reader.text();
    const alsoIn: Sdk[] = [];
    for (let left = reader.number(); left > 0; left--) alsoIn.push(content.sdks[reader.number()]!);
    const symbolTerms: number[] = [];
    for (let left = reader.number(); left > 0; left--) symbolTerms.push(reader.number() - 1);
    terms.length = 0;
    let start = 0;
    for (let left = reader.number(); left > 0; left--) {
      const number = reader.number();
      start += reader.step();
      terms.add(number, start, reader.number());
    }
    return {
      analysed: { text: reader.text(), terms },
      anchor,
      alsoIn,
      symbolTerms,
      anchorOf: (symbol) => anchorAt(placement, symbol),
    };
  }

  function anchorAt(number: number, symbol: number): string | undefined {
    const key = number * ANCHORS_PER_CHUNK + symbol;
    if (anchors.has(key)) return anchors.get(key);
    const placement = content.placements[number]!;
    const name = content.chunks[placement.chunk]!.symbols[symbol]!;
    const anchor = anchorOf(content, content.documents[placement.document]!, placement, name);
    if (anchors.size >= MAX_ANCHORS) anchors.clear();
    if (symbol < ANCHORS_PER_CHUNK) anchors.set(key, anchor);
    return anchor;
  }

  return {
    content,
    number(matches) {
      const numbered = new Map<number, { word: string; weight: number }>();
      for (const [term, match] of matches) {
        const number = numberOf(term);
        if (number >= 0) numbered.set(number, match);
      }
      return numbered;
    },
    get(placement) {
      const place = ring.find(placement);
      if (place >= 0) {
        reader.start(ring.bytes, place);
      } else {
        write(content.placements[placement]!);
        const run = writer.run();
        ring.put(placement, run);
        reader.start(run, 0);
      }
      return read(placement);
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
  const places = sectionPlaces(document);
  for (let at = document.firstSymbol; at < document.endSymbol; at++) {
    const { symbol, section } = content.symbolPlacements[at]!;
    const start = places.start(section);
    if (start < placement.start || start >= placement.end) continue;
    if (content.symbols[symbol]!.qualifiedName === qualifiedName) return places.anchor(section);
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
