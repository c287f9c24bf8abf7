/** Reduces markdown to the text that a reader sees, one line a block. Linear in the length of the text. */

/** After a fence of backticks stands none; else they enclose code in a sentence. */
const FENCE = /^\s*(?:`{3,}[^`]*$|~{3,})/;
const TABLE_RULE = /^[\s:|-]+$/;
/** What any of the expressions for inline marks could match. */
const MARKED = /[<`*_~\\&]/;
/** Words between two underscores; not `_layout`, nor `snake_case`. */
const EMPHASIS = /(?<!\w)_([^\s_](?:[^_]{0,500}[^\s_])?)_(?!\w)/g;
/** A target that is longer is none; bounds what brackets that never close cost. */
const MAX_TARGET_LENGTH = 2048;
/** Stands on both sides of a literal's number while marks are taken away. A noncharacter, which no text is made of. */
const MARK = "\ufdd0";

/** Plain text of markdown: no marks, link targets, fences or table rules; code keeps its lines, a paragraph is one line. */
export function plainText(markdown: string): string {
  const lines: string[] = [];
  let paragraph = "";
  let inCode = false;
  const flush = () => {
    const text = textOf(paragraph);
    if (text !== "") lines.push(text);
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
    if (trimmed.startsWith("|")) {
      const row = rowText(trimmed);
      if (row !== "") lines.push(row);
      continue;
    }
    const text = withoutBlockMark(trimmed);
    if (text !== "") paragraph = paragraph === "" ? text : `${paragraph} ${text}`;
    if (trimmed.startsWith("#")) flush();
  }
  flush();
  return lines.join("\n");
}

function withoutBlockMark(line: string): string {
  return line
    .replace(/^(?:>\s?)+/, "")
    .replace(/^(?:#{1,6} |[-*+] (?:\[[ xX]\] )?|\d{1,9}[.)] )/, "");
}

/** Text of a table's row. Cells end before code begins, and only a backslash keeps a bar inside them. */
function rowText(row: string): string {
  return row
    .replace(/^\||\|$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => textOf(cell.replaceAll("\\|", "|")))
    .filter((cell) => cell !== "")
    .join(" · ");
}

/** Text of a paragraph. Code and escaped signs are set aside first: what looks like a mark in them is none. */
function textOf(markdown: string): string {
  if (!/[`\\]/.test(markdown)) return inlineText(markdown);
  const literals: string[] = [];
  const setAside = (literal: string) => `${MARK}${literals.push(literal) - 1}${MARK}`;
  const marked = withoutCode(markdown.replaceAll(MARK, ""), setAside).replace(
    /\\([!-/:-@[-`{-~])/g,
    (_, sign: string) => setAside(sign),
  );
  return inlineText(marked)
    .replace(/\ufdd0(\d+)\ufdd0/g, (_, number: string) => literals[Number(number)] ?? "")
    .trim();
}

/** Sets code spans aside, and backticks that enclose none. Linear: a pass back tells each run of backticks the next as long. */
function withoutCode(markdown: string, setAside: (literal: string) => string): string {
  const runs = Array.from(markdown.matchAll(/`+/g), ({ 0: ticks, index: start }) => ({
    start,
    end: start + ticks.length,
    // A backtick that a backslash escapes opens nothing; it may close, for code knows no escapes.
    escaped: isEscaped(markdown, start) ? 1 : 0,
    closing: -1,
  }));
  const next = new Map<number, number>();
  for (let at = runs.length - 1; at >= 0; at--) {
    const run = runs[at]!;
    run.closing = next.get(run.end - run.start - run.escaped) ?? -1;
    next.set(run.end - run.start, at);
  }
  let result = "";
  let from = 0;
  for (let at = 0; at < runs.length; at++) {
    const { start, end, escaped, closing } = runs[at]!;
    const close = runs[closing];
    const code =
      close === undefined
        ? markdown.slice(start + escaped, end)
        : markdown.slice(end, close.start).replace(/\s+/g, " ").trim();
    result += markdown.slice(from, start + escaped) + setAside(code);
    from = (close ?? { end }).end;
    if (close !== undefined) at = closing;
  }
  return result + markdown.slice(from);
}

function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (before > 0 && text[before - 1] === "\\") before--;
  return (at - before) % 2 === 1;
}

/** Inline marks taken away. Every expression is bounded or without overlapping repetition. */
function inlineText(line: string): string {
  const text = withoutLinks(line);
  // Most lines are plain: one look spares ten.
  if (!MARKED.test(text)) return text.replace(/\s+/g, " ").trim();
  return text
    .replace(/<\/?[a-zA-Z][^<>]{0,500}>/g, "")
    .replace(/\*\*|__|~~/g, "")
    .replace(EMPHASIS, "$1")
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)|(?<=\S)\*(?![\p{L}\p{N}*])/gu, "")
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
