/**
 * Gives every chunk of a content its vector: by the embedder that was passed in, or by one learned from the content.
 *
 * Responsible for: what of a chunk is embedded. Not responsible for: how (`embed`).
 */
import { type Chunk, type IndexContent, withSdk } from "./chunk/content.ts";
import { hasDrifted } from "./embed/drift.ts";
import { embedChunks } from "./embed/embed.ts";
import type { Embedder } from "./embed/embedder.ts";
import { learnEmbedder } from "./embed/learned-embedder.ts";
import { type LearnedEmbedder, learnedEmbedder } from "./embed/learned-state.ts";
import type { VectorLearner } from "./embed/vector-learner.ts";
import { throwIfAborted } from "./errors.ts";
import {
  type ContentTerms,
  type EmbeddedChunks,
  mergeVectors,
  pathWords,
  readContentTerms,
  type SearchIndex,
  searchableMarkdown,
  type VectorIndex,
} from "./indexing/indexing.ts";
import type { OnProgress } from "./progress.ts";
import { createPace, inSlices, type Pace, type Sliced } from "./slices.ts";
import { buildRecordOf } from "./snapshot/build-record.ts";
import { createTermReader } from "./text/analyze.ts";
import {
  createTermCounter,
  rowCount,
  type TermMatrix,
  type WeightedTerms,
} from "./text/term-matrix.ts";
import { createNumberList } from "./text/term-numbers.ts";

/**
 * How often a word of each part counts when vectors are learned. At 0 a part says nothing; far above the body's 1 all
 * chunks of a page fall on one point, because they share its title and path. On Expo's documentation three finds pages best
 * (nDCG@10 of vectors alone 0.66, against 0.63 at one).
 */
const PART_WEIGHTS = { title: 3, headings: 3, path: 3, body: 1 } as const;

/** An index built before, and what of it stands in this content too. */
export interface EmbeddedBefore {
  index: SearchIndex;
  /** For each chunk, its number there; −1 where it is new. */
  origins: Int32Array;
}

/** What embedding is told. */
export interface EmbedContentOptions {
  signal?: AbortSignal | undefined;
  onProgress?: OnProgress | undefined;
  /** Vectors of chunks that were there before are kept, unless they came from another embedder or a space that has drifted. */
  before?: EmbeddedBefore | undefined;
  /** Learns beside this thread; without one it is done here. */
  learner?: Partial<VectorLearner> | undefined;
  /** The terms of the chunks, where they are read already. */
  terms?: ContentTerms | undefined;
  /** When merging rests. @default slices of 15 ms */
  pace?: Pace | undefined;
}

/** Embeds a content's chunks; learns an embedder where none is given. */
export async function embedContent(
  content: IndexContent,
  embedder: Embedder | undefined,
  options: EmbedContentOptions,
): Promise<EmbeddedChunks> {
  const { before, pace = createPace(options) } = options;
  if (embedder !== undefined) {
    const kept =
      before?.index.embedder?.id === embedder.id ? keptVectors(content, before) : undefined;
    const numbers = kept?.fresh ?? [...content.chunks.keys()];
    const texts = numbers.map((number) => textOf(content.chunks[number]!));
    const fresh = await embedChunks(texts, embedder, options);
    if (kept === undefined) return { embedder, vectors: fresh };
    return {
      embedder,
      vectors: await inSlices(mergeVectors(kept.vectors, kept.origins, fresh), pace),
    };
  }
  const paths = pathsOf(content);
  const termsOf = createRowReader();
  const rowTerms = (number: number) => termsOf(content.chunks[number]!, paths[number] ?? "");
  const folded =
    before === undefined ? undefined : await inSlices(foldIn(content, before, rowTerms), pace);
  if (folded !== undefined) return folded;
  return learnFrom(content, paths, rowTerms, options);
}

/**
 * Learns from what the readers of the newest SDK see, and places the other chunks in that space: the index of five SDKs then ranks
 * the newest as an index of it alone does, and learns from a quarter less. A row that is encoded lands where it was learned.
 */
async function learnFrom(
  content: IndexContent,
  paths: readonly string[],
  termsOf: (chunk: number) => WeightedTerms[],
  options: EmbedContentOptions,
): Promise<EmbeddedChunks> {
  const current = currentChunks(content);
  const matrix = countRows(content, current, paths, options.terms ?? readContentTerms(content));
  const embedder = await learn(matrix, options);
  const { dimensions, vectors: learned } = embedder;
  if (current.length === content.chunks.length) return { embedder, vectors: learned };
  const vectors = new Float32Array(content.chunks.length * dimensions);
  const isLearnedFrom = new Uint8Array(content.chunks.length);
  for (const [at, number] of current.entries()) {
    isLearnedFrom[number] = 1;
    vectors.set(rowOf(learned, at, dimensions), number * dimensions);
  }
  for (let number = 0; number < isLearnedFrom.length; number++) {
    if (isLearnedFrom[number] === 1) continue;
    throwIfAborted(options.signal, "embed");
    vectors.set(embedder.encodeTerms(repeated(termsOf(number))), number * dimensions);
  }
  return { embedder, vectors };
}

