import { d as ParseWarning, D as Document, O as OpenOptions, e as SdkSelection, E as Embedder, f as DocsIndex, M as Milliseconds, g as EmbedKind, L as Log } from './open-index-BzcZ2XVi.js';
export { A as Answer, h as AnswerOptions, j as CacheStatistics, k as Citation, l as Clock, m as ContentsEntry, n as Correction, o as DiffEntry, p as DocsSymbol, q as DocumentKind, r as EmbedOptions, s as Excerpt, H as Hit, t as IndexInfo, u as PackageDiff, v as Platform, R as ReadOptions, x as ReadResult, y as ResultCacheOptions, c as Sdk, z as SearchMode, B as SearchOptions, F as SearchResult, G as SymbolEntry, J as SymbolKind, K as SymbolOptions, N as SymbolParameter, Q as SymbolResult, W as WarningCode, T as Why, U as compareSdk, V as latestSdk, X as parseSdk, Y as sdkLabel, Z as sdkSegment } from './open-index-BzcZ2XVi.js';
import { D as DocsFile, S as Source, O as OnProgress } from './source-BIIcWAG8.js';
export { M as MediaType, P as ProgressEvent, a as ProgressStage, b as SourceOptions, c as SourceProblem } from './source-BIIcWAG8.js';
export { E as ErrorData, a as ExpodexError, b as ExpodexErrorCode, O as OpenExpoDocsIndexOptions, S as SNAPSHOT_VERSION, i as isExpodexError, o as openExpoDocsIndex, t as throwIfAborted } from './read-CmCwZcKQ.js';

/**
 * Cuts a document into chunks at headings and symbols.
 *
 * Responsible for: where to cut. Chunks partition the document's text, in order, without gaps or overlaps.
 * Not responsible for: storing equal chunks once (`build-content.ts`), or what a chunk is worth (`search`).
 *
 *     sections   |Camera |Usage ………………………………………|API |CameraView |facing |flash |
 *     pieces     |       |          |               |    |           |       |      |   each own text of a section, large ones cut at blocks
 *     chunks     |       |          |               |                |              |   small neighbours under one heading joined
 */

/** How to cut. */
interface ChunkOptions {
    /**
     * Size that cuts aim at, in estimated tokens, 50 to 2,000. Smaller finds more precisely and repeats more headings;
     * larger keeps more context together and dilutes the words that matter. @default 400
     */
    targetTokens?: number;
    /** Size that only a code fence, table row or list item that is larger itself may pass, in estimated tokens. @default 800 */
    maxTokens?: number;
    /** Neighbours under one heading are joined while one of them is smaller than this, in estimated tokens; 0 joins nothing. @default 128 */
    joinBelowTokens?: number;
    /**
     * The same where one of them describes a symbol. Smaller, because a hit should name the one symbol that it is about, and
     * because a symbol that changes between SDKs makes all that it is joined with be stored again. @default 24
     */
    joinSymbolsBelowTokens?: number;
}

/** Bounds on foreign text. */
interface ParseLimits {
    /**
     * Largest page, in UTF-16 code units. A larger one is left out, with a warning.
     *
     * @default 4_194_304: thirty times the largest page of Expo's documentation
     */
    maxPageChars?: number;
    /**
     * Largest llms.txt bundle, in UTF-16 code units.
     *
     * @default 67_108_864: fifteen times the site's largest
     */
    maxBundleChars?: number;
}
/** How files are read. */
interface ParseOptions {
    /** With the conventions of Expo's site, or as plain markdown. */
    flavor: "expo" | "plain";
    /** The site's address, ending in a slash, that paths are joined to. */
    baseUrl: string;
    /** Names the source in provenance. */
    sourceId: string;
    /** Reads a file that a page refers to; `undefined` where there is none. */
    read(path: string): Promise<DocsFile | undefined>;
    /** Receives what a user should know. It stops nothing. */
    onWarning?: (warning: ParseWarning) => void;
    limits?: ParseLimits;
    signal?: AbortSignal;
}

