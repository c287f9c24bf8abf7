/** Writes the blocks of texts: what chunks show, page by page. */
import type { IndexEvidence } from "@expodex/core/evidence";
import { blockOrder, type PageEntry } from "../format/page-table.ts";
import { type ChunkText, writeBlock } from "../format/text-block.ts";
import type { PageFamily } from "./page-families.ts";
import { shownText } from "./show-text.ts";

/** Characters of a block, about. Smaller ones are more files, larger ones more bytes for a hit. */
const BLOCK_LENGTH = 2_800;

/** Cuts the texts of a page into blocks, fills their sizes into its entry, and returns them as JSON. */
export function writeTexts(evidence: IndexEvidence, family: PageFamily, page: PageEntry): string[] {
  const blocks: string[] = [];
  let open: ChunkText[] = [];
  let length = 0;
  const close = () => {
    if (open.length === 0) return;
    blocks.push(writeBlock(open));
    page.blocks.push(open.length);
    open = [];
    length = 0;
  };
  const newest = page.sdks & -page.sdks;
  let isOld = false;
  for (const place of blockOrder(page)) {
    const text = textOf(evidence, family, place);
    const old = newest !== 0 && (page.chunks[place]!.sdks & newest) === 0;
    // Texts of older releases stand apart, so that readers of the newest one need not load them.
    if (old !== isOld || (length > 0 && length + text.text.length > BLOCK_LENGTH * 1.4)) close();
    isOld = old;
    open.push(text);
    length += text.text.length;
    if (length >= BLOCK_LENGTH) close();
  }
  close();
  return blocks;
}

/** What a chunk of a page shows. */
function textOf({ content, shown }: IndexEvidence, family: PageFamily, place: number): ChunkText {
  const number = family.chunks[place]!;
  const { text, headings, symbols } = content.chunks[number]!;
  const anchors = family.documents.flatMap((document) => {
    const found = shown(number, document);
    const sdk = content.documents[document]!.sdk;
    return found === undefined
      ? []
      : [{ sdk: sdk === undefined ? -1 : content.sdks.indexOf(sdk), ...found }];
  });
  const first = anchors[0];
  return {
    headings,
    anchor: first?.anchor ?? "",
    otherAnchors: anchors
      .filter(({ anchor }) => anchor !== first?.anchor)
      .map(({ sdk, anchor }) => [sdk, anchor]),
    text: shownText(text),
    symbols: symbols.map((name, at) => [name, first?.symbolAnchors[at] ?? ""]),
  };
}
