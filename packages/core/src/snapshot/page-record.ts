/**
 * What only a reader of a page needs of a document, as one record: description, provenance, sections, links.
 *
 * Sections are written as columns in JSON. What follows from the rest is left out: a section ends where the next one of the
 * same or a higher level starts, lies in the nearest one above of a higher level, and most anchors are their titles.
 *
 *     titles    ["Camera", "Usage", "Usage"]
 *     depths    [1, 2, 2]
 *     anchors   ["", 0, 1]              0: `usage`, 1: `usage-1`
 *     starts    [0, 120, 300]           differences: 0, 120, 180
 */
import type { IndexedDocument, SectionPlaces } from "../chunk/content.ts";
import { corruptPart } from "../indexing/indexing.ts";
import type { DocumentLink, Provenance, Section } from "../parse/document.ts";
import { recordValues } from "./record-values.ts";

/** What a page record holds. */
export type PageRecord = Pick<IndexedDocument, "description" | "provenance" | "sections" | "links">;

const PART = "pages.data";
/** Entries of a record in front of its columns: description, facts, end. */
const FIRST_COLUMN = 3;
const { readArray, readNumber, readString, damaged } = recordValues(PART);

/** Writes a page record. Equal documents give equal text. */
export function writePage({ description, provenance, sections, links }: PageRecord): string {
  const { source, file, hash, revision, ...noFact } = provenance;
  const end = sections[0]?.end ?? 0;
  const ends = endsOf(sections, end);
  const parents = parentsOf(sections);
  const exceptions = <T>(read: (section: Section, index: number) => T | undefined) =>
    sections.flatMap((section, index) => {
      const value = read(section, index);
      return value === undefined ? [] : [[index, value] as const];
    });
  for (const {
    title,
    depth,
    anchor,
    aliases,
    start,
    end,
    parent,
    symbol,
    line,
    ...none
  } of sections)
    void (none satisfies Record<string, never>);
  for (const { path, text, anchor, ...none } of links) void (none satisfies Record<string, never>);
  void (noFact satisfies Record<string, never>);
  return JSON.stringify([
    description ?? null,
    revision === undefined ? [source, file, hash] : [source, file, hash, revision],
    end,
    sections.map(({ title }) => title),
    sections.map(({ depth }) => depth),
    sections.map(({ title, anchor }) => shortAnchor(title, anchor)),
    differences(sections.map(({ start }) => start)),
    differences(sections.map(({ line }) => line ?? 0)),
    differences(sections.map(({ symbol }) => symbol ?? -1)),
    exceptions((section, index) => (section.end === ends[index] ? undefined : section.end)),
    exceptions(({ parent }, index) => (parent === parents[index] ? undefined : (parent ?? -1))),
    exceptions(({ aliases }) => aliases),
    links.map(({ path, text, anchor }) =>
      anchor === undefined ? [path, text] : [path, text, anchor],
    ),
  ]);
}

/** Reads a page record. @throws ExpodexError SNAPSHOT_CORRUPT where it holds anything but what was written */
export function readPage(text: string, sectionCount: number): PageRecord {
  const row = readArray(parseJson(text, PART));
  const [description, facts, end, ...columns] = row;
  const [titles, depths, anchors, starts, lines, symbols, ends, parents, aliases, links] =
    columns.map(readArray);
  if (links === undefined || titles!.length !== sectionCount) throw damaged();
  for (const column of [depths, anchors, starts, lines, symbols])
    if (column!.length !== sectionCount) throw damaged();
  const startValues = sums(starts!);
  const lineValues = sums(lines!);
  const symbolValues = sums(symbols!);
  const sections = titles!.map((title, index): Section => {
    const section: Section = {
      title: readString(title),
      depth: readNumber(depths![index]),
      anchor: longAnchor(readString(title), anchors![index]),
      start: startValues[index]!,
      end: 0,
    };
    if (symbolValues[index]! >= 0) section.symbol = symbolValues[index]!;
    if (lineValues[index]! > 0) section.line = lineValues[index]!;
    return section;
  });
  for (const [index, value] of endsOf(sections, readNumber(end)).entries())
    sections[index]!.end = value;
  for (const [index, value] of parentsOf(sections).entries())
    if (value !== undefined) sections[index]!.parent = value;
  eachException(ends!, sections, (section, value) => (section.end = readNumber(value)));
  eachException(parents!, sections, (section, value) => {
    if (value === -1) delete section.parent;
    else section.parent = readIndex(value, sections.length);
  });
  eachException(aliases!, sections, (section, value) => {
    section.aliases = readArray(value).map(readString);
  });
  const page: PageRecord = {
    provenance: readProvenance(facts),
    sections,
    links: links.map(readLink),
  };
  if (description !== null) page.description = readString(description);
  return page;
}