/**
 * What parses files for a build: here, or on other threads behind the same seam.
 *
 * Responsible for: what is asked of a parser and what it gives. Not responsible for: threads (`@expodex/sources` makes
 * them on Node), the order of results (whoever builds takes them in the files' order).
 */

/** How one file is read: the conventions, and where the files are that it refers to. */
type ParseRequest = Pick<ParseOptions, "flavor" | "baseUrl" | "sourceId" | "read" | "signal">;
/** What a file gave. Plain data, so that it can be sent between threads. */
interface ParsedFile {
    /** None for a file that cannot be used, several for a bundle. */
    documents: Document[];
    warnings: ParseWarning[];
}
/** What parses files for a build. */
interface Parser {
    /** Files that are handed over before the first result is taken, at least 1. It bounds what waits in memory. */
    readonly ahead: number;
    /** Parses one file. Equal files give equal results, whichever parser does it. @throws what reading raises, ABORTED */
    parse(file: DocsFile, request: ParseRequest): Promise<ParsedFile>;
    /** Gives back what it holds; whoever made a parser closes it. */
    close(): Promise<void>;
}
/** Parses on the caller's own thread, one file at a time. */
declare const inlineParser: Parser;

/** How to build an index. */
interface CreateDocsIndexOptions extends OpenOptions {
    /** Where the documentation comes from. */
    source: Source;
    /** Releases to take in; pages that belong to none are taken always. @default "all" */
    sdk?: SdkSelection | string;
    /** What makes vectors; `"none"` makes an index for keywords alone. @default learned from the documentation itself */
    embedder?: Embedder | "none";
    /** How documents are cut. */
    chunk?: ChunkOptions;
    /** What parses files, such as `parserThreads()` of `@expodex/sources`; whoever made it closes it. @default the caller's own thread */
    parser?: Parser;
    /**
     * An open index built before, such as a snapshot of yesterday's. What did not change is taken over from it: documents of files
     * that read the same, with all files they draw in, and vectors of chunks. The content is that of a build without it; learned
     * vectors are learned anew only where the documentation has drifted. Another release's, or one cut otherwise, is ignored.
     * It stays the caller's to close, and is not needed afterwards.
     */
    previous?: DocsIndex;
    /** Documents at the most, 1 to 1,000,000; more raise LIMIT_EXCEEDED. @default 100,000 */
    maxDocuments?: number;
    signal?: AbortSignal;
    onProgress?: OnProgress;
    /** Called for everything that was read otherwise than written. It must not throw. */
    onWarning?: (warning: ParseWarning) => void;
}
/**
 * Builds an index of Expo's documentation.
 *
 * @throws ExpodexError INVALID_OPTION, SOURCE_EMPTY, SOURCE_INVALID, SDK_NOT_INDEXED, LIMIT_EXCEEDED, EMBEDDER_FAILED, ABORTED
 */
declare function createExpoDocsIndex(options: CreateDocsIndexOptions): Promise<DocsIndex>;
/**
 * Builds an index of any documentation in markdown or MDX. Whether Expo's conventions hold is the source's to say.
 *
 * @throws ExpodexError INVALID_OPTION, SOURCE_EMPTY, SOURCE_INVALID, SDK_NOT_INDEXED, LIMIT_EXCEEDED, EMBEDDER_FAILED, ABORTED
 */
declare function createDocsIndex(options: CreateDocsIndexOptions): Promise<DocsIndex>;

/** How to cut and how many at once. */
interface BatchingOptions {
    /** Texts a call, 1 to 10,000. Fewer wait less for each other, more make fewer calls. @default 200 */
    batchSize?: number;
    /** Calls under way at once, 1 to 32. Services count more than a few as abuse. @default 2 */
    concurrency?: number;
}
/**
 * Wraps an embedder so that it never sees more than `batchSize` texts a call. Vectors keep the order of the texts.
 * The first failure stops the calls that are under way and starts no further ones.
 *
 * @throws ExpodexError INVALID_OPTION
 */
declare function withBatching(embedder: Embedder, options?: BatchingOptions): Embedder;