/** Counts what chunks are learned from: what `createRowReader` reads of them, as numbers. */
function countRows(
  { chunks }: IndexContent,
  numbers: readonly number[],
  paths: readonly string[],
  { reader, body }: ContentTerms,
): TermMatrix {
  const counter = createTermCounter();
  const part = createNumberList();
  const count = (terms: Uint32Array, length: number, weight: number) => {
    for (let at = 0; at < length; at++) counter.add(terms[at]!, weight);
  };
  const countText = (text: string, weight: number) => {
    part.length = 0;
    reader.read(text, part);
    count(part.numbers, part.length, weight);
  };
  for (const number of numbers) {
    const { title, headings } = chunks[number]!;
    countText(title, PART_WEIGHTS.title);
    countText(headings.join("\n"), PART_WEIGHTS.headings);
    countText(pathWords(paths[number] ?? ""), PART_WEIGHTS.path);
    const terms = body(number);
    count(terms, terms.length, PART_WEIGHTS.body);
    counter.endRow();
  }
  return counter.finish(reader.terms);
}

/**
 * Numbers of the chunks that stand on a page of the newest SDK or on one that belongs to none. In the order of pages, in which an
 * index of that SDK alone has them: the space is then the same to the bit.
 */
function currentChunks({ chunks, documents, placements, sdks }: IndexContent): number[] {
  const [newest] = sdks;
  const isListed = new Uint8Array(chunks.length);
  const current: number[] = [];
  for (const { chunk, document } of placements) {
    const { sdk } = documents[document]!;
    if (isListed[chunk] === 1 || (sdk !== undefined && sdk !== newest)) continue;
    isListed[chunk] = 1;
    current.push(chunk);
  }
  return current;
}

async function learn(matrix: TermMatrix, options: EmbedContentOptions): Promise<LearnedEmbedder> {
  const { learner, signal, onProgress } = options;
  const elsewhere = learner?.learn?.(matrix, signal);
  if (elsewhere === undefined) return learnEmbedder(matrix, options);
  const total = rowCount(matrix);
  const report = (done: number) =>
    onProgress?.({ stage: "embed", done, total, item: "learning vectors" });
  report(0);
  const { state, vectors } = await elsewhere;
  report(total);
  return learnedEmbedder(state, vectors, {});
}

/** Keeps the learned space and places new chunks in it; undefined where it is to be learned anew. Says in the content how far it drifted. */
function* foldIn(
  content: IndexContent,
  before: EmbeddedBefore,
  termsOf: (chunk: number) => WeightedTerms[],
): Sliced<EmbeddedChunks | undefined> {
  const { embedder, content: old } = before.index;
  if (embedder === undefined || !isLearned(embedder)) return undefined;
  const kept = keptVectors(content, before);
  if (kept === undefined) return undefined;
  const known = new Set(kept.fresh.length === 0 ? [] : embedder.state().terms);
  const novelty = { occurrences: 0, unknown: 0 };
  const vectors = new Float32Array(kept.fresh.length * embedder.dimensions);
  for (const [at, number] of kept.fresh.entries()) {
    const terms = repeated(termsOf(number));
    for (const term of terms) {
      novelty.occurrences++;
      if (!known.has(term)) novelty.unknown++;
    }
    vectors.set(embedder.encodeTerms(terms), at * embedder.dimensions);
    yield;
  }
  const gone = old.chunks.length - (content.chunks.length - kept.fresh.length);
  const drift = (buildRecordOf(old)?.drift ?? 0) + kept.fresh.length + gone;
  if (hasDrifted({ chunks: content.chunks.length, drift, fresh: kept.fresh.length, ...novelty }))
    return undefined;
  if (content.build !== undefined) content.build.drift = drift;
  return { embedder, vectors: yield* mergeVectors(kept.vectors, kept.origins, vectors) };
}

/** Vectors that there were before, where chunks have theirs among them, and which chunks have none. */
function keptVectors(
  { chunks }: IndexContent,
  { index: { vectors }, origins }: EmbeddedBefore,
): { vectors: VectorIndex; origins: Int32Array; fresh: number[] } | undefined {
  if (vectors === undefined) return undefined;
  const fresh: number[] = [];
  for (let number = 0; number < chunks.length; number++)
    if (origins[number] === -1) fresh.push(number);
  return { vectors, origins, fresh };
}

const rowOf = (rows: Float32Array, row: number, width: number) =>
  rows.subarray(row * width, (row + 1) * width);

/** Terms as a text that weighs each part by saying it several times. */
function repeated(parts: readonly WeightedTerms[]): string[] {
  return parts.flatMap(({ terms, weight }) => Array.from({ length: weight }, () => terms).flat());
}

function isLearned(embedder: Embedder): embedder is LearnedEmbedder {
  return "encodeTerms" in embedder && "state" in embedder;
}

/** What an embedder of words and meaning reads: where the chunk stands, then what it says. */
function textOf(chunk: Chunk): string {
  return `${[chunk.title, ...chunk.headings].join(" › ")}\n\n${withSdk(chunk.text, "unversioned")}`;
}

/** The path that each chunk stands under first. */
function pathsOf({ chunks, placements, documents }: IndexContent): string[] {
  const paths = new Array<string>(chunks.length);
  for (const { chunk, document } of placements) paths[chunk] ??= documents[document]?.path ?? "";
  return paths;
}

/** Reads what a chunk is learned from. */
function createRowReader(): (chunk: Chunk, path: string) => WeightedTerms[] {
  const readTerms = createTermReader();
  const analyze = (text: string): string[] => {
    const terms: string[] = [];
    readTerms(text, (term) => {
      terms.push(term);
    });
    return terms;
  };
  return ({ title, headings, text }, path) => [
    { terms: analyze(title), weight: PART_WEIGHTS.title },
    { terms: analyze(headings.join("\n")), weight: PART_WEIGHTS.headings },
    { terms: analyze(pathWords(path)), weight: PART_WEIGHTS.path },
    { terms: analyze(searchableMarkdown(text)), weight: PART_WEIGHTS.body },
  ];
}
