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
import { type Chunk, type IndexContent, SDK_MARK } from "./content.ts";

/** Takes documents in one by one, so that no more than one document's text is held beside the chunks. */
export interface ContentBuilder {
  /** Adds a document. One with the path of an earlier one is left out, and false returned. */
  add(document: Document, slices: readonly ChunkSlice[]): boolean;
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
    const text = maskSdk(JSON.stringify({ ...symbol, section: 0 }), sdk);
    const found = symbolsByText.get(text);
    if (found !== undefined) return found;
    const index = content.symbols.push(JSON.parse(text) as DocsSymbol) - 1;
    symbolsByText.set(text, index);
    return index;
  }

  return {
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

/** Puts the mark in the place of the document's own SDK wherever a link names it. */
function maskSdk(text: string, sdk: Sdk | undefined): string {
  if (sdk === undefined) return text;
  return text.replaceAll(`/versions/${sdkSegment(sdk)}/`, `/versions/${SDK_MARK}/`);
}

function sameChunk(a: Chunk, b: Chunk): boolean {
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
