/**
 * Cuts a document into chunks at headings and symbols.
 *
 * Responsible for: where to cut. Chunks partition the document's text, in order, without gaps or overlaps.
 * Not responsible for: storing equal chunks once (`build-content.ts`), or what a chunk is worth (`search`).
 *
 *     sections   |Camera |Usage ………………………………………|API |CameraView |facing |flash |
 *     pieces     |       |          |               |    |           |       |      |   each own text of a section, large ones cut at blocks
 *     chunks     |       |          |               |                |              |   small neighbours under one heading joined
 */
import type { Block, CharOffset, Document, Platform } from "../parse/document.ts";
import type { DocsSymbol } from "../parse/symbol.ts";
import { estimateTokens } from "../text/tokens.ts";
import { platformsOf } from "./platforms.ts";
import { splitBlock } from "./split-block.ts";

/** How to cut. */
export interface ChunkOptions {
  /**
   * Size that cuts aim at, in estimated tokens, 50 to 2,000. Smaller finds more precisely and repeats more headings;
   * larger keeps more context together and dilutes the words that matter. @default 400
   */
  targetTokens?: number;
  /** Size that only a code fence, table row or list item that is larger itself may pass, in estimated tokens. @default 800 */
  maxTokens?: number;
  /** Neighbours under one heading are joined while one of them is smaller than this, in estimated tokens; 0 joins nothing. @default 128 */
  joinBelowTokens?: number;
  /**
   * The same where one of them describes a symbol. Smaller, because a hit should name the one symbol that it is about, and
   * because a symbol that changes between SDKs makes all that it is joined with be stored again. @default 24
   */
  joinSymbolsBelowTokens?: number;
}

/** `ChunkOptions` with every default filled in. */
export type ChunkSettings = Readonly<Required<ChunkOptions>>;

/** The sizes used where nothing else is said. */
export const DEFAULT_CHUNK_SETTINGS: ChunkSettings = {
  targetTokens: 400,
  maxTokens: 800,
  joinBelowTokens: 128,
  joinSymbolsBelowTokens: 24,
};

/** A slice of a document that becomes a chunk. */
export interface ChunkSlice {
  start: CharOffset;
  /** Exclusive. */
  end: CharOffset;
  /** Index of the section in which it starts. */
  section: number;
  /** Titles of the sections that lead to it without the page's title, then labels of the tabs around it. */
  headings: string[];
  /** Qualified names of the symbols whose sections start in it. */
  symbols: string[];
  platforms: Platform[];
  /** Languages of its code blocks, lower case, each once. */
  languages: string[];
  /** 1-based line in the file of its first block that has one. */
  line?: number;
}

interface Piece {
  start: CharOffset;
  end: CharOffset;
  section: number;
  tokens: number;
  labels: string;
}

/** Cuts a document. An empty document gives no chunk. */
export function chunkDocument(document: Document, options: ChunkOptions = {}): ChunkSlice[] {
  const settings: ChunkSettings = { ...DEFAULT_CHUNK_SETTINGS, ...options };
  const pieces = cutPieces(document, settings);
  return joinPieces(document, pieces, settings).map((piece) => describe(document, piece));
}

/** Cuts each section's own blocks into pieces of about the target size. */
function cutPieces(document: Document, settings: ChunkSettings): Piece[] {
  const pieces: Piece[] = [];
  const { sections } = document;
  let section = 0;
  let next = 0;
  let current: Piece | undefined;
  const flush = () => {
    if (current !== undefined) pieces.push(current);
    current = undefined;
  };

  for (const [index, block] of document.blocks.entries()) {
    const before = section;
    while (next < sections.length && sections[next]!.start <= block.start) section = next++;
    // Text behind a closed collapsible or tab belongs to the section around it.
    while ((sections[section]?.end ?? block.end) <= block.start) {
      section = sections[section]?.parent ?? 0;
      if (sections[section]?.parent === undefined) break;
    }
    if (section !== before) flush();
    const labels = block.labels?.join("\n") ?? "";
    for (const { start, end } of splitBlock(document.text, block, settings)) {
      const tokens = estimateTokens(document.text.slice(start, end));
      if (
        current !== undefined &&
        (current.labels !== labels ||
          (current.tokens + tokens > settings.targetTokens && !holdsOn(document, index, current)))
      ) {
        flush();
      }
      if (current !== undefined && current.tokens + tokens > settings.maxTokens) flush();
      if (current === undefined) {
        current = { start, end, section, tokens, labels };
      } else {
        current.end = end;
        current.tokens += tokens;
      }
    }
  }
  flush();
  return pieces;
}

