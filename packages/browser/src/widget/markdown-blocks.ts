/**
 * Reads the markdown of a chunk into blocks that a preview can show as text.
 *
 * Responsible for: paragraphs, headings, lists, tables as rows, fenced code, and inline code, emphasis and links as their text.
 * Not responsible for: everything else of markdown. What is not known is shown as it is written, never as markup.
 */

/** A run of text in a line. */
export interface Run {
  text: string;
  style?: "code" | "strong";
}

/** A block of a preview. */
export type Block =
  | { kind: "heading" | "paragraph" | "item"; runs: Run[] }
  | { kind: "code"; language: string; text: string }
  | { kind: "row"; cells: Run[][]; isHead: boolean };

/** A preview shows a part of a page; what is longer than this is cut. */
const MAX_BLOCKS = 80;
const MAX_CHARACTERS = 12_000;

/** Reads markdown line by line; the time it takes grows with its length and nothing else. */
export function readBlocks(markdown: string): Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  let code: { mark: string; language: string; text: string[] } | undefined;
  const endParagraph = () => {
    if (lines.length > 0) blocks.push({ kind: "paragraph", runs: readRuns(lines.join(" ")) });
    lines = [];
  };
  const endCode = () => {
    if (code === undefined) return;
    blocks.push({ kind: "code", language: code.language, text: code.text.join("\n") });
    code = undefined;
  };
  for (const line of markdown.slice(0, MAX_CHARACTERS).split("\n")) {
    if (blocks.length >= MAX_BLOCKS) break;
    const fence = /^\s*(`{3,}|~{3,})\s*([\w+#.-]*)/u.exec(line);
    if (code !== undefined) {
      if (fence?.[1]?.startsWith(code.mark) && fence[2] === "") endCode();
      else code.text.push(line);
      continue;
    }
    const text = line.trim();
    if (fence !== null || text === "" || /^(?:#{1,6} |[-*+] |\d{1,3}[.)] |\|)/u.test(text)) {
      endParagraph();
    }
    if (fence !== null) code = { mark: fence[1]!, language: fence[2] ?? "", text: [] };
    else if (text.startsWith("|")) pushRow(blocks, text);
    else if (/^#{1,6} /u.test(text)) {
      blocks.push({ kind: "heading", runs: readRuns(text.replace(/^#+ /u, "")) });
    } else if (/^(?:[-*+]|\d{1,3}[.)]) /u.test(text)) {
      blocks.push({ kind: "item", runs: readRuns(text.replace(/^\S+ /u, "")) });
    } else if (text !== "") lines.push(text.replace(/^> ?/u, ""));
  }
  endParagraph();
  endCode();
  return blocks;
}

function pushRow(blocks: Block[], line: string): void {
  const last = blocks.at(-1);
  if (/^[|:\s-]+$/u.test(line)) {
    if (last?.kind === "row") last.isHead = true;
    return;
  }
  const cells = line.replace(/^\||\|$/gu, "").split(/(?<!\\)\|/u);
  const runs = cells.map((cell) => readRuns(cell.trim().replaceAll("\\|", "|")));
  blocks.push({ kind: "row", cells: runs, isHead: false });
}

/** Reads a line: `` `code` ``, `**strong**`, `[text](address)`; marks of emphasis and comments are left out. */
function readRuns(line: string): Run[] {
  const runs: Run[] = [];
  const push = (text: string, style?: Run["style"]) => {
    if (text !== "") runs.push(style === undefined ? { text } : { text, style });
  };
  const mark = /`([^`]{1,400})`|\*\*([^*]{1,400})\*\*|!?\[([^\][]{0,400})\]\([^()]{0,400}\)/gu;
  let end = 0;
  for (const found of line.matchAll(mark)) {
    push(line.slice(end, found.index));
    end = found.index + found[0].length;
    if (found[1] !== undefined) push(found[1], "code");
    else if (found[2] !== undefined) push(found[2].replaceAll("`", ""), "strong");
    else push((found[3] ?? "").replaceAll(/[`*]/gu, ""));
  }
  push(line.slice(end));
  return runs;
}
