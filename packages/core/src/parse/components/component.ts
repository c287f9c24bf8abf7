/** What a component of the site is to the renderer. */
import type { Element } from "../jsx-nodes.ts";
import type { MarkdownNode } from "../markdown.ts";
import type { PageState } from "../page-state.ts";

/** The renderer, as components call it back. */
export interface Render {
  /** Renders nodes as blocks of the page. */
  flow(nodes: MarkdownNode[], state: PageState): void;
  /** Renders nodes as one line of markdown. */
  inline(nodes: MarkdownNode[], state: PageState): string;
  /** Renders nodes as plain text, without tags of platform or status: what a heading's anchor is made of. */
  plain(nodes: MarkdownNode[], state: PageState): string;
  /** Renders a string that holds markdown as one line of markdown. */
  markdown(text: string, state: PageState): string;
  /** Opens a section with the next anchor of the page. */
  heading(
    state: PageState,
    depth: number,
    nodes: MarkdownNode[],
    options?: { line?: number; anchor?: string },
  ): number;
  /** Shows a fragment. */
  scene(path: string, state: PageState): boolean;
  /** A link with an absolute address. */
  link(address: string, label: string, state: PageState): string;
}

/** How a component is shown; one of the two is enough. */
export interface Component {
  /** As blocks. Without it, a block that holds only this is a paragraph of `inline`. */
  flow?(element: Element, state: PageState, render: Render): void;
  /** Inside a line. Without it, a paragraph is split around it. */
  inline?(element: Element, state: PageState, render: Render): string;
  /** Whether it adds nothing to a heading's anchor. */
  tag?: boolean;
}

/** Components by name. */
export type Components = Record<string, Component>;
