/** Chunks as Orama's documents. */
import type { IndexContent } from "../chunk/content.ts";
import type { Sdk } from "../sdk.ts";
import type { SearchView } from "./view.ts";

/** A chunk as a document of the Orama database. */
export interface OramaDocument {
  /** The chunk's number. */
  id: string;
  title: string;
  /** Of the first page that holds the chunk. */
  path: string;
  url: string;
  headings: string[];
  symbols: string[];
  /** Decoded when first read, because most are never shown. */
  readonly text: string;
  kind: string;
  packageName?: string;
  platforms: string[];
  /** SDKs whose pages hold the chunk; empty for pages that belong to none. */
  sdk: Sdk[];
}

/** Lists the documents, one a chunk, in order. `view` is the view of all pages. */
export function createOramaDocuments(content: IndexContent, view: SearchView): OramaDocument[] {
  const sdks = content.chunks.map(() => new Set<Sdk>());
  for (const { chunk, document } of content.placements) {
    const { sdk } = content.documents[document]!;
    if (sdk !== undefined) sdks[chunk]!.add(sdk);
  }
  return Array.from({ length: content.chunks.length }, (_, number) => {
    const chunk = content.chunks[number]!;
    const document = content.documents[view.documentOf[number]!];
    return {
      id: String(number),
      title: chunk.title,
      path: document?.path ?? "",
      url: document?.url ?? "",
      headings: chunk.headings,
      symbols: chunk.symbols,
      get text() {
        return chunk.text;
      },
      kind: chunk.kind,
      ...(chunk.packageName === undefined ? {} : { packageName: chunk.packageName }),
      platforms: chunk.platforms,
      sdk: [...sdks[number]!],
    };
  });
}
