/**
 * The code blocks of a page, each with what stands around it.
 *
 * Responsible for: where a fence begins and ends, its heading and the words before it. Not responsible for: which of them fit.
 *
 *     ## Usage                     headings   [{ title: "Usage", anchor: "usage" }]
 *     Ask before it is shown.      intro
 *     ```tsx App.tsx               language, title
 *     …                            code
 *     ```
 */
import type { ContentsEntry } from "@expodex/core/read";

/** A code block where it stands. */
export interface PageExample {
  code: string;
  /** As written in the fence. */
  language?: string;
  /** Often a file's name. */
  title?: string;
  /** Titles of the sections around it, outermost first, without the page's. */
  headings: string[];
  /** Of the innermost section; empty at the top of the page. */
  anchor: string;
  /** The words before it. */
  intro?: string;
  /** Set where the site opens it on snack.expo.dev. */
  snack?: { name?: string; dependencies: string[] };
}

/** Words before a block that are kept; a longer paragraph is cut. */
const MAX_INTRO_LENGTH = 400;
const MAX_BLOCKS = 1000;
/** How the index writes what the site opens as a Snack. */
const SNACK = /^(?:\*\*(.+)\*\* • )?Snack(?: with ((?:`[^`]+`(?:, )?)+))?$/u;

/**
 * Finds the code blocks of a page.
 *
 * @param text markdown of the whole page
 * @param contents its sections, in order
 */
export function pageExamples(text: string, contents: readonly ContentsEntry[]): PageExample[] {
  const examples: PageExample[] = [];
  const open: ContentsEntry[] = [];
  let section = 0;
  let paragraph: string[] = [];
  /** Blocks of text since the last code block or heading; the last two may introduce the next code. */
  let before: string[] = [];
  const endParagraph = () => {
    if (paragraph.length > 0) before = [...before.slice(-1), paragraph.join("\n").trim()];
    paragraph = [];
  };
  const lines = text.split("\n");
  for (let at = 0; at < lines.length && examples.length < MAX_BLOCKS; at++) {
    const line = lines[at] ?? "";
    const fence = /^([ \t>]*)(`{3,}|~{3,})(.*)$/u.exec(line);
    if (fence !== null) {
      endParagraph();
      const [, indent = "", marker = "", info = ""] = fence;
      const end = closingFence(lines, at + 1, marker);
      const body = lines.slice(at + 1, end).map((one) => withoutIndent(one, indent));
      const example = describe(body.join("\n"), info.trim(), before);
      examples.push({
        ...example,
        headings: open.map(({ title }) => title),
        anchor: open.at(-1)?.anchor ?? "",
      });
      before = [];
      at = end;
      continue;
    }
    const depth = /^(#{1,6}) /u.exec(line)?.[1]?.length;
    if (depth !== undefined) {
      endParagraph();
      before = [];
      // The page's own title is no section.
      if (depth === 1) continue;
      while ((open.at(-1)?.depth ?? 0) >= depth) open.pop();
      const entry = contents[section++];
      if (entry !== undefined) open.push({ ...entry, depth });
    } else if (line.trim() === "") endParagraph();
    else paragraph.push(line);
  }
  return examples;
}

function describe(
  code: string,
  info: string,
  before: readonly string[],
): Pick<PageExample, "code" | "language" | "title" | "intro" | "snack"> {
  const [language = "", ...title] = info.split(" ");
  const snack = SNACK.exec(before.at(-1) ?? "");
  const words = snack === null ? before.at(-1) : before.at(-2);
  return {
    code,
    ...(language === "" ? {} : { language }),
    ...(title.length === 0 ? {} : { title: title.join(" ") }),
    ...(words === undefined ? {} : { intro: shortened(words) }),
    ...(snack === null
      ? {}
      : {
          snack: {
            ...(snack[1] === undefined ? {} : { name: snack[1] }),
            dependencies: [...(snack[2] ?? "").matchAll(/`([^`]+)`/gu)].map(
              ([, name]) => name ?? "",
            ),
          },
        }),
  };
}

function shortened(words: string): string {
  if (words.length <= MAX_INTRO_LENGTH) return words;
  const cut = words.slice(0, MAX_INTRO_LENGTH);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), MAX_INTRO_LENGTH / 2))} …`;
}

/** The line that closes a fence, or the end of the text. */
function closingFence(lines: readonly string[], from: number, marker: string): number {
  for (let at = from; at < lines.length; at++) {
    const closes = /^[ \t>]*(`{3,}|~{3,})[ \t]*$/u.exec(lines[at] ?? "")?.[1];
    if (closes?.startsWith(marker) === true) return at;
  }
  return lines.length;
}

function withoutIndent(line: string, indent: string): string {
  return line.startsWith(indent) ? line.slice(indent.length) : line.trimStart();
}
