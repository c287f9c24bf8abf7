/** Makes nodes without markup: what a page's rules about scripts and Trusted Types may forbid is never used. */

/** A child of a node: text is always shown as text. */
export type Child = Node | string | undefined | false;

/** Attributes of a node; `false` and `undefined` leave one out, `true` writes it empty. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Makes an element with attributes and children. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(name);
  set(node, attributes);
  fill(node, ...children);
  return node;
}

/** Writes attributes, and takes away those that are `false` or `undefined`. */
export function set(node: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === undefined) node.removeAttribute(name);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
}

/** Replaces the children of a node. */
export function fill(node: Element, ...children: Child[]): void {
  node.replaceChildren(
    ...children.filter((child): child is Node | string => child !== undefined && child !== false),
  );
}
