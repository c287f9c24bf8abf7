/**
 * Markdown, MDX and JavaScript into trees: the only file that knows the markdown library and its JavaScript parser.
 *
 * Responsible for: which syntax is on, and the shape of a node as the rest of `parse` reads it.
 * Not responsible for: what a node means, or what to do with text that is not valid (see `tolerant-parse.ts`).
 */
import { parse as parseProgram } from "acorn";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFootnoteFromMarkdown } from "mdast-util-gfm-footnote";
import { gfmStrikethroughFromMarkdown } from "mdast-util-gfm-strikethrough";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTaskListItemFromMarkdown } from "mdast-util-gfm-task-list-item";
import { mdxFromMarkdown } from "mdast-util-mdx";
import { gfmFootnote } from "micromark-extension-gfm-footnote";
import { gfmStrikethrough } from "micromark-extension-gfm-strikethrough";
import { gfmTable } from "micromark-extension-gfm-table";
import { gfmTaskListItem } from "micromark-extension-gfm-task-list-item";
import { mdxjs } from "micromark-extension-mdxjs";
import type { ScriptNode } from "./script-node.ts";

/** An attribute of a JSX element. */
export interface JsxAttribute {
  type: string;
  name?: string;
  /** A string, nothing (`hidden`), or an expression. */
  value?: string | null | { value: string; data?: { estree?: ScriptNode | null } };
  data?: { estree?: ScriptNode | null };
}

/** A node of a markdown tree; which fields are there depends on `type`. */
export interface MarkdownNode {
  type: string;
  children?: MarkdownNode[];
  value?: string;
  depth?: number;
  lang?: string | null;
  meta?: string | null;
  url?: string;
  alt?: string | null;
  title?: string | null;
  identifier?: string;
  label?: string | null;
  ordered?: boolean | null;
  start?: number | null;
  spread?: boolean | null;
  checked?: boolean | null;
  name?: string | null;
  attributes?: JsxAttribute[];
  /** Of an element that an expression made: its props, evaluated already. */
  props?: Record<string, unknown>;
  /** Of an element that an expression made: what stands between its tags, evaluated already. */
  values?: unknown[];
  data?: { estree?: ScriptNode | null };
  position?: {
    start: { line: number; column: number; offset?: number };
    end: { line: number; column: number; offset?: number };
  };
}

/** Which syntax a text is written in. */
export interface MarkdownSyntax {
  /** With JSX, expressions and ES modules, and without HTML. */
  mdx: boolean;
}

/**
 * GitHub's markdown without its links made of bare addresses: they look the same as text, and looking for them at every
 * letter takes a third of the time.
 */
const PLAIN = {
  extensions: [gfmFootnote(), gfmStrikethrough(), gfmTable(), gfmTaskListItem()],
  mdastExtensions: [
    gfmFootnoteFromMarkdown(),
    gfmStrikethroughFromMarkdown(),
    gfmTableFromMarkdown(),
    gfmTaskListItemFromMarkdown(),
  ],
};

const MDX = {
  extensions: [...PLAIN.extensions, mdxjs()],
  mdastExtensions: [...PLAIN.mdastExtensions, mdxFromMarkdown()],
};

/** Parses a text. Throws the library's error, with `line` and `reason`, where it is not valid MDX. */
export function parseMarkdown(text: string, syntax: MarkdownSyntax): MarkdownNode {
  return fromMarkdown(text, syntax.mdx ? MDX : PLAIN) as MarkdownNode;
}

/** Says where and why a text is not valid MDX, given what `parseMarkdown` threw. */
export function describeSyntaxError(error: unknown): { line?: number; reason: string } {
  if (!(error instanceof Error)) return { reason: String(error) };
  const { line, reason } = error as Error & { line?: unknown; reason?: unknown };
  return {
    ...(typeof line === "number" ? { line } : {}),
    reason: typeof reason === "string" ? reason : error.message,
  };
}

/** Parses a JavaScript module without running it; `undefined` where it is not valid. */
export function parseScript(text: string): ScriptNode | undefined {
  try {
    const program: unknown = parseProgram(text, { ecmaVersion: "latest", sourceType: "module" });
    return program as ScriptNode;
  } catch {
    return undefined;
  }
}
