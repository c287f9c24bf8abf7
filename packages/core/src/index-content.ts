/**
 * Makes an index of what was read: embed and index, for builds and updates alike.
 *
 * Responsible for: the order of these stages, taking over from an index before, the fingerprint.
 * Not responsible for: what a stage does, reading (`read-content.ts`).
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { IndexContent } from "./chunk/content.ts";
import type { Embedder } from "./embed/embedder.ts";
import type { VectorLearner } from "./embed/vector-learner.ts";
import { embedContent } from "./embed-content.ts";
import { throwIfAborted } from "./errors.ts";
import {
  buildIndex,
  buildKeywordIndex,
  mergeKeywordIndex,
  readContentTerms,
  type SearchIndex,
} from "./indexing/indexing.ts";
import type { OpenFacts } from "./open-index.ts";
import type { OnProgress } from "./progress.ts";
import type { ReadContent } from "./read-content.ts";
import { createPace, inSlices, type Pace, type Sliced } from "./slices.ts";
import { buildRecordOf } from "./snapshot/build-record.ts";
import { contentSize, writingSnapshot } from "./snapshot/snapshot.ts";

/** What making an index may be told. */
export interface IndexContentOptions {
  signal?: AbortSignal;
  onProgress?: OnProgress;
  /** What learns vectors beside this thread. */
  parser?: Partial<VectorLearner>;
  /** When merging rests. @default slices of 15 ms */
  pace?: Pace;
}

/** An index, and what is known of it beside its content. */
export interface IndexedContent {
  index: SearchIndex;
  facts: OpenFacts;
}

/**
 * Makes an index.
 *
 * @param before an index whose vectors are kept for chunks that stood in it
 * @throws ExpodexError EMBEDDER_FAILED, ABORTED
 */
export async function indexContentOf(
  { content, origins, documentOrigins }: ReadContent,
  embedder: Embedder | "none" | undefined,
  sources: readonly string[],
  before: SearchIndex | undefined,
  { signal, onProgress, parser, pace = createPace({ signal }) }: IndexContentOptions,
): Promise<IndexedContent> {
  const isFresh = before === undefined;
  // Vectors and keywords are made of the same terms.
  const terms = isFresh ? readContentTerms(content) : undefined;
  const embedding =
    embedder === "none"
      ? undefined
      : embedContent(content, embedder, {
          signal,
          onProgress,
          before: before === undefined ? undefined : { index: before, origins },
          learner: parser,
          pace,
          terms,
        });
  // A failure is raised where the vectors are waited for.
  embedding?.catch(() => {});
  // While vectors are learned on another thread, this one has nothing else to do.
  const isBeside = isFresh && parser?.learn !== undefined;
  const keywords = isBeside ? buildKeywordIndex(content, terms) : undefined;
  const embedded = await embedding;
  throwIfAborted(signal, "indexing");
  onProgress?.({ stage: "index", done: 0, total: content.chunks.length });
  const isSameRelease =
    before !== undefined && buildRecordOf(before.content)?.settings === content.build?.settings;
  const merged =
    before === undefined || !isSameRelease
      ? undefined
      : await inSlices(
          mergeKeywordIndex(content, {
            content: before.content,
            keywords: before.keywords,
            origins,
            documentOrigins,
          }),
          pace,
        );
  const index = buildIndex(
    content,
    embedded,
    merged ?? keywords ?? buildKeywordIndex(content, terms),
  );
  onProgress?.({ stage: "index", done: content.chunks.length, total: content.chunks.length });
  const fingerprint = await inSlices(fingerprintOf(content, embedded?.embedder.id), pace);
  const facts = { fingerprint, sources: [...sources], size: contentSize(content) };
  return {
    index,
    facts: { ...facts, write: (pace) => inSlices(writingSnapshot(index, facts), createPace(pace)) },
  };
}

/**
 * Names the index by what went into it: equal input, settings and release give an equal fingerprint. Files stand in it by the
 * digests that tell whether they would be parsed again, so that no text is read to work it out.
 */
function* fingerprintOf(
  { build, documents, redirects, attachments }: IndexContent,
  embedder: string | undefined,
): Sliced<string> {
  const hash = sha256.create();
  hash.update(utf8ToBytes(JSON.stringify([build?.settings ?? null, embedder ?? null, redirects])));
  const lines = function* () {
    for (const { key, state } of build?.files ?? []) yield `${key} ${state}\n`;
    for (const { path } of documents) yield `${path}\n`;
    for (const name of attachments?.names ?? []) yield `${name} ${attachments?.text(name)}\n`;
  };
  let read = 0;
  for (const line of lines()) {
    hash.update(utf8ToBytes(line));
    if (++read % LINES_AT_ONCE === 0) yield;
  }
  return bytesToHex(hash.digest()).slice(0, FINGERPRINT_LENGTH);
}

/** Lines that are digested between two `yield`s. */
const LINES_AT_ONCE = 1 << 8;
/** 128 bits, in hexadecimal. */
const FINGERPRINT_LENGTH = 32;
