/**
 * Reduces markdown to what is written of it, see `format/shown-text.ts`.
 *
 * Responsible for: which marks stay. Not responsible for: what plain text is (`plainText` of `@expodex/core`), with which the result agrees
 * to the letter, or it is left without marks.
 */
import { plainText } from "@expodex/core/evidence";
import { FENCE, HEAD_RULE, MARK, NO_MARK, plainOf } from "../format/shown-text.ts";

const FENCED = /^\s*(?:(`{3,})([^`]*)|(~{3,})(.*))$/;
const RULE = /^[\s:|-]+$/;
const BLOCK = /^(?:>\s?)*(#{1,6} |[-*+] (?:\[[ xX]\] )?|\d{1,9}[.)] )?/;
/** Code in a line: as many backticks on both sides. Those that a backslash escapes open none. */
const CODE = /(?<![`\\])(`+)(?!`)([^`]|[^`][^\n]{0,400}?[^`])\1(?!`)/g;
/** Noncharacters, which no text is made of: one stands for a backtick that stays, one at the start of a text that is no block. */
const TICK = "\ufdd2";
const START = "\ufdd3";

/** Reduces markdown. */
export function shownText(markdown: string): string {
  const plain = plainText(markdown);
  const shown = withMarks(markdown, true);
  if (plainOf(shown) === plain) return shown;
  const withoutCode = withMarks(markdown, false);
  return plainOf(withoutCode) === plain ? withoutCode : plain.replaceAll("\n", "\n\n");
}

function withMarks(markdown: string, keepsCode: boolean): string {
  const lines: string[] = [];
  let paragraph: { mark: string; text: string } | undefined;
  let isCode = false;
  const flush = () => {
    const text = paragraph === undefined ? "" : inline(paragraph.text, keepsCode);
    if (text !== "") {
      const isApart = paragraph!.mark === "" && lines.length > 0 && !lines.at(-1)!.startsWith("#");
      if (isApart) lines.push("");
      const isLike = MARK.test(text) && paragraph!.mark === "";
      lines.push(paragraph!.mark + (isLike ? NO_MARK : "") + text);
    }
    paragraph = undefined;
  };
  for (const line of markdown.split("\n")) {
    const fence = FENCED.exec(line);
    if (fence !== null) {
      flush();
      isCode = !isCode;
      const [language] = (fence[2] ?? fence[4] ?? "").trim().split(/[\s{]/u);
      lines.push(isCode ? FENCE + language! : FENCE);
      continue;
    }
    if (isCode) {
      lines.push(line.trimEnd());
      continue;
    }
    const trimmed = line.trim();
    if (trimmed === "" || (RULE.test(trimmed) && trimmed.includes("-"))) {
      flush();
      if (trimmed.startsWith("|")) lines.push(HEAD_RULE);
      continue;
    }
    if (trimmed.startsWith("|")) {
      flush();
      const cells = trimmed.replace(/^\||\|$/g, "").split(/(?<!\\)\|/);
      const texts = cells.map((cell) => inline(cell.replaceAll("\\|", "|"), keepsCode));
      lines.push(`| ${texts.join(" | ")}`);
      continue;
    }
    const [before, mark = ""] = BLOCK.exec(trimmed)!;
    const text = trimmed.slice(before.length);
    if (before !== "") flush();
    if (paragraph === undefined) paragraph = { mark: writtenMark(mark), text };
    else paragraph.text += ` ${text}`;
    if (mark.startsWith("#")) flush();
  }
  flush();
  return lines.join("\n");
}

function writtenMark(mark: string): string {
  if (mark === "" || mark.startsWith("#")) return mark;
  return /^\d/.test(mark) ? mark.replace(")", ".") : "- ";
}

function inline(markdown: string, keepsCode: boolean): string {
  const marked = keepsCode ? markdown.replace(CODE, (code) => TICK + code + TICK) : markdown;
  const text = plainText(START + marked).replaceAll(START, "");
  return text.trim().replaceAll(TICK, "`");
}
