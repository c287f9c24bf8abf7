/**
 * Takes out of a page what the markdown library need not see, and puts it back into the tree.
 *
 * The library makes a token of every character, several for each. Half of Expo's documentation is code, and its tables are
 * padded with blanks; without both, parsing the pages of one SDK takes about half the time.
 *
 *     ```tsx App.tsx          ```tsx App.tsx
 *     import { View } …   →
 *     const a = <View/>;
 *     ```                     ```
 */
import type { MarkdownNode } from "./markdown.ts";

/** An import that opens a page. */
export interface PageImport {
  /** Names under which the page uses it. */
  names: string[];
  /** Where it comes from, as written: `~/scenes/a.mdx`, `@expo/styleguide-icons`. */
  from: string;
  /** 1-based. */
  line: number;
}

/** A text of the same number of lines, and how to put back what was taken. */
export interface SlimSource {
  text: string;
  /** Gives the code blocks of a tree their text back. */
  restore(tree: MarkdownNode): void;
}

/** The forms in which pages import: a default, a list of names, or both. */
const IMPORT = /^import (?:([\w$]+)(?:, )?)?(?:\{([\w$\s,]*)\})?(?<=[\w$}]) from '([^'\n]*)';$/u;
/** Lines that one import may take. */
const MAX_IMPORT_LINES = 40;

/** Takes the imports that open a page out of its lines, up to the first line that is anything else. */
export function takeImports(lines: string[]): PageImport[] {
  const imports: PageImport[] = [];
  for (let row = 0; row < lines.length; row += 1) {
    const line = lines[row] ?? "";
    if (line.trim() === "") continue;
    if (!line.startsWith("import ")) break;
    let end = row;
    while (
      !(lines[end] ?? "").endsWith(";") &&
      end < row + MAX_IMPORT_LINES &&
      end < lines.length - 1
    )
      end += 1;
    const [all, single, list = "", from = ""] =
      IMPORT.exec(lines.slice(row, end + 1).join("\n")) ?? [];
    if (all === undefined) break;
    const names = [
      single ?? "",
      ...list.split(",").map((name) => name.trim().split(/\s+/u).pop() ?? ""),
    ];
    imports.push({ names: names.filter((name) => name !== ""), from, line: row + 1 });
    for (let taken = row; taken <= end; taken += 1) lines[taken] = "";
    row = end;
  }
  return imports;
}

/** Slims a text. Fences that stand in quotes, hold tabs before them or are never closed are left as they are. */
export function slimSource(text: string): SlimSource {
  if (!/^[ ]*(?:`{3}|~{3}|\|)/mu.test(text)) return { text, restore: () => {} };
  const lines = text.split("\n");
  const original = lines.slice();
  const emptied = new Set<number>();
  for (let index = 0; index < lines.length; index += 1) {
    const line = original[index] ?? "";
    const [, marker, info] = /^ *(`{3,}|~{3,})(.*)$/u.exec(line) ?? [];
    if (marker !== undefined && !(marker.startsWith("`") && info?.includes("`") === true)) {
      const end = closingFence(original, index, marker);
      if (end === undefined) break;
      for (let row = index + 1; row < end; row += 1) lines[row] = "";
      emptied.add(index + 1);
      index = end;
    } else if (/^ *\|/u.test(line)) lines[index] = slimRow(line);
  }
  return { text: lines.join("\n"), restore: (tree) => restore(tree, original, emptied) };
}

function closingFence(lines: readonly string[], open: number, marker: string): number | undefined {
  const indent = (lines[open] ?? "").indexOf(marker);
  for (let row = open + 1; row < lines.length; row += 1) {
    const [all, spaces = ""] = /^( *)(`{3,}|~{3,})[ \t]*$/u.exec(lines[row] ?? "") ?? [];
    if (all === undefined || !all.trim().startsWith(marker)) {
      // Less indented text ends the container that the fence stands in, closed or not.
      if (
        indent > 0 &&
        /^ *\S/u.test(lines[row] ?? "") &&
        (lines[row] ?? "").search(/\S/u) < indent
      )
        return undefined;
      continue;
    }
    return spaces.length > indent + 3 ? undefined : row;
  }
  return undefined;
}

/** Padding of table cells and delimiter rows, which no one sees. */
function slimRow(line: string): string {
  if (/^ *\|[\s|:-]+\|? *$/u.test(line)) return line.replace(/-{4,}/gu, "---");
  const cells = line.trimEnd().split("|");
  return cells
    .map((cell, index) => (index > 0 && cell.endsWith("  ") ? `${cell.trimEnd()} ` : cell))
    .join("|");
}

function restore(tree: MarkdownNode, lines: readonly string[], emptied: ReadonlySet<number>): void {
  const stack = [tree];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const { start, end } = node.position ?? {};
    if (node.type === "code" && start !== undefined && end !== undefined && emptied.has(start.line))
      node.value = lines
        .slice(start.line, end.line - 1)
        .map((line) => dedent(line, start.column - 1))
        .join("\n");
    for (const child of node.children ?? []) stack.push(child);
  }
}

function dedent(line: string, columns: number): string {
  let from = 0;
  while (from < columns && line[from] === " ") from += 1;
  return line.slice(from);
}
