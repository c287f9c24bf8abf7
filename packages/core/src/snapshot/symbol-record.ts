/**
 * What only a reader of a symbol needs of it, as one record: everything but its names, kind and package, which are columns.
 *
 * A list by position, cut off after the last entry that says something; 0 stands for what is absent.
 */
import type { DocsSymbol, SymbolParameter } from "../parse/symbol.ts";
import { parseJson } from "./page-record.ts";
import { recordValues } from "./record-values.ts";

/** What a symbol record holds. */
export type SymbolRecord = Omit<
  DocsSymbol,
  "name" | "qualifiedName" | "kind" | "packageName" | "section"
>;

const PART = "symbol-records.data";
const { readString, readArray: readWhole, damaged } = recordValues(PART);

/** Writes a symbol's record. Equal symbols give equal text. */
export function writeSymbol(symbol: DocsSymbol): string {
  const {
    name: _name,
    qualifiedName: _qualifiedName,
    kind: _kind,
    packageName: _packageName,
    section: _section,
    signature,
    anchor,
    summary,
    parameters,
    returns,
    type,
    optional,
    default: preset,
    platforms,
    deprecated,
    experimental,
    examples,
    ...none
  } = symbol;
  void (none satisfies Record<string, never>);
  return JSON.stringify(
    trimmed([
      signature,
      anchor,
      summary ?? 0,
      parameters.map(writeParameter),
      returns === undefined ? 0 : trimmed([returns.type, returns.text ?? 0]),
      type ?? 0,
      flagOf(optional),
      preset ?? 0,
      platforms,
      deprecated ?? 0,
      flagOf(experimental),
      examples.map(({ language, code }) => [language, code]),
    ]),
  );
}

function writeParameter(parameter: SymbolParameter): unknown[] {
  const { name, type, optional, default: preset, text, ...none } = parameter;
  void (none satisfies Record<string, never>);
  return trimmed([name, type, flagOf(optional), preset ?? 0, text ?? 0]);
}

/** Reads a symbol's record. @throws ExpodexError SNAPSHOT_CORRUPT where it holds anything but what was written */
export function readSymbol(text: string): SymbolRecord {
  const row = readArray(parseJson(text, PART));
  const [signature, anchor, summary, parameters, returns, type, optional, preset] = row;
  const [platforms, deprecated, experimental, examples] = row.slice(8);
  const symbol: SymbolRecord = {
    signature: readString(signature),
    parameters: readArray(parameters).map(readParameter),
    platforms: readArray(platforms).map(readString),
    examples: readArray(examples).map((example) => {
      const [language, code] = readArray(example);
      return { language: readString(language), code: readString(code) };
    }),
    anchor: readString(anchor),
  };
  const given = {
    summary: readText(summary),
    returns: isAbsent(returns) ? undefined : readReturns(returns),
    type: readText(type),
    optional: readFlag(optional),
    default: readText(preset),
    deprecated: readText(deprecated),
    experimental: readFlag(experimental),
  };
  return Object.assign(symbol, present(given));
}

function readParameter(value: unknown): SymbolParameter {
  const [name, type, optional, preset, text] = readArray(value);
  const parameter: SymbolParameter = {
    name: readString(name),
    type: readString(type),
    optional: readFlag(optional) === true,
  };
  return Object.assign(parameter, present({ default: readText(preset), text: readText(text) }));
}

function readReturns(value: unknown): { type: string; text?: string } {
  const [type, text] = readArray(value);
  return { type: readString(type), ...present({ text: readText(text) }) };
}

/** Leaves out what is undefined. */
function present<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

/** 0: absent, 1: yes, 2: no. */
const flagOf = (flag: boolean | undefined) => (flag === undefined ? 0 : flag ? 1 : 2);

function readFlag(value: unknown): boolean | undefined {
  if (isAbsent(value)) return undefined;
  if (value !== 1 && value !== 2) throw damaged();
  return value === 1;
}

const isNothing = (value: unknown) => value === 0 || (Array.isArray(value) && value.length === 0);
const isAbsent = (value: unknown) => value === undefined || value === 0;

function trimmed(row: unknown[]): unknown[] {
  let length = row.length;
  while (length > 0 && isNothing(row[length - 1])) length--;
  return row.slice(0, length);
}

function readText(value: unknown): string | undefined {
  return isAbsent(value) ? undefined : readString(value);
}

/** A list that was cut off is empty. */
function readArray(value: unknown): readonly unknown[] {
  return isAbsent(value) ? [] : readWhole(value);
}
