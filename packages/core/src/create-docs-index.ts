/**
 * Builds an index from a source: the whole way in one place.
 *
 *     source ─► parse ─► chunk ─► embed ─► index
 *
 * Responsible for: the order of the stages, options and their defaults, progress, what is left out and said so.
 * Not responsible for: what a stage does.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { version } from "../package.json";
import { createContentBuilder } from "./chunk/build-content.ts";
import { type ChunkOptions, chunkDocument } from "./chunk/chunk.ts";
import type { IndexContent } from "./chunk/content.ts";
import { checkCreateOptions, checkFile } from "./create-options.ts";
import type { DocsIndex } from "./docs-index.ts";
import type { Embedder } from "./embed/embedder.ts";
import { embedContent } from "./embed-content.ts";
import { ExpodexError, throwIfAborted } from "./errors.ts";
import { buildIndex } from "./indexing/indexing.ts";
import { type OpenOptions, openIndex } from "./open-index.ts";
import { invalidOption } from "./options.ts";
import type { Document, ParseWarning } from "./parse/document.ts";
import { parseFile } from "./parse/parse.ts";
import { parseRedirects } from "./parse/redirects.ts";
import type { OnProgress } from "./progress.ts";
import { parseSdk, type Sdk, type SdkSelection, sdkNotIndexed } from "./sdk.ts";
import { SNAPSHOT_VERSION } from "./snapshot/container.ts";
import type { Source } from "./source/source.ts";

/** How to build an index. */
export interface CreateDocsIndexOptions extends OpenOptions {
  /** Where the documentation comes from. */
  source: Source;
  /** Releases to take in; pages that belong to none are taken always. @default "all" */
  sdk?: SdkSelection | string;
  /** What makes vectors; `"none"` makes an index for keywords alone. @default learned from the documentation itself */
  embedder?: Embedder | "none";
  /** How documents are cut. */
  chunk?: ChunkOptions;
  /** Documents at the most, 1 to 1,000,000; more raise LIMIT_EXCEEDED. @default 100,000 */
  maxDocuments?: number;
  signal?: AbortSignal;
  onProgress?: OnProgress;
  /** Called for everything that was read otherwise than written. It must not throw. */
  onWarning?: (warning: ParseWarning) => void;
}

const DEFAULT_MAX_DOCUMENTS = 100_000;
const EXPO_BASE_URL = "https://docs.expo.dev/";
const REDIRECTS_FILE = "public/_redirects";

/**
 * Builds an index of Expo's documentation.
 *
 * @throws ExpodexError INVALID_OPTION, SOURCE_EMPTY, SOURCE_INVALID, SDK_NOT_INDEXED, LIMIT_EXCEEDED, EMBEDDER_FAILED, ABORTED
 */
export function createExpoDocsIndex(options: CreateDocsIndexOptions): Promise<DocsIndex> {
  return createDocsIndex(options);
}

/**
 * Builds an index of any documentation in markdown or MDX. Whether Expo's conventions hold is the source's to say.
 *
 * @throws ExpodexError INVALID_OPTION, SOURCE_EMPTY, SOURCE_INVALID, SDK_NOT_INDEXED, LIMIT_EXCEEDED, EMBEDDER_FAILED, ABORTED
 */
export async function createDocsIndex(options: CreateDocsIndexOptions): Promise<DocsIndex> {
  checkCreateOptions(options);
  const { source, embedder, signal, onProgress } = options;
  const content = await readContent(options);
  const embedded =
    embedder === "none" ? undefined : await embedContent(content, embedder, { signal, onProgress });
  onProgress?.({ stage: "index", done: 0, total: content.chunks.length });
  const index = buildIndex(content, embedded);
  onProgress?.({ stage: "index", done: content.chunks.length, total: content.chunks.length });
  const fingerprint = fingerprintOf(content, options.chunk, embedded?.embedder.id);
  return openIndex(index, { fingerprint, sources: [source.id] }, options);
}

