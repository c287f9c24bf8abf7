/**
 * One parsed file: its text as a reader sees it, and where everything stands in it.
 *
 * `text` is markdown. `blocks` partition it: block 0 starts at 0, each starts where the one before ends,
 * the last ends at `text.length`. Sections nest and start at blocks.
 *
 *     text      # Camera\n\nShows a preview.\n\n## Usage\n\n```tsx\n…\n```\n
 *     blocks    |heading  |paragraph          |heading |code          |
 *     sections  |Camera ……………………………………………………………………………………………………|
 *                                              |Usage ………………………………|
 */
import type { Sdk } from "../sdk.ts";
import type { DocsSymbol } from "./symbol.ts";

/** An offset into a document's text, in UTF-16 code units. */
export type CharOffset = number;

/** A platform that documentation is about. */
export type Platform = "android" | "ios" | "macos" | "tvos" | "web" | "windows" | "expo-go";

/** What a document or chunk is for. */
export type DocumentKind = "guide" | "tutorial" | "api" | "reference" | "example";

/** What a block is. Only `list` and `table` have inner cuts. */
export type BlockType = "heading" | "paragraph" | "code" | "table" | "list" | "quote" | "html";

/** A smallest piece that chunks are made of. */
export interface Block {
  type: BlockType;
  start: CharOffset;
  /** Exclusive; includes the blank line that follows. */
  end: CharOffset;
  /** Of a code block: its language as written in the fence. */
  language?: string;
  /** Of a code block: its title, often a file name. */
  title?: string;
  /** Labels of the tabs, steps or collapsibles around it, outermost first: `["SDK 54 and later"]`. */
  labels?: string[];
  /** Offsets inside `(start, end)` where a list or table may be cut: the starts of items or rows after the first. */
  cuts?: CharOffset[];
  /** 1-based line in the file where it stands; absent for text that the file does not hold itself. */
  line?: number;
}

/** A heading with the text up to the next heading of the same or a higher level. */
export interface Section {
  /** Plain text of the heading. */
  title: string;
  /** 1 for the page's title, then as the headings of the page. */
  depth: number;
  /** The site's anchor without `#`; empty for the page's title. */
  anchor: string;
  /** Further anchors that lead here. */
  aliases?: string[];
  start: CharOffset;
  /** Exclusive; nested sections included. */
  end: CharOffset;
  /** Index of the enclosing section. */
  parent?: number;
  /** Index of the symbol that it describes. */
  symbol?: number;
  /** 1-based line in the file, where the file holds the heading itself. */
  line?: number;
}

/** A link from a document to a page of the same site. */
export interface DocumentLink {
  /** The page's path as written, made absolute, without anchor: `/versions/latest/sdk/camera/`. */
  path: string;
  /** Without `#`. */
  anchor?: string;
  text: string;
}

/** Where a document came from. */
export interface Provenance {
  source: string;
  file: string;
  revision?: string;
  /** SHA-256 of the file's text, hexadecimal. */
  hash: string;
}

/** One parsed file. */
export interface Document {
  /** Path on the site, with slashes at both ends: `/versions/v57.0.0/sdk/camera/`. */
  path: string;
  url: string;
  title: string;
  description?: string;
  /** Absent for pages that belong to no release. */
  sdk?: Sdk;
  kind: DocumentKind;
  packageName?: string;
  platforms: Platform[];
  text: string;
  blocks: Block[];
  /** In text order; the first is the page itself. */
  sections: Section[];
  symbols: DocsSymbol[];
  links: DocumentLink[];
  provenance: Provenance;
  /**
   * Every other file that the text depends on, with the SHA-256 of its text: scenes, TypeDoc JSON, schemas, diffs. The hash is
   * empty for a path that was asked for and not there: with such a file, the text would be another.
   */
  dependencies: { path: string; hash: string }[];
}

/** Why a part of a file was read otherwise than written. */
export type WarningCode =
  | "INVALID_MDX"
  | "INVALID_FRONT_MATTER"
  | "INVALID_UTF8"
  | "MISSING_FILE"
  /** A component shows text that only the site's own program holds; that text is not in the document. */
  | "MISSING_DATA"
  | "INVALID_JSON"
  | "UNRESOLVED_API"
  | "UNRESOLVED_EXPRESSION"
  | "UNKNOWN_COMPONENT"
  | "TOO_LARGE"
  | "TOO_DEEP"
  /** Text that addresses an assistant; kept out of the document. */
  | "ASSISTANT_TEXT"
  | "UNREADABLE_FILE"
  /** Another file stands under the same path; this one is left out. */
  | "DUPLICATE_PATH"
  /** What the index would have kept beside the pages could not be had, or is too large. */
  | "MISSING_ATTACHMENT";

/** One thing that a user should know about a file. It stops nothing. */
export interface ParseWarning {
  code: WarningCode;
  file: string;
  /** 1-based. */
  line: number;
  reason: string;
}
