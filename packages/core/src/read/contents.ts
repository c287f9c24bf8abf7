/** A page's table of contents, as data and as markdown that keeps to a budget. */
import type { Section } from "../parse/document.ts";
import { estimateTokens } from "../text/tokens.ts";
import type { ContentsEntry } from "./result.ts";

/** Lists a page's sections, without the page itself. */
export function listContents(text: string, sections: readonly Section[]): ContentsEntry[] {
  return sections.slice(1).map(({ title, anchor, depth, start, end }) => ({
    title,
    anchor,
    depth,
    tokens: estimateTokens(text.slice(start, end)),
  }));
}

/**
 * Writes a table of contents. Where it exceeds the budget, the deepest levels are left out first, then the last
 * entries, and a line says how many are missing.
 *
 * @returns markdown that ends in a blank line; empty where not even one entry fits
 */
export function writeContents(
  entries: readonly ContentsEntry[],
  totalTokens: number,
  maxTokens: number,
): string {
  if (entries.length === 0) return "";
  const head = `**Contents** (about ${totalTokens} tokens in all; each section can be read by its anchor)\n\n`;
  const depths = [...new Set(entries.map(({ depth }) => depth))].sort((a, b) => b - a);
  const least = depths.at(-1)!;
  let shown = entries;
  for (const depth of depths) {
    shown = entries.filter((entry) => entry.depth <= depth);
    const text = write(head, shown, entries.length, least);
    if (estimateTokens(text) <= maxTokens) return text;
  }
  // Lines cost at least six tokens each, so the number that fits is near; halving finds it in a few steps.
  let low = 0;
  let high = shown.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const text = write(head, shown.slice(0, middle), entries.length, least);
    if (estimateTokens(text) <= maxTokens) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? "" : write(head, shown.slice(0, low), entries.length, least);
}

function write(
  head: string,
  shown: readonly ContentsEntry[],
  total: number,
  leastDepth: number,
): string {
  const lines = shown.map(
    ({ title, anchor, depth, tokens }) =>
      `${"  ".repeat(Math.min(depth - leastDepth, 5))}- ${title} \`#${anchor}\` (${tokens})\n`,
  );
  const left = total - shown.length;
  const rest = left === 0 ? "" : `- … ${left} more ${left === 1 ? "section" : "sections"}\n`;
  return `${head}${lines.join("")}${rest}\n`;
}
