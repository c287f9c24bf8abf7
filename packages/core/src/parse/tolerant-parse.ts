/**
 * Parses a page even where it is not valid MDX: the line at fault is read as plain text, and only where that does not
 * help the whole page is read as plain markdown.
 */

import { boundMarks } from "./bounds.ts";
import { describeSyntaxError, type MarkdownNode, parseMarkdown } from "./markdown.ts";
import { parseMdx } from "./quick-mdx.ts";
import { slimSource } from "./slim-source.ts";

/** What was wrong with a page. */
export interface SyntaxProblem {
  /** 1-based. */
  line: number;
  reason: string;
}

/** A tree, and what had to be read otherwise than written. */
export interface TolerantTree {
  tree: MarkdownNode;
  problems: SyntaxProblem[];
  /** Line of the first block with more marks of emphasis or links than are read. */
  flattened?: number;
}

/** How many lines of a page may be at fault before it is read as plain markdown. */
const MAX_REPAIRS = 12;
/** Each repair parses the page again, which takes a second for a page of this size. */
const LARGE_CHARS = 500_000;
const MAX_REPAIRS_OF_LARGE = 2;

/** Parses a text; never throws. */
export function parseTolerantly(text: string, syntax: { mdx: boolean }): TolerantTree {
  const problems: SyntaxProblem[] = [];
  let flattened: number | undefined;
  const bound = (slim: string) => {
    const bounded = boundMarks(slim);
    flattened ??= bounded.line;
    return bounded.text;
  };
  const done = (tree: MarkdownNode): TolerantTree => ({
    tree,
    problems,
    ...(flattened === undefined ? {} : { flattened }),
  });
  if (syntax.mdx) {
    const slim = slimSource(text);
    let attempt = bound(slim.text);
    const repairs = text.length > LARGE_CHARS ? MAX_REPAIRS_OF_LARGE : MAX_REPAIRS;
    for (let repair = 0; repair <= repairs; repair += 1) {
      try {
        const tree = parseMdx(attempt);
        slim.restore(tree);
        return done(tree);
      } catch (error) {
        const { line, reason } = describeSyntaxError(error);
        const faulty = lineAtFault(attempt, line, reason);
        if (!problems.some((problem) => problem.line === faulty))
          problems.push({ line: faulty, reason });
        const repaired = neutralize(attempt, faulty);
        if (repaired === undefined) break;
        attempt = repaired;
      }
    }
  }
  try {
    const slim = slimSource(text);
    const tree = parseMarkdown(bound(slim.text), { mdx: false });
    slim.restore(tree);
    return done(tree);
  } catch (error) {
    problems.push({ line: 1, reason: describeSyntaxError(error).reason });
    return done({ type: "root", children: paragraphs(text) });
  }
}

/** An element that is never closed is at fault where it opens, which only the message says: `(12:1-12:9)`. */
function lineAtFault(text: string, line: number | undefined, reason: string): number {
  const opening = /\((\d+):\d+(?:-\d+:\d+)?\)/u.exec(reason)?.[1];
  const last = text.split("\n").length;
  return Math.min(Number(opening ?? line ?? 1) || 1, last);
}

/** Escapes what starts JSX, an expression or a module on a line; `undefined` where nothing does. */
function neutralize(text: string, line: number): string | undefined {
  const lines = text.split("\n");
  const faulty = lines[line - 1] ?? "";
  const escaped = faulty
    .replace(/(?<!\\)(?:\\\\)*([<{}])/gu, (match, mark: string) => `${match.slice(0, -1)}\\${mark}`)
    // Escaping a letter needs a character reference: a backslash would be shown.
    .replace(/^i(?=mport\b)/u, "&#105;")
    .replace(/^e(?=xport\b)/u, "&#101;");
  if (escaped === faulty) return undefined;
  lines[line - 1] = escaped;
  return lines.join("\n");
}

function paragraphs(text: string): MarkdownNode[] {
  return text.split(/\n{2,}/u).map((value) => ({
    type: "paragraph",
    children: [{ type: "text", value }],
  }));
}
