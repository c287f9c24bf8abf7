/** JSX as nodes and as values: props of an element, and the nodes that a value shows. */
import { evaluate, isJsxValue, type Scope, UNRESOLVED } from "./evaluate.ts";
import type { MarkdownNode } from "./markdown.ts";
import { declare } from "./module-scope.ts";
import { childNode, childNodes, type ScriptNode } from "./script-node.ts";

/** A JSX element with its props evaluated. */
export interface Element {
  /** Empty for a fragment. */
  name: string;
  props: Record<string, unknown>;
  children: MarkdownNode[];
  node: MarkdownNode;
}

/** Whether a node is a JSX element, in either place. */
export function isJsx(node: MarkdownNode): boolean {
  return node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement";
}

/**
 * The children of an element that arranges elements: those that stand on one line with their text, which markdown puts
 * into a paragraph, come out of it.
 */
export function elementChildren(element: Element): MarkdownNode[] {
  return element.children.flatMap((child) => {
    const inner = child.children ?? [];
    const only = child.type === "paragraph" && inner.some(isJsx);
    return only && inner.every((node) => isJsx(node) || (node.value ?? "").trim() === "")
      ? inner.filter(isJsx)
      : [child];
  });
}

/** Reads a JSX element off a node. Props whose value cannot be told are left out. */
export function elementOf(node: MarkdownNode, scope: Scope): Element {
  return {
    name: node.name ?? "",
    props: node.props ?? propsOf(node, scope),
    children: node.children ?? [],
    node,
  };
}

function propsOf(node: MarkdownNode, scope: Scope): Record<string, unknown> {
  const props: Record<string, unknown> = Object.create(null);
  for (const attribute of node.attributes ?? []) {
    if (attribute.name === undefined) {
      const spread = expressionOf(attribute.data?.estree);
      const value = spread === undefined ? UNRESOLVED : evaluate(spread, scope);
      if (typeof value === "object" && value !== null) Object.assign(props, value);
      continue;
    }
    const written = attribute.value;
    if (written === null || written === undefined) props[attribute.name] = true;
    else if (typeof written === "string") props[attribute.name] = written;
    else {
      const expression = expressionOf(written.data?.estree);
      const value = expression === undefined ? UNRESOLVED : evaluate(expression, scope);
      if (value !== UNRESOLVED) props[attribute.name] = value;
    }
  }
  return props;
}

/** The expression of an MDX program; `undefined` where it holds only comments. */
export function expressionOf(program: ScriptNode | null | undefined): ScriptNode | undefined {
  if (program === null || program === undefined) return undefined;
  const [statement] = childNodes(program, "body");
  if (statement === undefined) return undefined;
  if (statement.type !== "ExpressionStatement") return undefined;
  const expression = childNode(statement, "expression");
  // `{...props}` reaches us as an object holding one spread.
  return expression;
}

/** Adds the constants that a module's node declares to its scope. */
export function declareNode(node: MarkdownNode, scope: Scope): void {
  const program = node.data?.estree;
  if (program !== null && program !== undefined) declare(program, scope);
}

/** The nodes that a value shows: text for strings and numbers, elements for JSX, nothing for the rest. */
export function nodesOf(value: unknown, depth = 0): MarkdownNode[] {
  if (depth > 100) return [];
  if (typeof value === "string" || typeof value === "number")
    return value === "" ? [] : [{ type: "text", value: String(value) }];
  if (Array.isArray(value)) return value.flatMap((item) => nodesOf(item, depth + 1));
  if (!isJsxValue(value)) return [];
  return [
    {
      type: "mdxJsxTextElement",
      name: value.name,
      props: value.props,
      values: value.children,
      children: value.children.flatMap((child) => nodesOf(child, depth + 1)),
    },
  ];
}

/** Reads a string off an element's props. */
export function stringProp(element: Element, name: string): string | undefined {
  const value = element.props[name];
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

/** Reads a list off an element's props; one value counts as a list of one. */
export function listProp(element: Element, name: string): unknown[] {
  const value = element.props[name];
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** Reads the strings of a list off an element's props. */
export function stringsProp(element: Element, name: string): string[] {
  return listProp(element, name).filter((item): item is string => typeof item === "string");
}
