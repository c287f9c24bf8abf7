/** Reduces markdown to the text that a reader sees, one line a block. Linear in the length of the text. */

const FENCE = /^\s*(?:`{3,}|~{3,})/;
const TABLE_RULE = /^[\s:|-]+$/;
/** What any of the expressions for inline marks could match. */
const MARKED = /[<`*_~\\&]/;
/** A target that is longer is none; bounds what brackets that never close cost. */
const MAX_TARGET_LENGTH = 2048;

/** Plain text of markdown: no marks, link targets, fences or table rules; code keeps its lines, a paragraph is one line. */
export function plainText(markdown: string): string {
  const lines: string[] = [];
  let paragraph = "";
  let inCode = false;
  const flush = () => {
    if (paragraph !== "") lines.push(paragraph);
    paragraph = "";
  };
  for (const line of markdown.split("\n")) {
    if (FENCE.test(line)) {
      flush();
      inCode = !inCode;
      continue;
    }
    if (inCode) {
      if (line.trim() !== "") lines.push(line.trimEnd());
      continue;
    }
    const trimmed = line.trim();
    if (trimmed === "" || (TABLE_RULE.test(trimmed) && trimmed.includes("-"))) {
      flush();
      continue;
    }
    const isBlock = /^(?:#{1,6} |[-*+] |\d{1,9}[.)] |>|\|)/.test(trimmed);
    if (isBlock) flush();
    const text = inlineText(withoutBlockMark(trimmed));
    if (text !== "") paragraph = paragraph === "" ? text : `${paragraph} ${text}`;
    if (trimmed.startsWith("#") || trimmed.startsWith("|")) flush();
  }
  flush();
  return lines.join("\n");
}

function withoutBlockMark(line: string): string {
  if (line.startsWith("|")) {
    return line
      .replace(/^\||\|$/g, "")
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim())
      .filter((cell) => cell !== "")
      .join(" · ");
  }
  return line
    .replace(/^(?:>\s?)+/, "")
    .replace(/^(?:#{1,6} |[-*+] (?:\[[ xX]\] )?|\d{1,9}[.)] )/, "");
}

/** Inline marks taken away. Every expression is bounded or without overlapping repetition. */
function inlineText(line: string): string {
  const text = withoutLinks(line);
  // Most lines are plain: one look spares ten.
  if (!MARKED.test(text)) return text.replace(/\s+/g, " ").trim();
  return text
    .replace(/<\/?[a-zA-Z][^<>]{0,500}>/g, "")
    .replace(/(`+)/g, "")
    .replace(/\*\*|__|~~/g, "")
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)|(?<=\S)\*(?![\p{L}\p{N}*])/gu, "")
    .replace(/\\([\\`*_{}[\]()#+\-.!|<>])/g, "$1")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ")
    .trim();
}

/** `[text](target)` becomes `text`, `![alt](target)` becomes `alt`. */
function withoutLinks(line: string): string {
  if (!line.includes("](")) return line;
  let result = "";
  let at = 0;
  while (at < line.length) {
    const middle = line.indexOf("](", at);
    if (middle === -1) break;
    const end = endOfTarget(line, middle + 2);
    const before = line.slice(at, middle);
    const open = before.lastIndexOf("[");
    if (open === -1 || end === -1) {
      result += line.slice(at, middle + 2);
      at = middle + 2;
      continue;
    }
    const start = open > 0 && before[open - 1] === "!" ? open - 1 : open;
    result += before.slice(0, start) + before.slice(open + 1);
    at = end + 1;
  }
  return result + line.slice(at);
}

/** Where the bracket stands that closes a target; −1 where none does. */
function endOfTarget(line: string, start: number): number {
  const most = Math.min(line.length, start + MAX_TARGET_LENGTH);
  let depth = 0;
  for (let at = start; at < most; at++) {
    if (line[at] === "(") depth++;
    else if (line[at] === ")" && depth-- === 0) return at;
  }
  return -1;
}
