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
  let keptEnd = 0;
  for (let found = marker.exec(rest); found !== null; found = marker.exec(rest)) {
    end = marker.lastIndex;
    count += 1;
    if (count <= MAX_CONTAINERS) keptEnd = end;
  }
  if (count > MAX_CONTAINERS) rest = `${rest.slice(0, keptEnd)} ${rest.slice(end).trim()}`;
  return kept + rest;
}

/** Marks of emphasis, and of links, that one block may hold; resolving them takes the library quadratic time. */
const MAX_MARKS = 1_000;
/** How many different lengths runs of backticks may have in one block; each is looked for to the block's end. */
const MAX_FENCES = 30;

/** Escapes the marks of blocks that hold more than can be resolved in time. Lines stay; what is shown stays. */
export function boundMarks(text: string): BoundedText {
  if (runs(text, /[*_~[\]`]/gu) <= MAX_FENCES) return { text };
  let first: number | undefined;
  let line = 1;
  const blocks = text.split(/(\n[ \t]*\n)/u).map((block) => {
    const at = line;
    line += runs(block, /\n/gu);
    if (isResolvable(block)) return block;
    first ??= at;
    return block.replace(/\\?[*_~[\]`]/gu, (mark) => (mark.length === 2 ? mark : `\\${mark}`));
  });
  return { text: blocks.join(""), ...(first === undefined ? {} : { line: first }) };
}

function isResolvable(block: string): boolean {
  if (block.length <= MAX_FENCES) return true;
  if (runs(block, /[*_~]+/gu) > MAX_MARKS || runs(block, /[[\]]/gu) > 2 * MAX_MARKS) return false;
  return new Set(block.match(/`+/gu)?.map((run) => run.length)).size <= MAX_FENCES;
}

const runs = (text: string, mark: RegExp) => text.match(mark)?.length ?? 0;
