/**
 * An index's content over the parts of a snapshot: nothing is read until it is asked for.
 *
 * Responsible for: when columns and records are read, and how many parsed ones are kept.
 * Not responsible for: writing them (`content-parts.ts`), their order and checks (`read-columns.ts`), the objects that show
 * them (`open-rows.ts`).
 */
import type { IndexContent, SectionPlaces } from "../chunk/content.ts";
import {
  corruptPart,
  createColumnReader,
  decodeUtf8,
  openStringTable,
  type Parts,
  unpacked,
} from "../indexing/indexing.ts";
import { lazy } from "../lazy.ts";
import { openAttachments } from "./attachment-parts.ts";
import { openBlocks, type Records } from "./blocks.ts";
import type { ContentSize } from "./content-parts.ts";
import {
  type DocumentRows,
  OpenChunk,
  OpenDocument,
  OpenPlacement,
  OpenSymbolPlacement,
} from "./open-rows.ts";
import { OpenSymbol } from "./open-symbols.ts";
import { type PageRecord, parseJson, readPage, readSectionPlaces } from "./page-record.ts";
import {
  checkSections,
  readChunks,
  readDocuments,
  readPlacements,
  readSymbolPlacements,
  readSymbols,
  sdksOf,
} from "./read-columns.ts";
import { readSymbol, type SymbolRecord } from "./symbol-record.ts";

/** Page records kept parsed, at most. */
const MAX_PAGES = 128;
/** Symbol records kept parsed, at most. */
const MAX_SYMBOLS = 256;

/** Opens content; each of its fields raises SNAPSHOT_CORRUPT when first asked for, where its parts are damaged. */
export function openContent(parts: Parts, size: ContentSize): IndexContent {
  const strings = lazy(() => openStringTable(parts, "strings"));
  const names = lazy(() => openStringTable(parts, "names"));
  const pages = openBlocks("pages", parts, size.documents);
  const page = recordsOf(
    pages,
    MAX_PAGES,
    (text, number): PageRecord => readPage(text, documentRows().sections[number]!),
  );
  // One, for the hits of one page: parsed records that are kept outlive a search, and memory for new objects grows by what does.
  const sectionPlaces = recordsOf(
    pages,
    1,
    (text, number): SectionPlaces => readSectionPlaces(text, documentRows().sections[number]!),
  );
  const texts = openBlocks("text", parts, size.chunks);
  const storedSymbols = openBlocks("symbol-records", parts, size.symbols);
  const symbolRecords = recordsOf(
    storedSymbols,
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
    (): DocumentRows =>
      readDocuments(columns("documents", size.documents), size, strings, {
        page,
        sectionPlaces,
        records: pages,
      }),
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
      readSymbols(reader, size, strings, names, symbolRecords, storedSymbols),
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
  const attachments = lazy(() => openAttachments(parts));
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
    get attachments() {
      return attachments();
    },
    parts,
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

function readRedirects(bytes: Uint8Array): [from: string, to: string][] {
  const value = parseJson(decodeUtf8(bytes, "redirects"), "redirects");
  const isPair = (pair: unknown) =>
    Array.isArray(pair) && pair.length === 2 && pair.every((path) => typeof path === "string");
  if (!Array.isArray(value) || !value.every(isPair)) {
    throw corruptPart("redirects", "no list of pairs");
  }
  return value as [from: string, to: string][];
}
