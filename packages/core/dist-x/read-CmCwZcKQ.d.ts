import { O as OpenOptions, E as Embedder, f as DocsIndex } from './open-index-BzcZ2XVi.js';

/**
 * Every error that Expodex raises on purpose.
 *
 * Responsible for: the closed list of codes, what each means and which facts it carries in `data`.
 * Not responsible for: warnings about single files (those are `ParseWarning`s and stop nothing).
 */
/** Facts that an error of each code carries. The keys are the closed union of codes, stable for ever. */
interface ErrorData {
    /** An option, argument or configuration value is of the wrong type or out of range. */
    INVALID_OPTION: {
        option: string;
        expected: string;
        got: string;
    };
    /** A query is empty, too long or holds nothing that can be searched for. */
    INVALID_QUERY: {
        reason: "empty" | "too-long" | "no-terms";
        length: number;
    };
    /** A source yielded no file, or nothing that could be parsed. */
    SOURCE_EMPTY: {
        source: string;
    };
    /** A source is not what it was said to be, such as a folder that is not Expo's `docs`. */
    SOURCE_INVALID: {
        source: string;
        expected: string;
    };
    /** A source cannot be reached: no such folder, network failure, time-out, status 5xx. */
    SOURCE_UNREACHABLE: {
        source: string;
        status?: number;
    };
    /** What a source was asked for does not exist: an unknown package, status 404. */
    SOURCE_NOT_FOUND: {
        source: string;
        wanted: string;
    };
    /** A bound on foreign input was passed: file size, download size, redirects, depth. */
    LIMIT_EXCEEDED: {
        limit: string;
        max: number;
        got?: number;
    };
    /** An address is on a private network, or redirects to one, and that was not allowed. */
    ADDRESS_BLOCKED: {
        url: string;
        address?: string;
    };
    /** The SDK asked for is not in the index. `available` names those that are. */
    SDK_NOT_INDEXED: {
        requested: string;
        available: string[];
    };
    /** No document stands under the reference. `nearest` names the closest paths. */
    DOCUMENT_NOT_FOUND: {
        reference: string;
        nearest: string[];
    };
    /** The document has no such section. `available` names its anchors. */
    SECTION_NOT_FOUND: {
        reference: string;
        section: string;
        available: string[];
    };
    /** No symbol has the name. `nearest` names the closest. */
    SYMBOL_NOT_FOUND: {
        name: string;
        nearest: string[];
    };
    /** No package of the name is in the index. */
    PACKAGE_NOT_FOUND: {
        name: string;
        nearest: string[];
    };
    /** A cursor was not made by this index, or for another request. */
    CURSOR_INVALID: {
        cursor: string;
    };
    /** The bytes are not a snapshot at all. */
    SNAPSHOT_INVALID: {
        reason: string;
    };
    /** A snapshot of a format version that this release does not read. */
    SNAPSHOT_VERSION: {
        expected: number;
        got: number;
    };
    /** A snapshot that is cut short or whose checksum does not match. */
    SNAPSHOT_CORRUPT: {
        part: string;
    };
    /** An optional package is not installed. `install` is the command that adds it. */
    PACKAGE_MISSING: {
        package: string;
        install: string;
    };
    /** An embedder failed, is misconfigured, or returned vectors of a wrong shape. `transient` where the same call may succeed later. */
    EMBEDDER_FAILED: {
        embedder: string;
        status?: number;
        transient?: boolean;
        retryAfterMs?: number;
    };
    /** A service needs a key that was not given. */
    KEY_MISSING: {
        service: string;
        variable: string;
    };
    /** Reading or writing a file failed. `reason` is the system's code, such as `ENOSPC`. */
    FILE_FAILED: {
        path: string;
        reason: string;
    };
    /** The work was stopped through its `AbortSignal`. */
    ABORTED: {
        subject: string;
    };
    /** The index was used after `close()`. */
    CLOSED: {
        subject: string;
    };
}
/** A stable name for a kind of failure; match on it, never on a message. */
type ExpodexErrorCode = keyof ErrorData;
/** The four parts of a message, and what caused the failure. */
interface ErrorParts<C extends ExpodexErrorCode> {
    /** What the failure is about, quoted in the message: an option's name, a path, a URL. */
    subject: string;
    /** What would have been right, as a noun phrase. */
    expected: string;
    /** What was there instead. */
    got: string;
    /** What the reader can do now, in the imperative. */
    next: string;
    data: ErrorData[C];
    cause?: unknown;
}
/**
 * The one error class of Expodex. Its message reads `"subject": expected …, got …; next step`.
 *
 * @typeParam C the code, which types `data`
 */
