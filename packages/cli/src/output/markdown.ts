/** Markdown with the little paint that a terminal has: headings stand out, code steps back. */
import type { Style } from "./style.ts";

const FENCE = /^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?(`{3,}|~{3,})/u;

/** Paints headings and code blocks; the text stays as it is. */
export function paintMarkdown(text: string, style: Style): string {
  let fence = "";
  return text
    .split("\n")
    .map((line) => {
      const run = FENCE.exec(line)?.[1];
      if (fence === "" && run !== undefined) {
        fence = run;
        return style.dim(line);
      }
      if (fence !== "") {
        if (run?.startsWith(fence) === true && line.trim().endsWith(run)) {
          fence = "";
          return style.dim(line);
        }
        return style.green(line);
      }
      return /^#{1,6} /u.test(line) ? style.bold(line) : line;
    })
    .join("\n");
}
