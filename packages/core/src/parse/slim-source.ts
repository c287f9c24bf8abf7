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

/** A text of the same number of lines, and how to put back what was taken. */
export interface SlimSource {
  text: string;
  /** Gives the code blocks of a tree their text back. */
  restore(tree: MarkdownNode): void;
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
