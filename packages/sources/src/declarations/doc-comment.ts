/**
 * Reads a doc comment into the parts that TypeDoc makes of it.
 *
 * Responsible for: taking the stars off, tags outside of code, inline code, fences and links.
 * Not responsible for: what a tag means.
 *
 *     /** Takes a `Picture`.        summary    [text "Takes a "] [code "`Picture`"] [text "."]
 *       * @param options - How.     blockTags  @param name=options [text "How."]
 *       * @hidden                   modifierTags  @hidden
 *       *\/
 */
import type { Comment, CommentPart, CommentTag } from "@expodex/core";

/** Tags without content; what follows them on the line belongs to the tag before. */
const MODIFIERS = new Set([
  "@alpha",
  "@beta",
  "@experimental",
  "@hidden",
  "@ignore",
  "@internal",
  "@docsMissing",
  "@needsAudit",
  "@readonly",
  "@private",
  "@protected",
  "@public",
  "@packageDocumentation",
  "@virtual",
  "@override",
  "@sealed",
]);

const SPELLINGS: Record<string, string> = { "@return": "@returns", "@defaultValue": "@default" };

/** Reads the text of a comment, from its slash-star-star to its end. */
export function readDocComment(raw: string): Comment {
  const lines = raw
    .replace(/^\/\*\*/u, "")
    .replace(/\*\/$/u, "")
    .split(/\r?\n/u)
    .map((line, index) => (index === 0 ? line.trimStart() : line.replace(/^[ \t]*\*? ?/u, "")));
  const comment: Comment = {};
  const modifiers: string[] = [];
  const tags: CommentTag[] = [];
  let name = "";
  let body: string[] = [];
  let fence: string | undefined;

  const close = () => {
    if (name === "") {
      const summary = readParts(tidy(body));
      if (summary.length > 0) comment.summary = summary;
    } else {
      tags.push(readTag(name, tidy(body)));
    }
    body = [];
  };

  for (const line of lines) {
    const mark = /^\s*(`{3,}|~{3,})/u.exec(line)?.[1];
    if (mark !== undefined) {
      if (fence === undefined) fence = mark;
      else if (mark.startsWith(fence)) fence = undefined;
    }
    const tag = fence === undefined ? /^\s*(@[a-zA-Z][\w-]*)(?:\s+|$)(.*)$/u.exec(line) : null;
    if (tag === null) {
      body.push(line);
      continue;
    }
    const spelled = tag[1]!;
    if (MODIFIERS.has(spelled)) {
      if (!modifiers.includes(spelled)) modifiers.push(spelled);
      if (tag[2] !== "") body.push(tag[2]!);
      continue;
    }
    close();
    name = SPELLINGS[spelled] ?? spelled;
    body.push(tag[2]!);
    const opened = /^\s*(`{3,}|~{3,})/u.exec(tag[2]!)?.[1];
    if (opened !== undefined && !tag[2]!.trim().slice(opened.length).includes(opened))
      fence = opened;
  }
  close();
  if (tags.length > 0) comment.blockTags = tags;
  if (modifiers.length > 0) comment.modifierTags = modifiers;
  return comment;
}

function readTag(tag: string, text: string): CommentTag {
  if (tag === "@param" || tag === "@template" || tag === "@typeParam" || tag === "@property") {
    // `{string} [options.quality=1] - How good.`: the type is the declaration's to tell.
    const match = /^(?:\{[^}]*\}\s*)?(\[[^\]\n]*\]|[^\s]+)(?:\s+-)?\s*([\s\S]*)$/u.exec(text);
    if (match !== null) {
      const name = match[1]!.replace(/^\[|\]$/gu, "").replace(/=.*$/u, "");
      return { tag, name, content: readParts(match[2]!) };
    }
  }
  if (tag === "@example" && text !== "" && !/^\s*(?:`{3,}|~{3,})/mu.test(text))
    return { tag, content: [{ kind: "code", text: `\`\`\`ts\n${text}\n\`\`\`` }] };
  return { tag, content: readParts(text) };
}

function tidy(lines: readonly string[]): string {
  return lines
    .join("\n")
    .replace(/^\s*\n/u, "")
    .trim();
}

/**
 * Splits markdown into text, code and inline tags in one pass over the text.
 *
 * A run of backticks without its twin is text; the twin is looked for once for each length of run, so that a line
 * of nothing but backticks costs no more than its length.
 */
export function readParts(markdown: string): CommentPart[] {
  const parts: CommentPart[] = [];
  const runs = backtickRuns(markdown);
  let text = 0;
  let at = 0;
  const flush = (end: number) => {
    if (end > text) parts.push({ kind: "text", text: markdown.slice(text, end) });
  };
  while (at < markdown.length) {
    const char = markdown[at];
    if (char === "`") {
      const run = runs.get(at)!;
      if (run.twinEnd !== undefined) {
        flush(at);
        parts.push({ kind: "code", text: markdown.slice(at, run.twinEnd) });
        at = run.twinEnd;
        text = at;
      } else {
        at += run.length;
      }
      continue;
    }
    if (char === "{" && markdown[at + 1] === "@") {
      const tag = /^\{(@link(?:code|plain)?)\s+([^{}]{1,1000})\}/u.exec(
        markdown.slice(at, at + 1100),
      );
      if (tag !== null) {
        flush(at);
        parts.push(linkPart(tag[1]!, tag[2]!.trim()));
        at += tag[0].length;
        text = at;
        continue;
      }
    }
    at += 1;
  }
  flush(markdown.length);
  return parts;
}

function linkPart(tag: string, body: string): CommentPart {
  const bar = body.indexOf("|");
  const split = bar >= 0 ? bar : body.search(/\s/u);
  const target = (split < 0 ? body : body.slice(0, split)).trim();
  const label = split < 0 ? "" : body.slice(split + 1).trim();
  return { kind: "inline-tag", tag, text: label === "" ? target : label, target };
}

interface Run {
  length: number;
  /** End of the next run of the same length, where there is one. */
  twinEnd?: number;
}

function backtickRuns(markdown: string): Map<number, Run> {
  const runs = new Map<number, Run>();
  const open = new Map<number, Run>();
  for (const match of markdown.matchAll(/`+/gu)) {
    const length = match[0].length;
    const run: Run = { length };
    const before = open.get(length);
    if (before !== undefined) before.twinEnd = match.index + length;
    open.set(length, run);
    runs.set(match.index, run);
  }
  return runs;
}
