/**
 * Cuts markdown where a reader would: between blocks, never through a code fence.
 *
 * Responsible for: finding block borders in finished markdown, and taking as many tokens of it as a budget allows.
 * Not responsible for: understanding markdown; only fences, headings and blank lines are told apart.
 */
import { estimateTokens } from "./tokens.ts";

/** A piece of markdown between two borders. Blocks partition the text; blank lines belong to the block before. */
export interface TextBlock {
  start: number;
  /** Exclusive. */
  end: number;
  heading: boolean;
  /** Of a code fence: the line that opens it and the line that closes it. */
  fence?: { open: string; close: string };
}

const FENCE_OPEN = /^([ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?)(`{3,}(?=[^`]*$)|~{3,})/u;
const FENCE_CLOSE = /^[ \t>]*(`{3,}|~{3,})[ \t]*$/u;
const HEADING = /^#{1,6}[ \t]/u;

/** Finds the blocks of a markdown text. */
export function splitBlocks(text: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  let current: TextBlock | undefined;
  let run = "";
  let blank = false;
  for (let start = 0; start < text.length; ) {
    const lineBreak = text.indexOf("\n", start);
    const end = lineBreak < 0 ? text.length : lineBreak + 1;
    const line = text.slice(start, lineBreak < 0 ? end : lineBreak);
    if (run !== "") {
      const closing = FENCE_CLOSE.exec(line)?.[1];
      if (closing?.startsWith(run) === true) run = "";
    } else if (line.trim() === "") {
      blank = true;
    } else {
      const opening = FENCE_OPEN.exec(line);
      const heading = opening === null && HEADING.test(line);
      const afterOther = current?.heading === true || current?.fence !== undefined;
      if (current === undefined || blank || heading || opening !== null || afterOther) {
        current = { start, end, heading };
        blocks.push(current);
      }
      if (opening !== null) {
        run = opening[2] ?? "";
        const indent = (opening[1] ?? "").replace(/[^ \t>]/gu, " ");
        current.fence = { open: line, close: indent + run };
      }
      blank = false;
    }
    if (current === undefined) {
      current = { start: 0, end, heading: false };
      blocks.push(current);
    }
    current.end = end;
    start = end;
  }
  return blocks;
}

/** A part of a text that keeps to a budget. */
export interface TakenText {
  /** Well-formed by itself: a fence that had to be split is closed and opened again. */
  text: string;
  /** Where the next part starts. */
  end: number;
}

/**
 * Takes as many whole blocks as fit, from an offset on.
 *
 * A block that alone exceeds the budget is split at line ends, and a fence that is split is closed here and opened
 * again in the next part, so every part renders by itself. A part never ends in a heading without anything below it.
 * @param from an offset that an earlier call returned as `end`, or 0
 * @param maxTokens at least 16
 */
export function takeText(
  text: string,
  blocks: readonly TextBlock[],
  from: number,
  maxTokens: number,
): TakenText {
  let index = blocks.findIndex((block) => block.end > from);
  if (index < 0) return { text: "", end: text.length };
  const first = blocks[index]!;
  if (tokensFrom(text, first, from) > maxTokens) return splitBlock(text, first, from, maxTokens);

  let used = 0;
  let end = from;
  const start = index;
  for (; index < blocks.length; index++) {
    const block = blocks[index]!;
    used += tokensFrom(text, block, Math.max(from, block.start));
    if (used > maxTokens) break;
    end = block.end;
  }
  if (index < blocks.length) {
    while (index - 1 > start && blocks[index - 1]!.heading) {
      index--;
      end = blocks[index]!.start;
    }
  }
  const opening = from > first.start && first.fence !== undefined ? `${first.fence.open}\n` : "";
  return { text: opening + text.slice(from, end).trimEnd(), end };
}

/** Tokens of what is left of a block. Summing blocks overstates their joined text by less than one token a block. */
function tokensFrom(text: string, block: TextBlock, from: number): number {
  const rest = text.slice(from, block.end);
  const reopened = from > block.start && block.fence !== undefined;
  return estimateTokens(reopened ? `${block.fence!.open}\n${rest}` : rest);
}

function splitBlock(text: string, block: TextBlock, from: number, maxTokens: number): TakenText {
  const { fence } = block;
  const opening = fence !== undefined && from > block.start ? `${fence.open}\n` : "";
  const closing = fence === undefined ? "" : `\n${fence.close}`;
  const budget = Math.max(16, maxTokens - estimateTokens(opening) - estimateTokens(closing));
  const length = longestPrefix(text, from, block.end, budget);
  let end = from + length;
  const breakAt = Math.max(
    text.lastIndexOf("\n", end - 1) + 1,
    fence === undefined ? text.lastIndexOf(" ", end - 1) + 1 : 0,
  );
  const lineAt = text.lastIndexOf("\n", end - 1) + 1;
  // A fence's opening line is no content: cutting right after it would give an empty fence and no progress to see.
  const least = fence !== undefined && from === block.start ? from + fence.open.length + 1 : from;
  if (lineAt > least) end = lineAt;
  else if (breakAt > least) end = breakAt;
  else if (isLowSurrogate(text.charCodeAt(end))) end -= end - 1 > from ? 1 : -1;
  // Where only the closing line is left, it stands here: the next part would be an empty fence.
  if (fence !== undefined && FENCE_CLOSE.test(text.slice(end, block.end).trim())) end = block.end;
  const body = end === block.end ? text.slice(from, end).trimEnd() : undefined;
  if (body !== undefined) return { text: opening + body, end };
  return { text: opening + text.slice(from, end).trimEnd() + closing, end };
}

/** The most characters from an offset whose tokens keep to a budget; at least one. */
function longestPrefix(text: string, from: number, to: number, maxTokens: number): number {
  let low = 1;
  let high = Math.min(to - from, maxTokens * 4);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (estimateTokens(text.slice(from, from + middle)) <= maxTokens) low = middle;
    else high = middle - 1;
  }
  return low;
}

const isLowSurrogate = (code: number) => code >= 0xdc00 && code <= 0xdfff;