/** Source, parse and chunk: everything that is indexed. */
async function readContent(options: CreateDocsIndexOptions): Promise<IndexContent> {
  const { source, signal, onProgress, onWarning, maxDocuments = DEFAULT_MAX_DOCUMENTS } = options;
  const wanted = wantedSdks(options.sdk);
  const offered = new Set<Sdk>();
  // Sources ask before they read, so this sees also the releases whose files are never opened.
  const wantsSdk = (sdk: Sdk) => {
    offered.add(sdk);
    return wanted === undefined || wanted.has(sdk);
  };
  // A source that saw the bytes says which of them were no UTF-8; the parser, which sees text, would say less of the same.
  const garbled = new Set<string>();
  const onParseWarning = (warning: ParseWarning) => {
    if (warning.code !== "INVALID_UTF8" || !garbled.has(warning.file)) onWarning?.(warning);
  };
  const builder = createContentBuilder();
  let files = 0;
  let documents = 0;

  const add = (document: Document) => {
    if (document.sdk !== undefined && !wantsSdk(document.sdk)) return;
    if (documents >= maxDocuments) throw tooMany(source, maxDocuments);
    if (builder.add(document, chunkDocument(document, options.chunk))) {
      documents++;
      return;
    }
    onWarning?.({
      code: "DUPLICATE_PATH",
      file: document.provenance.file,
      line: 1,
      reason: `${document.path} stands in another file already; this one is left out`,
    });
  };

  for await (const file of source.files({
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined ? {} : { onProgress }),
    wantsSdk,
    onProblem: ({ path, reason, code = "UNREADABLE_FILE", line = 1 }) => {
      if (code === "INVALID_UTF8") garbled.add(path);
      onWarning?.({ code, file: path, line, reason });
    },
  })) {
    throwIfAborted(signal, `indexing ${source.id}`);
    checkFile(file, source);
    const origin = file.source ?? source;
    const parsed = await parseFile(file, {
      flavor: origin.flavor,
      baseUrl: origin.baseUrl ?? EXPO_BASE_URL,
      sourceId: origin.id,
      read: async (path) => origin.read?.(path),
      onWarning: onParseWarning,
      ...(signal === undefined ? {} : { signal }),
    });
    for (const document of parsed) add(document);
    onProgress?.({ stage: "parse", done: ++files, item: file.path });
  }
  if (documents === 0 && offered.size === 0) throw nothingFound(source);
  const redirects = await source.read?.(REDIRECTS_FILE);
  const content = builder.finish(redirects === undefined ? [] : parseRedirects(redirects.text));
  for (const sdk of wanted ?? []) {
    if (offered.size > 0 && !content.sdks.includes(sdk)) throw sdkNotIndexed(sdk, [...offered]);
  }
  return content;
}

/** The releases to take; absent: every one. */
function wantedSdks(selection: SdkSelection | string | undefined): Set<Sdk> | undefined {
  if (selection === undefined || selection === "all") return undefined;
  return new Set((Array.isArray(selection) ? selection : [selection]).map(readSdk));
}

function readSdk(value: string | number): Sdk {
  const sdk = parseSdk(value);
  if (sdk !== undefined) return sdk;
  throw invalidOption("sdk", 'a release such as 57, "v57.0.0", "unversioned" or "all"', value);
}

function nothingFound({ id }: Source): ExpodexError {
  return new ExpodexError("SOURCE_EMPTY", {
    subject: id,
    expected: "at least one page of documentation",
    got: "none",
    next: "check that the source is the right one",
    data: { source: id },
  });
}

function tooMany(source: Source, max: number): ExpodexError {
  return new ExpodexError("LIMIT_EXCEEDED", {
    subject: source.id,
    expected: `at most ${max} documents`,
    got: "more",
    next: "raise maxDocuments or narrow the source",
    data: { limit: "maxDocuments", max },
  });
}

/** Names the index by what went into it: equal input, settings and release give an equal fingerprint. */
function fingerprintOf(
  content: IndexContent,
  chunk: ChunkOptions | undefined,
  embedder: string | undefined,
): string {
  const hash = sha256.create();
  hash.update(
    utf8ToBytes(
      JSON.stringify([SNAPSHOT_VERSION, version, chunk ?? {}, embedder ?? null, content.redirects]),
    ),
  );
  for (const { path, provenance } of content.documents)
    hash.update(utf8ToBytes(`${path}\n${provenance.hash}\n`));
  for (const { text } of content.chunks) hash.update(utf8ToBytes(text));
  return bytesToHex(hash.digest()).slice(0, FINGERPRINT_LENGTH);
}

/** 128 bits, in hexadecimal. */
const FINGERPRINT_LENGTH = 32;
