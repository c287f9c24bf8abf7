/**
 * Reads a source into what is indexed: source, parse and chunk.
 *
 * Responsible for: the order of files, which documents are taken, bounds, warnings in the files' order.
 * Not responsible for: what a stage does, vectors,
 * attachments (`attachments.ts`).
 *
 *     source     a b c d e …
 *     handed on  [b c d]          at most `parser.ahead` files, parsed in any order
 *     taken      a, then b, …     documents and warnings in the order of the files, whoever parsed them
 */
import { version } from "../package.json";
import { readAttachments } from "./attachments.ts";
import { createContentBuilder } from "./chunk/build-content.ts";
import { chunkDocument, DEFAULT_CHUNK_SETTINGS } from "./chunk/chunk.ts";
import type { FileRecord, IndexContent, IndexedDocument } from "./chunk/content.ts";
import type { CreateDocsIndexOptions } from "./create-docs-index.ts";
import { checkFile } from "./create-options.ts";
import { ExpodexError, throwIfAborted } from "./errors.ts";
import { createRecordFinder, dependenciesOf, fileKey, stateOf } from "./file-records.ts";
import { invalidOption } from "./options.ts";
import type { Document, ParseWarning } from "./parse/document.ts";
import { inlineParser, type ParsedFile, type ParseRequest } from "./parse/parser.ts";
import { parseRedirects } from "./parse/redirects.ts";
import { readAhead } from "./read-ahead.ts";
import { parseSdk, type Sdk, type SdkSelection, sdkNotIndexed } from "./sdk.ts";
import { createPace, inSlices, type Pace } from "./slices.ts";
import { buildRecordOf } from "./snapshot/build-record.ts";
import { SNAPSHOT_VERSION } from "./snapshot/container.ts";
import type { DocsFile, Source } from "./source/source.ts";

const DEFAULT_MAX_DOCUMENTS = 100_000;
const EXPO_BASE_URL = "https://docs.expo.dev/";
/** Stands in for the address of documentation that is on no site: links need a base, and this one claims nobody's. */
const LOCAL_BASE_URL = "http://localhost/";
const REDIRECTS_FILE = "public/_redirects";

/** What of a build's options reading needs. */
export type ReadContentOptions = Pick<
  CreateDocsIndexOptions,
  "source" | "sdk" | "chunk" | "parser" | "maxDocuments" | "signal" | "onProgress" | "onWarning"
> & {
  /** When reading rests. @default slices of 15 ms */
  pace?: Pace;
};

/** What was read. */
export interface ReadContent {
  content: IndexContent;
  /** For each chunk, its number in the content before; −1 where it is new. */
  origins: Int32Array;
  /** For each document, its number in the content before, where it was taken over; −1 where it was parsed. */
  documentOrigins: Int32Array;
}

/** A file to be parsed, or what an earlier build knows of one that is as it was. */
export type ReadItem = DocsFile | FileRecord;

/**
 * Reads everything that is indexed.
 *
 * @param previous content of an earlier build, whose documents are taken over where their files would give the same again
 * @param items what is read instead of all files of the source; records are of `previous` and are taken over unseen, and its
 * redirects are kept
 * @throws ExpodexError SOURCE_EMPTY, SDK_NOT_INDEXED, LIMIT_EXCEEDED, ABORTED, and what the source raises
 */
