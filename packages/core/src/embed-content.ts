/**
 * Gives every chunk of a content its vector: by the embedder that was passed in, or by one learned from the content.
 *
 * Responsible for: what of a chunk is embedded. Not responsible for: how (`embed`).
 */
import { type Chunk, type IndexContent, withSdk } from "./chunk/content.ts";
import { embedChunks } from "./embed/embed.ts";
import type { Embedder } from "./embed/embedder.ts";
import { learnEmbedder } from "./embed/learned-embedder.ts";
import { type EmbeddedChunks, pathWords, searchableMarkdown } from "./indexing/indexing.ts";
import type { OnProgress } from "./progress.ts";
import { createTermReader } from "./text/analyze.ts";
import { countTerms, type WeightedTerms } from "./text/term-matrix.ts";

/**
 * How often a word of each part counts when vectors are learned. At 0 a part says nothing; far above the body's 1 all
 * chunks of a page fall on one point, because they share its title and path. On Expo's documentation three finds pages best
 * (nDCG@10 of vectors alone 0.66, against 0.63 at one).
 */
const PART_WEIGHTS = { title: 3, headings: 3, path: 3, body: 1 } as const;

/** Embeds a content's chunks; learns an embedder where none is given. */
export async function embedContent(
  content: IndexContent,
  embedder: Embedder | undefined,
  options: { signal?: AbortSignal | undefined; onProgress?: OnProgress | undefined },
): Promise<EmbeddedChunks> {
  if (embedder !== undefined) {
    const texts = content.chunks.map(textOf);
    return { embedder, vectors: await embedChunks(texts, embedder, options) };
  }
  const paths = pathsOf(content);
  const termsOf = createRowReader();
  const rows = content.chunks.map((chunk, number) => termsOf(chunk, paths[number] ?? ""));
  const learned = await learnEmbedder(countTerms(rows), options);
  return { embedder: learned, vectors: learned.vectors };
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
