/** Shows the part of a page that was found, whole, beside the results. Loaded once the first results stand and there is room for it. */
import type { DocsSearchHit } from "../client/result.ts";
import { type Child, fill, make, part } from "./dom.ts";
import { type Block, type Run, readBlocks } from "./markdown-blocks.ts";
import { READING_STYLE } from "./reading-style.ts";
import { adopt } from "./style-sheet.ts";
import { versionText } from "./version-text.ts";
import type { Words } from "./words/words.ts";

/** Where a hit leads: the link of the release that is shown, and of any other. Undefined for an address that is no page. */
export type LinkOf = (hit: DocsSearchHit, sdk?: string) => string | undefined;

/** Shows a hit; `onOpen` hears of links that are followed. */
export function showPreview(
  pane: HTMLElement,
  hit: DocsSearchHit,
  words: Words,
  linkOf: LinkOf,
  onOpen: (event: MouseEvent, url: string) => void,
): void {
  const link = (text: string, href: string | undefined, name: string): Child => {
    if (href === undefined) return undefined;
    const node = make("a", { class: "link", part: name, href }, text);
    node.addEventListener("click", (event) => onOpen(event, href));
    return node;
  };
  const others = hit.sdks.filter((sdk) => sdk !== hit.sdk);
  adopt(pane.getRootNode() as ShadowRoot, READING_STYLE);
  fill(
    pane,
    make("h2", { part: "preview-title", dir: "auto" }, hit.title),
    part(
      "actions",
      {},
      link(words.open, linkOf(hit), "open"),
      ...others.map((sdk) => link(versionText(sdk), linkOf(hit, sdk), "version-link")),
    ),
    ...textNodes(hit.preview?.markdown ?? hit.excerpt?.text ?? "", words),
  );
  pane.scrollTop = 0;
}

/** Writes markdown as nodes that are read in the dialog. */
export const textNodes = (markdown: string, words: Words): Node[] =>
  blockNodes(readBlocks(markdown), words);

/** Neighbours of a list or a table become one. */
function blockNodes(blocks: readonly Block[], words: Words): Node[] {
  const nodes: Node[] = [];
  for (const [at, block] of blocks.entries()) {
    const isNext = blocks[at - 1]?.kind === block.kind;
    const last = nodes.at(-1) as HTMLElement | undefined;
    if (block.kind === "code") nodes.push(codeNode(block, words));
    else if (block.kind === "row") {
      const name = block.isHead ? "th" : "td";
      const row = make("tr", {}, ...block.cells.map((runs) => make(name, {}, ...runNodes(runs))));
      if (isNext) last!.append(row);
      else nodes.push(make("table", {}, row));
    } else if (block.kind === "item") {
      const item = make("li", {}, ...runNodes(block.runs));
      if (isNext) last!.append(item);
      else nodes.push(make("ul", {}, item));
    } else {
      nodes.push(make(block.kind === "heading" ? "h3" : "p", {}, ...runNodes(block.runs)));
    }
  }
  return nodes;
}

function runNodes(runs: readonly Run[]): (Node | string)[] {
  return runs.map(({ text, style }) => (style === undefined ? text : make(style, {}, text)));
}

function codeNode({ language, text }: Block & { kind: "code" }, words: Words): Node {
  const copy = make("button", { type: "button", class: "plain bare", part: "copy" }, words.copy);
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text);
      copy.textContent = words.copied;
    } catch {
      // A page may be forbidden to write the clipboard; the code can still be selected.
      getSelection()?.selectAllChildren(body);
    }
  });
  const name = language === "" ? words.code : language;
  const body = make(
    "pre",
    { part: "code", tabindex: "0", "aria-label": name },
    make("code", {}, text),
  );
  return make("figure", { part: "code-block" }, make("figcaption", {}, name, copy), body);
}
