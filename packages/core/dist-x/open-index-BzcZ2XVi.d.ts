/** SDK releases: how they are written in paths, options and output. */

/** An SDK release number, or the documentation of the coming release. */
type Sdk = number | "unversioned";
/** Which SDKs to take: one, several, or every one. */
type SdkSelection = Sdk | readonly Sdk[] | "all";
/** Reads an SDK from a path segment or a user's words: `57`, `"v57.0.0"`, `"57.0.1"`, `"SDK 57"`, `"unversioned"`, `"next"`. */
declare function parseSdk(text: string | number): Sdk | undefined;
/** Writes an SDK as a path segment of the site: `v57.0.0`, `unversioned`. */
declare function sdkSegment(sdk: Sdk): string;
/** Writes an SDK for people: `SDK 57`, `unversioned`. */
declare function sdkLabel(sdk: Sdk): string;
/** Orders SDKs newest released first, `unversioned` last. */
declare function compareSdk(a: Sdk, b: Sdk): number;
/** The newest released SDK of a list; `unversioned` only where nothing else is there. */
declare function latestSdk(sdks: Iterable<Sdk>): Sdk | undefined;

/** One entry of an API reference, as the reader of a page sees it. */
/** What a symbol is. */
type SymbolKind = "function" | "hook" | "class" | "component" | "method" | "property" | "prop" | "interface" | "type" | "enum" | "enum-member" | "constant" | "event" | "namespace"
/** A property of a JSON Schema or a config plugin: `ios.bundleIdentifier`. */
 | "config";
/** A parameter of a function, or a field of an object parameter. */
interface SymbolParameter {
    name: string;
    /** The type as written in a signature: `CameraPictureOptions | undefined`. */
    type: string;
    optional: boolean;
    default?: string;
    /** Markdown. */
    text?: string;
}
/** A symbol. Texts are markdown with absolute links. */
interface DocsSymbol {
    /** The last part: `takePictureAsync`. */
    name: string;
    /** With its owner: `CameraView.takePictureAsync`. Equals `name` for a top-level symbol. */
    qualifiedName: string;
    kind: SymbolKind;
    packageName?: string;
    /** What a reader would type or read first; one line per overload. */
    signature: string;
    /** The description without parameters, returns and examples. */
    summary?: string;
    parameters: SymbolParameter[];
    returns?: {
        type: string;
        text?: string;
    };
    /** The type of a prop, property or constant. */
    type?: string;
    optional?: boolean;
    default?: string;
    /** As written upstream, tidied: `android`, `ios 18.0+`. Empty: all that the page supports. */
    platforms: string[];
    /** The advice of a deprecation; empty where there is none. Absent: not deprecated. */
    deprecated?: string;
    experimental?: boolean;
    examples: {
        language: string;
        code: string;
    }[];
    /** The site's anchor on the page, without `#`. */
    anchor: string;
    /** Index of its section in the document. */
    section: number;
}

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

