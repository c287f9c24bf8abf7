/**
 * Parses MDX with the library seeing only what needs it: lines of simple phrasing are one character each while it works.
 *
 *     ## Usage of `Camera`        ## ▪
 *     - Ask for **permission**  → - ▪          ▪  a character of the private use area
 *     <Tabs>                      <Tabs>
 *
 * The library decides on every block. Where a character does not come back as text, the line was no phrasing (it stood in an
 * attribute, a constant, code), and the page is parsed again as it is written.
 */
import { type MarkdownNode, parseMarkdown } from "./markdown.ts";
import { readSimplePhrasing } from "./simple-phrasing.ts";

/** Stands for a line's phrasing. To the library it is a letter. */
const STAND_IN = "\uE000";
const STAND_INS = /\uE000/u;

/** Indentation, and the marks of quotes, lists and headings in front of a line's text. */
const MARKS = /^ *(?:> ?)*(?:(?:[-*+]|\d{1,9}[.)]) {1,4}){0,3}(?:#{1,6} +)?/u;
/** A line's text that starts nothing: no list, no module, nor a part of an underline or a table. */
const STARTS_TEXT =
  /^(?!(?:im|ex)port\b|\d{1,9}[.)](?: |$))(?:[\p{L}\p{N}"'(.,:;$@%/?]|[`*_[](?![ `~]))/u;
/** A line that holds one tag and nothing else: it neither opens nor closes anything that reaches into its neighbours. */
const TAG = /^ *<\/?[\w.]+(?: [\w-]+(?:="[^"<>{}`\\]*")?)*(?: ?\/)?> *$/u;
/** A line that always starts a block of its own. */
const STARTS_BLOCK = /^ *(?:[-*+] +[^ ]|#{1,6} )/u;

/** A line, or a cell of a table, that the library does not see. */
interface Taken {
  nodes: MarkdownNode[];
  cell: boolean;
}

/** Parses a text as `parseMarkdown` does, and throws what it throws. Lines and columns of blocks are kept, those of phrasing only as lines. */
export function parseMdx(text: string): MarkdownNode {
  const taken: Taken[] = [];
  const slim = STAND_INS.test(text) ? text : takeSimple(text, taken);
  if (taken.length > 0) {
    try {
      const tree = parseMarkdown(slim, { mdx: true });
      if (putBack(tree, taken)) return tree;
    } catch {
      // The text as written says what is wrong with it, and where.
    }
  }
  return parseMarkdown(text, { mdx: true });
}

/** Puts one character in the place of each line and cell that holds simple phrasing. */
function takeSimple(text: string, taken: Taken[]): string {
  const lines = text.split("\n");
  let from = 0;
  let simple: ({ start: number; nodes: MarkdownNode[] } | undefined)[] = [];
  /** Lines of one paragraph are taken together or not at all: what one leaves open may reach into the next. */
  const flush = (to: number, all: boolean) => {
    for (let row = from; row < to && all; row += 1) {
      const found = simple[row - from];
      const line = lines[row]!;
      if (found !== undefined) {
        lines[row] = line.slice(0, found.start) + STAND_IN;
        taken.push({ nodes: found.nodes, cell: false });
      } else if (isRow(line)) lines[row] = takeCells(line, row + 1, taken);
    }
    from = to;
    simple = [];
  };
  let all = true;
  for (let row = 0; row < lines.length; row += 1) {
    const line = lines[row]!;
    const blank = line.trim() === "";
    if (blank || STARTS_BLOCK.test(line)) {
      flush(row, all);
      all = true;
    }
    const found = blank ? undefined : readLine(line, row + 1);
    simple.push(found);
    if (found === undefined && !blank && !isRow(line) && !TAG.test(line)) all = false;
  }
  flush(lines.length, all);
  return lines.join("\n");
}

const isRow = (line: string) => /^ *\|/u.test(line);

/** The phrasing of a line behind its marks; `undefined` where it is not simple. */
function readLine(
  line: string,
  number: number,
): { start: number; nodes: MarkdownNode[] } | undefined {
  const marks = MARKS.exec(line)?.[0] ?? "";
  const end = line.endsWith(" ") ? line.length - 1 : line.length;
  const last = line.charCodeAt(end - 1);
  // Two blanks break the line, and signs may close a heading.
  if (end <= marks.length || last === 0x20 || (last === 0x23 && marks.includes("#")))
    return undefined;
  const text = line.slice(marks.length, end);
  if (!STARTS_TEXT.test(text)) return undefined;
  const nodes = readSimplePhrasing(text, number);
  return nodes === undefined ? undefined : { start: marks.length, nodes };
}

/** Takes the simple cells of a row; one with escapes is left, because they may hold what separates cells. */
function takeCells(line: string, number: number, taken: Taken[]): string {
  if (line.includes("\\") || /^[\s|:-]*$/u.test(line)) return line;
  return line
    .split("|")
    .map((cell, index) => {
      const text = cell.trim();
      if (index === 0 || text === "" || /^:?-+:?$/u.test(text)) return cell;
      const nodes = readSimplePhrasing(text, number);
      if (nodes === undefined) return cell;
      taken.push({ nodes, cell: true });
      return ` ${STAND_IN} `;
    })
    .join("|");
}

/** Gives the tree its phrasing back; false where not every character came back as text, in its place and in order. */
function putBack(tree: MarkdownNode, taken: readonly Taken[]): boolean {
  let next = 0;
  const parents = new Set<MarkdownNode>();
  const restored = new Map<MarkdownNode, MarkdownNode[]>();
  // Without recursion, because foreign trees may be deep; in the order of the text, which is that of the stand-ins.
  const stack: { node: MarkdownNode; parent: MarkdownNode; cell: boolean }[] = [
    { node: tree, parent: tree, cell: false },
  ];
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    const { node, parent, cell } = item;
    if (node.type === "text" && node.value?.includes(STAND_IN) === true) {
      const count = node.value.split(STAND_IN).length - 1;
      const own = taken.slice(next, next + count);
      if (own.length < count || own.some((line) => line.cell !== cell)) return false;
      next += count;
      parents.add(parent);
      restored.set(node, withPhrasing(node, own));
    }
    const inside = cell || node.type === "tableCell";
    const children = node.children ?? [];
    for (let index = children.length - 1; index >= 0; index -= 1)
      stack.push({ node: children[index]!, parent: node, cell: inside });
  }
  if (next !== taken.length) return false;
  for (const parent of parents)
    parent.children = parent.children?.flatMap((child) => restored.get(child) ?? [child]) ?? [];
  return true;
}

/** The nodes of a text in which stand-ins become what they stand for; neighbouring texts are one. */
function withPhrasing(text: MarkdownNode, taken: readonly Taken[]): MarkdownNode[] {
  const nodes: MarkdownNode[] = [];
  const push = (node: MarkdownNode) => {
    const last = nodes[nodes.length - 1];
    if (node.type === "text" && last?.type === "text") last.value = `${last.value}${node.value}`;
    else nodes.push(node);
  };
  const between = (text.value ?? "").split(STAND_IN);
  let line = text.position?.start.line ?? 1;
  for (const [index, value] of between.entries()) {
    if (value !== "")
      push({
        type: "text",
        value,
        position: { start: { line, column: 1 }, end: { line, column: 1 } },
      });
    line += value.split("\n").length - 1;
    for (const node of taken[index]?.nodes ?? []) push(node);
  }
  return nodes;
}
