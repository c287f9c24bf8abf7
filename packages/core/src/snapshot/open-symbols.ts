/** Symbols of an open snapshot: objects that read their columns and records when asked. Why classes: `open-rows.ts`. */
import type { DocsSymbol, SymbolKind } from "../parse/symbol.ts";
import type { Records } from "./blocks.ts";
import { lastName } from "./codes.ts";
import type { SymbolRecord } from "./symbol-record.ts";

type Column = Uint32Array;
type Text = (number: number) => string;

/** Columns of symbols. */
export interface SymbolRows {
  qualifiedNames: Column;
  names: Column;
  kinds: Column;
  packages: Column;
  text: Text;
  name: Text;
  record(number: number): SymbolRecord;
  /** The records as they are written. */
  records: Records;
}

/** A symbol of an open snapshot. */
export class OpenSymbol implements DocsSymbol {
  declare private readonly rows: SymbolRows;
  declare private readonly number: number;

  constructor(rows: SymbolRows, number: number) {
    this.rows = rows;
    this.number = number;
  }
  get name() {
    const number = this.rows.names[this.number]!;
    return number === 0 ? lastName(this.qualifiedName) : this.rows.name(number - 1);
  }
  get qualifiedName() {
    return this.rows.name(this.rows.qualifiedNames[this.number]!);
  }
  get kind() {
    return this.rows.text(this.rows.kinds[this.number]!) as SymbolKind;
  }
  get packageName() {
    const number = this.rows.packages[this.number]!;
    return number === 0 ? undefined : this.rows.text(number - 1);
  }
  get signature() {
    return this.rows.record(this.number).signature;
  }
  get summary() {
    return this.rows.record(this.number).summary;
  }
  get parameters() {
    return this.rows.record(this.number).parameters;
  }
  get returns() {
    return this.rows.record(this.number).returns;
  }
  get type() {
    return this.rows.record(this.number).type;
  }
  get optional() {
    return this.rows.record(this.number).optional;
  }
  get default() {
    return this.rows.record(this.number).default;
  }
  get platforms() {
    return this.rows.record(this.number).platforms;
  }
  get deprecated() {
    return this.rows.record(this.number).deprecated;
  }
  get experimental() {
    return this.rows.record(this.number).experimental;
  }
  get examples() {
    return this.rows.record(this.number).examples;
  }
  get anchor() {
    return this.rows.record(this.number).anchor;
  }
  get section() {
    return 0;
  }
  /** Its record as it is written. */
  stored() {
    return { records: this.rows.records, number: this.number };
  }
}