export async function readContent(
  options: ReadContentOptions,
  previous?: IndexContent,
  items?: AsyncIterable<ReadItem>,
): Promise<ReadContent> {
  const { source, signal, onProgress, onWarning, maxDocuments = DEFAULT_MAX_DOCUMENTS } = options;
  const parser = options.parser ?? inlineParser;
  const { pace = createPace({ signal, subject: `indexing ${source.id}` }) } = options;
  const wanted = wantedSdks(options.sdk);
  const offered = new Set<Sdk>();
  // Sources ask before they read, so this sees also the releases whose files are never opened.
  const wantsSdk = (sdk: Sdk) => {
    offered.add(sdk);
    return wanted === undefined || wanted.has(sdk);
  };
  const builder = createContentBuilder();
  const settings = settingsOf(options);
  const findRecord = createRecordFinder(previous, settings);
  const records: FileRecord[] = [];
  // A source that saw the bytes says which of them were no UTF-8; the parser, which sees text, would say less of the same.
  const garbled = new Set<string>();
  let files = 0;
  let documents = 0;

  /** Takes a document in where it is wanted and its path is free. */
  const add = (document: Document | IndexedDocument, put: () => boolean): boolean => {
    if (document.sdk !== undefined && !wantsSdk(document.sdk)) return false;
    if (documents >= maxDocuments) throw tooMany(source, maxDocuments);
    if (put()) {
      documents++;
      return true;
    }
    onWarning?.({
      code: "DUPLICATE_PATH",
      file: document.provenance.file,
      line: 1,
      reason: `${document.path} stands in another file already; this one is left out`,
    });
    return false;
  };

  const parse = async (file: ReadItem): Promise<Read> => {
    if ("key" in file) return { origin: file.source, path: file.path, key: file.key, record: file };
    checkFile(file, source);
    const { path } = file;
    const origin = file.source ?? source;
    const request: ParseRequest = {
      flavor: origin.flavor,
      baseUrl: origin.baseUrl ?? (origin.flavor === "expo" ? EXPO_BASE_URL : LOCAL_BASE_URL),
      sourceId: origin.id,
      read: async (path) => origin.read?.(path),
      ...(signal === undefined ? {} : { signal }),
    };
    const key = fileKey(file, request);
    const record = await findRecord?.(key, request);
    if (record !== undefined) return { origin: origin.id, path, key, record };
    return { origin: origin.id, path, key, parsed: await parser.parse(file, request) };
  };

  /** Takes in what a file gave, and remembers it where that is all of it. */
  const take = ({ origin, path, key, record, parsed }: Read) => {
    const { warnings } = record === undefined ? parsed : record;
    if (record === undefined || items === undefined)
      warn(warnings.filter(({ code, file }) => code !== "INVALID_UTF8" || !garbled.has(file)));
    const firstDocument = documents;
    let whole = true;
    if (record !== undefined && previous !== undefined) {
      for (let at = record.firstDocument; at < record.endDocument; at++)
        whole = add(previous.documents[at]!, () => builder.take(previous, at)) && whole;
    }
    for (const document of parsed?.documents ?? [])
      whole =
        add(document, () => builder.add(document, chunkDocument(document, options.chunk))) && whole;
    const used = record === undefined ? dependenciesOf(parsed.documents) : [];
    records.push({
      source: origin,
      path,
      key: whole || key.startsWith("-") ? key : `-${key}`,
      dependencies: record?.dependencies ?? used.map(({ path }) => path),
      state: record?.state ?? stateOf(used),
      firstDocument,
      endDocument: documents,
      warnings,
    });
  };

  // A source reports while it is asked for the next file, which may be long before that file's turn.
  let problems: ParseWarning[] = [];
  const listed: AsyncIterable<ReadItem> =
    items ??
    source.files({
      ...(signal === undefined ? {} : { signal }),
      ...(onProgress === undefined ? {} : { onProgress }),
      wantsSdk,
      onProblem: ({ path, reason, code = "UNREADABLE_FILE", line = 1 }) => {
        if (code === "INVALID_UTF8") garbled.add(path);
        problems.push({ code, file: path, line, reason });
      },
    });
  const attaching =
    items === undefined
      ? readAttachments(source, {
          ...(signal === undefined ? {} : { signal }),
          wantsSdk: (sdk) => wanted === undefined || wanted.has(sdk),
        })
      : undefined;
  // A failure is raised where they are waited for.
  attaching?.catch(() => {});
  const warn = (warnings: readonly ParseWarning[]) => {
    for (const warning of warnings) onWarning?.(warning);
  };
  for await (const { item, before, result } of readAhead(listed, parse, parser.ahead, () => {
    const found = problems;
    problems = [];
    return found;
  })) {
    warn(before);
    throwIfAborted(signal, `indexing ${source.id}`);
    if (item === undefined) continue;
    take(await result);
    onProgress?.({ stage: "parse", done: ++files, item: item.path });
    if (pace.isOver()) await pace.rest();
  }
  if (documents === 0 && offered.size === 0) throw nothingFound(source);
  const attached = await attaching;
  warn(attached?.warnings ?? []);
  const attachments = attached === undefined ? previous?.attachments : attached.attachments;
  const redirects =
    items === undefined
      ? await source.read?.(REDIRECTS_FILE).then(redirectsOf)
      : previous?.redirects;
  const content = await inSlices(
    builder.finishing(
      redirects ?? [],
      previous === undefined
        ? undefined
        : { content: previous, keepsRows: buildRecordOf(previous)?.settings === settings },
    ),
    pace,
  );
  for (const sdk of wanted ?? []) {
    if (offered.size > 0 && !content.sdks.includes(sdk)) throw sdkNotIndexed(sdk, [...offered]);
  }
  if (attachments !== undefined && attachments.names.length > 0) content.attachments = attachments;
  content.build = { settings, files: records, drift: 0 };
  return { content, origins: builder.origins(), documentOrigins: builder.documentOrigins() };
}

function redirectsOf(file: DocsFile | undefined): [from: string, to: string][] {
  return file === undefined ? [] : parseRedirects(file.text);
}

/** What makes the same file give another result: this release, its format, and how documents are cut. */
export function settingsOf({ chunk }: Pick<ReadContentOptions, "chunk">): string {
  const { targetTokens, maxTokens, joinBelowTokens, joinSymbolsBelowTokens } = {
    ...DEFAULT_CHUNK_SETTINGS,
    ...chunk,
  };
  const cuts = [targetTokens, maxTokens, joinBelowTokens, joinSymbolsBelowTokens];
  return [SNAPSHOT_VERSION, version, ...cuts].join(" ");
}

/** What is known of a file: that it is as before, or what it gave. */
type Read = { origin: string; path: string; key: string } & (
  | { record: FileRecord; parsed?: undefined }
  | { parsed: ParsedFile; record?: undefined }
);

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
