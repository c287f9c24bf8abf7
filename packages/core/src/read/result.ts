/** What reading, symbol look-up and comparison may be told, and what they give back. */
import type { DocumentKind, Platform } from "../parse/document.ts";
import type { DocsSymbol, SymbolKind, SymbolParameter } from "../parse/symbol.ts";
import type { Sdk } from "../sdk.ts";

/** How to read. */
export interface ReadOptions {
  /** An anchor (with or without `#`) or the title of a section; the whole page where absent. */
  section?: string;
  /** Budget in estimated tokens, 50 to 200,000. @default 8,000 */
  maxTokens?: number;
  /** Where an earlier, truncated call went up to. */
  cursor?: string;
  /** The release wanted where the reference names none. @default the project's, else the newest in the index */
  sdk?: Sdk | string;
  /**
   * What to do where the index lacks the SDK that the reference or `sdk` names, or that SDK lacks the page: fail, read
   * the page of the closest release, or that of the newest, as the site does for retired releases; `requestedSdk` then
   * tells. @default "error"
   */
  fallback?: "error" | "nearest" | "latest";
}

/** One line of a table of contents. */
export interface ContentsEntry {
  title: string;
  anchor: string;
  /** 2 for the first level below the page. */
  depth: number;
  /** Estimated tokens of the section, nested sections included. */
  tokens: number;
}

/** A page or a section. */
export interface ReadResult {
  path: string;
  url: string;
  title: string;
  description?: string;
  sdk?: Sdk;
  kind: DocumentKind;
  platforms: Platform[];
  packageName?: string;
  /** The section read, where one was asked for. */
  section?: { title: string; anchor: string };
  /** The page's sections; always whole, also where the text is cut. */
  contents: ContentsEntry[];
  /** Markdown, never cut inside a code fence. Where a page exceeds the budget it opens with a table of contents. */
  text: string;
  /** Estimated tokens of `text`. */
  tokens: number;
  truncated: boolean;
  /** Present where `truncated`. */
  cursor?: string;
  /** Set where the reference led here through a redirect or an alias: the path as asked. */
  redirectedFrom?: string;
  /**
   * Set where the page is of another SDK than was meant: the SDK as asked, or, where nothing was asked, the one that is
   * read by default. `sdk` is what was read. An SDK that was asked for is substituted only where a fallback was allowed.
   */
  requestedSdk?: Sdk;
}

/** Which documents to list. */
export interface DocumentsOptions {
  /** The release whose pages are listed; pages of none are listed always. @default the project's, else the newest in the index */
  sdk?: Sdk | string;
}

/** A document in a list. */
export interface ListedDocument {
  path: string;
  url: string;
  title: string;
  description?: string;
  kind: DocumentKind;
  packageName?: string;
  sdk?: Sdk;
}

/** How to look a symbol up. */
export interface SymbolOptions {
  sdk?: Sdk | string;
  fallback?: "error" | "nearest";
  packageName?: string;
  /** Entries at the most, 1 to 1,000. @default 20 */
  limit?: number;
  /** Whether the entries of a package are all of its symbols, props and methods of the top-level ones too. @default false */
  members?: boolean;
}

/** A symbol where it stands. */
export interface SymbolEntry extends DocsSymbol {
  path: string;
  url: string;
  pageTitle: string;
  sdk?: Sdk;
  /** Other SDKs with the same symbol, to the letter. */
  alsoIn: Sdk[];
  /** Its section as markdown. */
  text: string;
  /** The field or parameter that was asked for, where the name was that of one: `quality` of `CameraPictureOptions`. */
  field?: SymbolParameter;
}

/** The best match of a name, and the others. */
export interface SymbolResult {
  name: string;
  /** `symbol`: entries are symbols of that name; `package`: the name is a package and entries are its top-level symbols, or, with `members`, all of them. */
  matched: "symbol" | "package";
  /** The package's page, where a package matched. */
  page?: { path: string; url: string; title: string };
  sdk?: Sdk;
  /** Best first: exact qualified name, exact name, then current before deprecated. */
  entries: SymbolEntry[];
  total: number;
}

/** A symbol in a comparison. */
export interface DiffEntry {
  qualifiedName: string;
  kind: SymbolKind;
  signature: string;
  url: string;
}

/** What changed in a package's API between two SDKs. */
export interface PackageDiff {
  packageName: string;
  from: Sdk;
  to: Sdk;
  added: DiffEntry[];
  removed: DiffEntry[];
  /** Changed in signature, type, default or optionality. `before` and `after` hold the signatures. */
  changed: (DiffEntry & { before: string; after: string })[];
  /** Deprecated in `to`, not in `from`. */
  deprecated: (DiffEntry & { advice: string })[];
  unchanged: number;
}