/**
 * Reads where the sections of a page stand, and nothing else of its record: for hits, which come from hundreds of pages.
 *
 * @throws ExpodexError SNAPSHOT_CORRUPT where it holds anything but what was written, when a section is asked for too
 */
export function readSectionPlaces(text: string, sectionCount: number): SectionPlaces {
  const [, , , titles, , anchors, starts] = readArray(parseJson(text, PART)).map((column, at) =>
    at < FIRST_COLUMN ? [] : readArray(column),
  );
  for (const column of [titles, anchors, starts])
    if (column?.length !== sectionCount) throw damaged();
  let values: number[] | undefined;
  return {
    start(section) {
      values ??= sums(starts!);
      return values[section]!;
    },
    anchor: (section) => longAnchor(readString(titles![section]), anchors![section]),
  };
}

/** Where each section ends if the levels say so. */
function endsOf(sections: readonly Section[], end: number): number[] {
  const ends = new Array<number>(sections.length).fill(end);
  const open: number[] = [];
  for (const [index, { depth, start }] of sections.entries()) {
    while (open.length > 0 && sections[open[open.length - 1]!]!.depth >= depth)
      ends[open.pop()!] = start;
    open.push(index);
  }
  return ends;
}

/** In which section each one lies if the levels say so. */
function parentsOf(sections: readonly Section[]): (number | undefined)[] {
  const open: number[] = [];
  return sections.map(({ depth }, index) => {
    while (open.length > 0 && sections[open[open.length - 1]!]!.depth >= depth) open.pop();
    const parent = open[open.length - 1];
    open.push(index);
    return parent;
  });
}

/** The anchor, or a number where it is the title's: 0 as such, n with `-n` behind. */
function shortAnchor(title: string, anchor: string): string | number {
  const plain = titleAnchor(title);
  if (plain === undefined || !anchor.startsWith(plain)) return anchor;
  if (anchor === plain) return 0;
  const count = /^-([1-9]\d{0,5})$/u.exec(anchor.slice(plain.length))?.[1];
  return count === undefined ? anchor : Number(count);
}

function longAnchor(title: string, short: unknown): string {
  if (typeof short === "string") return short;
  const plain = titleAnchor(title);
  if (plain === undefined) throw damaged();
  return short === 0 ? plain : `${plain}-${readNumber(short)}`;
}

/** Only for ASCII: what counts as a letter elsewhere differs between releases of Unicode, and the format may not. */
function titleAnchor(title: string): string | undefined {
  if (title === "" || !/^[\x20-\x7e]+$/u.test(title)) return undefined;
  return title
    .toLowerCase()
    .replace(/[^a-z0-9_ -]/gu, "")
    .replaceAll(" ", "-");
}

function readProvenance(value: unknown): Provenance {
  const [source, file, hash, revision] = readArray(value).map(readString);
  if (source === undefined || file === undefined || hash === undefined) throw damaged();
  return revision === undefined ? { source, file, hash } : { source, file, hash, revision };
}

function readLink(value: unknown): DocumentLink {
  const [path, text, anchor] = readArray(value).map(readString);
  if (path === undefined || text === undefined) throw damaged();
  return anchor === undefined ? { path, text } : { path, text, anchor };
}

function eachException(
  list: readonly unknown[],
  sections: readonly Section[],
  visit: (section: Section, value: unknown) => void,
): void {
  for (const exception of list) {
    const [index, value] = readArray(exception);
    visit(sections[readIndex(index, sections.length)]!, value);
  }
}

const differences = (values: readonly number[]) =>
  values.map((value, index) => value - (values[index - 1] ?? 0));

function sums(values: readonly unknown[]): number[] {
  let sum = 0;
  return values.map((value) => {
    sum += readNumber(value);
    return sum;
  });
}

function readIndex(value: unknown, below: number): number {
  const index = readNumber(value);
  if (index < 0 || index >= below) throw damaged();
  return index;
}

/** Parses JSON. @throws ExpodexError SNAPSHOT_CORRUPT */
export function parseJson(text: string, part: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw corruptPart(part, "text that is no JSON", cause);
  }
}