/** Random numbers from a seed, so that learning and retrying can be repeated to the bit. */
/** Returns a number in `[0, 1)`. */
type Random = () => number;

/** What a request needs of `fetch`; every platform's own fits. */
type EmbedFetch = (url: string, init: {
    method: "POST";
    headers: Record<string, string>;
    body: string;
    signal: AbortSignal;
    redirect: "error";
}) => Promise<EmbedResponse>;
/** What a request needs of a response. */
interface EmbedResponse {
    status: number;
    headers: {
        get(name: string): string | null;
    };
    body: ByteStream | null;
}
/** What a request needs of a stream of bytes. */
interface ByteStream {
    getReader(): {
        read(): Promise<{
            done: boolean;
            value?: Uint8Array;
        }>;
        cancel(): Promise<void>;
    };
}

/** Resolves after a while; rejects with ABORTED as soon as the signal is raised. */
type Sleep = (duration: Milliseconds, signal?: AbortSignal) => Promise<void>;

/** How large the cache may grow. */
interface VectorCacheOptions {
    /** Vectors kept, 1 to 1,000,000; the longest unused goes first. 10,000 of 1,536 dimensions are 61 MB. @default 10,000 */
    maxVectors?: number;
}
/** How a vector cache has done since it was created. */
interface VectorCacheStatistics {
    hits: number;
    misses: number;
    vectors: number;
    maxVectors: number;
    /** `hits / all`, 0 before the first text. */
    hitRate: number;
}
/** Vectors by embedder, kind and text. One may serve several embedders. */
interface VectorCache {
    get(embedder: Embedder, kind: EmbedKind, text: string): Float32Array | undefined;
    set(embedder: Embedder, kind: EmbedKind, text: string, vector: Float32Array): void;
    statistics(): VectorCacheStatistics;
    clear(): void;
}
/**
 * Creates an empty cache. Keys are hashes, so that long texts are not held; vectors are copied in and out.
 *
 * @throws ExpodexError INVALID_OPTION
 */
declare function createVectorCache(options?: VectorCacheOptions): VectorCache;
/** Wraps an embedder so that texts in the cache are not embedded again, nor a text twice in one call. */
declare function withVectorCache(embedder: Embedder, cache: VectorCache): Embedder;

/**
 * What embedders that ask a service share: options, retries, batches, cache, and finding out the length of vectors.
 *
 *     cache ─► batches of 200 ─► retries ─► one request
 */

/** What every embedding service may be told. */
interface ServiceOptions {
    /** Sent as a bearer token; in no error, id or log. */
    apiKey?: string;
    /** Length of the model's vectors, 1 to 4,096. @default found out by embedding one word */
    dimensions?: number;
    /** @default the platform's own */
    fetch?: EmbedFetch;
    /** Texts a request. @default 200, or what the service allows */
    batchSize?: number;
    /** Requests under way at once, 1 to 32. @default 2 */
    concurrency?: number;
    /** Longest time for one request, answer included, in milliseconds. @default 60,000 */
    timeoutMs?: Milliseconds;
    /** Requests for one batch, the first included. @default 5 */
    attempts?: number;
    /** Where vectors are kept. @default one of its own with 10,000 vectors */
    cache?: VectorCache;
    random?: Random;
    sleep?: Sleep;
    log?: Log;
    /** Milliseconds since 1970. @default Date.now */
    now?: () => Milliseconds;
    /** Ends finding out the length of vectors. */
    signal?: AbortSignal;
}

/** Vectors from Cohere. */

/** Which model. */
interface CohereOptions extends ServiceOptions {
    model: string;
    /** @default "https://api.cohere.com/v2" */
    baseUrl?: string;
}
/**
 * Creates an embedder that asks Cohere; `dimensions`, where given, are asked for.
 *
 * @throws ExpodexError KEY_MISSING, INVALID_OPTION, EMBEDDER_FAILED
 */
declare function cohereEmbedder(options: CohereOptions): Promise<Embedder>;

