/**
 * An index's content over the parts of a snapshot: nothing is read until it is asked for.
 *
 * Responsible for: decoding columns and records, and checking that what they name is there.
 * Not responsible for: writing them (`content-parts.ts`), the objects that show them (`open-rows.ts`).
 */
import type { IndexContent } from "../chunk/content.ts";
import {
  type ColumnReader,
  corruptPart,
  createColumnReader,
  decodeUtf8,
  openStringTable,
  type Parts,
  type StringTable,
  unpacked,
} from "../indexing/indexing.ts";
import { lazy } from "../lazy.ts";
import { compareSdk, type Sdk } from "../sdk.ts";
import { openBlocks, type Records } from "./blocks.ts";
import { sdkOf } from "./codes.ts";
import type { ContentSize } from "./content-parts.ts";
import {
  type ChunkRows,
  type DocumentRows,
  OpenChunk,
  OpenDocument,
  OpenPlacement,
  OpenSymbol,
  OpenSymbolPlacement,
  type PlacementRows,
  type SymbolPlacementRows,
  type SymbolRows,
} from "./open-rows.ts";
import { type PageRecord, parseJson, readPage } from "./page-record.ts";
import { readSymbol, type SymbolRecord } from "./symbol-record.ts";

/** Page records kept parsed, at most. */
const MAX_PAGES = 256;
/** Symbol records kept parsed, at most. */
const MAX_SYMBOLS = 512;

/** Opens content; each of its fields raises SNAPSHOT_CORRUPT when first asked for, where its parts are damaged. */
export function openContent(parts: Parts, size: ContentSize): IndexContent {
  const strings = lazy(() => openStringTable(parts, "strings"));
  const names = lazy(() => openStringTable(parts, "names"));
  const pages = recordsOf(
    openBlocks("pages", parts, size.documents),
    MAX_PAGES,
    (text, number): PageRecord => readPage(text, documentRows().sections[number]!),
  );
  const texts = openBlocks("text", parts, size.chunks);
  const symbolRecords = recordsOf(
    openBlocks("symbol-records", parts, size.symbols),
    MAX_SYMBOLS,
    (text): SymbolRecord => readSymbol(text),
  );
  const columns = (name: string, rows: number) => {
    const reader = createColumnReader(parts, name);
    const found = reader.number();
    if (found !== rows) throw corruptPart(name, `${found} of ${rows} rows`);
    return reader;
  };
  const documentRows = lazy(
    (): DocumentRows => readDocuments(columns("documents", size.documents), size, strings, pages),
  );
  const documents = lazy(() => rowsOf(size.documents, documentRows(), OpenDocument));
  const chunks = lazy(() => {
    const reader = columns("chunks", size.chunks);
    return rowsOf(size.chunks, readChunks(reader, size, strings, names, texts), OpenChunk);
  });
  const placements = lazy(() => {
    const rows = readPlacements(columns("placements", size.placements), size);
    checkSections("placements", rows, documentRows());
    return rowsOf(size.placements, rows, OpenPlacement);
  });
  const symbols = lazy(() => {
    const reader = columns("symbols", size.symbols);
    return rowsOf(
      size.symbols,
      readSymbols(reader, size, strings, names, symbolRecords),
      OpenSymbol,
    );
  });
  const symbolPlacements = lazy(() => {
    const rows = readSymbolPlacements(columns("symbol-placements", size.symbolPlacements), size);
    checkSections("symbol-placements", rows, documentRows());
    return rowsOf(size.symbolPlacements, rows, OpenSymbolPlacement);
  });
  const sdks = lazy(() => sdksOf(documentRows().sdks));
  const redirects = lazy(() => readRedirects(unpacked(parts, "redirects")));
  return {
    get documents() {
      return documents();
    },
    get chunks() {
      return chunks();
    },
    get placements() {
      return placements();
    },
    get symbols() {
      return symbols();
    },
    get symbolPlacements() {
      return symbolPlacements();
    },
    get sdks() {
      return sdks();
    },
    get redirects() {
      return redirects();
    },
  };
}

/** One object a row, which reads its columns when asked: 12,000 of them take a third of a millisecond. */
function rowsOf<Rows, Row>(
  count: number,
  rows: Rows,
  RowClass: new (rows: Rows, number: number) => Row,
): Row[] {
  const made = new Array<Row>(count);
  for (let number = 0; number < count; number++) made[number] = new RowClass(rows, number);
  return made;
}

/** Records parsed when asked for; those asked for last are kept. */
function recordsOf<T>(
  records: Records,
  max: number,
  read: (text: string, number: number) => T,
): (number: number) => T {
  const kept = new Map<number, T>();
  return (number) => {
    let record = kept.get(number);
    if (record === undefined) {
      record = read(records.text(number), number);
      if (kept.size >= max) kept.delete(kept.keys().next().value!);
      kept.set(number, record);
    }
    return record;
  };
}

function readDocuments(
  reader: ColumnReader,
  size: ContentSize,
  strings: () => StringTable,
  page: (number: number) => PageRecord,
): DocumentRows {
  const count = size.documents;
  const lists = readLists(reader);
  const rows = {
    paths: reader.steps(count),
    urls: reader.steps(count),
    titles: reader.steps(count),
    kinds: reader.numbers(count),
    packages: reader.numbers(count),
    platforms: reader.numbers(count, lists.length),
    sdks: reader.numbers(count),
    firstPlacements: reader.steps(count),
    placements: reader.numbers(count),
    firstSymbols: reader.steps(count),
    symbols: reader.numbers(count),
    sections: reader.numbers(count),
  };
  reader.end();
  for (let number = 0; number < count; number++) {
    if (
      rows.firstPlacements[number]! + rows.placements[number]! > size.placements ||
      rows.firstSymbols[number]! + rows.symbols[number]! > size.symbolPlacements
    ) {
      throw corruptPart("documents", `document ${number} outside of the placements`);
    }
  }
  return { ...rows, lists: openLists(lists, strings), text: textOf(strings, "documents"), page };
}

