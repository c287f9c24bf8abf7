/** Figures one below the other: a name, and what it is. */
import { plain, type Style } from "./style.ts";

/** Writes rows as lines, names in one column. */
export function formatRows(rows: readonly (readonly [string, string])[], style: Style): string {
  const width = Math.max(12, ...rows.map(([name]) => name.length));
  return `${rows.map(([name, value]) => `${style.dim(name.padEnd(width))} ${plain(value)}`).join("\n")}\n`;
}

/** Writes rows as a table below a line of titles; columns of numbers to the right. */
export function formatTable(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  { dim }: Style,
): string {
  const widths = titles.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? "").length)),
  );
  const isNumber = titles.map((_, column) =>
    rows.every((row) => /^[\d,.]+(?: (?:bytes|[kM]B))?$/u.test(row[column] ?? "")),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return isNumber[column] === true ? cell.padStart(width) : cell.padEnd(width);
      })
      .join("  ")
      .trimEnd();
  return `${[dim(line(titles)), ...rows.map((row) => line(row.map(plain)))].join("\n")}\n`;
}
