/**
 * Keeps foreign text within what the markdown library can take: containers nested by the thousand cost it quadratic time
 * and a stack that is not there.
 *
 *     - - - - - - … (10,000 times)   →   the first 100 stay a list, the rest is text
 */

/** Containers (list items, quotes) may nest this deep. */
export const MAX_CONTAINERS = 100;
/** Columns of indentation that are kept: each level of a list needs at least two. */
const MAX_INDENT = 2 * MAX_CONTAINERS;

/** A text that the markdown library can take, and the first line that had to be changed. */
export interface BoundedText {
  text: string;
  line?: number;
}

/** Flattens containers deeper than `MAX_CONTAINERS`. Line numbers stay; no word is lost. */
export function boundNesting(text: string): BoundedText {
  if (!/^(?:[ \t>]{200}|(?:[ \t]*(?:[-*+]|\d{1,9}[.)]|>)){50})/mu.test(text)) return { text };
  let first: number | undefined;
  const lines = text.split("\n").map((line, index) => {
    const bounded = boundLine(line);
    if (bounded !== line) first ??= index + 1;
    return bounded;
  });
  return { text: lines.join("\n"), ...(first === undefined ? {} : { line: first }) };
}

function boundLine(line: string): string {
  const [indent = ""] = /^[ \t]*/u.exec(line) ?? [];
  const kept = indent.length > MAX_INDENT ? indent.slice(0, MAX_INDENT) : indent;
  let rest = line.slice(indent.length);
  if (kept.length > MAX_CONTAINERS && /^(?:[-*+]|\d{1,9}[.)]|>)/u.test(rest) && kept !== indent)
    return `${kept}\\${rest}`;
  const marker = /[ \t]*(?:[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)|>)/uy;
  let count = 0;
  let end = 0;
  while (count <= MAX_CONTAINERS) {
    marker.lastIndex = end;
    const found = marker.exec(rest);
    if (found === null) break;
    end = marker.lastIndex;
    count += 1;
  }
  if (count > MAX_CONTAINERS) {
    const start = rest.slice(0, end).trimEnd();
    const flattened = rest
      .slice(end)
      .replace(/[ \t]*(?:[-*+](?=[ \t]|$)|>)/gu, "")
      .trim();
    rest = `${start.slice(0, -1)}${flattened}`;
  }
  return kept + rest;
}
