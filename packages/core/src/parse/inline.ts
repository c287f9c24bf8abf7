/** Phrasing content as one line of markdown, and as plain text. */

import type { Component, Render } from "./components/component.ts";
import { COMPONENTS } from "./components/components.ts";
import { evaluate, UNRESOLVED } from "./evaluate.ts";
import { htmlText } from "./html-text.ts";
import { codeSpan, joinLines, wrapText } from "./inline-text.ts";
import { elementOf, expressionOf, isJsx, nodesOf } from "./jsx-nodes.ts";
import { recordLink, resolveLink } from "./links.ts";
import type { MarkdownNode } from "./markdown.ts";
import { ICON, isSceneValue, type PageState } from "./page-state.ts";
import { createRecorder } from "./recorder.ts";

/** Nested deeper, content is flattened to its text: no page that people write comes near. */
export const MAX_NESTING = 200;

/** The component that a JSX node names; `undefined` for one that the site's catalogue does not have. */
export function componentOf(node: MarkdownNode, state: PageState): Component | undefined {
  const name = node.name ?? "";
  const value = state.module.scope.get(name);
  if (isSceneValue(value)) return COMPONENTS.Scene;
  if (value === ICON) return COMPONENTS.Icon;
  return Object.hasOwn(COMPONENTS, name) ? COMPONENTS[name] : undefined;
}

/** Whether a node can only stand as blocks. */
export function isFlowOnly(node: MarkdownNode, state: PageState): boolean {
  if (!isJsx(node)) return false;
  const component = componentOf(node, state);
  if (component !== undefined) return component.inline === undefined;
  return (node.children ?? []).some(
    (child) => BLOCK_TYPES.has(child.type) || isFlowOnly(child, state),
  );
}

const BLOCK_TYPES = new Set([
  "paragraph",
  "heading",
  "code",
  "list",
  "table",
  "blockquote",
  "mdxJsxFlowElement",
]);

/** Renders nodes as one line of markdown. */
export function renderInline(nodes: MarkdownNode[], state: PageState, render: Render): string {
  if (state.nesting > MAX_NESTING) return textOf(nodes);
  const inner = { ...state, nesting: state.nesting + 1 };
  return nodes.map((node) => inlineNode(node, inner, render)).join("");
}

function inlineNode(node: MarkdownNode, state: PageState, render: Render): string {
  const children = () => renderInline(node.children ?? [], state, render);
  switch (node.type) {
    case "text":
      return joinLines(node.value ?? "");
    case "inlineCode":
      return codeSpan(node.value ?? "");
    case "strong":
      return wrapText(children(), "**");
    case "emphasis":
      return wrapText(children(), "_");
    case "delete":
      return wrapText(children(), "~~");
    case "break":
      return " ";
    case "link":
      return render.link(node.url ?? "", children(), state);
    case "linkReference": {
      const url = state.module.definitions.get(node.identifier ?? "");
      return url === undefined ? children() : render.link(url, children(), state);
    }
    case "image":
    case "imageReference":
      return node.alt ?? "";
    case "footnoteReference":
      return `[^${node.label ?? node.identifier}]`;
    case "html":
      return htmlText(node.value ?? "");
    case "mdxTextExpression":
    case "mdxFlowExpression":
      return render.inline(expressionNodes(node, state), state);
    case "mdxJsxTextElement":
    case "mdxJsxFlowElement":
      return inlineElement(node, state, render);
    case "mdxjsEsm":
    case "definition":
      return "";
    default:
      return node.children === undefined ? (node.value ?? "") : children();
  }
}

function inlineElement(node: MarkdownNode, state: PageState, render: Render): string {
  const component = componentOf(node, state);
  const element = elementOf(node, state.module.scope);
  if (component?.inline !== undefined) return component.inline(element, state, render);
  if (component?.flow !== undefined) {
    const recorder = createRecorder(state.writer.depth);
    component.flow(element, { ...state, writer: recorder }, render);
    return recorder.text().replace(/\s+/gu, " ");
  }
  return COMPONENTS.Unknown?.inline?.(element, state, render) ?? "";
}

/** The nodes that an expression in the text shows; what cannot be told is shown as written, and reported. */
export function expressionNodes(node: MarkdownNode, state: PageState): MarkdownNode[] {
  const expression = expressionOf(node.data?.estree);
  if (expression === undefined) return [];
  const value = evaluate(expression, state.module.scope);
  if (value !== UNRESOLVED) return nodesOf(value);
  const source = (node.value ?? "").trim();
  state.warn(
    "UNRESOLVED_EXPRESSION",
    `the value of {${source.slice(0, 80)}} cannot be told without running it`,
    node.position?.start.line,
  );
  return [{ type: "inlineCode", value: source }];
}

/** Renders nodes as plain text, leaving out tags of platform and status. */
export function renderPlain(nodes: MarkdownNode[], state: PageState, render: Render): string {
  if (state.nesting > MAX_NESTING) return textOf(nodes);
  const inner = { ...state, nesting: state.nesting + 1 };
  return nodes
    .map((node) => {
      if (isJsx(node)) {
        const component = componentOf(node, inner);
        if (component?.tag === true) return "";
        const element = elementOf(node, inner.module.scope);
        if (element.children.length === 0) return component?.inline?.(element, inner, render) ?? "";
        return renderPlain(element.children, inner, render);
      }
      if (node.type === "mdxTextExpression")
        return renderPlain(expressionNodes(node, inner), inner, render);
      if (node.type === "html") return htmlText(node.value ?? "");
      if (node.type === "image") return node.alt ?? "";
      if (node.children !== undefined) return renderPlain(node.children, inner, render);
      return (node.value ?? "").replace(/\s+/gu, " ");
    })
    .join("");
}

/** The text of nodes at any depth, without recursion. */
export function textOf(nodes: MarkdownNode[]): string {
  const parts: string[] = [];
  const stack = [...nodes].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.value !== undefined && node.type !== "mdxjsEsm") parts.push(node.value);
    for (let index = (node.children?.length ?? 0) - 1; index >= 0; index -= 1)
      stack.push(node.children![index]!);
    if (node.type === "paragraph") parts.push(" ");
  }
  return parts.join("").trim();
}

/** Writes a link with an absolute address, and records it where it leads to the same site. */
export function renderLink(address: string, label: string, state: PageState): string {
  const resolved = resolveLink(address, state.linkBase);
  if (resolved === undefined) return label;
  recordLink(state.links, resolved, label);
  if (label.trim() === "") return "";
  return `[${label.trim()}](${/[\s()]/u.test(resolved.href) ? `<${resolved.href}>` : resolved.href})`;
}
