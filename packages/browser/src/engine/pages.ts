/** The table of pages, read, with what follows from it. */
import { Decoder } from "../format/decoder.ts";
import { damaged, inflateText } from "../format/frame.ts";
import {
  blockOrder,
  codePages,
  PAGE_TABLE_CONTEXTS,
  type PageChunk,
  type PageEntry,
} from "../format/page-table.ts";

/** Pages with their chunks, which are numbered through here. */
export interface Pages {
  readonly entries: readonly PageEntry[];
  /** By page: the number of its first chunk; one more for the end of the last. */
  readonly starts: Uint32Array;
  /** By page: its chunks, against which positions are coded. */
  readonly sizes: Uint32Array;
  /** By chunk: its page. */
  readonly pageOf: Uint16Array | Uint32Array;
  /** By chunk. */
  readonly chunks: readonly PageChunk[];
  /** By chunk: its block of texts, and its place in it. */
  readonly blockOf: Uint32Array;
  readonly placeOf: Uint32Array;
}

/** Reads the table. @throws ExpodexError FILE_DAMAGED */
export async function readPages(payload: Uint8Array, path: string): Promise<Pages> {
  if (payload.length < 4) throw damaged(path, "a table that is cut short");
  const length = new DataView(payload.buffer, payload.byteOffset).getUint32(0);
  const texts = await inflateText(payload.subarray(4, 4 + length), path);
  let entries: PageEntry[];
  try {
    const [paths, titles, packages, masks] = JSON.parse(texts) as [
      string,
      string,
      string[],
      number[],
    ];
    const names = titles.split("\n");
    entries = paths.split("\n").map((own, at) => ({
      path: own,
      title: names[at] ?? "",
      kind: 0,
      platforms: 0,
      packageName: "",
      sdks: 0,
      titleRarity: 0,
      standing: 0,
      inbound: 0,
      chunks: [],
      blocks: [],
    }));
    const decoder = new Decoder(payload.subarray(4 + length), PAGE_TABLE_CONTEXTS, path);
    codePages(decoder, { packages, masks }, entries);
  } catch (cause) {
    throw damaged(path, "a table that cannot be read", cause);
  }
  return indexPages(entries);
}

function indexPages(entries: readonly PageEntry[]): Pages {
  const starts = new Uint32Array(entries.length + 1);
  for (const [page, { chunks }] of entries.entries())
    starts[page + 1] = starts[page]! + chunks.length;
  const all = starts[entries.length]!;
  const pageOf = new Uint32Array(all);
  const blockOf = new Uint32Array(all);
  const placeOf = new Uint32Array(all);
  let block = 0;
  for (const [page, entry] of entries.entries()) {
    const order = blockOrder(entry);
    let at = 0;
    for (const size of entry.blocks) {
      for (let place = 0; place < size && at < order.length; place++) {
        const chunk = starts[page]! + order[at++]!;
        pageOf[chunk] = page;
        blockOf[chunk] = block;
        placeOf[chunk] = place;
      }
      block++;
    }
  }
  return {
    entries,
    starts,
    sizes: Uint32Array.from(entries, ({ chunks }) => chunks.length),
    pageOf,
    chunks: entries.flatMap(({ chunks }) => chunks),
    blockOf,
    placeOf,
  };
}
