/**
 * Cuts one block that is too large for a chunk.
 *
 * Tables are cut between rows, lists between items, paragraphs after sentences. Code is never cut: half a fence is
 * neither readable nor runnable, so a fence above the maximum stays one chunk of its own.
 */
import type { Block, CharOffset } from "../parse/document.ts";
import { estimateTokens } from "../text/tokens.ts";

/** Sentence ends: a stop with white space behind it, or a full-width stop. */
const SENTENCE_END = /[.!?](?=\s)|[。！？]/gu;

/** A part of a block. */
export interface BlockPart {
  start: CharOffset;
  /** Exclusive. */
  end: CharOffset;
}

/** Cuts a block into parts of about the target size; a block below the maximum stays whole. */
export function splitBlock(
  text: string,
  block: Block,
  sizes: { targetTokens: number; maxTokens: number },
): BlockPart[] {
  const whole = [{ start: block.start, end: block.end }];
  if (block.type === "code" || block.type === "heading") return whole;
  if (block.end - block.start <= sizes.maxTokens) return whole;
  if (estimateTokens(text.slice(block.start, block.end)) <= sizes.maxTokens) return whole;
  const cuts = block.cuts ?? (block.type === "paragraph" ? sentenceCuts(text, block) : []);
  const parts: BlockPart[] = [];
  let start = block.start;
  let tokens = 0;
  let from = block.start;
  for (const cut of [...cuts, block.end]) {
    const added = estimateTokens(text.slice(from, cut));
    if (from > start && tokens + added > sizes.targetTokens) {
      parts.push({ start, end: from });
      start = from;
      tokens = 0;
    }
    tokens += added;
    from = cut;
  }
  parts.push({ start, end: block.end });
  return parts;
}

function sentenceCuts(text: string, block: Block): CharOffset[] {
  const cuts: CharOffset[] = [];
  for (const match of text.slice(block.start, block.end).matchAll(SENTENCE_END)) {
    const cut = block.start + match.index + 1;
    if (cut < block.end) cuts.push(cut);
  }
  return cuts;
}
