/** Shows a text with what matched in it marked. */
import type { DocsSearchExcerpt } from "../client/result.ts";
import { make } from "./dom.ts";

/** Writes an excerpt as text and `<mark>` nodes. Ranges that do not fit the text are left out. */
export function markedText({ text, highlights }: DocsSearchExcerpt): Node[] {
  const nodes: Node[] = [];
  let end = 0;
  for (const [start, stop] of highlights) {
    if (start < end || stop <= start || stop > text.length) continue;
    if (start > end) nodes.push(document.createTextNode(text.slice(end, start)));
    nodes.push(make("mark", { part: "mark" }, text.slice(start, stop)));
    end = stop;
  }
  if (end < text.length) nodes.push(document.createTextNode(text.slice(end)));
  return nodes;
}
