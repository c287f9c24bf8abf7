/** Flow content as blocks of the page. */
import { fullAnchorOf } from "./anchors.ts";
import { assistantPhrase } from "./assistant-text.ts";
import { fenceInfo, withoutMarks } from "./code-block.ts";
import type { Render } from "./components/component.ts";
import { COMPONENTS } from "./components/components.ts";
import { htmlText } from "./html-text.ts";
import {
  componentOf,
  expressionNodes,
  isFlowOnly,
  MAX_NESTING,
  renderInline,
  renderLink,
  renderPlain,
  textOf,
} from "./inline.ts";
import { elementOf } from "./jsx-nodes.ts";
import { renderList } from "./list.ts";
import { type MarkdownNode, parseMarkdown } from "./markdown.ts";
import { insideModule, ownLine, type PageState } from "./page-state.ts";
import { createRecorder } from "./recorder.ts";

/** A line that starts with a letter and holds no sign that could mean anything in markdown. */
const PLAIN_SENTENCE = /^[A-Za-z][A-Za-z0-9 ,.;:'"()/?-]{0,2000}$/u;

/** The renderer. */
export const RENDER: Render = {
  flow: renderFlow,
  inline: (nodes, state) => renderInline(nodes, state, RENDER),
  plain: (nodes, state) => renderPlain(nodes, state, RENDER),
  markdown(text, state) {
    // Most descriptions are a plain sentence, and the markdown library takes half a millisecond for one.
    if (PLAIN_SENTENCE.test(text))
      return renderInline([{ type: "text", value: text.trimEnd() }], state, RENDER).trim();
    const tree = parseMarkdown(text.slice(0, 20_000), { mdx: false });
    const paragraphs = (tree.children ?? []).map((node) =>
      renderInline(node.children ?? [node], state, RENDER).trim(),
    );
    return paragraphs.filter((paragraph) => paragraph !== "").join(" ");
  },
  heading: writeHeading,
  scene(path, state) {
    const module = state.scenes.get(path);
    if (module === undefined) return false;
    renderFlow(module.tree.children ?? [], insideModule(state, module));
    return true;
  },
  link: renderLink,
};

/** Renders nodes as blocks of the page; neighbouring phrasing content makes a paragraph. */
function renderFlow(nodes: MarkdownNode[], state: PageState): void {
  if (state.nesting > MAX_NESTING) {
    state.writer.block("paragraph", textOf(nodes));
    state.warn(
      "TOO_DEEP",
      `nesting deeper than ${MAX_NESTING} levels is flattened`,
      nodes[0]?.position?.start.line,
    );
    return;
  }
  const inner = { ...state, nesting: state.nesting + 1 };
  let phrasing: MarkdownNode[] = [];
  const flush = () => {
    if (phrasing.length > 0) paragraph(phrasing, inner);
    phrasing = [];
  };
  for (const node of nodes) {
    if (isPhrasing(node, inner)) phrasing.push(node);
    else {
      flush();
      flowNode(node, inner);
    }
  }
  flush();
}

const PHRASING = new Set([
  "text",
  "inlineCode",
  "strong",
  "emphasis",
  "delete",
  "break",
  "link",
  "linkReference",
  "image",
  "imageReference",
  "footnoteReference",
  "mdxTextExpression",
]);

function isPhrasing(node: MarkdownNode, state: PageState): boolean {
  return PHRASING.has(node.type) || (node.type === "mdxJsxTextElement" && !isFlowOnly(node, state));
}

function flowNode(node: MarkdownNode, state: PageState): void {
  switch (node.type) {
    case "paragraph":
      paragraph(node.children ?? [], state);
      return;
    case "heading":
      writeHeading(state, node.depth ?? 2, node.children ?? [], ownLine(state, node));
      return;
    case "code":
      code(node, state);
      return;
    case "list":
      renderList(node, state, RENDER);
      return;
    case "table":
      table(node, state);
      return;
    case "blockquote":
      quote(node, state);
      return;
    case "html":
      html(node, state);
      return;
    case "mdxFlowExpression":
      renderFlow(expressionNodes(node, state), state);
      return;
    case "mdxJsxFlowElement":
    case "mdxJsxTextElement":
      element(node, state);
      return;
    case "footnoteDefinition": {
      const text = renderInline(
        node.children?.flatMap((child) => child.children ?? []) ?? [],
        state,
        RENDER,
      );
      state.writer.block(
        "paragraph",
        `[^${node.label ?? node.identifier}]: ${text}`,
        ownLine(state, node),
      );
      return;
    }
    case "thematicBreak":
    case "mdxjsEsm":
    case "definition":
      return;
    default:
      renderFlow(node.children ?? [], state);
  }
}

function element(node: MarkdownNode, state: PageState): void {
  const component = componentOf(node, state);
  const made = elementOf(node, state.module.scope);
  if (component?.flow !== undefined) component.flow(made, state, RENDER);
  else if (component?.inline !== undefined) paragraph([node], state);
  else COMPONENTS.Unknown?.flow?.(made, state, RENDER);
}

function paragraph(nodes: MarkdownNode[], state: PageState): void {
  let run: MarkdownNode[] = [];
  const flush = () => {
    const text = renderInline(run, state, RENDER).trim();
    const line = run.find((node) => node.position !== undefined);
    run = [];
    if (text === "") return;
    const phrase = assistantPhrase(text);
    if (phrase !== undefined) {
      state.warn(
        "ASSISTANT_TEXT",
        `text that addresses an assistant is left out: ${phrase}`,
        line?.position?.start.line,
      );
      return;
    }
    state.writer.block(
      "paragraph",
      escapeStart(text),
      line === undefined ? {} : ownLine(state, line),
    );
  };
  for (const node of nodes) {
    if (isFlowOnly(node, state)) {
      flush();
      element(node, state);
    } else run.push(node);
  }
  flush();
}

/** A paragraph must not open a fence or a heading in the text that we write. */
function escapeStart(text: string): string {
  return /^(?:`{3}|~{3}|#{1,6} )/u.test(text) ? `\\${text}` : text;
}

function writeHeading(
  state: PageState,
  depth: number,
  nodes: MarkdownNode[],
  options: { line?: number; anchor?: string } = {},
): number {
  const title = renderPlain(nodes, state, RENDER).replace(/\s+/gu, " ").trim();
  const markdown = renderInline(nodes, state, RENDER).trim();
  const level = Math.max(depth, state.floor + 1, 2);
  if (title === "" && markdown === "") return level;
  const anchor =
    options.anchor === undefined
      ? state.anchors.slug(title === "" ? markdown : title)
      : state.anchors.claim(options.anchor);
  const full = options.anchor === undefined ? fullAnchorOf(title) : undefined;
  state.writer.heading(level, title === "" ? markdown : title, {
    anchor,
    ...(full === undefined || full === anchor ? {} : { aliases: [full] }),
    markdown,
    ...(options.line === undefined ? {} : { line: options.line }),
  });
  return level;
}

function code(node: MarkdownNode, state: PageState): void {
  const { language, title } = fenceInfo(node.lang ?? undefined, node.meta ?? undefined);
  state.writer.code(withoutMarks(node.value ?? ""), {
    ...(language === undefined ? {} : { language }),
    ...(title === undefined ? {} : { title }),
    ...ownLine(state, node),
  });
}

function table(node: MarkdownNode, state: PageState): void {
  const rows = (node.children ?? []).map((row) =>
    (row.children ?? []).map((cell) => renderInline(cell.children ?? [], state, RENDER)),
  );
  const [header = [], ...body] = rows;
  state.writer.table(header, body, ownLine(state, node));
}

const CALLOUTS: Record<string, string> = {
  info: "",
  tip: "",
  note: "**Note:** ",
  success: "",
  warning: "**Warning:** ",
  caution: "**Warning:** ",
  important: "**Important:** ",
  error: "**Warning:** ",
  deprecated: "**Deprecated:** ",
};

/** A quote; the word that makes it a callout on the site (`**info**`, `[!NOTE]`) becomes what the reader sees. */
function quote(node: MarkdownNode, state: PageState): void {
  const recorder = createRecorder(state.writer.depth);
  renderFlow(node.children ?? [], { ...state, writer: recorder });
  const text = recorder.text();
  const callout = /^(?:\*\*(\w+)\*\*|\[!(\w+)\])\s*/u.exec(text);
  const shown =
    callout === null ? undefined : CALLOUTS[(callout[1] ?? callout[2] ?? "").toLowerCase()];
  const body = shown === undefined ? text : shown + text.slice(callout?.[0].length);
  if (recorder.structural) {
    recorder.replay(state.writer);
    return;
  }
  const quoted = body
    .split("\n")
    .map((line) => (line === "" ? ">" : `> ${line}`))
    .join("\n");
  state.writer.block("quote", body.trim() === "" ? "" : quoted, ownLine(state, node));
}

function html(node: MarkdownNode, state: PageState): void {
  const source = node.value ?? "";
  const heading = /^<h([1-6])\b[^>]*>([\s\S]*)<\/h\1>\s*$/iu.exec(source.trim());
  const text = htmlText(heading?.[2] ?? source)
    .replace(/[ \t]+/gu, " ")
    .replace(/ ?\n\s*/gu, "\n")
    .trim();
  if (text === "") return;
  if (heading !== null)
    writeHeading(state, Number(heading[1]), [{ type: "text", value: text }], ownLine(state, node));
  else state.writer.block("html", escapeStart(text), ownLine(state, node));
}
