/**
 * Chunks as Orama's documents.
 *
 * Responsible for: what a document says. Not responsible for: holding any. Each is made when it is asked for, because Orama writes
 * into those that it returns (it blanks their vectors), and because most are never looked at.
 */
import type { IndexContent } from "../chunk/content.ts";
import { lazy } from "../lazy.ts";
import type { Sdk } from "../sdk.ts";
import type { EnumProperty, EnumValue } from "./orama-filters.ts";
import { addRow, type VectorIndex } from "./vectors.ts";
import type { SearchView } from "./view.ts";

/** A chunk as a document of the Orama database. */
export interface OramaDocument {
  /** The chunk's number. */
  id: string;
  title: string;
  /** Of the first page that holds the chunk. */
  path: string;
  // Decoded when read: facets look at every document, and at few of its properties.
  readonly url: string;
  readonly headings: string[];
  readonly symbols: string[];
  readonly text: string;
  kind: string;
  packageName?: string;
  platforms: string[];
  /** SDKs whose pages hold the chunk; empty for pages that belong to none. */
  sdk: Sdk[];
  /** Of unit length, as near as four bits a number keep it. Undefined in an index without vectors. */
  vector: number[] | null | undefined;
}

/** Makes documents by number of the chunk. */
export interface OramaDocuments {
  readonly count: number;
  document(chunk: number): OramaDocument | undefined;
  /** Values of an enum property. */
  values(property: EnumProperty, chunk: number): readonly EnumValue[];
  /** Of the first page that holds the chunk. */
  path(chunk: number): string;
}

/** Makes the documents of an index; `view` is the view of all pages. */
export function createOramaDocuments(
  content: IndexContent,
  view: SearchView,
  vectors: VectorIndex | undefined,
): OramaDocuments {
  const sdks = lazy(() => {
    const found = content.chunks.map(() => new Set<Sdk>());
    for (const { chunk, document } of content.placements) {
      const { sdk } = content.documents[document]!;
      if (sdk !== undefined) found[chunk]!.add(sdk);
    }
    return found.map((set) => [...set]);
  });
  const pageOf = (chunk: number) => content.documents[view.documentOf[chunk]!];

  function document(number: number): OramaDocument | undefined {
    const chunk = content.chunks[number];
    if (chunk === undefined) return undefined;
    const page = pageOf(number);
    const { packageName } = chunk;
    // Orama takes vectors out of its results by writing null into the document.
    let vector: number[] | null | undefined;
    const made: OramaDocument = {
      id: String(number),
      title: chunk.title,
      path: page?.path ?? "",
      get url() {
        return page?.url ?? "";
      },
      get headings() {
        return chunk.headings;
      },
      get symbols() {
        return chunk.symbols;
      },
      get text() {
        return chunk.text;
      },
      kind: chunk.kind,
      platforms: chunk.platforms,
      sdk: sdks()[number]!,
      get vector() {
        if (vector === undefined && vectors !== undefined) vector = rowOf(vectors, number);
        return vector;
      },
      set vector(value) {
        vector = value;
      },
    };
    if (packageName !== undefined) made.packageName = packageName;
    return made;
  }

  return {
    count: content.chunks.length,
    document,
    path: (chunk) => pageOf(chunk)?.path ?? "",
    values(property, number) {
      if (property === "sdk") return sdks()[number]!;
      const value = content.chunks[number]![property];
      return value === undefined ? [] : [value].flat();
    },
  };
}

function rowOf(vectors: VectorIndex, row: number): number[] {
  const sum = new Float32Array(vectors.dimensions);
  addRow(vectors, row, sum);
  return [...sum];
}
