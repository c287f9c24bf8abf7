/**
 * Writes an index's content down as named parts.
 *
 * Responsible for: the parts `documents`, `chunks`, `placements`, `symbols`, `symbol-placements`, `strings`, `names`,
 * `redirects`, and the blocks `pages`, `text`, `symbol-records`.
 * Not responsible for: reading them (`open-content.ts`), postings and vectors (`indexing`), the container.
 */
import type { IndexContent, IndexedDocument } from "../chunk/content.ts";
import { originalOf } from "../chunk/moved-document.ts";
import {
  createColumnWriter,
  createStringTable,
  packed,
  type StringTableWriter,
} from "../indexing/indexing.ts";
import { atOnce, type Sliced } from "../slices.ts";
import { lastName, sdkNumber } from "./codes.ts";
import { OpenChunk, OpenDocument } from "./open-rows.ts";
import { OpenSymbol } from "./open-symbols.ts";
import { writePage } from "./page-record.ts";
import { writeSymbol } from "./symbol-record.ts";
import { type RecordSource, writingBlocks } from "./write-blocks.ts";

/** How much of everything there is; stands in a snapshot's header. */
export interface ContentSize {
  documents: number;
  chunks: number;
  placements: number;
  symbols: number;
  symbolPlacements: number;
}

/** Counts content. */
export function contentSize(content: IndexContent): ContentSize {
  return {
    documents: content.documents.length,
    chunks: content.chunks.length,
    placements: content.placements.length,
    symbols: content.symbols.length,
    symbolPlacements: content.symbolPlacements.length,
  };
}

/** Writes content down. */
export function contentParts(content: IndexContent): Map<string, Uint8Array> {
  return atOnce(writingContentParts(content));
}

/** The same in slices. */
export function* writingContentParts(content: IndexContent): Sliced<Map<string, Uint8Array>> {
  const strings = createStringTable();
  const names = createStringTable();
  const utf8 = new TextEncoder();
  const parts = new Map<string, Uint8Array>();
  // Each of these takes a few milliseconds for ten thousand rows, and is a place to rest behind.
  parts.set("documents", documentColumns(content, strings));
  yield;
  parts.set("chunks", chunkColumns(content, strings, names));
  yield;
  parts.set("placements", placementColumns(content));
  yield;
  parts.set("symbols", symbolColumns(content, strings, names));
  yield;
  parts.set("symbol-placements", symbolPlacementColumns(content));
  yield;
  parts.set("strings", strings.finish());
  yield;
  parts.set("names", names.finish());
  parts.set("redirects", packed(utf8.encode(JSON.stringify(content.redirects))));
  yield;
  const pages: RecordSource[] = [];
  for (const document of content.documents) {
    const original = originalOf(document);
    const isStored = original instanceof OpenDocument;
    pages.push(isStored ? original.stored() : utf8.encode(writePage(document)));
    if (!isStored) yield;
  }
  const texts = content.chunks.map((chunk) =>
    chunk instanceof OpenChunk ? chunk.stored() : utf8.encode(chunk.text),
  );
  const symbols: RecordSource[] = [];
  for (const symbol of content.symbols) {
    const isStored = symbol instanceof OpenSymbol;
    symbols.push(isStored ? symbol.stored() : utf8.encode(writeSymbol(symbol)));
    if (!isStored) yield;
  }
  for (const [prefix, records] of [
    ["pages", pages],
    ["text", texts],
    ["symbol-records", symbols],
  ] as const) {
    for (const [name, bytes] of yield* writingBlocks(prefix, records)) parts.set(name, bytes);
    yield;
  }
  return parts;
}

/** Lists of strings, each distinct one once: platforms, languages. */
function createListTable(strings: StringTableWriter) {
  const numbers = new Map<string, number>();
  const lists: number[][] = [];
  return {
    number(list: readonly string[]): number {
      const ids = list.map((text) => strings.number(text));
      const key = ids.join();
      let number = numbers.get(key);
      if (number === undefined) {
        number = lists.push(ids) - 1;
        numbers.set(key, number);
      }
      return number;
    },
    lists,
  };
}

