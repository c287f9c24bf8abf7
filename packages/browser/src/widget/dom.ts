/**
 * Makes nodes without markup: what a page's rules about scripts and Trusted Types may forbid is never used. What stands there already is
 * not written again: each write makes the browser find out anew where things stand, with every key.
 */

/** A child of a node: text is always shown as text. */
export type Child = Node | string | undefined | false;

/** Attributes of a node; `false` and `undefined` leave one out, `true` writes it empty. */
export type Attributes = Readonly<Record<string, string | boolean | undefined>>;

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

/** Makes a box that the dialog's sheet knows by a class and pages by a part, which have the same name. */
export const part = (name: string, attributes: Attributes = {}, ...children: Child[]) =>
  make("div", { class: name, part: name, ...attributes }, ...children);

/** Writes attributes, and takes away those that are `false` or `undefined`. */
export function set(node: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    const text = value === true ? "" : value;
    if (text === undefined || text === false) node.removeAttribute(name);
    else if (text !== node.getAttribute(name)) node.setAttribute(name, text);
  }
}

/** Replaces the children of a node. */
export function fill(node: Element, ...children: Child[]): void {
  const wanted = children.filter((child) => child !== undefined && child !== false);
  const { childNodes } = node;
  if (wanted.length !== childNodes.length || wanted.some((child, at) => child !== childNodes[at])) {
    node.replaceChildren(...wanted);
  }
}

/** Replaces the text of a node. */
export function write(node: Element, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}
