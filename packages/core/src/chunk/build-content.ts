/**
 * Gathers documents and their chunks into what is indexed, storing equal chunks and symbols once.
 *
 * Responsible for: masking a document's own SDK, equality of chunks, order of placements.
 * Not responsible for: where chunks are cut (`chunk.ts`).
 */
import type { Document } from "../parse/document.ts";
import type { DocsSymbol } from "../parse/symbol.ts";
import { compareSdk, type Sdk, sdkSegment } from "../sdk.ts";
import type { ChunkSlice } from "./chunk.ts";
import {
  type Chunk,
  copySymbol,
  type IndexContent,
  type IndexedDocument,
  SDK_MARK,
} from "./content.ts";

/** Takes documents in one by one, so that no more than one document's text is held beside the chunks. */
export interface ContentBuilder {
  /** Adds a document. One with the path of an earlier one is left out, and false returned. */
  add(document: Document, slices: readonly ChunkSlice[]): boolean;
  /** Adds a document as it stands in another content, with its chunks; false as above. */
  take(from: IndexContent, document: number): boolean;
  /** For each chunk so far, its number in the content that documents were taken from, −1 where it came from elsewhere. */
  origins(): Int32Array;
  /** What has been gathered. The builder is not used afterwards. */
  finish(redirects?: readonly (readonly [from: string, to: string])[]): IndexContent;
}

/** Makes an empty builder. */
export function createContentBuilder(): ContentBuilder {
  const content: IndexContent = {
    documents: [],
    chunks: [],
    placements: [],
    symbols: [],
    symbolPlacements: [],
    sdks: [],
    redirects: [],
  };
  const paths = new Set<string>();
  const chunksByText = new Map<string, number[]>();
  const symbolsByText = new Map<string, number>();
  const sdks = new Set<Sdk>();
  const origins: number[] = [];
  /** By number in the content taken from: the number here. */
  const takenChunks = new Map<number, number>();
  const takenSymbols = new Map<number, number>();

  function storeChunk(chunk: Chunk): number {
    const equals = chunksByText.get(chunk.text);
    const found = equals?.find((index) => sameChunk(content.chunks[index]!, chunk));
    if (found !== undefined) return found;
    const index = content.chunks.push(chunk) - 1;
    if (equals === undefined) chunksByText.set(chunk.text, [index]);
    else equals.push(index);
    return index;
  }

  function storeSymbol(symbol: DocsSymbol, sdk: Sdk | undefined): number {
    const text = maskSdk(JSON.stringify({ ...copySymbol(symbol), section: 0 }), sdk);
    const found = symbolsByText.get(text);
    if (found !== undefined) return found;
    const index = content.symbols.push(JSON.parse(text) as DocsSymbol) - 1;
    symbolsByText.set(text, index);
    return index;
  }

  function takeChunk(from: IndexContent, number: number): number {
    let stored = takenChunks.get(number);
    if (stored === undefined) {
      stored = storeChunk(copyChunk(from.chunks[number]!));
      takenChunks.set(number, stored);
      origins[stored] = number;
    }
    return stored;
  }

  function takeSymbol(from: IndexContent, number: number): number {
    let stored = takenSymbols.get(number);
    if (stored === undefined) {
      stored = storeSymbol(from.symbols[number]!, undefined);
      takenSymbols.set(number, stored);
    }
    return stored;
  }

  return {
    origins: () =>
      Int32Array.from({ length: content.chunks.length }, (_, chunk) => origins[chunk] ?? -1),
    take(from, at) {
      const document = from.documents[at]!;
      if (paths.has(document.path)) return false;
      paths.add(document.path);
      if (document.sdk !== undefined) sdks.add(document.sdk);
      const number = content.documents.length;
      const firstPlacement = content.placements.length;
      const firstSymbol = content.symbolPlacements.length;
      for (let place = document.firstPlacement; place < document.endPlacement; place++) {
        const { chunk, section, start, end, line } = from.placements[place]!;
        content.placements.push({
          chunk: takeChunk(from, chunk),
          document: number,
          section,
          start,
          end,
          ...(line === undefined ? {} : { line }),
        });
      }
      for (let place = document.firstSymbol; place < document.endSymbol; place++) {
        const { symbol, section } = from.symbolPlacements[place]!;
        content.symbolPlacements.push({
          symbol: takeSymbol(from, symbol),
          document: number,
          section,
        });
      }
      const endPlacement = content.placements.length;
      const endSymbol = content.symbolPlacements.length;
      const numbers = { firstPlacement, endPlacement, firstSymbol, endSymbol };
      content.documents.push({ ...copyDocument(document), ...numbers });
      return true;
    },
    add(document, slices) {
      if (paths.has(document.path)) return false;
      paths.add(document.path);
      const { sdk } = document;
      if (sdk !== undefined) sdks.add(sdk);
      const number = content.documents.length;
      const firstPlacement = content.placements.length;
      const firstSymbol = content.symbolPlacements.length;
      for (const slice of slices) {
        const chunk: Chunk = {
          text: maskSdk(document.text.slice(slice.start, slice.end), sdk),
          title: document.title,
          headings: slice.headings,
          kind: document.kind,
          platforms: slice.platforms,
          symbols: slice.symbols,
          languages: slice.languages,
        };
        if (document.packageName !== undefined) chunk.packageName = document.packageName;
        const { section, start, end, line } = slice;
        content.placements.push({
          chunk: storeChunk(chunk),
          document: number,
          section,
          start,
          end,
          ...(line === undefined ? {} : { line }),
        });
      }
      for (const symbol of document.symbols) {
        content.symbolPlacements.push({
          symbol: storeSymbol(symbol, sdk),
          document: number,
          section: symbol.section,
        });
      }
      const {
        text: _text,
        blocks: _blocks,
        symbols: _symbols,
        dependencies: _,
        ...kept
      } = document;
      content.documents.push({
        ...kept,
        firstPlacement,
        endPlacement: content.placements.length,
        firstSymbol,
        endSymbol: content.symbolPlacements.length,
      });
      return true;
    },
    finish(redirects = []) {
      content.sdks = [...sdks].sort(compareSdk);
      content.redirects = redirects.map(([from, to]) => [from, to]);
      return content;
    },
  };
}

