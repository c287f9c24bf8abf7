/**
 * Joins search, reading, look-up and answers to the one object that users hold.
 *
 * Responsible for: composing the stages right of `index`, closing. Not responsible for: building (`create-docs-index.ts`)
 * or opening bytes (`open-expo-docs-index.ts`); code here is loaded by browsers, so it reaches no parser.
 */
import { packAnswer } from "./answer/answer.ts";
import type { IndexContent } from "./chunk/content.ts";
import type { DocsIndex, IndexInfo } from "./docs-index.ts";
import { ExpodexError } from "./errors.ts";
import type { SearchIndex } from "./indexing/indexing.ts";
import { lazy } from "./lazy.ts";
import { type Clock, systemClock } from "./platform.ts";
import { createDocumentLookup, diffPackage, lookUpSymbol, readDocument } from "./read/read.ts";
import { parseSdk, type Sdk, sdkNotIndexed } from "./sdk.ts";
import { createSearcher, type ResultCacheOptions } from "./search/search.ts";
import { checkSearch } from "./search-arguments.ts";
import type { SnapshotFacts } from "./snapshot/snapshot.ts";
import { wantedSdk } from "./wanted-sdk.ts";

/** How an index is used once it is open. */
export interface OpenOptions {
  /** The SDK of a request that names none, such as the project's; ignored where the index lacks it. @default the newest in the index */
  defaultSdk?: Sdk | string;
  /** How results are remembered. */
  cache?: ResultCacheOptions;
  /** @default the platform's monotonic clock */
  clock?: Clock;
}

/** What stands behind an index: for builds that take over from it, and for tests and benchmarks that compare on the same chunks. */
const opened = new WeakMap<DocsIndex, SearchIndex>();

/** Returns what an index is about. @throws ExpodexError CLOSED where the object is no open index */
export function indexContent(docs: DocsIndex): IndexContent {
  return searchIndexOf(docs).content;
}

/** Returns the structure behind an index. @throws ExpodexError CLOSED where the object is no open index */
export function searchIndexOf(docs: DocsIndex): SearchIndex {
  const index = opened.get(docs);
  if (index === undefined) throw closed();
  return index;
}

/** What is known of an index beside its content. */
export interface OpenFacts extends Omit<SnapshotFacts, "embedder"> {
  /** Writes the index down. Passed in, so that what only opens snapshots carries no writer. */
  write(): Uint8Array;
}

/** Makes an index usable. */
export function openIndex(
  index: SearchIndex,
  facts: OpenFacts,
  options: OpenOptions = {},
): DocsIndex {
  const { content } = index;
  const clock = options.clock ?? systemClock;
  const defaultSdk = readDefaultSdk(options.defaultSdk, content.sdks);
  const info = describe(index, facts, defaultSdk);
  // Working memory for searches is made by the first one: opening must not wait for it, and whoever reads never needs it.
  const searcher = lazy(() =>
    createSearcher(index, {
      fingerprint: facts.fingerprint,
      clock,
      ...(defaultSdk === undefined ? {} : { defaultSdk }),
      ...(options.cache === undefined ? {} : { cache: options.cache }),
    }),
  );
  const readSettings = {
    fingerprint: facts.fingerprint,
    ...(defaultSdk === undefined ? {} : { defaultSdk }),
  };
  const openLookup = lazy(() => createDocumentLookup(content));
  let isOpen = true;
  const checkOpen = () => {
    if (!isOpen) throw closed();
  };

  const docs: DocsIndex = {
    info,
    get orama() {
      checkOpen();
      return index.orama;
    },
    async search(query, searchOptions) {
      checkSearch(query, searchOptions);
      checkOpen();
      return searcher().search(query, searchOptions);
    },
    async read(reference, readOptions = {}) {
      checkOpen();
      return readDocument(openLookup(), reference, readOptions, readSettings);
    },
    async symbol(name, symbolOptions = {}) {
      checkOpen();
      return lookUpSymbol(openLookup(), name, symbolOptions, readSettings);
    },
    async diff(packageName, range) {
      checkOpen();
      return diffPackage(openLookup(), packageName, range);
    },
    async answer(query, answerOptions) {
      checkOpen();
      return packAnswer(
        { lookup: openLookup(), search: searcher().search, now: clock },
        query,
        answerOptions,
      );
    },
    async snapshot() {
      checkOpen();
      return facts.write();
    },
    cacheStatistics: () => searcher().cacheStatistics(),
    async close() {
      if (!isOpen) return;
      isOpen = false;
      searcher().clearCache();
      opened.delete(docs);
      await index.embedder?.close?.();
    },
  };
  opened.set(docs, index);
  return docs;
}

/** The default SDK where the index holds it; a project may well be older than the index. */
function readDefaultSdk(
  wanted: Sdk | string | undefined,
  available: readonly Sdk[],
): Sdk | undefined {
  if (wanted === undefined) return undefined;
  const sdk = parseSdk(wanted);
  if (sdk === undefined) throw sdkNotIndexed(String(wanted), available);
  return available.includes(sdk) ? sdk : undefined;
}

/** What an index holds. Lists that opening does not need are made when they are asked for. */
function describe(
  { content, embedder }: SearchIndex,
  { fingerprint, sources, size }: OpenFacts,
  defaultSdk: Sdk | undefined,
): IndexInfo {
  const searched = wantedSdk(undefined, content.sdks, "error", defaultSdk).sdk;
  const packages = lazy(() => {
    const names = new Set<string>();
    for (const { packageName } of content.documents)
      if (packageName !== undefined) names.add(packageName);
    return [...names].sort();
  });
  return {
    fingerprint,
    documents: size.documents,
    chunks: size.chunks,
    placements: size.placements,
    symbols: size.symbols,
    sdks: [...content.sdks],
    ...(searched === undefined ? {} : { defaultSdk: searched }),
    get packages() {
      return packages();
    },
    ...(embedder === undefined
      ? {}
      : { embedder: { id: embedder.id, dimensions: embedder.dimensions } }),
    sources: [...sources],
  };
}

function closed(): ExpodexError<"CLOSED"> {
  return new ExpodexError("CLOSED", {
    subject: "index",
    expected: "an open index",
    got: "one that was closed",
    next: "open or build it again",
    data: { subject: "index" },
  });
}
