/**
 * Joins search, reading, look-up and answers to the one object that users hold.
 *
 * Responsible for: composing the stages right of `index`, closing. Not responsible for: building (`create-docs-index.ts`)
 * or opening bytes (`open-expo-docs-index.ts`); code here is loaded by browsers, so it reaches no parser. What comes after search
 * is loaded by the first call for it, so that a page that only searches loads a third less.
 */
import type { IndexContent } from "./chunk/content.ts";
import type { DocsIndex, IndexInfo } from "./docs-index.ts";
import { ExpodexError } from "./errors.ts";
import type { SearchIndex } from "./indexing/indexing.ts";
import { lazy, lazyPromise } from "./lazy.ts";
import { type Clock, systemClock } from "./platform.ts";
import { parseSdk, type Sdk, sdkNotIndexed } from "./sdk.ts";
import { createSearcher, type ResultCacheOptions } from "./search/search.ts";
import { checkSearch } from "./search-arguments.ts";
import type { PaceOptions } from "./slices.ts";
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
const opened = new WeakMap<DocsIndex, OpenState>();

/** An open index from the inside. */
interface OpenState {
  readonly index: SearchIndex;
  readonly facts: OpenFacts;
  /** Puts another state in the place of this one, for all calls from here on; those under way end on the state they began on. */
  replace(index: SearchIndex, facts: OpenFacts): void;
}

/** Returns what an index is about. @throws ExpodexError CLOSED where the object is no open index */
export function indexContent(docs: DocsIndex): IndexContent {
  return searchIndexOf(docs).content;
}

/** Returns the structure behind an index. @throws ExpodexError CLOSED where the object is no open index */
export function searchIndexOf(docs: DocsIndex): SearchIndex {
  return openStateOf(docs).index;
}

/** Returns an open index from the inside, as it stands now. @throws ExpodexError CLOSED where the object is no open index */
export function openStateOf(docs: DocsIndex): OpenState {
  const state = opened.get(docs);
  if (state === undefined) throw closed();
  return state;
}

/** What is known of an index beside its content. */
export interface OpenFacts extends Omit<SnapshotFacts, "embedder"> {
  /** Writes the index down, with rests. Passed in, so that what only opens snapshots carries no writer, and nothing that rests. */
  write(pace: PaceOptions): Uint8Array | Promise<Uint8Array>;
}

/** Makes an index usable. */
export function openIndex(
  index: SearchIndex,
  facts: OpenFacts,
  options: OpenOptions = {},
): DocsIndex {
  const clock = options.clock ?? systemClock;
  // Everything that a call reads hangs on one object, so that an update shows in all of it or in nothing.
  let state = openState(index, facts, options, clock);
  let isOpen = true;
  const now = () => {
    if (!isOpen) throw closed();
    return state;
  };

  const docs: DocsIndex = {
    get info() {
      return state.info;
    },
    get orama() {
      return now().index.orama;
    },
    async search(query, searchOptions) {
      checkSearch(query, searchOptions);
      return now().searcher().search(query, searchOptions);
    },
    async read(reference, readOptions = {}) {
      const { reading, readSettings } = now();
      const { readDocument, lookup } = await reading();
      return readDocument(lookup, reference, readOptions, readSettings);
    },
    async documents(listOptions) {
      const { reading, readSettings } = now();
      const { listDocuments, lookup } = await reading();
      return listDocuments(lookup, listOptions, readSettings);
    },
    async symbol(name, symbolOptions = {}) {
      const { reading, readSettings } = now();
      const { lookUpSymbol, lookup } = await reading();
      return lookUpSymbol(lookup, name, symbolOptions, readSettings);
    },
    async diff(packageName, range) {
      const { diffPackage, lookup } = await now().reading();
      return diffPackage(lookup, packageName, range);
    },
    async answer(query, answerOptions) {
      const { reading, searcher } = now();
      const [{ packAnswer }, { lookup }] = await Promise.all([
        import("./answer/answer.ts"),
        reading(),
      ]);
      return packAnswer({ lookup, search: searcher().search, now: clock }, query, answerOptions);
    },
    async recommend(context, recommendOptions) {
      const recommend = await now().recommender();
      return recommend(context, recommendOptions);
    },
    async suggest(prefix, suggestOptions) {
      const suggest = await now().suggester();
      return suggest(prefix, suggestOptions);
    },
    async attachment(name) {
      const text = now().index.content.attachments?.text(name);
      return text === undefined ? undefined : (JSON.parse(text) as unknown);
    },
    async snapshot() {
      // Whoever closes an index meanwhile gets no snapshot of it.
      return now().facts.write({ subject: "snapshot", check: () => void now() });
    },
    cacheStatistics: () => state.searcher().cacheStatistics(),
    async close() {
      if (!isOpen) return;
      isOpen = false;
      state.searcher().clearCache();
      opened.delete(docs);
      await state.index.embedder?.close?.();
    },
  };
  opened.set(docs, {
    get index() {
      return state.index;
    },
    get facts() {
      return state.facts;
    },
    replace(newIndex, newFacts) {
      now();
      state = openState(newIndex, newFacts, options, clock);
    },
  });
  return docs;
}

/** What calls read of an index. */
function openState(index: SearchIndex, facts: OpenFacts, options: OpenOptions, clock: Clock) {
  const { content } = index;
  const { fingerprint } = facts;
  const defaultSdk = readDefaultSdk(options.defaultSdk, content.sdks);
  const preset = defaultSdk === undefined ? {} : { defaultSdk };
  const reading = lazyPromise(async () => {
    const { createDocumentLookup, ...calls } = await import("./read/read.ts");
    return { ...calls, lookup: createDocumentLookup(content) };
  });
  const relating = lazyPromise(async () => {
    const [{ createLinkGraphs, createRecommender }, { lookup }] = await Promise.all([
      import("./recommend/recommend.ts"),
      reading(),
    ]);
    return { createRecommender, lookup, links: createLinkGraphs(index, lookup) };
  });
  return {
    index,
    facts,
    info: describe(index, facts, defaultSdk),
    readSettings: { fingerprint, ...preset },
    // Working memory for searches is made by the first one: opening must not wait for it, and whoever reads never needs it.
    searcher: lazy(() =>
      createSearcher(index, {
        fingerprint,
        clock,
        ...preset,
        ...(options.cache === undefined ? {} : { cache: options.cache }),
      }),
    ),
    reading,
    recommender: lazyPromise(async () => {
      const { createRecommender, lookup, links } = await relating();
      return createRecommender(index, { lookup, links, clock, ...preset });
    }),
    suggester: lazyPromise(async () => {
      const [{ createSuggester }, { links }] = await Promise.all([
        import("./suggest/suggest.ts"),
        relating(),
      ]);
      return createSuggester(index, { links, clock, ...preset });
    }),
  };
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
    get attachments() {
      return [...(content.attachments?.names ?? [])];
    },
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
