/**
 * Counts the pages that link to each page: the ones that many others lead to are those that answer most questions.
 *
 * Responsible for: which links count, and counts after some pages changed. Not responsible for: what a count is worth (`search`).
 *
 *     a guide        →  /versions/latest/sdk/camera/       counts for the page of each release
 *     a page of 56   →  the page of 56                     counts
 *     a page of 57   →  a guide                            counts, where 57 is the newest release
 *     a page of 56   →  a guide                            does not: a guide would count as many times as there are releases
 */
import type { IndexContent, IndexedDocument } from "../chunk/content.ts";
import { latestSdk, type Sdk } from "../sdk.ts";
import type { Sliced } from "../slices.ts";

/** Counts of an index before, for those that are not counted anew. */
export interface InboundBefore {
  content: IndexContent;
  /** By document; empty where nobody counted. */
  inbound: Uint16Array;
  /** For each document now, its number before; −1 where it is new. */
  origins: Int32Array;
  /** For each document before, its number now; −1 where it is gone. */
  numbers: Int32Array;
}

/**
 * Counts for each document the pages that link to it.
 *
 * Where no page came that the index before lacked, only pages that changed are read, because the links of others lie in compressed
 * blocks. The result is the same.
 */
export function* countingInbound(
  content: IndexContent,
  before?: InboundBefore,
): Sliced<Uint16Array> {
  const { documents } = content;
  const newest = latestSdk(content.sdks);
  const places = new Map<string, number[]>();
  for (const [number, { path }] of documents.entries()) {
    const key = keyOf(path);
    const known = places.get(key);
    if (known === undefined) places.set(key, [number]);
    else known.push(number);
  }
  yield;
  const carried = before && carriedCounts(content, newest, before);
  const inbound = carried ?? new Uint16Array(documents.length);
  const count = (from: IndexedDocument, change: number) => {
    const reached = new Set(from.links.flatMap(({ path }) => places.get(keyOf(path)) ?? []));
    for (const number of reached) {
      const { path, sdk } = documents[number]!;
      const counts = from.sdk === undefined || from.sdk === (sdk ?? newest);
      if (counts && path !== from.path) inbound[number]! += change;
    }
  };
  for (const [number, document] of documents.entries()) {
    if (carried !== undefined && before!.origins[number] !== -1) continue;
    count(document, 1);
    yield;
  }
  if (carried === undefined) return inbound;
  for (const [number, document] of before!.content.documents.entries()) {
    if (before!.numbers[number] !== -1) continue;
    count(document, -1);
    yield;
  }
  return inbound;
}

/** The counts before, moved to the documents now; undefined where links of unchanged pages may count otherwise. */
function carriedCounts(
  content: IndexContent,
  newest: Sdk | undefined,
  { content: old, inbound }: InboundBefore,
): Uint16Array | undefined {
  if (inbound.length === 0 || latestSdk(old.sdks) !== newest) return undefined;
  const numbers = new Map(Array.from(old.documents, ({ path }, number) => [path, number]));
  const carried = new Uint16Array(content.documents.length);
  for (const [number, { path }] of content.documents.entries()) {
    const origin = numbers.get(path);
    if (origin === undefined) return undefined;
    carried[number] = inbound[origin]!;
  }
  return carried;
}

/** A path that pages of every release share. */
function keyOf(path: string): string {
  return path.replace(/^\/versions\/[^/]+\//, "/versions/");
}
