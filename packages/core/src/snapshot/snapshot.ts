/**
 * An index written down, with format version and fingerprint. This file is the stage's door.
 *
 * Responsible for: which parts a snapshot has and the facts in its header. Byte map: `docs/snapshot-format.md`.
 * Not responsible for: where the bytes are kept.
 */
import type { LearnedState } from "../embed/learned-state.ts";
import { ExpodexError } from "../errors.ts";
import {
  openIndexParts,
  type QueryEmbedder,
  type SearchIndex,
  writingIndexParts,
} from "../indexing/indexing.ts";
import { atOnce, type Sliced } from "../slices.ts";
import { attachmentParts } from "./attachment-parts.ts";
import { buildRecordParts } from "./build-record.ts";
import { corrupt, type ReadContainerOptions, readContainer, writeContainer } from "./container.ts";
import { type ContentSize, contentSize, writingContentParts } from "./content-parts.ts";
import { embedderParts, openEmbedder } from "./embedder-parts.ts";
import { openContent } from "./open-content.ts";

/** The format version that this release writes and reads. */
export { SNAPSHOT_VERSION } from "./container.ts";
export { type ContentSize, contentSize } from "./content-parts.ts";

/** What a snapshot's header says of the index. */
export interface SnapshotFacts {
  /** Hexadecimal. */
  fingerprint: string;
  sources: string[];
  /** What made the vectors; absent in an index for keywords alone. */
  embedder?: { id: string; dimensions: number };
  size: ContentSize;
}

/** How to open a snapshot. */
export interface OpenSnapshotOptions extends ReadContainerOptions {
  /** The embedder of the vectors where it is not the learned one; without it the index is searched by keywords alone. */
  embedder?: QueryEmbedder;
}

/** Writes an index down. The same index gives the same bytes. */
export function writeSnapshot(
  index: SearchIndex,
  facts: Pick<SnapshotFacts, "fingerprint" | "sources">,
): Uint8Array {
  return atOnce(writingSnapshot(index, facts));
}

/** The same in slices. */
export function* writingSnapshot(
  index: SearchIndex,
  facts: Pick<SnapshotFacts, "fingerprint" | "sources">,
): Sliced<Uint8Array> {
  const meta: SnapshotFacts = {
    fingerprint: facts.fingerprint,
    sources: [...facts.sources],
    size: contentSize(index.content),
  };
  const { embedder } = index;
  if (embedder !== undefined) meta.embedder = { id: embedder.id, dimensions: embedder.dimensions };
  const content = yield* writingContentParts(index.content);
  const build = buildRecordParts(index.content);
  yield;
  const searched = yield* writingIndexParts(index);
  const made = isLearned(embedder)
    ? embedderParts(embedder.state(), index.keywords.dictionary)
    : [];
  yield;
  return writeContainer({
    meta: { ...meta },
    parts: new Map([...content, ...attachmentParts(index.content), ...build, ...searched, ...made]),
  });
}

/**
 * Opens a snapshot. The bytes are viewed in place and must not change while the index is in use. Reads the header; everything
 * else is checked and decoded when it is first needed.
 *
 * @throws ExpodexError SNAPSHOT_INVALID, SNAPSHOT_VERSION, SNAPSHOT_CORRUPT, EMBEDDER_FAILED where `embedder` is another
 * than the one that made the vectors
 */
export function openSnapshot(
  bytes: Uint8Array,
  { embedder, ...options }: OpenSnapshotOptions = {},
): { index: SearchIndex; facts: SnapshotFacts } {
  const { meta, parts } = readContainer(bytes, options);
  const facts = readFacts(meta);
  const { embedder: made, size } = facts;
  if (embedder !== undefined && made !== undefined && embedder.id !== made.id) {
    throw new ExpodexError("EMBEDDER_FAILED", {
      subject: `embedder ${embedder.id}`,
      expected: `the embedder that made the vectors, ${made.id}`,
      got: "another",
      next: "pass that one, or build the index again with yours",
      data: { embedder: embedder.id },
    });
  }
  // Queries are encoded by the words of the index, which is opened over its embedder.
  let opened: SearchIndex | undefined;
  const dictionary = () => opened!.keywords.dictionary;
  const queryEmbedder =
    embedder ?? (made === undefined ? undefined : openEmbedder(parts, made, dictionary));
  const index = openIndexParts(parts, openContent(parts, size), queryEmbedder, size);
  opened = index;
  if (options.verify === true) readColumns(index);
  return { index, facts };
}

/** Decodes whatever is decoded as a whole. */
function readColumns({ content, keywords, vectors }: SearchIndex): void {
  void [content.documents, content.chunks, content.placements, content.sdks, content.redirects];
  for (const name of content.attachments?.names ?? []) void content.attachments?.text(name);
  void [content.symbols, content.symbolPlacements, vectors, keywords.chunks, keywords.documents];
  void [keywords.chunkLengths, keywords.documentLengths, keywords.words];
}

function isLearned(
  embedder: QueryEmbedder | undefined,
): embedder is QueryEmbedder & { state(): LearnedState } {
  return embedder !== undefined && "state" in embedder && typeof embedder.state === "function";
}

/** A hand-written guard: the browser's entry carries no schema library. */
function readFacts(meta: Record<string, unknown>): SnapshotFacts {
  const { fingerprint, sources, embedder } = meta;
  if (typeof fingerprint !== "string" || !Array.isArray(sources)) throw corrupt("header");
  const size = readSize(meta.size);
  const facts: SnapshotFacts = { fingerprint, sources: sources.map(String), size };
  if (embedder !== undefined) {
    const { id, dimensions } = (embedder ?? {}) as Record<string, unknown>;
    if (typeof id !== "string" || !isCount(dimensions) || dimensions > MAX_DIMENSIONS)
      throw corrupt("header");
    facts.embedder = { id, dimensions };
  }
  return facts;
}

/** More than any embedder gives; a query's vector is made before the vectors' own part is read. */
const MAX_DIMENSIONS = 1 << 16;

function readSize(value: unknown): ContentSize {
  const { documents, chunks, placements, symbols, symbolPlacements } = (value ?? {}) as Record<
    string,
    unknown
  >;
  if (
    isCount(documents) &&
    isCount(chunks) &&
    isCount(placements) &&
    isCount(symbols) &&
    isCount(symbolPlacements)
  ) {
    return { documents, chunks, placements, symbols, symbolPlacements };
  }
  throw corrupt("header");
}

const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0;