/** Vectors from any service with OpenAI's `/v1/embeddings`: OpenAI, Ollama, LM Studio, vLLM. */

/** Which service, which model. */
interface OpenAiCompatibleOptions extends ServiceOptions {
    /** Up to and with the version: `https://api.openai.com/v1`, `http://localhost:11434/v1`. Without a path, `/v1` is added. */
    baseUrl: string;
    model: string;
    /** Asks the service to shorten its vectors to `dimensions`; OpenAI's third generation and other nested models can. @default false */
    shorten?: boolean;
    /** Put in front of queries, for models that are told apart: `search_query: `. @default "" */
    queryPrefix?: string;
    /** Put in front of documents. @default "" */
    documentPrefix?: string;
    /** Sent with each request. @default none */
    headers?: Readonly<Record<string, string>>;
    /** Where the key usually stands, for the error KEY_MISSING. @default "OPENAI_API_KEY" */
    apiKeyVariable?: string;
}
/**
 * Creates an embedder that asks an OpenAI-compatible service. Without `dimensions`, embeds one word to find them out.
 *
 * @throws ExpodexError KEY_MISSING, INVALID_OPTION, EMBEDDER_FAILED
 */
declare function openAiCompatibleEmbedder(options: OpenAiCompatibleOptions): Promise<Embedder>;

/** How to get the plugin and what it computes with. */
interface OramaPluginOptions {
    /** The TensorFlow.js package that computes, of major version 3; faster ones are `@tensorflow/tfjs-node` and `@tensorflow/tfjs-backend-webgl`. @default "@tensorflow/tfjs-backend-cpu" */
    backend?: string;
    /** Imports the backend where this package cannot. @default imports `backend` */
    loadBackend?: () => Promise<unknown>;
    /** Imports the plugin where this package cannot: `() => import("@orama/plugin-embeddings")` in a bundled program. */
    load?: () => Promise<unknown>;
}
/**
 * Creates an embedder that uses the plugin's model, which is downloaded when it is created.
 *
 * @throws ExpodexError PACKAGE_MISSING, EMBEDDER_FAILED
 */
declare function oramaPluginEmbedder(options?: OramaPluginOptions): Promise<Embedder>;

/** How often and how long apart to repeat. */
interface RetryOptions {
    /** Calls in all, the first included, 1 to 20. @default 5 */
    attempts?: number;
    /** Upper end of the first wait, in milliseconds; doubles with each attempt. @default 500 */
    baseDelayMs?: Milliseconds;
    /** Longest wait, in milliseconds. A service that asks for more is not asked again. @default 30,000 */
    maxDelayMs?: Milliseconds;
    /** Spreads the waits, so that clients that failed together do not return together. @default Math.random */
    random?: Random;
    sleep?: Sleep;
    log?: Log;
}
/**
 * Wraps an embedder so that calls that fail with EMBEDDER_FAILED and `data.transient` are repeated.
 * Every other error passes at once, and the last one passes when the attempts are used up.
 *
 * @throws ExpodexError INVALID_OPTION
 */
declare function withRetry(embedder: Embedder, options?: RetryOptions): Embedder;

/**
 * Vectors from a model on this machine, through `@huggingface/transformers`.
 *
 * The package is optional and loaded when the embedder is created. It downloads the model at the first use, unless the
 * model is a folder or is in its cache.
 */

/** Which model, and how it is run. */
interface TransformersOptions extends BatchingOptions {
    /** Name on the Hugging Face hub, or a folder. @default "Xenova/all-MiniLM-L6-v2" */
    model?: string;
    /** How the vectors of tokens become one. @default "mean" */
    pooling?: "mean" | "cls" | "last_token";
    /** Precision of the weights: `fp32`, `fp16`, `q8`, `q4`. @default the package's own */
    dtype?: string;
    /** Where the model runs: `cpu`, `webgpu`, `wasm`. @default the package's own */
    device?: string;
    /** Put in front of queries, for models that are told apart: `query: `. @default "" */
    queryPrefix?: string;
    /** Put in front of documents. @default "" */
    documentPrefix?: string;
    /** Texts at a time; more need more memory. @default 32 */
    batchSize?: number;
    /** Imports the package where this one cannot: `() => import("@huggingface/transformers")` in a bundled program. */
    load?: () => Promise<unknown>;
}
/**
 * Creates an embedder that runs a model on this machine. Loads the model and embeds one word to find out the length of
 * its vectors.
 *
 * @throws ExpodexError PACKAGE_MISSING, EMBEDDER_FAILED, INVALID_OPTION
 */
