/**
 * Joins the pages that are one page in several releases, and their chunks.
 *
 * Responsible for: which documents are one page, the order of its chunks, and in which releases each is found.
 * Not responsible for: what is written of them (`write-pages.ts`).
 */
import type { IndexEvidence } from "@expodex/core/evidence";
import { compareSdk, type Sdk } from "@expodex/core/parts";

/** A page of every release that holds it. */
export interface PageFamily {
  /** Its documents, of the newest release first. */
  documents: number[];
  /** A bit for each release; 0 where it belongs to none. */
  sdks: number;
  /** Chunks in reading order. */
  chunks: number[];
  /** By place in `chunks`: the releases in which the chunk is found on this page. */
  chunkSdks: number[];
}

/** Pages, and where documents and chunks stand in them. */
export interface PageFamilies {
  /** Ordered by path. */
  families: PageFamily[];
  /** By document: its family. */
  familyOf: Int32Array;
  /** By chunk: `[family, place in it]`, mostly one. */
  placesOf: [family: number, place: number][][];
}

/** Joins pages. */
export function joinPages({ content, documentsOf }: IndexEvidence): PageFamilies {
  const { documents, chunks, sdks } = content;
  const byKey = new Map<string, number[]>();
  for (const [number, { path, sdk }] of documents.entries()) {
    const key = familyKey(path, sdk);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, [number]);
    else known.push(number);
  }
  const views = (sdks.length === 0 ? [undefined] : sdks).map((sdk) => documentsOf(sdk));
  const familyOf = new Int32Array(documents.length).fill(-1);
  const placesOf: PageFamilies["placesOf"] = chunks.map(() => []);
  const keys = [...byKey.keys()].sort();
  const families = keys.map((key, number): PageFamily => {
    const own = byKey
      .get(key)!
      .sort((a, b) => compareSdk(documents[a]!.sdk ?? 0, documents[b]!.sdk ?? 0) || a - b);
    for (const document of own) familyOf[document] = number;
    let mask = 0;
    for (const document of own) {
      const { sdk } = documents[document]!;
      if (sdk !== undefined) mask |= 1 << sdks.indexOf(sdk);
    }
    const order = orderChunks(own.map((document) => chunksOf(content, document)));
    const family: PageFamily = { documents: own, sdks: mask, chunks: [], chunkSdks: [] };
    for (const chunk of order) {
      let found = 0;
      for (const [bit, documentOf] of views.entries()) {
        const isHere = own.includes(documentOf[chunk]!);
        const isOfRelease = mask === 0 || (mask & (1 << bit)) !== 0;
        if (isHere && isOfRelease) found |= 1 << bit;
      }
      if (found === 0) continue;
      placesOf[chunk]!.push([number, family.chunks.length]);
      family.chunks.push(chunk);
      family.chunkSdks.push(mask === 0 ? 0 : found);
    }
    return family;
  });
  return { families, familyOf, placesOf };
}

/** A path without its release, where the release is the document's. */
function familyKey(path: string, sdk: Sdk | undefined): string {
  return sdk === undefined ? path : path.replace(/^\/versions\/[^/]*\//u, "/versions/*/");
}

function chunksOf(content: IndexEvidence["content"], document: number): number[] {
  const { firstPlacement, endPlacement } = content.documents[document]!;
  const chunks: number[] = [];
  for (let at = firstPlacement; at < endPlacement; at++) chunks.push(content.placements[at]!.chunk);
  return [...new Set(chunks)];
}

/** The chunks of the first list in order, and those of further lists behind what they follow there. */
function orderChunks(lists: readonly (readonly number[])[]): number[] {
  const order = [...(lists[0] ?? [])];
  const known = new Set(order);
  for (const list of lists.slice(1)) {
    let at = 0;
    for (const chunk of list) {
      if (known.has(chunk)) {
        at = order.indexOf(chunk) + 1;
        continue;
      }
      order.splice(at++, 0, chunk);
      known.add(chunk);
    }
  }
  return order;
}
