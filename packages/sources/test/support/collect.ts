/** Takes everything that a source yields. */
import type { DocsFile, Source, SourceOptions, SourceProblem } from "@expodex/core";

/** Yielded files, and what was reported meanwhile. */
export async function collect(
  source: Source,
  options: SourceOptions = {},
): Promise<{ files: DocsFile[]; problems: SourceProblem[] }> {
  const files: DocsFile[] = [];
  const problems: SourceProblem[] = [];
  const onProblem = (problem: SourceProblem) => problems.push(problem);
  for await (const file of source.files({ onProblem, ...options })) files.push(file);
  return { files, problems };
}
