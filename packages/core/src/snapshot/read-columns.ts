/**
 * Columns of a snapshot, read and checked: what a number of one part names in another must be there.
 *
 * Responsible for: the order of the columns in each part, as `content-parts.ts` writes them.
 * Not responsible for: when they are read (`open-content.ts`), the objects that show them (`open-rows.ts`).
 */
import { type ColumnReader, corruptPart, type StringTable } from "../indexing/indexing.ts";
import { compareSdk, type Sdk } from "../sdk.ts";
import type { Records } from "./blocks.ts";
import { sdkOf } from "./codes.ts";
import type { ContentSize } from "./content-parts.ts";
import type { ChunkRows, DocumentRows, PlacementRows, SymbolPlacementRows } from "./open-rows.ts";
import type { SymbolRows } from "./open-symbols.ts";
import type { SymbolRecord } from "./symbol-record.ts";

/** Reads the columns of documents. @throws ExpodexError SNAPSHOT_CORRUPT */
export function readDocuments(
  reader: ColumnReader,
  size: ContentSize,
  strings: () => StringTable,
  pages: Pick<DocumentRows, "page" | "sectionPlaces" | "records">,
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
  return {
    ...rows,
    lists: openLists(lists, strings),
    text: textOf(strings, "documents"),
    ...pages,
  };
}

/** Reads the columns of chunks. @throws ExpodexError SNAPSHOT_CORRUPT */
export function readChunks(
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
    records: texts,
  };
}

/** Reads the columns of placements. @throws ExpodexError SNAPSHOT_CORRUPT */
export function readPlacements(reader: ColumnReader, size: ContentSize): PlacementRows {
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

/** Reads the columns of symbols. @throws ExpodexError SNAPSHOT_CORRUPT */
export function readSymbols(
  reader: ColumnReader,
  size: ContentSize,
  strings: () => StringTable,
  names: () => StringTable,
  record: (number: number) => SymbolRecord,
  records: Records,
): SymbolRows {
  const count = size.symbols;
  const rows = {
    qualifiedNames: reader.steps(count, 1),
    names: reader.numbers(count),
    kinds: reader.numbers(count),
    packages: reader.numbers(count),
  };
  reader.end();
  return {
    ...rows,
    text: textOf(strings, "symbols"),
    name: textOf(names, "symbols"),
    record,
    records,
  };
}

/** Reads the columns of symbol placements. @throws ExpodexError SNAPSHOT_CORRUPT */
export function readSymbolPlacements(reader: ColumnReader, size: ContentSize): SymbolPlacementRows {
  const count = size.symbolPlacements;
  const rows = {
    symbols: reader.steps(count, 1, size.symbols),
    documents: reader.steps(count, 0, size.documents),
    sections: reader.steps(count, 1),
  };
  reader.end();
  return rows;
}

/** Checks that every section that is named is one of its document. @throws ExpodexError SNAPSHOT_CORRUPT */
export function checkSections(
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

/** The SDKs behind the numbers of a column, newest first. */
export function sdksOf(numbers: Uint32Array): Sdk[] {
  const found = [...new Set(numbers)].flatMap((number) => sdkOf(number) ?? []);
  return found.sort(compareSdk);
}
