/**
 * Gathers documents and their chunks into what is indexed, storing equal chunks and symbols once.
 *
 * Responsible for: masking a document's own SDK, equality of chunks, order of placements.
 * Not responsible for: where chunks are cut (`chunk.ts`).
 */
import type { Document } from "../parse/document.ts";
import type { DocsSymbol } from "../parse/symbol.ts";
import { compareSdk, type Sdk, sdkSegment } from "../sdk.ts";
import { atOnce, type Sliced } from "../slices.ts";
import type { ChunkSlice } from "./chunk.ts";
import { type Chunk, type IndexContent, type Placement, SDK_MARK } from "./content.ts";
import { createDistinctRows } from "./distinct-rows.ts";
import { keepEqualRows, sameChunk, textOfSymbol } from "./equal-rows.ts";
import { movedDocument } from "./moved-document.ts";

/** Takes documents in one by one, so that no more than one document's text is held beside the chunks. */
export interface ContentBuilder {
  /** Adds a document. One with the path of an earlier one is left out, and false returned. */
  add(document: Document, slices: readonly ChunkSlice[]): boolean;
  /** Adds a document as it stands in another content, with its chunks; false as above. Rows are shared with that content. */
  take(from: IndexContent, document: number): boolean;
  /** For each chunk so far, its number in the content that documents were taken from, −1 where it came from elsewhere. */
  origins(): Int32Array;
  /** For each document so far, its number there, or −1. */
  documentOrigins(): Int32Array;
  /**
   * What has been gathered; nothing is added afterwards.
   *
   * @param previous the content that documents were taken from; where `keepsRows`, new rows that are equal to one there give way
   * to it
   */
  finish(
    redirects?: readonly (readonly [from: string, to: string])[],
    previous?: { content: IndexContent; keepsRows: boolean },
  ): IndexContent;
  /** The same in slices. */
  finishing(
    redirects?: readonly (readonly [from: string, to: string])[],
    previous?: { content: IndexContent; keepsRows: boolean },
  ): Sliced<IndexContent>;
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
  const chunks = createDistinctRows<Chunk>(content.chunks, {
    place: ({ title }) => title,
    text: ({ text }) => text,
    isSame: sameChunk,
  });
  const symbols = createDistinctRows<DocsSymbol>(content.symbols, {
    place: ({ qualifiedName }) => qualifiedName,
    text: textOfSymbol,
  });
  const sdks = new Set<Sdk>();
  const documentOrigins: number[] = [];
  let origins: Int32Array | undefined;

  function storeSymbol(symbol: DocsSymbol, sdk: Sdk | undefined): number {
    const text = maskSdk(textOfSymbol(symbol), sdk);
    return symbols.add(symbol.qualifiedName, text, () => JSON.parse(text) as DocsSymbol);
  }

  const finishing: ContentBuilder["finishing"] = function* (redirects = [], previous) {
    if (previous !== undefined) {
      origins = chunks.origins();
      yield;
      yield* keepEqualRows(content, previous.content, origins, previous.keepsRows);
    }
    content.sdks = [...sdks].sort(compareSdk);
    content.redirects = redirects.map(([from, to]) => [from, to]);
    return content;
  };

  return {
    origins: () => origins ?? chunks.origins(),
    documentOrigins: () =>
      Int32Array.from(content.documents, (_, document) => documentOrigins[document] ?? -1),
    take(from, at) {
      const document = from.documents[at]!;
      if (paths.has(document.path)) return false;
      paths.add(document.path);
      if (document.sdk !== undefined) sdks.add(document.sdk);
      const number = content.documents.length;
      const firstPlacement = content.placements.length;
      const firstSymbol = content.symbolPlacements.length;
      const { endPlacement, endSymbol } = document;
      for (let place = document.firstPlacement; place < endPlacement; place++) {
        const { chunk, section, start, end, line } = from.placements[place]!;
        const stored = chunks.take(from.chunks, chunk);
        const placement: Placement = { chunk: stored, document: number, section, start, end };
        if (line !== undefined) placement.line = line;
        content.placements.push(placement);
      }
      for (let place = document.firstSymbol; place < endSymbol; place++) {
        const { symbol, section } = from.symbolPlacements[place]!;
        content.symbolPlacements.push({
          symbol: symbols.take(from.symbols, symbol),
          document: number,
          section,
        });
      }
      documentOrigins[number] = at;
      content.documents.push(
        movedDocument(document, {
          firstPlacement,
          endPlacement: content.placements.length,
          firstSymbol,
          endSymbol: content.symbolPlacements.length,
        }),
      );
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
          chunk: chunks.add(chunk.title, chunk.text, () => chunk),
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
    finish: (redirects, previous) => atOnce(finishing(redirects, previous)),
    finishing,
  };
}

/** Puts the mark in the place of the document's own SDK wherever a link names it. */
function maskSdk(text: string, sdk: Sdk | undefined): string {
  if (sdk === undefined) return text;
  return text.replaceAll(`/versions/${sdkSegment(sdk)}/`, `/versions/${SDK_MARK}/`);
}
