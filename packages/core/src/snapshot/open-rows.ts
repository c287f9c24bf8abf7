/**
 * Documents, chunks and placements of an open snapshot: objects that read their columns when asked.
 *
 * Classes, because a getter on a prototype costs nothing to make for each of tens of thousands of rows, where an object with its
 * fields filled in costs what parsing them costs. Fields are declared, not initialised, which makes a row three times as fast.
 * Lists that rows share must not be changed.
 */
import type {
  Chunk,
  IndexedDocument,
  Placement,
  SectionPlaces,
  SymbolPlacement,
} from "../chunk/content.ts";
import type { DocumentKind, Platform } from "../parse/document.ts";
import type { Records } from "./blocks.ts";
import { sdkOf } from "./codes.ts";
import type { PageRecord } from "./page-record.ts";

type Column = Uint32Array;
type Text = (number: number) => string;
type List = (number: number) => string[];

/** Columns of documents, one number a document; `text`, `lists`, `page` and `sectionPlaces` give what the numbers stand for. */
export interface DocumentRows {
  paths: Column;
  urls: Column;
  titles: Column;
  kinds: Column;
  packages: Column;
  platforms: Column;
  sdks: Column;
  firstPlacements: Column;
  placements: Column;
  firstSymbols: Column;
  symbols: Column;
  sections: Column;
  text: Text;
  lists: List;
  page(number: number): PageRecord;
  sectionPlaces(number: number): SectionPlaces;
  /** The pages as they are written. */
  records: Records;
}

/** A document of an open snapshot. */
export class OpenDocument implements IndexedDocument {
  declare private readonly rows: DocumentRows;
  declare private readonly number: number;

  constructor(rows: DocumentRows, number: number) {
    this.rows = rows;
    this.number = number;
  }
  get path() {
    return this.rows.text(this.rows.paths[this.number]!);
  }
  get url() {
    const number = this.rows.urls[this.number]!;
    const text = this.rows.text(number >>> 1);
    return number % 2 === 0 ? text + this.path : text;
  }
  get title() {
    return this.rows.text(this.rows.titles[this.number]!);
  }
  get description() {
    return this.rows.page(this.number).description;
  }
  get sdk() {
    return sdkOf(this.rows.sdks[this.number]!);
  }
  get kind() {
    return this.rows.text(this.rows.kinds[this.number]!) as DocumentKind;
  }
  get packageName() {
    const number = this.rows.packages[this.number]!;
    return number === 0 ? undefined : this.rows.text(number - 1);
  }
  get platforms() {
    return this.rows.lists(this.rows.platforms[this.number]!) as Platform[];
  }
  get sections() {
    return this.rows.page(this.number).sections;
  }
  sectionPlaces() {
    return this.rows.sectionPlaces(this.number);
  }
  /** How many sections it has, without reading them. */
  get sectionCount() {
    return this.rows.sections[this.number]!;
  }
  get links() {
    return this.rows.page(this.number).links;
  }
  get provenance() {
    return this.rows.page(this.number).provenance;
  }
  /** Its page as it is written. */
  stored() {
    return { records: this.rows.records, number: this.number };
  }
  get firstPlacement() {
    return this.rows.firstPlacements[this.number]!;
  }
  get endPlacement() {
    return this.firstPlacement + this.rows.placements[this.number]!;
  }
  get firstSymbol() {
    return this.rows.firstSymbols[this.number]!;
  }
  get endSymbol() {
    return this.firstSymbol + this.rows.symbols[this.number]!;
  }
}

/** Columns of chunks; headings and symbols of chunk `c` are `[starts[c], starts[c + 1])` of their columns. */
export interface ChunkRows {
  titles: Column;
  kinds: Column;
  packages: Column;
  platforms: Column;
  languages: Column;
  headingStarts: Float64Array;
  headings: Column;
  symbolStarts: Float64Array;
  symbols: Column;
  text: Text;
  name: Text;
  lists: List;
  body(number: number): string;
  /** The texts as they are written. */
  records: Records;
}

const NONE: string[] = [];

/** A chunk of an open snapshot. */
export class OpenChunk implements Chunk {
  declare private readonly rows: ChunkRows;
  declare private readonly number: number;
  /** Kept, because every search looks at those of its candidates. */
  declare private kept: string[] | undefined;

  constructor(rows: ChunkRows, number: number) {
    this.rows = rows;
    this.number = number;
    this.kept = undefined;
  }
  get text() {
    return this.rows.body(this.number);
  }
  get title() {
    return this.rows.text(this.rows.titles[this.number]!);
  }
  get headings() {
    const { headingStarts, headings, text } = this.rows;
    const first = headingStarts[this.number]!;
    const end = headingStarts[this.number + 1]!;
    return Array.from(headings.subarray(first, end), text);
  }
  get kind() {
    return this.rows.text(this.rows.kinds[this.number]!) as DocumentKind;
  }
  get platforms() {
    return this.rows.lists(this.rows.platforms[this.number]!) as Platform[];
  }
  get packageName() {
    const number = this.rows.packages[this.number]!;
    return number === 0 ? undefined : this.rows.text(number - 1);
  }
  get symbols() {
    if (this.kept === undefined) {
      const { symbolStarts, symbols, name } = this.rows;
      const first = symbolStarts[this.number]!;
      const end = symbolStarts[this.number + 1]!;
      this.kept = first === end ? NONE : Array.from(symbols.subarray(first, end), name);
    }
    return this.kept;
  }
  get languages() {
    return this.rows.lists(this.rows.languages[this.number]!);
  }
  /** Its text as it is written. */
  stored() {
    return { records: this.rows.records, number: this.number };
  }
}

/** Columns of placements. */
export interface PlacementRows {
  chunks: Column;
  documents: Column;
  sections: Column;
  starts: Column;
  ends: Column;
  lines: Column;
}

/** A placement of an open snapshot. */
export class OpenPlacement implements Placement {
  declare private readonly rows: PlacementRows;
  declare private readonly number: number;

  constructor(rows: PlacementRows, number: number) {
    this.rows = rows;
    this.number = number;
  }
  get chunk() {
    return this.rows.chunks[this.number]!;
  }
  get document() {
    return this.rows.documents[this.number]!;
  }
  get section() {
    return this.rows.sections[this.number]!;
  }
  get start() {
    return this.rows.starts[this.number]!;
  }
  get end() {
    return this.rows.ends[this.number]!;
  }
  get line() {
    const line = this.rows.lines[this.number]!;
    return line === 0 ? undefined : line;
  }
}

/** Columns of symbol placements. */
export interface SymbolPlacementRows {
  symbols: Column;
  documents: Column;
  sections: Column;
}

/** A symbol placement of an open snapshot. */
export class OpenSymbolPlacement implements SymbolPlacement {
  declare private readonly rows: SymbolPlacementRows;
  declare private readonly number: number;

  constructor(rows: SymbolPlacementRows, number: number) {
    this.rows = rows;
    this.number = number;
  }
  get symbol() {
    return this.rows.symbols[this.number]!;
  }
  get document() {
    return this.rows.documents[this.number]!;
  }
  get section() {
    return this.rows.sections[this.number]!;
  }
}
