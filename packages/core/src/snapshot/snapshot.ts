/**
 * An index written down, with format version and fingerprint. This file is the stage's door.
 *
 * Responsible for: which parts a snapshot has and the facts in its header. Byte map: `docs/snapshot-format.md`.
 * Not responsible for: where the bytes are kept.
 */
import type { LearnedState } from "../embed/learned-state.ts";
import { ExpodexError } from "../errors.ts";
import {
  indexParts,
  openIndexParts,
  type QueryEmbedder,
  type SearchIndex,
} from "../indexing/indexing.ts";
import { corrupt, readContainer, writeContainer } from "./container.ts";
import { contentParts, openContent } from "./content-parts.ts";
import { embedderParts, openEmbedder } from "./embedder-parts.ts";

/** The format version that this release writes and reads. */
export { SNAPSHOT_VERSION } from "./container.ts";

/** What a snapshot's header says of the index. */
export interface SnapshotFacts {
  /** Hexadecimal. */
  fingerprint: string;
  sources: string[];
  /** What made the vectors; absent in an index for keywords alone. */
  embedder?: { id: string; dimensions: number };
}

/** Writes an index down. The same index gives the same bytes. */
export function writeSnapshot(
  index: SearchIndex,
  facts: Omit<SnapshotFacts, "embedder">,
): Uint8Array {
  const meta: SnapshotFacts = { fingerprint: facts.fingerprint, sources: [...facts.sources] };
  const { embedder } = index;
  if (embedder !== undefined) meta.embedder = { id: embedder.id, dimensions: embedder.dimensions };
  return writeContainer({
    meta: { ...meta },
    parts: new Map([
      ...contentParts(index.content),
      ...indexParts(index),
      ...(isLearned(embedder) ? embedderParts(embedder.state()) : []),
    ]),
  });
}

/**
 * Opens a snapshot. The bytes are viewed in place and must not change while the index is in use.
 *
 * @param embedder the embedder of the vectors where it is not the learned one; without it the index is searched by
 * keywords alone
 * @throws ExpodexError SNAPSHOT_INVALID, SNAPSHOT_VERSION, SNAPSHOT_CORRUPT, EMBEDDER_FAILED where `embedder` is another
 * than the one that made the vectors
 */
export function openSnapshot(
  bytes: Uint8Array,
  embedder?: QueryEmbedder,
): { index: SearchIndex; facts: SnapshotFacts } {
  const { meta, parts } = readContainer(bytes);
  const facts = readFacts(meta);
  const made = facts.embedder;
  if (embedder !== undefined && made !== undefined && embedder.id !== made.id) {
    throw new ExpodexError("EMBEDDER_FAILED", {
      subject: `embedder ${embedder.id}`,
      expected: `the embedder that made the vectors, ${made.id}`,
      got: "another",
      next: "pass that one, or build the index again with yours",
      data: { embedder: embedder.id },
    });
  }
  const queryEmbedder = embedder ?? (made === undefined ? undefined : openEmbedder(parts, made));
  return { index: openIndexParts(parts, openContent(parts), queryEmbedder), facts };
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
  const facts: SnapshotFacts = { fingerprint, sources: sources.map(String) };
  if (embedder !== undefined) {
    const { id, dimensions } = embedder as Record<string, unknown>;
    if (typeof id !== "string" || !Number.isInteger(dimensions)) throw corrupt("header");
    facts.embedder = { id, dimensions: dimensions as number };
  }
  return facts;
}
