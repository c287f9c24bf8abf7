/**
 * Updates an open index in place.
 *
 *     open index ─► what changed is read ─► merged into a copy ─► put in the place of the old state, at once
 *
 * Responsible for: that updates of one index follow each other, that one which fails or is stopped changes nothing, and what it
 * did. Not responsible for: reading (`read-content.ts`), merging (`indexing`), what calls under way see (`open-index.ts`).
 */
import type { CreateDocsIndexOptions } from "./create-docs-index.ts";
import type { DocsIndex } from "./docs-index.ts";
import type { Embedder } from "./embed/embedder.ts";
import { ExpodexError, throwIfAborted } from "./errors.ts";
import { indexContentOf } from "./index-content.ts";
import type { SearchIndex } from "./indexing/indexing.ts";
import { openStateOf } from "./open-index.ts";
import { invalidOption } from "./options.ts";
import { type ReadContent, readContent, settingsOf } from "./read-content.ts";
import { createPace } from "./slices.ts";
import { buildRecordOf } from "./snapshot/build-record.ts";
import type { DocsFile } from "./source/source.ts";
import { changedFiles } from "./update-files.ts";
import { checkUpdateOptions } from "./update-options.ts";

/** How to update an index. */
export interface UpdateDocsIndexOptions
  extends Pick<
    CreateDocsIndexOptions,
    "source" | "sdk" | "chunk" | "parser" | "maxDocuments" | "signal" | "onProgress" | "onWarning"
  > {
  /**
   * Pages that are new or changed, at most 100,000. With it, or with `remove`, the source is not listed: it only says how pages are
   * read, and is asked for what these draw in. Pages that draw in what a change touches, and redirects, wait for an update from the
   * whole source. @default every page of the source
   */
  put?: readonly DocsFile[];
  /** Paths of pages of the source that are gone, at most 100,000. A path that the index does not have is passed over. */
  remove?: readonly string[];
}

/** What an update did. */
export interface IndexUpdate {
  /** The index's fingerprint from here on. */
  fingerprint: string;
  documents: UpdateCounts;
  /** Distinct chunks. */
  chunks: UpdateCounts;
}

/** How much is as it was, how much came, and how much went; what was replaced counts as both of the latter. */
export interface UpdateCounts {
  kept: number;
  added: number;
  removed: number;
}

/** Updates of one index that may wait, the one at work included. */
const MAX_WAITING = 100;

/** The last update of each index that is under way, and how many there are. */
const waiting = new WeakMap<DocsIndex, { last: Promise<unknown>; count: number }>();

/**
 * Brings an open index up to its source, or takes single pages in and out. What did not change is taken over, so the time depends
 * on what did. The next call sees all of it; calls under way end on what they began with. Updates of one index follow each other.
 * One that fails or is stopped leaves the index as it was.
 *
 * The result is that of a build from the same files, with `previous` where vectors are learned. Pass the `sdk` and `chunk` of the build.
 *
 * @throws ExpodexError what `createDocsIndex` raises, CLOSED, and INVALID_OPTION for single pages where another release built the
 * index, or cut it otherwise
 */
export async function updateDocsIndex(
  docs: DocsIndex,
  options: UpdateDocsIndexOptions,
): Promise<IndexUpdate> {
  checkUpdateOptions(options);
  openStateOf(docs);
  const queue = waiting.get(docs) ?? { last: Promise.resolve(), count: 0 };
  if (queue.count >= MAX_WAITING) throw tooManyWaiting();
  const run = queue.last.then(() => update(docs, options));
  const last = run.catch(() => {});
  waiting.set(docs, { last, count: queue.count + 1 });
  try {
    return await run;
  } finally {
    const now = waiting.get(docs);
    if (now !== undefined && now.count > 1) waiting.set(docs, { ...now, count: now.count - 1 });
    else waiting.delete(docs);
  }
}

async function update(docs: DocsIndex, options: UpdateDocsIndexOptions): Promise<IndexUpdate> {
  const { source, signal } = options;
  throwIfAborted(signal, "update");
  const { index: before, facts: known } = openStateOf(docs);
  // Whoever closes an index meanwhile has no use for the rest of the work.
  const pace = createPace({ signal, subject: "update", check: () => void openStateOf(docs) });
  const paced = { ...options, pace };
  const embedder = embedderOf(before);
  const single = options.put !== undefined || options.remove !== undefined;
  const read = await readContent(
    paced,
    before.content,
    single ? changedFiles(recordsOf(before, options), changesOf(options), source) : undefined,
  );
  const sources = single ? known.sources : [source.id];
  const { index, facts } = await indexContentOf(read, embedder, sources, before, paced);
  throwIfAborted(signal, "update");
  openStateOf(docs).replace(index, facts);
  return { fingerprint: facts.fingerprint, ...countsOf(read, before) };
}

const changesOf = ({ put = [], remove = [] }: UpdateDocsIndexOptions) => ({ put, remove });

/** What makes the vectors of an updated index: what made them before. */
function embedderOf({ embedder, vectors }: SearchIndex): Embedder | "none" | undefined {
  if (embedder !== undefined) return "state" in embedder ? undefined : embedder;
  if (vectors === undefined) return "none";
  throw new ExpodexError("EMBEDDER_FAILED", {
    subject: "update",
    expected: "an index that is open with the embedder of its vectors",
    got: "one without",
    next: "pass that embedder to openExpoDocsIndex",
    data: { embedder: "none" },
  });
}

/** The files that an index was built from. */
function recordsOf({ content }: SearchIndex, options: UpdateDocsIndexOptions) {
  const build = buildRecordOf(content);
  if (build !== undefined && build.settings === settingsOf(options)) return build.files;
  throw invalidOption(
    options.put === undefined ? "remove" : "put",
    "an index that this release built with the same sizes of chunks",
    build === undefined ? "one without a record of its files" : "another release or other sizes",
    "update from the whole source, without put and remove",
  );
}

function countsOf(
  { content, origins, documentOrigins }: ReadContent,
  { content: old }: SearchIndex,
): Pick<IndexUpdate, "documents" | "chunks"> {
  const counts = (origins: Int32Array, before: number): UpdateCounts => {
    const kept = origins.reduce((sum, origin) => sum + (origin === -1 ? 0 : 1), 0);
    return { kept, added: origins.length - kept, removed: before - kept };
  };
  return {
    documents: counts(documentOrigins, old.documents.length),
    chunks: counts(origins.subarray(0, content.chunks.length), old.chunks.length),
  };
}

function tooManyWaiting(): ExpodexError<"LIMIT_EXCEEDED"> {
  return new ExpodexError("LIMIT_EXCEEDED", {
    subject: "update",
    expected: `at most ${MAX_WAITING} updates of one index at once`,
    got: "more",
    next: "wait for earlier ones, or put several pages in one update",
    data: { limit: "updates", max: MAX_WAITING },
  });
}
