/**
 * Checks what a build is told and what a source gives it, before anything is read.
 *
 * Responsible for: names, types and ranges. Not responsible for: whether the source holds anything.
 */
import type { ChunkOptions } from "./chunk/chunk.ts";
import type { CreateDocsIndexOptions } from "./create-docs-index.ts";
import { ExpodexError } from "./errors.ts";
import { knownOptions, type OptionKinds } from "./known-options.ts";
import { invalidOption, wholeNumber } from "./options.ts";
import type { DocsFile, Source } from "./source/source.ts";

const CREATE_OPTIONS: OptionKinds<CreateDocsIndexOptions> = {
  source: "checked",
  sdk: "checked",
  embedder: "checked",
  chunk: "checked",
  parser: "checked",
  previous: "checked",
  maxDocuments: "checked",
  signal: "signal",
  onProgress: "function",
  onWarning: "function",
  defaultSdk: "checked",
  cache: "checked",
  clock: "function",
};

const CHUNK_OPTIONS: OptionKinds<ChunkOptions> = {
  targetTokens: "checked",
  maxTokens: "checked",
  joinBelowTokens: "checked",
  joinSymbolsBelowTokens: "checked",
};

/** Bounds of sizes of chunks, in estimated tokens. Beyond them chunks are single sentences, or whole pages. */
const CHUNK_BOUNDS: Readonly<Record<keyof ChunkOptions, readonly [min: number, max: number]>> = {
  targetTokens: [50, 2_000],
  maxTokens: [50, 100_000],
  joinBelowTokens: [0, 2_000],
  joinSymbolsBelowTokens: [0, 2_000],
};

const MAX_MAX_DOCUMENTS = 1_000_000;

/**
 * Fails where a build cannot start as it is told.
 *
 * @throws ExpodexError INVALID_OPTION
 */
export function checkCreateOptions(options: CreateDocsIndexOptions): void {
  const known = knownOptions<CreateDocsIndexOptions>("createDocsIndex", options, CREATE_OPTIONS);
  checkSource(known.source);
  const { embedder } = known;
  if (embedder !== undefined && embedder !== "none" && typeof embedder?.embed !== "function")
    throw invalidOption("embedder", 'an embedder or "none"', embedder);
  checkReadingOptions(known);
}

/** Fails where bounds or sizes are out of range. @throws ExpodexError INVALID_OPTION */
export function checkReadingOptions(
  known: Pick<CreateDocsIndexOptions, "maxDocuments" | "chunk">,
): void {
  const { maxDocuments } = known;
  if (maxDocuments !== undefined) wholeNumber("maxDocuments", maxDocuments, 1, MAX_MAX_DOCUMENTS);
  const chunk = knownOptions<ChunkOptions>("chunk", known.chunk, CHUNK_OPTIONS);
  for (const [name, [min, max]] of Object.entries(CHUNK_BOUNDS)) {
    const value = chunk[name as keyof ChunkOptions];
    if (value !== undefined) wholeNumber(`chunk.${name}`, value, min, max);
  }
}

/** Fails where there is no source. @throws ExpodexError INVALID_OPTION */
export function checkSource(source: Source | undefined): void {
  if (typeof source === "object" && source !== null && typeof source.files === "function") return;
  throw invalidOption(
    "source",
    "a source",
    source,
    typeof source === "string"
      ? `write expoDocsFolder(${JSON.stringify((source as string).slice(0, 100))}) or docsFolder(…), from @expodex/sources`
      : "pass one, such as expoDocsFolder(…) from @expodex/sources",
  );
}

/**
 * Fails where a source yields what is no file. A file that a source cannot read is its to report, not to yield.
 *
 * @throws ExpodexError SOURCE_INVALID
 */
export function checkFile(file: DocsFile, source: Source): void {
  const { path, text } = (file ?? {}) as Partial<DocsFile>;
  const lacks = typeof path !== "string" ? "path" : typeof text !== "string" ? "text" : undefined;
  if (lacks === undefined) return;
  const expected = "files with a path and a text";
  throw new ExpodexError("SOURCE_INVALID", {
    subject: source.id,
    expected,
    got: `${typeof path === "string" ? JSON.stringify(path.slice(0, 200)) : "a file"} without a ${lacks}`,
    next: "report files that cannot be read through onProblem, and leave them out",
    data: { source: source.id, expected },
  });
}
