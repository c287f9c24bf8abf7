/** Reduces markdown to the text that a reader sees, one line a block. Linear in the length of the text. */

const FENCE = /^\s*(?:`{3,}|~{3,})/;
const TABLE_RULE = /^\s*\|?[\s:|-]*-[\s:|-]*$/;

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
    if (trimmed === "" || TABLE_RULE.test(trimmed)) {
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
  return withoutLinks(line)
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
    let end = middle + 2;
    for (let depth = 0; end < line.length; end++) {
      if (line[end] === "(") depth++;
      else if (line[end] === ")" && depth-- === 0) break;
    }
    const before = line.slice(at, middle);
    const open = before.lastIndexOf("[");
    if (open === -1 || end >= line.length) {
      result += line.slice(at, middle + 2);
      at = middle + 2;
      if (end >= line.length) break;
      continue;
    }
    const start = open > 0 && before[open - 1] === "!" ? open - 1 : open;
    result += before.slice(0, start) + before.slice(open + 1);
    at = end + 1;
  }
  return result + line.slice(at);
}