function readChunks(
  reader: ColumnReader,
  size: ContentSize,
  strings: () => StringTable,
  names: () => StringTable,
  texts: Records,
): ChunkRows {
  const count = size.chunks;
  const lists = readLists(reader);
  const titles = reader.steps(count);
  const kinds = reader.numbers(count);
  const packages = reader.numbers(count);
  const platforms = reader.numbers(count, lists.length);
  const languages = reader.numbers(count, lists.length);
  const headingStarts = startsOf(reader.numbers(count));
  const headings = reader.steps(headingStarts[count]!);
  const symbolStarts = startsOf(reader.numbers(count));
  const symbols = reader.steps(symbolStarts[count]!);
  reader.end();
  return {
    titles,
    kinds,
    packages,
    platforms,
    languages,
    headingStarts,
    headings,
    symbolStarts,
    symbols,
    lists: openLists(lists, strings),
    text: textOf(strings, "chunks"),
    name: textOf(names, "chunks"),
    body: (number) => texts.text(number),
  };
}

function readPlacements(reader: ColumnReader, size: ContentSize): PlacementRows {
  const count = size.placements;
  const chunks = reader.steps(count, 1, size.chunks);
  const documents = reader.steps(count, 0, size.documents);
  const sections = reader.steps(count);
  const gaps = reader.numbers(count);
  const lengths = reader.numbers(count);
  const lines = reader.steps(count);
  reader.end();
  const starts = new Uint32Array(count);
  const ends = new Uint32Array(count);
  for (let at = 0; at < count; at++) {
    const gap = gaps[at]! % 2 === 1 ? -(gaps[at]! + 1) / 2 : gaps[at]! / 2;
    const before = at > 0 && documents[at - 1] === documents[at] ? ends[at - 1]! : 0;
    const end = before + gap + lengths[at]!;
    if (before + gap < 0 || end > 0xffffffff) throw corruptPart("placements", `the offset ${end}`);
    starts[at] = before + gap;
    ends[at] = end;
  }
  return { chunks, documents, sections, starts, ends, lines };
}

function readSymbols(
  reader: ColumnReader,
  size: ContentSize,
  strings: () => StringTable,
  names: () => StringTable,
  record: (number: number) => SymbolRecord,
): SymbolRows {
  const count = size.symbols;
  const rows = {
    qualifiedNames: reader.steps(count, 1),
    names: reader.numbers(count),
    kinds: reader.numbers(count),
    packages: reader.numbers(count),
  };
  reader.end();
  return { ...rows, text: textOf(strings, "symbols"), name: textOf(names, "symbols"), record };
}

function readSymbolPlacements(reader: ColumnReader, size: ContentSize): SymbolPlacementRows {
  const count = size.symbolPlacements;
  const rows = {
    symbols: reader.steps(count, 1, size.symbols),
    documents: reader.steps(count, 0, size.documents),
    sections: reader.steps(count, 1),
  };
  reader.end();
  return rows;
}

function checkSections(
  part: string,
  { documents, sections }: { documents: Uint32Array; sections: Uint32Array },
  { sections: counts }: DocumentRows,
): void {
  for (let at = 0; at < documents.length; at++) {
    if (sections[at]! >= counts[documents[at]!]!) {
      throw corruptPart(part, `section ${sections[at]} of document ${documents[at]}`);
    }
  }
}

function readLists(reader: ColumnReader): Uint32Array[] {
  const count = reader.number();
  const lists: Uint32Array[] = [];
  // Each list takes a byte at least, so that a wrong count ends where the bytes do.
  for (let list = 0; list < count; list++) lists.push(reader.numbers(reader.number()));
  return lists;
}

/** Lists of strings, made when first asked for and shared; they must not be changed. */
function openLists(lists: readonly Uint32Array[], strings: () => StringTable) {
  const text = textOf(strings, "strings");
  const made: string[][] = [];
  return (number: number): string[] => {
    made[number] ??= Array.from(lists[number]!, text);
    return made[number];
  };
}

/** Strings of a table, checked because columns and tables are parts of their own. */
function textOf(table: () => StringTable, part: string): (number: number) => string {
  return (number) => {
    const { size, get } = table();
    if (number >= size) throw corruptPart(part, `string ${number} of ${size}`);
    return get(number);
  };
}

function startsOf(counts: Uint32Array): Float64Array {
  const starts = new Float64Array(counts.length + 1);
  for (let number = 0; number < counts.length; number++)
    starts[number + 1] = starts[number]! + counts[number]!;
  return starts;
}

function sdksOf(numbers: Uint32Array): Sdk[] {
  const found = [...new Set(numbers)].flatMap((number) => sdkOf(number) ?? []);
  return found.sort(compareSdk);
}

function readRedirects(bytes: Uint8Array): [from: string, to: string][] {
  const value = parseJson(decodeUtf8(bytes, "redirects"), "redirects");
  const isPair = (pair: unknown) =>
    Array.isArray(pair) && pair.length === 2 && pair.every((path) => typeof path === "string");
  if (!Array.isArray(value) || !value.every(isPair)) {
    throw corruptPart("redirects", "no list of pairs");
  }
  return value as [from: string, to: string][];
}
