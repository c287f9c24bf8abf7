/** Small pieces of markdown inside a line. */

/** Puts the lines of a text into one. Split rather than replaced: `\s*\n` takes quadratic time on long blanks. */
export function joinLines(text: string): string {
  if (!text.includes("\n")) return text;
  const lines = text.split("\n");
  return lines
    .map((line, index) => {
      const start = index === 0 ? line : line.trimStart();
      return index === lines.length - 1 ? start : start.trimEnd();
    })
    .join(" ");
}

/** Writes code in a line, with more backticks than it holds in a row. */
export function codeSpan(code: string): string {
  const text = joinLines(code);
  if (text === "") return "";
  let longest = 0;
  for (const run of text.match(/`+/gu) ?? []) longest = Math.max(longest, run.length);
  const fence = "`".repeat(longest + 1);
  return longest === 0 ? `\`${text}\`` : `${fence} ${text} ${fence}`;
}

/** Puts marks around text, outside of which its blanks stay: ` bold ` becomes ` **bold** `. */
export function wrapText(text: string, mark: string): string {
  const inner = text.trim();
  if (inner === "") return text;
  const start = text.indexOf(inner);
  return `${text.slice(0, start)}${mark}${inner}${mark}${text.slice(start + inner.length)}`;
}