/** Whether the block belongs with what stands before it: a heading's first block, code after its lead-in. */
function holdsOn(document: Document, index: number, current: Piece): boolean {
  const before = document.blocks[index - 1];
  if (before === undefined || before.start < current.start) return false;
  if (before.type === "heading") return true;
  return before.type === "paragraph" && /:\s*$/u.test(tail(document.text, before));
}

function tail(text: string, block: Block): string {
  return text.slice(Math.max(block.start, block.end - 16), block.end);
}

/** Joins small neighbours that stand under one heading. */
function joinPieces(document: Document, pieces: Piece[], settings: ChunkSettings): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined[joined.length - 1];
    if (last !== undefined && mayJoin(document, last, piece, settings)) {
      last.end = piece.end;
      last.tokens += piece.tokens;
    } else {
      joined.push({ ...piece });
    }
  }
  return joined;
}

function mayJoin(document: Document, last: Piece, piece: Piece, settings: ChunkSettings): boolean {
  if (last.labels !== piece.labels) return false;
  if (last.tokens + piece.tokens > settings.targetTokens) return false;
  const sections = document.sections;
  const about = sections[last.section]?.symbol ?? sections[piece.section]?.symbol;
  const below = about === undefined ? settings.joinBelowTokens : settings.joinSymbolsBelowTokens;
  if (last.tokens >= below && piece.tokens >= below) return false;
  const lastParent = sections[last.section]?.parent;
  // The text under the page's title introduces the whole page: it takes nothing in.
  if (lastParent === undefined) return last.section === piece.section;
  // A heading and what stands below it, or two neighbours below one heading that is not the page's title.
  if (isWithin(document, piece.section, last.section)) return true;
  return (
    sections[lastParent]?.parent !== undefined && sections[piece.section]?.parent === lastParent
  );
}

/** Whether a section is another or nested in it. */
function isWithin(document: Document, section: number, outer: number): boolean {
  for (let at: number | undefined = section; at !== undefined; at = document.sections[at]?.parent) {
    if (at === outer) return true;
  }
  return false;
}

function describe(document: Document, piece: Piece): ChunkSlice {
  const { sections, blocks } = document;
  const headings: string[] = [];
  for (
    let at: number | undefined = piece.section;
    at !== undefined && sections[at]?.parent !== undefined;
    at = sections[at]?.parent
  ) {
    headings.unshift(sections[at]!.title);
  }
  if (piece.labels !== "") headings.push(...piece.labels.split("\n"));

  const symbols: string[] = [];
  const symbolPlatforms: string[] = [];
  let everyPlatform = false;
  for (const symbol of symbolsOf(document, piece)) {
    symbols.push(symbol.qualifiedName);
    symbolPlatforms.push(...symbol.platforms);
    everyPlatform ||= symbol.platforms.length === 0;
  }
  const own = everyPlatform ? [] : platformsOf(symbolPlatforms);

  const languages = new Set<string>();
  let line: number | undefined;
  const first = firstIndex(blocks.length, (index) => blocks[index]!.end > piece.start);
  for (let at = first; at < blocks.length; at++) {
    const block = blocks[at]!;
    if (block.start >= piece.end) break;
    line ??= block.line;
    if (block.type === "code" && block.language !== undefined)
      languages.add(block.language.toLowerCase());
  }
  const slice: ChunkSlice = {
    start: piece.start,
    end: piece.end,
    section: piece.section,
    headings,
    symbols,
    platforms: own.length > 0 ? own : document.platforms,
    languages: [...languages],
  };
  if (line !== undefined) slice.line = line;
  return slice;
}

/** The symbols whose sections start in a piece. Symbols are in the order of their sections. */
function symbolsOf({ sections, symbols }: Document, { start, end }: Piece): DocsSymbol[] {
  const startOf = (symbol: DocsSymbol) => sections[symbol.section]?.start ?? 0;
  const found: DocsSymbol[] = [];
  for (
    let at = firstIndex(symbols.length, (index) => startOf(symbols[index]!) >= start);
    at < symbols.length;
    at++
  ) {
    if (startOf(symbols[at]!) >= end) break;
    found.push(symbols[at]!);
  }
  return found;
}

/** The least index for which `holds` is true, where it is true from some index on; `length` where it never is. */
function firstIndex(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
