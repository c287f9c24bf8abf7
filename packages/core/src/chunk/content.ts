/**
 * What an index is about: documents, and their chunks stored once however many documents share them.
 *
 * Placements are ordered by document, then by position; the placements of one document partition its text:
 * joining their chunks' texts (with the SDK mark written out) gives the document's text back, to the letter.
 */
import type {
  CharOffset,
  DocumentKind,
  DocumentLink,
  ParseWarning,
  Platform,
  Provenance,
  Section,
} from "../parse/document.ts";
import type { DocsSymbol, SymbolParameter } from "../parse/symbol.ts";
import { type Sdk, sdkSegment } from "../sdk.ts";

/**
 * Stands in a chunk's text for the path segment of its document's own SDK (`v57.0.0`), so that a chunk that differs
 * between releases only in its links is stored once. A private-use character: no documentation writes it.
 */
export const SDK_MARK = "\uE057";

/** Writes a chunk's text out as it stands in a document of the given SDK. */
export function withSdk(text: string, sdk: Sdk | undefined): string {
  return sdk === undefined ? text : text.replaceAll(SDK_MARK, sdkSegment(sdk));
}

/** The unit that is indexed and returned: a slice of one or more documents. */
export interface Chunk {
  /** Markdown, with `SDK_MARK` for the document's own SDK in links. */
  text: string;
  /** Title of the page. */
  title: string;
  /** Titles of the sections that lead to it, outermost first, without the page's title; tab labels included. */
  headings: string[];
  kind: DocumentKind;
  platforms: Platform[];
  packageName?: string;
  /** Qualified names of the symbols that start in it. */
  symbols: string[];
  /** Languages of its code blocks, lower case, each once. */
  languages: string[];
}

/** Where a chunk stands: document, SDK, anchor. The SDK is the document's. */
export interface Placement {
  chunk: number;
  document: number;
  /** The section in which it starts. */
  section: number;
  start: CharOffset;
  /** Exclusive. */
  end: CharOffset;
  /** 1-based line in the document's file; absent where the file does not hold the text itself. */
  line?: number;
}

/** Where the sections of a document stand: what a hit needs of them. */
export interface SectionPlaces {
  start(section: number): CharOffset;
  anchor(section: number): string;
}

/** A document without its text, which its placements hold. */
export interface IndexedDocument {
  path: string;
  url: string;
  title: string;
  description?: string;
  sdk?: Sdk;
  kind: DocumentKind;
  packageName?: string;
  platforms: Platform[];
  sections: Section[];
  /** The same of its sections, where that is less work than making them; `sectionPlaces` reads either. */
  sectionPlaces?: () => SectionPlaces;
  links: DocumentLink[];
  provenance: Provenance;
  /** Its placements are `[firstPlacement, endPlacement)`. */
  firstPlacement: number;
  endPlacement: number;
  /** Its symbols are `[firstSymbol, endSymbol)` of the symbol placements. */
  firstSymbol: number;
  endSymbol: number;
}

/** Where the sections of a document stand. Valid until those of another document are asked for. */
export function sectionPlaces(document: IndexedDocument): SectionPlaces {
  if (document.sectionPlaces !== undefined) return document.sectionPlaces();
  const { sections } = document;
  return {
    start: (section) => sections[section]?.start ?? 0,
    anchor: (section) => sections[section]?.anchor ?? "",
  };
}

/** Where a symbol stands: document and section. */
export interface SymbolPlacement {
  /** Index into `symbols`. */
  symbol: number;
  document: number;
  section: number;
}

/** What one file gave, so that a later build can tell whether it would give the same again. */
export interface FileRecord {
  /** The id of the source that it came from. */
  source: string;
  /** Its path there. */
  path: string;
  /**
   * Of the file's text, and of all that says how it is read: 128 bits, hexadecimal. With a dash in front where not all that the
   * file gave was taken in; such a file is parsed again, because what was in its way may be gone.
   */
  key: string;
  /** Paths of the files that it asked for, found or not, sorted. */
  dependencies: string[];
  /** Of the texts under these paths: 128 bits, hexadecimal. */
  state: string;
  /** Its documents are `[firstDocument, endDocument)`. */
  firstDocument: number;
  endDocument: number;
  warnings: ParseWarning[];
}

/** How content came about: what a later build needs to take over what did not change. */
export interface BuildRecord {
  /** Release, format and settings; another's content is not taken over. */
  settings: string;
  /** Every file, in order. */
  files: FileRecord[];
  /** Chunks that came or went since the space of the vectors was learned. */
  drift: number;
}

/** What the index keeps beside the pages. */
export interface Attachments {
  /** In order. */
  readonly names: readonly string[];
  /** JSON. */
  text(name: string): string | undefined;
}

/**
 * Everything that is indexed.
 *
 * Rows of an open snapshot decode their fields when asked: read them by name. Spreading, `Object.keys` and `JSON.stringify` see
 * the fields of a built content only. Lists are shared and must not be changed.
 */
export interface IndexContent {
  documents: IndexedDocument[];
  chunks: Chunk[];
  placements: Placement[];
  /** Each distinct symbol once, with `SDK_MARK` in its texts; its own `section` is meaningless here and set to 0. */
  symbols: DocsSymbol[];
  symbolPlacements: SymbolPlacement[];
  /** SDKs that documents belong to, newest first. */
  sdks: Sdk[];
  /** The site's redirects, old path to new, both with slashes at the ends. */
  redirects: [from: string, to: string][];
  /** Absent where there are none. */
  attachments?: Attachments;
  /** Absent where it is not known, such content is not taken over by a later build; and where that of an open snapshot was not read yet. */
  build?: BuildRecord;
  /** Of an open snapshot: its parts, of which `buildRecordOf` reads the record. */
  readonly parts?: { get(name: string): Uint8Array | undefined };
}

/** A symbol as a plain object of its own, without the fields that it lacks. Equal symbols give equal JSON. */
export function copySymbol(symbol: DocsSymbol): DocsSymbol {
  const { name, qualifiedName, kind, packageName, signature, summary, parameters } = symbol;
  const { returns, type, optional, platforms, deprecated, experimental, examples } = symbol;
  const { anchor, section, default: preset } = symbol;
  return {
    name,
    qualifiedName,
    kind,
    ...(packageName === undefined ? {} : { packageName }),
    signature,
    ...(summary === undefined ? {} : { summary }),
    parameters: parameters.map(copyParameter),
    ...(returns === undefined ? {} : { returns: copyReturns(returns) }),
    ...(type === undefined ? {} : { type }),
    ...(optional === undefined ? {} : { optional }),
    ...(preset === undefined ? {} : { default: preset }),
    platforms,
    ...(deprecated === undefined ? {} : { deprecated }),
    ...(experimental === undefined ? {} : { experimental }),
    examples: examples.map(({ language, code }) => ({ language, code })),
    anchor,
    section,
  };
}

function copyParameter(parameter: SymbolParameter): SymbolParameter {
  const { name, type, optional, default: preset, text } = parameter;
  return {
    name,
    type,
    optional,
    ...(preset === undefined ? {} : { default: preset }),
    ...(text === undefined ? {} : { text }),
  };
}

function copyReturns({ type, text }: NonNullable<DocsSymbol["returns"]>): DocsSymbol["returns"] {
  return text === undefined ? { type } : { type, text };
}
