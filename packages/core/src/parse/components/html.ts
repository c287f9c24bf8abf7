/** HTML elements that pages write as JSX. */
import { elementChildren, stringProp } from "../jsx-nodes.ts";
import type { MarkdownNode } from "../markdown.ts";
import { ownLine, type PageState } from "../page-state.ts";
import type { Component, Components, Render } from "./component.ts";
import { ANCHOR, CODE, INLINE, NOTHING, PARAGRAPH, TRANSPARENT } from "./text.ts";

const marked = (mark: string): Component => ({
  inline: (element, state, render) => {
    const text = render.inline(element.children, state).trim();
    return text === "" ? "" : `${mark}${text}${mark}`;
  },
});

const heading = (depth: number): Component => ({
  flow: (element, state, render) => {
    const id = stringProp(element, "id");
    render.heading(state, depth, element.children, {
      ...ownLine(state, element.node),
      ...(id === undefined ? {} : { anchor: id }),
    });
  },
});

/** A list by its `<li>` children. */
const list = (ordered: boolean): Component => ({
  flow: (element, state, render) => {
    const items = elementChildren(element)
      .filter(isItem)
      .map((item) => ({
        type: "listItem",
        children: [{ type: "fragment", children: item.children ?? [] }],
      }));
    render.flow([{ type: "list", ordered, children: items }], state);
  },
});

const isItem = (node: MarkdownNode) =>
  node.name === "li" || node.name === "MD.li" || node.name === "LI";

/** HTML by element name. */
export const HTML_COMPONENTS: Components = {
  a: ANCHOR,
  br: { inline: () => " " },
  code: CODE,
  kbd: INLINE,
  tt: CODE,
  b: marked("**"),
  strong: marked("**"),
  i: marked("_"),
  em: marked("_"),
  del: marked("~~"),
  small: INLINE,
  span: INLINE,
  sub: INLINE,
  sup: INLINE,
  u: INLINE,
  mark: INLINE,
  img: { inline: (element) => stringProp(element, "alt") ?? "" },
  video: NOTHING,
  source: NOTHING,
  iframe: { inline: (element) => stringProp(element, "title") ?? "" },
  svg: NOTHING,
  style: NOTHING,
  script: NOTHING,
  hr: NOTHING,
  div: TRANSPARENT,
  section: TRANSPARENT,
  center: TRANSPARENT,
  figure: TRANSPARENT,
  figcaption: PARAGRAPH,
  details: TRANSPARENT,
  summary: PARAGRAPH,
  blockquote: {
    flow: (element, state, render) =>
      render.flow([{ type: "blockquote", children: element.children }], state),
  },
  p: PARAGRAPH,
  pre: {
    flow: (element, state, render) => state.writer.code(render.plain(element.children, state)),
  },
  h1: heading(2),
  h2: heading(2),
  h3: heading(3),
  h4: heading(4),
  h5: heading(5),
  h6: heading(6),
  ul: list(false),
  ol: list(true),
  "MD.ul": list(false),
  "MD.ol": list(true),
  li: TRANSPARENT,
  "MD.li": TRANSPARENT,
  table: {
    flow: (element, state, render) => {
      const rows = rowsOf(element.children, state, render);
      const [header, ...body] = rows;
      if (header !== undefined) state.writer.table(header, body);
    },
  },
};

/** Rows wherever they stand: in `<thead>`, in paragraphs that markdown makes of a line. */
function rowsOf(nodes: MarkdownNode[], state: PageState, render: Render): string[][] {
  return nodes.flatMap((node) =>
    node.name === "tr"
      ? [
          cellsOf(node.children ?? []).map((cell) =>
            render.inline(cell.children ?? [], state).trim(),
          ),
        ]
      : rowsOf(node.children ?? [], state, render),
  );
}

function cellsOf(nodes: MarkdownNode[]): MarkdownNode[] {
  return nodes.flatMap((node) =>
    node.name === "td" || node.name === "th" ? [node] : cellsOf(node.children ?? []),
  );
}
