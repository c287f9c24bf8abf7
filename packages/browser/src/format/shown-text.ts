/**
 * The text of a chunk as it is written: plain text, with the little markdown around it that a preview shows.
 *
 *     ## heading   - item   1. item   `code`   | cell | cell   |- below a table's head   ``` around lines of code
 *
 * Every block is one line, and paragraphs stand apart. So a page needs no parser of markdown to know what is text: `plainOf` takes away
 * what was put there, and nothing else.
 */

/** Line below the head of a table. */
export const HEAD_RULE = "|-";
/** What begins a line of code blocks, before and behind them. */
export const FENCE = "```";

/** What begins a block of another kind than a paragraph. */
export const MARK = /^(?:#+|-|\d+\.|\|) /;
/** Stands before a paragraph that begins as a mark does. Nothing is seen of it. */
export const NO_MARK = "\u200b";

/** The plain text of a written text, one line a block. */
export function plainOf(shown: string): string {
  let isCode = false;
  const lines: string[] = [];
  for (const line of shown.split("\n")) {
    if (line.startsWith(FENCE)) isCode = !isCode;
    else if (line !== "" && line !== HEAD_RULE) lines.push(isCode ? line : plainLine(line));
  }
  return lines.join("\n");
}

function plainLine(line: string): string {
  const text = line.replace(MARK, "").replace(/[`\u200b]/g, "");
  return line.startsWith("| ") ? text.split(" | ").filter(Boolean).join(" \u00b7 ") : text;
}
