/**
 * The pages of the index, each once for all releases, with their chunks.
 *
 *     length of the texts │ texts, deflated: paths, titles, packages │ numbers, coded
 *
 * A chunk of a page is known by its number in it. Chunks stand in reading order, those that only some releases have where they stand there.
 */
import { type Coder, codeDigits, codeNumber, NUMBER_CONTEXTS } from "./coder.ts";

/** A page of every release that holds it. */
export interface PageEntry {
  /** In the newest release that holds it. */
  path: string;
  title: string;
  /** Place in the manifest's kinds. */
  kind: number;
  /** A bit for each of the manifest's platforms. */
  platforms: number;
  /** Empty where it is about none. */
  packageName: string;
  /** A bit for each of the manifest's releases; 0 where it belongs to none. */
  sdks: number;
  /** Rarity of its title's terms, added up, in eighths. */
  titleRarity: number;
  /** What kind of page it is beside its kind, as the index says: archived, legacy, a tutorial. */
  standing: number;
  /** What it is worth that other pages link to it, 0 to 15 of 15. */
  inbound: number;
  chunks: PageChunk[];
  /** Chunks in each of its blocks of texts: first those of its newest release, then the others. */
  blocks: number[];
}

/** A chunk of a page. */
export interface PageChunk {
  /** The releases in which it is found on this page, as `PageEntry.sdks`. */
  sdks: number;
  hasSymbols: boolean;
  /** Whether it is headed by a symptom and tells those who have it what to do. */
  isRemedy: boolean;
}

const COUNT = 0;
const KIND = COUNT + NUMBER_CONTEXTS;
const PACKAGE = KIND + 8 * 8;
const PLATFORMS = PACKAGE + NUMBER_CONTEXTS;
const SDKS = PLATFORMS + NUMBER_CONTEXTS;
const TITLE = SDKS + NUMBER_CONTEXTS;
const STANDING = TITLE + NUMBER_CONTEXTS;
const INBOUND = STANDING + 4;
const CHUNKS = INBOUND + 16;
const SAME = CHUNKS + NUMBER_CONTEXTS;
const CHUNK_SDKS = SAME + 2;
const SYMBOLS = CHUNK_SDKS + NUMBER_CONTEXTS;
const REMEDY = SYMBOLS + 2;
const BLOCK = REMEDY + 2;
/** Contexts that a table takes. */
export const PAGE_TABLE_CONTEXTS = BLOCK + NUMBER_CONTEXTS;

/** Values that a table lists once. Numbers stand for places in these lists. */
export interface PageLists {
  /** Masks of releases and of platforms. */
  masks: number[];
  packages: string[];
}

/**
 * Codes the numbers of a table.
 *
 * @param lists complete, writing and reading
 * @param pages complete writing; reading, with paths and titles
 */
export function codePages(coder: Coder, lists: PageLists, pages: readonly PageEntry[]): void {
  const codeMask = (base: number, mask: number) =>
    lists.masks[codeNumber(coder, base, Math.max(0, lists.masks.indexOf(mask)))] ?? 0;
  let kind = 0;
  for (const page of pages) {
    kind = codeDigits(coder, KIND + kind * 8, 3, page.kind);
    page.kind = kind;
    const known = lists.packages.indexOf(page.packageName);
    page.packageName = lists.packages[codeNumber(coder, PACKAGE, Math.max(0, known))] ?? "";
    page.platforms = codeMask(PLATFORMS, page.platforms);
    page.sdks = codeMask(SDKS, page.sdks);
    page.titleRarity = codeNumber(coder, TITLE, page.titleRarity);
    page.standing = codeDigits(coder, STANDING, 2, page.standing);
    page.inbound = codeDigits(coder, INBOUND, 4, page.inbound);
    const count = codeNumber(coder, CHUNKS, page.chunks.length);
    let { sdks } = page;
    let symbols = 0;
    let remedy = 0;
    let isSame = 1;
    for (let at = 0; at < count; at++) {
      const chunk = page.chunks[at];
      isSame = coder.bit(SAME + isSame, (chunk?.sdks ?? 0) === sdks ? 1 : 0);
      if (isSame === 0) sdks = codeMask(CHUNK_SDKS, chunk?.sdks ?? 0);
      symbols = coder.bit(SYMBOLS + symbols, chunk?.hasSymbols ? 1 : 0);
      remedy = coder.bit(REMEDY + remedy, chunk?.isRemedy ? 1 : 0);
      page.chunks[at] = { sdks, hasSymbols: symbols === 1, isRemedy: remedy === 1 };
    }
    let left = page.chunks.length;
    for (let at = 0; left > 0; at++) {
      const size = 1 + codeNumber(coder, BLOCK, (page.blocks[at] ?? 1) - 1);
      page.blocks[at] = size;
      left -= size;
    }
  }
}

/** Chunks of a page in the order of its blocks: those of its newest release, then the others. */
export function blockOrder(page: Pick<PageEntry, "sdks" | "chunks">): number[] {
  // The lowest bit: releases are listed newest first.
  const newest = page.sdks & -page.sdks;
  const numbers = page.chunks.map((_, number) => number);
  const isOld = (number: number) => newest !== 0 && (page.chunks[number]!.sdks & newest) === 0;
  return [...numbers.filter((number) => !isOld(number)), ...numbers.filter(isOld)];
}