declare function transformersEmbedder(options?: TransformersOptions): Promise<Embedder>;

/** Vectors from Voyage AI. */

/** Which model. */
interface VoyageOptions extends ServiceOptions {
    model: string;
    /** @default "https://api.voyageai.com/v1" */
    baseUrl?: string;
}
/**
 * Creates an embedder that asks Voyage; `dimensions`, where given, are asked for.
 *
 * @throws ExpodexError KEY_MISSING, INVALID_OPTION, EMBEDDER_FAILED
 */
declare function voyageEmbedder(options: VoyageOptions): Promise<Embedder>;

/**
 * The subset of TypeDoc's JSON that the API renderer reads; a producer writes plain objects of these shapes.
 *
 * Responsible for: the shapes. Not responsible for: checking foreign JSON (`read-project.ts`), or what a reader sees
 * of it (`api.ts`).
 *
 * A producer gives one `ProjectReflection` per package entry. Everything but `name` and `kind` is optional; unknown
 * fields are ignored; ids and source positions are not read. Text is markdown, as it stands in the doc comment.
 */
/** TypeDoc's numbers for what a reflection is. */
declare const ReflectionKind: {
    readonly Project: 1;
    readonly Module: 2;
    readonly Namespace: 4;
    readonly Enum: 8;
    readonly EnumMember: 16;
    readonly Variable: 32;
    readonly Function: 64;
    readonly Class: 128;
    readonly Interface: 256;
    readonly Constructor: 512;
    readonly Property: 1024;
    readonly Method: 2048;
    readonly CallSignature: 4096;
    readonly IndexSignature: 8192;
    readonly ConstructorSignature: 16384;
    readonly Parameter: 32768;
    readonly TypeLiteral: 65536;
    readonly TypeParameter: 131072;
    readonly Accessor: 262144;
    readonly GetSignature: 524288;
    readonly SetSignature: 1048576;
    readonly TypeAlias: 2097152;
    /** A re-export of something declared under another name; skipped. */
    readonly Reference: 4194304;
};
/** A piece of a doc comment. `code` holds its own backticks or fence; `inline-tag` is `{@link target text}`. */
interface CommentPart {
    kind: "text" | "code" | "inline-tag";
    text: string;
    /** Of an inline tag: `@link`, `@linkcode`, `@linkplain`. */
    tag?: string;
    /** Of an inline tag: the URL or the symbol's name that it leads to, where known. */
    target?: string;
}
/** `@platform ios`, `@returns …`, `@example …`; `name` only for `@param`. */
interface CommentTag {
    /** With the `@`. */
    tag: string;
    name?: string;
    content: CommentPart[];
}
/** A doc comment. */
interface Comment {
    summary?: CommentPart[];
    blockTags?: CommentTag[];
    /** `@experimental`, `@internal`, `@hidden`, with the `@`. */
    modifierTags?: string[];
}
/** What is true of a declaration besides its type. */
interface ReflectionFlags {
    isOptional?: boolean;
    isRest?: boolean;
    isStatic?: boolean;
    isReadonly?: boolean;
    isConst?: boolean;
    isInherited?: boolean;
    isPrivate?: boolean;
    isProtected?: boolean;
    isAbstract?: boolean;
}
/** A type. Which fields are present depends on `type`; see the comment at each. */
interface TypeNode {
    /**
     * `intrinsic`, `reference`, `literal`, `union`, `intersection`, `array`, `tuple`, `namedTupleMember`, `reflection`,
     * `typeOperator`, `query`, `indexedAccess`, `conditional`, `mapped`, `predicate`, `rest`, `optional`,
     * `templateLiteral`, `unknown`.
     */
    type: string;
    /** intrinsic, reference, unknown, namedTupleMember, predicate. */
    name?: string;
    /** reference: the package that declares it. */
    package?: string;
    /** reference: dotted name inside its package. */
    qualifiedName?: string;
    /** reference: a type parameter in scope, not a declaration. */
    refersToTypeParameter?: boolean;
    typeArguments?: TypeNode[];
    /** literal. */
    value?: string | number | boolean | null;
    /** union, intersection. */
    types?: TypeNode[];
    /** union: a comment for each member. */
    elementSummaries?: CommentPart[][];
    /** array, rest, optional. */
    elementType?: TypeNode;
    /** tuple. */
    elements?: TypeNode[];
    /** namedTupleMember. */
    element?: TypeNode;
    isOptional?: boolean;
    /** reflection: an object type, or a function type through its `signatures`. */
    declaration?: Reflection;
    /** typeOperator: `keyof`, `readonly`, `unique`. */
    operator?: string;
    /** typeOperator: the operand. (A reference's own `target` is not read.) */
    target?: TypeNode;
    /** query: what follows `typeof`. */
    queryType?: TypeNode;
    indexType?: TypeNode;
    objectType?: TypeNode;
    checkType?: TypeNode;
    extendsType?: TypeNode;
    trueType?: TypeNode;
    falseType?: TypeNode;
    /** mapped: the key's name. */
    parameter?: string;
    parameterType?: TypeNode;
    templateType?: TypeNode;
    /** predicate: the type that is asserted. */
    targetType?: TypeNode;
    /** templateLiteral: the text before the first type. */
    head?: string;
    /** templateLiteral: each type with the text that follows it. */
    tail?: [TypeNode, string][];
}
/** A declaration, signature or parameter. Which fields matter depends on `kind`. */
interface Reflection {
    name: string;
    kind: number;
    comment?: Comment;
    flags?: ReflectionFlags;
    /** Of projects, modules, namespaces, classes, interfaces, enums, type aliases of an object type, type literals. */
    children?: Reflection[];
    /** Of functions, methods, constructors and function types: one per overload. */
    signatures?: Reflection[];
    indexSignatures?: Reflection[];
    getSignature?: Reflection;
    setSignature?: Reflection;
    /** Of signatures. */
    parameters?: Reflection[];
    typeParameters?: Reflection[];
    /** The type; of a signature, what it returns; of a type parameter, its constraint. */
    type?: TypeNode;
    /** Of a type parameter. */
    default?: TypeNode;
    /** As source text. */
    defaultValue?: string;
    extendedTypes?: TypeNode[];
    implementedTypes?: TypeNode[];
    /** Present where a member comes from a base type, whose dotted name it holds. */
    inheritedFrom?: TypeNode;
    /** Present where a member replaces that of a base type. */
    overwrites?: TypeNode;
    implementationOf?: TypeNode;
}
/** A package entry: `kind` is `ReflectionKind.Project`. */
interface ProjectReflection extends Reflection {
    packageName?: string;
}

export { type BatchingOptions, type ChunkOptions, type CohereOptions, type Comment, type CommentPart, type CommentTag, type CreateDocsIndexOptions, DocsFile, DocsIndex, EmbedKind, Embedder, Log, Milliseconds, OnProgress, type OpenAiCompatibleOptions, OpenOptions, type OramaPluginOptions, type ParseRequest, ParseWarning, type ParsedFile, type Parser, type ProjectReflection, type Reflection, type ReflectionFlags, ReflectionKind, type RetryOptions, SdkSelection, Source, type TransformersOptions, type TypeNode, type VectorCache, type VectorCacheOptions, type VectorCacheStatistics, type VoyageOptions, cohereEmbedder, createDocsIndex, createExpoDocsIndex, createVectorCache, inlineParser, openAiCompatibleEmbedder, oramaPluginEmbedder, transformersEmbedder, voyageEmbedder, withBatching, withRetry, withVectorCache };