declare class ExpodexError<C extends ExpodexErrorCode = ExpodexErrorCode> extends Error {
    readonly name = "ExpodexError";
    readonly code: C;
    readonly data: ErrorData[C];
    /** What the reader can do now, in the words of this library; the message ends in it. An adapter may have words of its own. */
    readonly next: string;
    constructor(code: C, parts: ErrorParts<C>);
}
/**
 * Whether a value is an Expodex error, of the given code where one is given. By name, not by class: a program may hold this
 * package twice, once inside a bundle, and an error of either is one.
 */
declare function isExpodexError<C extends ExpodexErrorCode>(value: unknown, code?: C): value is ExpodexError<C>;
/** Throws `ABORTED` where the signal has been raised. */
declare function throwIfAborted(signal: AbortSignal | undefined, subject: string): void;

/**
 * Small unsigned numbers in few bytes, and a reader that never leaves its bounds.
 *
 * Variable length: seven bits a byte, lowest first, the eighth bit says that more follow.
 *
 *     5 → 05      300 → ac 02      2^21 → 80 80 80 01
 */

/**
 * Inflates raw deflated bytes (RFC 1951) to at most `size` bytes. May throw anything where they are damaged.
 *
 * @param dictionary the bytes that the deflated ones may refer to
 */
type Inflate = (bytes: Uint8Array, size: number, dictionary?: Uint8Array) => Uint8Array;

/**
 * The container of a snapshot: named parts of bytes behind a header, each with its checksum.
 *
 * Responsible for: magic, format version, header, alignment, checksums. Byte map: `docs/snapshot-format.md`.
 * Not responsible for: what a part holds.
 *
 *     0        8         12            16          20                20 + header   aligned to 8
 *     |magic   |version  |header bytes |header crc |header (JSON) …  |0 …          |part |part |…
 */

/** The format version that this release writes and reads. */
declare const SNAPSHOT_VERSION = 1;

/** Opens a snapshot as an index. */

/** How to open a snapshot. */
interface OpenExpoDocsIndexOptions extends OpenOptions {
    /** The embedder that made the vectors, where it is not the default one; without it such an index is searched by keywords alone. */
    embedder?: Embedder;
    /**
     * Whether every byte is checked at once. Without it opening takes a few milliseconds whatever the size, each part is checked
     * when it is first needed, and the call that meets a damaged one raises SNAPSHOT_CORRUPT. @default false
     */
    verify?: boolean;
    /**
     * What inflates the parts of a snapshot (raw deflate, RFC 1951) to `size` bytes. A platform's own is several times as fast: in
     * Node `(bytes, size, dictionary) => inflateRawSync(bytes, { dictionary, chunkSize: Math.max(64, size) })`.
     * @default JavaScript that runs everywhere
     */
    inflate?: Inflate;
    /** What works checksums out: CRC-32 (ISO 3309), 0 to 2³² − 1, as `crc32` of Node's `node:zlib` does. @default JavaScript that runs everywhere */
    crc32?: (bytes: Uint8Array) => number;
}
/**
 * Opens what `snapshot()` wrote. The bytes are viewed in place: they must not change while the index is open.
 *
 * @throws ExpodexError SNAPSHOT_INVALID, SNAPSHOT_VERSION, SNAPSHOT_CORRUPT, EMBEDDER_FAILED where another embedder made the vectors
 */
declare function openExpoDocsIndex(bytes: Uint8Array, options?: OpenExpoDocsIndexOptions): Promise<DocsIndex>;

export { type ErrorData as E, type OpenExpoDocsIndexOptions as O, SNAPSHOT_VERSION as S, ExpodexError as a, type ExpodexErrorCode as b, isExpodexError as i, openExpoDocsIndex as o, throwIfAborted as t };