function documentColumns({ documents }: IndexContent, strings: StringTableWriter): Uint8Array {
  const writer = createColumnWriter();
  const platforms = createListTable(strings);
  const text = (value: string | undefined) => (value === undefined ? 0 : strings.number(value) + 1);
  const paths = documents.map(({ path }) => strings.number(path));
  // Most addresses are a site and the path, so the site is stored, doubled; the others as they are, doubled and odd.
  const urls = documents.map(({ url, path }) =>
    url.endsWith(path)
      ? strings.number(url.slice(0, url.length - path.length)) * 2
      : strings.number(url) * 2 + 1,
  );
  const titles = documents.map(({ title }) => strings.number(title));
  const kinds = documents.map(({ kind }) => strings.number(kind));
  const packages = documents.map(({ packageName }) => text(packageName));
  const platformLists = documents.map((document) => platforms.number(document.platforms));
  writer.number(documents.length);
  writeLists(writer, platforms.lists);
  writer.steps(paths);
  writer.steps(urls);
  writer.steps(titles);
  writer.numbers(kinds);
  writer.numbers(packages);
  writer.numbers(platformLists);
  writer.numbers(documents.map(({ sdk }) => sdkNumber(sdk)));
  writer.steps(documents.map(({ firstPlacement }) => firstPlacement));
  writer.numbers(
    documents.map(({ firstPlacement, endPlacement }) => endPlacement - firstPlacement),
  );
  writer.steps(documents.map(({ firstSymbol }) => firstSymbol));
  writer.numbers(documents.map(({ firstSymbol, endSymbol }) => endSymbol - firstSymbol));
  writer.numbers(documents.map(sectionCount));
  return writer.finish();
}

function sectionCount(document: IndexedDocument): number {
  const original = originalOf(document);
  return original instanceof OpenDocument ? original.sectionCount : original.sections.length;
}

function chunkColumns(
  { chunks }: IndexContent,
  strings: StringTableWriter,
  names: StringTableWriter,
): Uint8Array {
  const writer = createColumnWriter();
  const lists = createListTable(strings);
  const titles = chunks.map(({ title }) => strings.number(title));
  const kinds = chunks.map(({ kind }) => strings.number(kind));
  const packages = chunks.map(({ packageName }) =>
    packageName === undefined ? 0 : strings.number(packageName) + 1,
  );
  const platforms = chunks.map((chunk) => lists.number(chunk.platforms));
  const languages = chunks.map((chunk) => lists.number(chunk.languages));
  const headings = chunks.flatMap((chunk) => chunk.headings.map((text) => strings.number(text)));
  const symbols = chunks.flatMap((chunk) => chunk.symbols.map((name) => names.number(name)));
  writer.number(chunks.length);
  writeLists(writer, lists.lists);
  writer.steps(titles);
  writer.numbers(kinds);
  writer.numbers(packages);
  writer.numbers(platforms);
  writer.numbers(languages);
  writer.numbers(chunks.map((chunk) => chunk.headings.length));
  writer.steps(headings);
  writer.numbers(chunks.map((chunk) => chunk.symbols.length));
  writer.steps(symbols);
  return writer.finish();
}

function writeLists(
  writer: ReturnType<typeof createColumnWriter>,
  lists: readonly (readonly number[])[],
): void {
  writer.number(lists.length);
  for (const list of lists) {
    writer.number(list.length);
    writer.numbers(list);
  }
}

/** Placements of a document partition its text, so a start is the end before, and a chunk the next one but where it is shared. */
function placementColumns({ placements }: IndexContent): Uint8Array {
  const writer = createColumnWriter();
  const gaps = placements.map(({ start, document }, at) => {
    const before = placements[at - 1];
    return before !== undefined && before.document === document ? start - before.end : start;
  });
  writer.number(placements.length);
  writer.steps(
    placements.map(({ chunk }) => chunk),
    1,
  );
  writer.steps(placements.map(({ document }) => document));
  writer.steps(placements.map(({ section }) => section));
  writer.numbers(gaps.map((gap) => (gap < 0 ? -gap * 2 - 1 : gap * 2)));
  writer.numbers(placements.map(({ start, end }) => end - start));
  writer.steps(placements.map(({ line }) => line ?? 0));
  return writer.finish();
}

function symbolColumns(
  { symbols }: IndexContent,
  strings: StringTableWriter,
  names: StringTableWriter,
): Uint8Array {
  const writer = createColumnWriter();
  writer.number(symbols.length);
  writer.steps(
    symbols.map(({ qualifiedName }) => names.number(qualifiedName)),
    1,
  );
  // 0: the name is the end of the qualified one, behind its last dot.
  writer.numbers(
    symbols.map(({ name, qualifiedName }) =>
      name === lastName(qualifiedName) ? 0 : names.number(name) + 1,
    ),
  );
  writer.numbers(symbols.map(({ kind }) => strings.number(kind)));
  writer.numbers(
    symbols.map(({ packageName }) =>
      packageName === undefined ? 0 : strings.number(packageName) + 1,
    ),
  );
  return writer.finish();
}

function symbolPlacementColumns({ symbolPlacements }: IndexContent): Uint8Array {
  const writer = createColumnWriter();
  writer.number(symbolPlacements.length);
  writer.steps(
    symbolPlacements.map(({ symbol }) => symbol),
    1,
  );
  writer.steps(symbolPlacements.map(({ document }) => document));
  writer.steps(
    symbolPlacements.map(({ section }) => section),
    1,
  );
  return writer.finish();
}
