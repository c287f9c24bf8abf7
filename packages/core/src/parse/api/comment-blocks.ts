/**
 * Cuts the markdown of a doc comment into blocks with one pass over its lines.
 *
 * The full markdown parser would cost more than the rest of an SDK's build: a release holds about 10,000 comments,
 * most of one line.
 */
import type { BlockType } from "../document.ts";
import type { DocumentWriter } from "../document-writer.ts";

/** A line whose info string holds a backtick opens no fence: it is inline code between long runs. */
const FENCE = /^(\s*)(`{3,}|~{3,})\s*([^\s`]*)\s*([^`]*)$/u;
const LIST_ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])\s+/u;
const HEADING = /^#{1,6}\s+(.*?)\s*#*$/u;

/** Writes markdown to the document, a block at a time. Headings become bold lines: a comment opens no section. */
export function writeMarkdown(writer: DocumentWriter, markdown: string): void {
  for (const block of blocksOf(markdown)) {
    if (block.type === "code")
      writer.code(block.text, {
        ...(block.language === "" ? {} : { language: block.language }),
        ...(block.title === "" ? {} : { title: block.title }),
      });
    else if (block.type === "heading") writer.block("paragraph", `**${block.text}**`);
    else writer.block(block.type, block.text, { cuts: block.cuts });
  }
}

/** The code blocks of a piece of markdown; where it has none, the text without its backticks. */
export function codeOf(markdown: string): { language: string; code: string }[] {
  const blocks = blocksOf(markdown);
  const fences = blocks.filter((block) => block.type === "code");
  if (fences.length > 0)
    return fences.map((block) => ({ language: block.language, code: block.text }));
  const code = markdown.trim().replace(/^`([^`]*)`$/u, "$1");
  return code === "" ? [] : [{ language: "", code }];
}

/** Puts markdown on one line for a table's cell: paragraphs are joined, fences become inline code. */
export function inline(markdown: string): string {
  if (!markdown.includes("\n")) return markdown;
  return blocksOf(markdown)
    .map((block) => {
      if (block.type === "code")
        return `\`${block.text.replace(/`/gu, "'").replace(/\s+/gu, " ")}\``;
      if (block.type === "table") return block.text.replace(/\|/gu, " ").replace(/\s+/gu, " ");
      return block.text.replace(/^\s*>\s?/gmu, "").replace(/\s+/gu, " ");
    })
    .join(" ")
    .trim();
}

interface TextBlock {
  type: BlockType;
  text: string;
  language: string;
  title: string;
  cuts: number[];
}

function blocksOf(markdown: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  let lines: string[] = [];
  let type: BlockType = "paragraph";

  const flush = () => {
    const text = lines.join("\n").trimEnd();
    if (text.trim() !== "") blocks.push(textBlock(type, text));
    lines = [];
    type = "paragraph";
  };

  const source = markdown.split("\n");
  for (let at = 0; at < source.length; at += 1) {
    const line = source[at]!;
    const fence = FENCE.exec(line);
    if (fence !== null && !(type === "list" && lines.length > 0 && fence[1]!.length >= 2)) {
      flush();
      const end = closingFence(source, at, fence[2]!);
      const code = source.slice(at + 1, end).map((inner) => undented(inner, fence[1]!.length));
      const language = fence[3]!;
      blocks.push({
        type: "code",
        text: code.join("\n"),
        language,
        title: fence[4]!.trim(),
        cuts: [],
      });
      at = end;
      continue;
    }
    const heading = HEADING.exec(line);
    if (heading !== null) {
      flush();
      blocks.push(textBlock("heading", heading[1]!));
    } else if (line.trim() === "") {
      const next = source[at + 1];
      const goesOn =
        type === "list" &&
        next !== undefined &&
        /^(?:\s{2,}\S|\s*(?:[-*+]|\d{1,9}[.)])\s)/u.test(next);
      if (goesOn) lines.push("");
      else flush();
    } else {
      const starts = blockTypeOf(line);
      if (
        lines.length > 0 &&
        starts !== type &&
        !(type === "list" || (type === "quote" && starts === "paragraph"))
      )
        flush();
      if (lines.length === 0) type = starts;
      lines.push(line);
    }
  }
  flush();
  return blocks;
}

function blockTypeOf(line: string): BlockType {
  if (LIST_ITEM.test(line)) return "list";
  if (/^\s*>/u.test(line)) return "quote";
  return /^\s*\|.*\|\s*$/u.test(line) ? "table" : "paragraph";
}

function textBlock(type: BlockType, text: string): TextBlock {
  const cuts: number[] = [];
  if (type === "list" || type === "table") {
    let offset = 0;
    for (const [index, line] of text.split("\n").entries()) {
      const item =
        type === "table" ? index > 2 : index > 0 && /^(?:[-*+]|\d{1,9}[.)])\s/u.test(line);
      if (item) cuts.push(offset);
      offset += line.length + 1;
    }
  }
  return { type, text, language: "", title: "", cuts };
}

/** Line of the fence's end; the last line where it is never closed. */
function closingFence(source: readonly string[], from: number, fence: string): number {
  for (let at = from + 1; at < source.length; at += 1) {
    const line = source[at]!.trim();
    if (line.startsWith(fence) && /^[`~]+$/u.test(line)) return at;
  }
  return source.length;
}

function undented(line: string, indent: number): string {
  return indent > 0 && line.slice(0, indent).trim() === "" ? line.slice(indent) : line;
}
