/** The documentation as Expodex indexes it, and the same chunks as rows for the peers. */
import { createExpoDocsIndex, type DocsIndex } from "@expodex/core";
import { indexContent, withSdk } from "@expodex/core/testing";
import { expoDocsFolder } from "@expodex/sources";

/** A chunk where it stands, as every peer indexes it. */
export interface Row {
  id: number;
  path: string;
  title: string;
  /** Heading path, joined. */
  headings: string;
  /** Markdown. */
  text: string;
}

/** An index and what the peers get to see of it. */
export interface Corpus {
  index: DocsIndex;
  rows: Row[];
  /** From the folder to an index that answers. */
  buildMs: number;
}

/** Builds the index and lists its chunks. */
export async function openCorpus(folder: string, sdk: number | "all"): Promise<Corpus> {
  const start = performance.now();
  const index = await createExpoDocsIndex({ source: expoDocsFolder(folder), sdk });
  const buildMs = performance.now() - start;
  const content = indexContent(index);
  const rows = content.placements.map((placement, id): Row => {
    const chunk = content.chunks[placement.chunk];
    const document = content.documents[placement.document];
    if (chunk === undefined || document === undefined) throw new Error(`placement ${id} is loose`);
    return {
      id,
      path: document.path,
      title: chunk.title,
      headings: chunk.headings.join(" > "),
      text: withSdk(chunk.text, document.sdk),
    };
  });
  return { index, rows, buildMs };
}
