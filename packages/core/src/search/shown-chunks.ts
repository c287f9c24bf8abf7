/**
 * What a hit shows of a chunk whatever the query, worked out once and kept for a while.
 *
 * Responsible for: plain text with its terms, symbols' terms, the other SDKs with the same chunk; how many of them are kept.
 * Not responsible for: which part of the text answers (`excerpt.ts`).
 *
 * Reducing markdown and finding its terms took half of a search: searches meet the same chunks again and again.
 */
import { withSdk } from "../chunk/content.ts";
import type { SearchIndex } from "../indexing/indexing.ts";
import { compareSdk, type Sdk } from "../sdk.ts";
import { analyze } from "../text/analyze.ts";
import { type AnalysedText, analyseText, type Matches, type NumberedMatches } from "./excerpt.ts";

/** A chunk on a document, ready to be shown. */
export interface ShownChunk {
  readonly analysed: AnalysedText;
  /** By symbol of the chunk: the number of its last name's term, −1 where it has none. */
  readonly symbolTerms: Int32Array;
  /** Other SDKs whose page of the same name holds the chunk, newest first. */
  readonly alsoIn: readonly Sdk[];
}

/** Shown chunks of an index, the most recently used kept. */
export interface ShownChunks {
  /** Numbers a query's matches as the chunks' terms are numbered. Valid until the next call. */
  number(matches: Matches): NumberedMatches;
  get(chunk: number, document: number): ShownChunk;
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

  function make(chunkNumber: number, document: number): ShownChunk {
    const chunk = content.chunks[chunkNumber]!;
    const heading = chunk.headings[chunk.headings.length - 1] ?? chunk.title;
    const markdown = withSdk(chunk.text, content.documents[document]!.sdk);
    placements ??= sortPlacements(index);
    return {
      analysed: analyseText(markdown, heading, numberOf),
      symbolTerms: Int32Array.from(chunk.symbols, (symbol) => {
        const [whole] = analyze(symbol.slice(symbol.lastIndexOf(".") + 1));
        return whole === undefined ? -1 : numberOf(whole);
      }),
      alsoIn: otherSdksOf(index, placements, chunkNumber, document),
    };
  }

  return {
    number(matches) {
      if (numbers.size > MAX_TERMS) {
        numbers.clear();
        kept.clear();
        characters = 0;
      }
      const numbered = new Map<number, { word: string; weight: number }>();
      for (const [term, match] of matches) numbered.set(numberOf(term), match);
      return numbered;
    },
    get(chunk, document) {
      const key = chunk * documentCount + document;
      let shown = kept.get(key);
      if (shown !== undefined) {
        kept.delete(key);
        kept.set(key, shown);
        return shown;
      }
      shown = make(chunk, document);
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
