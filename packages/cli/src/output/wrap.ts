/** Breaks text into lines that fit a terminal, keeping highlights on their words. */
import type { Paint } from "./style.ts";

/** Lines at the most; excerpts are short, and a runaway one must not fill the screen. */
const MAX_LINES = 40;

/**
 * Wraps a text at spaces and paints the given ranges.
 *
 * @param ranges `[start, end)` in the text, ascending, not overlapping
 */
export function wrap(
  text: string,
  width: number,
  ranges: readonly (readonly [start: number, end: number])[] = [],
  paint: Paint = (part) => part,
): string[] {
  const lines: string[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    for (const [from, to] of breakLine(line, width)) {
      if (lines.length >= MAX_LINES) return lines;
      lines.push(paintRanges(text, start + from, start + to, ranges, paint));
    }
    start += line.length + 1;
  }
  return lines;
}

/** `[from, to)` of each piece of a line. A word wider than a line stands alone on one. */
function breakLine(line: string, width: number): [number, number][] {
  const pieces: [number, number][] = [];
  let from = 0;
  let to = 0;
  for (const match of line.matchAll(/\S+/gu)) {
    const end = match.index + match[0].length;
    if (to > from && end - from > width) {
      pieces.push([from, to]);
      from = match.index;
    }
    to = end;
  }
  if (to > from) pieces.push([from, to]);
  return pieces;
}

function paintRanges(
  text: string,
  from: number,
  to: number,
  ranges: readonly (readonly [number, number])[],
  paint: Paint,
): string {
  let written = "";
  let at = from;
  for (const [start, end] of ranges) {
    if (end <= at || start >= to) continue;
    const begin = Math.max(start, at);
    const stop = Math.min(end, to);
    written += text.slice(at, begin) + paint(text.slice(begin, stop));
    at = stop;
  }
  return written + text.slice(at, to);
}
