/** Reduces markdown to the words that a reader sees, keeping every character's place. */

/**
 * Blanks link targets, image targets and HTML tags' attributes out of markdown: `[Camera](https://…)` says `Camera`, and the words
 * of its address say nothing about the page. The result is as long as the text, so offsets stay.
 */
export function searchableMarkdown(markdown: string): string {
  if (!markdown.includes("](")) return markdown;
  let result = "";
  let from = 0;
  for (;;) {
    const open = markdown.indexOf("](", from);
    if (open === -1) break;
    const start = open + 2;
    const end = endOfTarget(markdown, start);
    result += markdown.slice(from, start) + " ".repeat(end - start);
    from = end;
  }
  return result + markdown.slice(from);
}

/** A target ends at its bracket, at a blank (a title follows) or at a line's end; what is not closed in 2,048 characters is none. */
function endOfTarget(markdown: string, start: number): number {
  const most = Math.min(markdown.length, start + 2048);
  let depth = 0;
  for (let at = start; at < most; at++) {
    const code = markdown.charCodeAt(at);
    if (code === 0x20 || code === 0x0a) return at;
    if (code === 0x28) depth++;
    else if (code === 0x29 && depth-- === 0) return at;
  }
  return start;
}
