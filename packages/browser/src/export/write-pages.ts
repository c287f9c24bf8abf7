/** Writes the table of pages. */
import type { IndexEvidence } from "@expodex/core/evidence";
import { framed } from "../format/frame.ts";
import {
  codePages,
  PAGE_TABLE_CONTEXTS,
  type PageEntry,
  type PageLists,
} from "../format/page-table.ts";
import type { Deflate } from "./browser-file.ts";
import { Encoder } from "./encoder.ts";
import type { PageFamily } from "./page-families.ts";

/** What pages are described by, in the order of the manifest. */
export interface PageValues {
  kinds: readonly string[];
  platforms: readonly string[];
}

/** Describes a page, without its blocks. */
export function pageEntry(
  evidence: IndexEvidence,
  { documents, sdks, chunks, chunkSdks }: PageFamily,
  { kinds, platforms }: PageValues,
): PageEntry {
  const newest = documents[0]!;
  const { path, title, kind, platforms: own, packageName } = evidence.content.documents[newest]!;
  return {
    path,
    title,
    kind: Math.max(0, kinds.indexOf(kind)),
    platforms: own.reduce((mask, platform) => mask | (1 << platforms.indexOf(platform)), 0),
    packageName: packageName ?? "",
    sdks,
    titleRarity: Math.round(evidence.titleRarity(newest) * 8),
    standing: evidence.standing(newest),
    inbound: Math.round(evidence.inboundShare(newest) * 15),
    chunks: chunks.map((chunk, place) => ({
      sdks: chunkSdks[place]!,
      hasSymbols: evidence.hasSymbols(chunk),
      isRemedy: evidence.isRemedy(chunk),
    })),
    blocks: [],
  };
}

/** Writes pages, whose blocks are known. */
export async function writePages(
  pages: readonly PageEntry[],
  deflate: Deflate,
): Promise<Uint8Array> {
  const lists: PageLists = {
    masks: byUse(
      pages.flatMap((page) => [page.platforms, page.sdks, ...page.chunks.map(({ sdks }) => sdks)]),
    ),
    packages: byUse(pages.map(({ packageName }) => packageName)),
  };
  const texts = JSON.stringify([
    pages.map(({ path }) => path).join("\n"),
    pages.map(({ title }) => title.replace(/\s+/gu, " ")).join("\n"),
    lists.packages,
    lists.masks,
  ]);
  const encoder = new Encoder(PAGE_TABLE_CONTEXTS);
  codePages(encoder, lists, pages);
  const packed = await deflate(new TextEncoder().encode(texts));
  const numbers = encoder.finish();
  const payload = new Uint8Array(4 + packed.length + numbers.length);
  new DataView(payload.buffer).setUint32(0, packed.length);
  payload.set(packed, 4);
  payload.set(numbers, 4 + packed.length);
  return framed(payload);
}

/** Distinct values, those that are used most first. */
function byUse<T extends string | number>(values: readonly T[]): T[] {
  const uses = new Map<T, number>();
  for (const value of values) uses.set(value, (uses.get(value) ?? 0) + 1);
  return [...uses.keys()].sort((a, b) => uses.get(b)! - uses.get(a)! || (a < b ? -1 : 1));
}
