/** Cuts markdown short where a whole does not fit, without breaking what is around it. */
import { estimateTokens } from "@expodex/core/read";

const FENCE = /^[ \t>]*(`{3,}|~{3,})/u;

/**
 * Keeps as much of the beginning of a text as a budget allows, to the end of a paragraph, line or word, and marks the cut with
 * `…`; a code fence that is cut open is closed.
 *
 * @param maxTokens estimated tokens, at least 1
 */
export function cutText(text: string, maxTokens: number): string {
  if (estimateTokens(text) <= maxTokens) return text;
  let kept = text.slice(0, maxTokens * 4);
  // Scripts without spaces count a token for each character.
  while (kept.length > 1 && estimateTokens(kept) > maxTokens - 3)
    kept = kept.slice(0, Math.min(kept.length - 1, Math.floor(kept.length * 0.9)));
  const end = lastOf(kept, /\n\n/gu) ?? lastOf(kept, /\n/gu) ?? lastOf(kept, / /gu) ?? kept.length;
  kept = withoutHalf(kept.slice(0, end)).trimEnd();
  const fence = openFence(kept);
  return fence === undefined ? `${kept} …` : `${kept}\n${fence}\n…`;
}

/** The last place of a border in the second half: cutting further back gives too much away. */
function lastOf(text: string, border: RegExp): number | undefined {
  let last: number | undefined;
  for (const { index } of text.matchAll(border)) last = index;
  return last !== undefined && last >= text.length / 2 ? last : undefined;
}

/** A character of two code units is kept whole or not at all. */
function withoutHalf(text: string): string {
  return /[\ud800-\udbff]$/u.test(text) ? text.slice(0, -1) : text;
}

/** The marker of a fence that is open at the end. */
function openFence(text: string): string | undefined {
  let open: string | undefined;
  for (const line of text.split("\n")) {
    const marker = FENCE.exec(line)?.[1];
    if (marker === undefined) continue;
    if (open === undefined) open = marker;
    else if (marker.startsWith(open)) open = undefined;
  }
  return open;
}
