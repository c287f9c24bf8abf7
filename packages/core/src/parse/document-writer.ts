/**
 * Builds a document's text block by block, keeping blocks, sections and symbols in step with it.
 *
 * Responsible for: offsets, blank lines between blocks, nesting of sections.
 * Not responsible for: what the text says (markdown rendering), or anchors (the caller gives them).
 */
import type { Block, BlockType, Section } from "./document.ts";
import type { DocsSymbol } from "./symbol.ts";

/** What a heading may carry. */
export interface HeadingOptions {
  /** Without `#`; empty for the page's title. */
  anchor: string;
  aliases?: string[];
  line?: number;
  /** The symbol that the section describes; its `section` is set by the writer. */
  symbol?: Omit<DocsSymbol, "section" | "anchor">;
  /** Markdown of the heading where it differs from its plain title: `` `takePictureAsync(options)` ``. */
  markdown?: string;
}

/** What a block may carry. */
export interface BlockOptions {
  language?: string;
  title?: string;
  /** Offsets inside the block's text where it may be cut. */
  cuts?: number[];
  line?: number;
}

/** What the writer has built. */
export interface WrittenText {
  text: string;
  blocks: Block[];
  sections: Section[];
  symbols: DocsSymbol[];
}

/** Receives a page in reading order. */
export interface DocumentWriter {
  /** Opens a section; closes those of the same or a deeper level. `title` is plain text. */
  heading(depth: number, title: string, options: HeadingOptions): void;
  /** Adds a block of finished markdown. Empty text adds nothing. */
  block(type: BlockType, markdown: string, options?: BlockOptions): void;
  /** Adds a fenced code block, with a fence longer than any in the code. */
  code(code: string, options?: { language?: string; title?: string; line?: number }): void;
  /** Adds a table; cells are inline markdown, in which `|` and line breaks are escaped here. */
  table(
    header: readonly string[],
    rows: readonly (readonly string[])[],
    options?: { line?: number },
  ): void;
  /** Runs `body` with a label (of a tab, say) put on every block that it writes. */
  labelled(label: string, body: () => void): void;
  /** Adds a symbol that the innermost open section describes among others, such as a row of its table. */
  symbol(symbol: Omit<DocsSymbol, "section" | "anchor">): void;
  /** Makes a further anchor lead to the innermost open section: that of a row of its table, say. */
  alias(anchor: string): void;
  /** Closes the open sections of this depth and deeper, so that what follows belongs to the section around them. */
  close(depth: number): void;
  /** Depth of the innermost open section; 0 before the first heading. */
  readonly depth: number;
  finish(): WrittenText;
}

/** Makes an empty writer. */
export function createDocumentWriter(): DocumentWriter {
  const parts: string[] = [];
  const blocks: Block[] = [];
  const sections: Section[] = [];
  const symbols: DocsSymbol[] = [];
  const open: number[] = [];
  const labels: string[] = [];
  let length = 0;

  function append(type: BlockType, markdown: string, options: BlockOptions): void {
    const text = `${markdown.trimEnd()}\n\n`;
    if (text.trim() === "") return;
    const start = length;
    const block: Block = { type, start, end: start + text.length };
    if (options.language !== undefined) block.language = options.language;
    if (options.title !== undefined) block.title = options.title;
    if (labels.length > 0) block.labels = [...labels];
    if (options.line !== undefined) block.line = options.line;
    const cuts = options.cuts?.filter((cut) => cut > 0 && cut < text.length);
    if (cuts !== undefined && cuts.length > 0) block.cuts = cuts.map((cut) => start + cut);
    parts.push(text);
    blocks.push(block);
    length = block.end;
  }

  const currentDepth = () => (open.length === 0 ? 0 : sections[open[open.length - 1]!]!.depth);

  const writer: DocumentWriter = {
    get depth() {
      return currentDepth();
    },
    heading(depth, title, options) {
      writer.close(depth);
      const index = sections.length;
      const section: Section = { title, depth, anchor: options.anchor, start: length, end: length };
      const parent = open[open.length - 1];
      if (parent !== undefined) section.parent = parent;
      if (options.aliases !== undefined && options.aliases.length > 0)
        section.aliases = options.aliases;
      if (options.line !== undefined) section.line = options.line;
      if (options.symbol !== undefined) {
        section.symbol = symbols.length;
        symbols.push({ ...options.symbol, anchor: options.anchor, section: index });
      }
      sections.push(section);
      open.push(index);
      const heading = (options.markdown ?? title).replace(/\s+/gu, " ").trim();
      append("heading", `${"#".repeat(Math.min(depth, 6))} ${heading}`, {
        ...(options.line === undefined ? {} : { line: options.line }),
      });
    },
    block(type, markdown, options = {}) {
      append(type, markdown, options);
    },
    code(code, options = {}) {
      const runs = code.match(/`{3,}/gu) ?? [];
      const fence = "`".repeat(runs.reduce((most, run) => Math.max(most, run.length + 1), 3));
      const info = [options.language, options.title].filter((part) => part !== undefined).join(" ");
      append("code", `${fence}${info}\n${code.replace(/\n+$/u, "")}\n${fence}`, options);
    },
    table(header, rows, options = {}) {
      const line = (cells: readonly string[]) =>
        `| ${cells
          .map((cell) =>
            cell
              .split("\n")
              .map((part) => part.trim())
              .join(" ")
              .replace(/(?<!\\)\|/gu, "\\|")
              .trim(),
          )
          .join(" | ")} |\n`;
      let text = `${line(header)}|${" --- |".repeat(header.length)}\n`;
      const cuts: number[] = [];
      for (const [index, row] of rows.entries()) {
        if (index > 0) cuts.push(text.length);
        text += line(row);
      }
      append("table", text, { ...options, cuts });
    },
    labelled(label, body) {
      labels.push(label);
      try {
        body();
      } finally {
        labels.pop();
      }
    },
    symbol(symbol) {
      const section = open[open.length - 1];
      if (section === undefined) return;
      symbols.push({ ...symbol, anchor: sections[section]!.anchor, section });
    },
    alias(anchor) {
      const section = sections[open[open.length - 1] ?? 0];
      if (section === undefined || section.anchor === anchor) return;
      section.aliases = [...new Set([...(section.aliases ?? []), anchor])];
    },
    close(depth) {
      while (open.length > 0 && currentDepth() >= depth) sections[open.pop()!]!.end = length;
    },
    finish() {
      while (open.length > 0) sections[open.pop()!]!.end = length;
      return { text: parts.join(""), blocks, sections, symbols };
    },
  };
  return writer;
}