/** A chunk as a plain object of its own: those of an open snapshot read their fields when asked. */
function copyChunk(chunk: Chunk): Chunk {
  const { text, title, headings, kind, platforms, symbols, languages, packageName } = chunk;
  const copy: Chunk = { text, title, headings, kind, platforms, symbols, languages };
  if (packageName !== undefined) copy.packageName = packageName;
  return copy;
}

function copyDocument(document: IndexedDocument): IndexedDocument {
  const { path, url, title, description, sdk, kind, packageName, platforms } = document;
  const { sections, links, provenance } = document;
  const { firstPlacement, endPlacement, firstSymbol, endSymbol } = document;
  return {
    path,
    url,
    title,
    ...(description === undefined ? {} : { description }),
    ...(sdk === undefined ? {} : { sdk }),
    kind,
    ...(packageName === undefined ? {} : { packageName }),
    platforms,
    sections,
    links,
    provenance,
    firstPlacement,
    endPlacement,
    firstSymbol,
    endSymbol,
  };
}

/** Puts the mark in the place of the document's own SDK wherever a link names it. */
function maskSdk(text: string, sdk: Sdk | undefined): string {
  if (sdk === undefined) return text;
  return text.replaceAll(`/versions/${sdkSegment(sdk)}/`, `/versions/${SDK_MARK}/`);
}

/** Whether two chunks are stored as one. */
export function sameChunk(a: Chunk, b: Chunk): boolean {
  return (
    a.title === b.title &&
    a.kind === b.kind &&
    a.packageName === b.packageName &&
    sameList(a.headings, b.headings) &&
    sameList(a.platforms, b.platforms) &&
    sameList(a.symbols, b.symbols) &&
    sameList(a.languages, b.languages)
  );
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