/** An offset into a document's text, in UTF-16 code units. */
type CharOffset = number;
/** A platform that documentation is about. */
type Platform = "android" | "ios" | "macos" | "tvos" | "web" | "windows" | "expo-go";
/** What a document or chunk is for. */
type DocumentKind = "guide" | "tutorial" | "api" | "reference" | "example";
/** What a block is. Only `list` and `table` have inner cuts. */
type BlockType = "heading" | "paragraph" | "code" | "table" | "list" | "quote" | "html";
/** A smallest piece that chunks are made of. */
interface Block {
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
interface Section {
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
interface DocumentLink {
    /** The page's path as written, made absolute, without anchor: `/versions/latest/sdk/camera/`. */
    path: string;
    /** Without `#`. */
    anchor?: string;
    text: string;
}
/** Where a document came from. */
interface Provenance {
    source: string;
    file: string;
    revision?: string;
    /** SHA-256 of the file's text, hexadecimal. */
    hash: string;
}
/** One parsed file. */
interface Document {
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
    dependencies: {
        path: string;
        hash: string;
    }[];
}
/** Why a part of a file was read otherwise than written. */
type WarningCode = "INVALID_MDX" | "INVALID_FRONT_MATTER" | "INVALID_UTF8" | "MISSING_FILE"
/** A component shows text that only the site's own program holds; that text is not in the document. */
 | "MISSING_DATA" | "INVALID_JSON" | "UNRESOLVED_API" | "UNRESOLVED_EXPRESSION" | "UNKNOWN_COMPONENT" | "TOO_LARGE" | "TOO_DEEP"
/** Text that addresses an assistant; kept out of the document. */
 | "ASSISTANT_TEXT" | "UNREADABLE_FILE"
/** Another file stands under the same path; this one is left out. */
 | "DUPLICATE_PATH";
/** One thing that a user should know about a file. It stops nothing. */
interface ParseWarning {
    code: WarningCode;
    file: string;
    /** 1-based. */
    line: number;
    reason: string;
}

/**
 * What the outside world gives to the library, and its defaults: clock and log.
 *
 * Passed in everywhere so that tests hold time still and nothing is printed behind a caller's back.
 */
/** A duration or a point in time, in milliseconds. */
type Milliseconds = number;
/** Returns the time in milliseconds, from any fixed origin, never going backwards. */
type Clock = () => Milliseconds;
/** Receives one line about something that went otherwise than asked but was recovered from. */
type Log = (line: string) => void;

/** What a search may be told, and what it gives back. */

/** Which evidence a search weighs. */
type SearchMode = "keyword" | "vector" | "hybrid";
/** How to search. */
interface SearchOptions {
    /** Hits at the most, 1 to 100. @default 10 */
    limit?: number;
    /** Hits to leave out from the front, 0 to 1,000. @default 0 */
    offset?: number;
    /** @default "hybrid"; "keyword" where the index holds no vectors */
    mode?: SearchMode;
    /** The release to search; pages that belong to none are searched always. @default the project's, else the newest in the index */
    sdk?: Sdk | string;
    /** What to do where the index lacks the SDK: fail, or search the closest release and say so in `sdk.searched`. @default "error" */
    fallback?: "error" | "nearest";
    /** Keep hits about any of these platforms; a hit that names no platform is about all. */
    platforms?: readonly Platform[];
    kinds?: readonly DocumentKind[];
    packages?: readonly string[];
    /** Hits of one page at the most, 1 to 100. @default 3 */
    perPage?: number;
    /** Whether words that the index does not know are corrected. @default true */
    correct?: boolean;
    /** Length of excerpts in characters, 40 to 2,000. @default 280 */
    excerptLength?: number;
    /** Whether the result cache may answer. @default true */
    cache?: boolean;
    signal?: AbortSignal;
}
/** The part of a chunk that answers, with what matched. */
interface Excerpt {
    /** Markdown reduced to plain text, one line break where a block ends. */
    text: string;
    /** `[start, end)` ranges in `text`, ascending, not touching. */
    highlights: [start: number, end: number][];
}
/** What a hit's score is made of; each part is already weighted, they add up to the score. */
interface Why {
    /** Keyword evidence of the chunk. */
    keyword: number;
    /** Keyword evidence of its whole page. */
    page: number;
    /** Nearness of the vectors. */
    vector: number;
    /** Exact symbol, title or path matches, and demotions (negative). */
    boost: number;
    /** Query terms that were found, as the user wrote them or as corrected; words without humps in lower case. */
    terms: string[];
}
/** A chunk that matched. */
interface Hit {
    /** Of the page, with slashes at both ends. */
    path: string;
    /** With anchor. */
    url: string;
    title: string;
    headings: string[];
    /** Without `#`; empty for the top of the page. */
    anchor: string;
    kind: DocumentKind;
    sdk?: Sdk;
    /** Other SDKs with the same chunk on the same page. */
    alsoIn: Sdk[];
    platforms: Platform[];
    packageName?: string;
    /** Qualified name, where the chunk describes a symbol. */
    symbol?: string;
    excerpt: Excerpt;
    score: number;
    why: Why;
    /** Number of the chunk in this index; what `read` and tools may hold on to while the fingerprint stays. */
    chunk: number;
}
/** A word that was searched as another. */
interface Correction {
    from: string;
    to: string;
}
/** What a search found. */
interface SearchResult {
    query: string;
    sdk: {
        /** As asked; absent where nothing was. */
        requested?: string;
        /** What was searched; absent where the index holds no SDK. */
        searched?: Sdk;
        available: Sdk[];
    };
    hits: Hit[];
    /** Chunks that matched, before `limit` and `perPage`. */
    total: number;
    tookMs: Milliseconds;
    cached: boolean;
    corrections: Correction[];
}
/** How the result cache has done since the index was opened. */
interface CacheStatistics {
    hits: number;
    misses: number;
    /** Calls that waited for the same search already under way. */
    joined: number;
    entries: number;
    maxEntries: number;
    /** About how many bytes the kept results take. */
    bytes: number;
    maxBytes: number;
    ttlMs: Milliseconds;
    /** `(hits + joined) / all`, 0 before the first search. */
    hitRate: number;
}

/** What packing an answer may be told, and what it gives back. */

/** How to pack an answer. */
interface AnswerOptions extends Omit<SearchOptions, "limit" | "offset" | "excerptLength"> {
    /** Budget in estimated tokens for `text`, 100 to 100,000. @default 2,000 */
    maxTokens?: number;
}
/** Where a part of an answer stands. */
interface Citation {
    /** 1-based; `text` marks the part with `[n]`. */
    number: number;
    title: string;
    headings: string[];
    url: string;
    path: string;
    anchor: string;
}
/** Hits packed to a budget, with citations. */
interface Answer {
    query: string;
    sdk: SearchResult["sdk"];
    /** Markdown: the best chunks, whole blocks, each under a line that cites it. */
    text: string;
    citations: Citation[];
    /** Estimated tokens of `text`. */
    tokens: number;
    tookMs: number;
    corrections: SearchResult["corrections"];
}

/** What reading, symbol look-up and comparison may be told, and what they give back. */

/** How to read. */
interface ReadOptions {
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
interface ContentsEntry {
    title: string;
    anchor: string;
    /** 2 for the first level below the page. */
    depth: number;
    /** Estimated tokens of the section, nested sections included. */
    tokens: number;
}
/** A page or a section. */
interface ReadResult {
    path: string;
    url: string;
    title: string;
    description?: string;
    sdk?: Sdk;
    kind: DocumentKind;
    platforms: Platform[];
    packageName?: string;
    /** The section read, where one was asked for. */
    section?: {
        title: string;
        anchor: string;
    };
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
/** How to look a symbol up. */
interface SymbolOptions {
    sdk?: Sdk | string;
    fallback?: "error" | "nearest";
    packageName?: string;
    /** Entries at the most, 1 to 200. @default 20 */
    limit?: number;
}
/** A symbol where it stands. */
interface SymbolEntry extends DocsSymbol {
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
interface SymbolResult {
    name: string;
    /** `symbol`: entries are symbols of that name; `package`: the name is a package and entries are its top-level symbols. */
    matched: "symbol" | "package";
    /** The package's page, where a package matched. */
    page?: {
        path: string;
        url: string;
        title: string;
    };
    sdk?: Sdk;
    /** Best first: exact qualified name, exact name, then current before deprecated. */
    entries: SymbolEntry[];
    total: number;
}
/** A symbol in a comparison. */
interface DiffEntry {
    qualifiedName: string;
    kind: SymbolKind;
    signature: string;
    url: string;
}
/** What changed in a package's API between two SDKs. */
interface PackageDiff {
    packageName: string;
    from: Sdk;
    to: Sdk;
    added: DiffEntry[];
    removed: DiffEntry[];
    /** Changed in signature, type, default or optionality. `before` and `after` hold the signatures. */
    changed: (DiffEntry & {
        before: string;
        after: string;
    })[];
    /** Deprecated in `to`, not in `from`. */
    deprecated: (DiffEntry & {
        advice: string;
    })[];
    unchanged: number;
}

/** An open index: what every adapter stands on. */

/** What an index holds. */
interface IndexInfo {
    /** Hexadecimal; equal for equal input, settings and format. */
    fingerprint: string;
    documents: number;
    /** Distinct chunks. */
    chunks: number;
    /** Chunks counted once for every document they stand in. */
    placements: number;
    /** Distinct symbols. */
    symbols: number;
    /** Newest first. */
    sdks: Sdk[];
    /** The SDK that a search without one asks. */
    defaultSdk?: Sdk;
    packages: string[];
    embedder?: {
        id: string;
        dimensions: number;
    };
    sources: string[];
}
/** An open index. */
interface DocsIndex {
    readonly info: IndexInfo;
    /** The Orama database that holds the chunks, for its own `search()`. Typed loosely so that no vendor's types leave the package. */
    readonly orama: unknown;
    /** Finds chunks. @throws ExpodexError INVALID_QUERY, INVALID_OPTION, SDK_NOT_INDEXED, ABORTED, CLOSED */
    search(query: string, options?: SearchOptions): Promise<SearchResult>;
    /** Reads a page or a section by path, URL or old URL. @throws ExpodexError DOCUMENT_NOT_FOUND, SECTION_NOT_FOUND, CURSOR_INVALID, SDK_NOT_INDEXED, INVALID_OPTION, CLOSED */
    read(reference: string, options?: ReadOptions): Promise<ReadResult>;
    /** Looks a symbol or package up, ignoring case. @throws ExpodexError SYMBOL_NOT_FOUND, PACKAGE_NOT_FOUND, SDK_NOT_INDEXED, INVALID_OPTION, CLOSED */
    symbol(name: string, options?: SymbolOptions): Promise<SymbolResult>;
    /** Compares a package's API between two SDKs. @throws ExpodexError PACKAGE_NOT_FOUND, SDK_NOT_INDEXED, INVALID_OPTION, CLOSED */
    diff(packageName: string, range: {
        from: Sdk | string;
        to: Sdk | string;
    }): Promise<PackageDiff>;
    /** Packs the best chunks into a token budget, with citations. */
    answer(query: string, options?: AnswerOptions): Promise<Answer>;
    /** Writes the index down; `openExpoDocsIndex` reads it. */
    snapshot(): Promise<Uint8Array>;
    cacheStatistics(): CacheStatistics;
    /** Gives back everything held open; later calls raise CLOSED. */
    close(): Promise<void>;
}

/** What turns text into numbers: the seam that every embedder implements. */
/** Which side of a search a text stands on; some models write the two differently. */
type EmbedKind = "query" | "document";
/** What one call may be told. */
interface EmbedOptions {
    /** @default "document" */
    kind?: EmbedKind;
    signal?: AbortSignal;
}
/** What turns text into vectors. */
interface Embedder {
    /** Names the model and its settings; vectors of different ids never meet. */
    readonly id: string;
    /** Length of every vector, 1 to 4,096. */
    readonly dimensions: number;
    /** One vector a text, in order. Vectors need not be normalised; a text without content may give zeros. */
    embed(texts: readonly string[], options?: EmbedOptions): Promise<Float32Array[]> | Float32Array[];
    /** Gives back what it holds open. */
    close?(): Promise<void> | void;
}

/**
 * What an index is about: documents, and their chunks stored once however many documents share them.
 *
 * Placements are ordered by document, then by position; the placements of one document partition its text:
 * joining their chunks' texts (with the SDK mark written out) gives the document's text back, to the letter.
 */

/**
 * Stands in a chunk's text for the path segment of its document's own SDK (`v57.0.0`), so that a chunk that differs
 * between releases only in its links is stored once. A private-use character: no documentation writes it.
 */
declare const SDK_MARK = "\uE057";
/** Writes a chunk's text out as it stands in a document of the given SDK. */
declare function withSdk(text: string, sdk: Sdk | undefined): string;
/** The unit that is indexed and returned: a slice of one or more documents. */
interface Chunk {
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
interface Placement {
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
/** A document without its text, which its placements hold. */
interface IndexedDocument {
    path: string;
    url: string;
    title: string;
    description?: string;
    sdk?: Sdk;
    kind: DocumentKind;
    packageName?: string;
    platforms: Platform[];
    sections: Section[];
    links: DocumentLink[];
    provenance: Provenance;
    /** Its placements are `[firstPlacement, endPlacement)`. */
    firstPlacement: number;
    endPlacement: number;
    /** Its symbols are `[firstSymbol, endSymbol)` of the symbol placements. */
    firstSymbol: number;
    endSymbol: number;
}
/** Where a symbol stands: document and section. */
interface SymbolPlacement {
    /** Index into `symbols`. */
    symbol: number;
    document: number;
    section: number;
}
/** What one file gave, so that a later build can tell whether it would give the same again. */
interface FileRecord {
    /** Of the file's text, and of all that says how it is read: 128 bits, hexadecimal. */
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
interface BuildRecord {
    /** Release, format and settings; another's content is not taken over. */
    settings: string;
    /** Files all of whose documents were taken in. */
    files: FileRecord[];
    /** Chunks that came or went since the space of the vectors was learned. */
    drift: number;
}
/**
 * Everything that is indexed.
 *
 * Rows of an open snapshot decode their fields when asked: read them by name. Spreading, `Object.keys` and `JSON.stringify` see
 * the fields of a built content only. Lists are shared and must not be changed.
 */
interface IndexContent {
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
    /** Absent where it is not known; such content is not taken over by a later build. */
    build?: BuildRecord;
}

/**
 * Remembers results: the most recently used, for a while, and one flight for each key.
 *
 * Responsible for: age, number, bytes, order of use, callers that ask for what is under way already, statistics.
 * Not responsible for: what a key holds, how big a result is, or copying results (the caller hands out copies).
 */

/** How a cache is bounded. */
interface ResultCacheOptions {
    /** Results kept at the most, 0 to 100,000; 0 keeps none. Ten hits take some 25 kilobytes. @default 500 */
    maxEntries?: number;
    /**
     * Bytes that kept results take at the most, about, 0 to 1,000,000,000; 0 keeps none. Searches with ordinary options never reach
     * the default; a hundred long excerpts a search would, which take half a megabyte. @default 32,000,000
     */
    maxBytes?: number;
    /** Milliseconds that a result is kept, 0 or more; 0 keeps none. @default 7,200,000 */
    ttlMs?: Milliseconds;
}

/** How an index is used once it is open. */
interface OpenOptions {
    /** The SDK of a request that names none, such as the project's; ignored where the index lacks it. @default the newest in the index */
    defaultSdk?: Sdk | string;
    /** How results are remembered. */
    cache?: ResultCacheOptions;
    /** @default the platform's monotonic clock */
    clock?: Clock;
}
/** Returns what an index is about. @throws ExpodexError CLOSED where the object is no open index */
declare function indexContent(docs: DocsIndex): IndexContent;

export { type Answer as A, type SearchOptions as B, type Chunk as C, type Document as D, type Embedder as E, type SearchResult as F, type SymbolEntry as G, type Hit as H, type IndexContent as I, type SymbolKind as J, type SymbolOptions as K, type Log as L, type Milliseconds as M, type SymbolParameter as N, type OpenOptions as O, type Placement as P, type SymbolResult as Q, type ReadOptions as R, SDK_MARK as S, type Why as T, compareSdk as U, latestSdk as V, type WarningCode as W, parseSdk as X, sdkLabel as Y, sdkSegment as Z, type IndexedDocument as a, type SymbolPlacement as b, type Sdk as c, type ParseWarning as d, type SdkSelection as e, type DocsIndex as f, type EmbedKind as g, type AnswerOptions as h, indexContent as i, type CacheStatistics as j, type Citation as k, type Clock as l, type ContentsEntry as m, type Correction as n, type DiffEntry as o, type DocsSymbol as p, type DocumentKind as q, type EmbedOptions as r, type Excerpt as s, type IndexInfo as t, type PackageDiff as u, type Platform as v, withSdk as w, type ReadResult as x, type ResultCacheOptions as y, type SearchMode as z };
