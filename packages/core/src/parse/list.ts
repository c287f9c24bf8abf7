/**
 * Lists as blocks with a cut before every item; what only the page itself can hold (a section, a tab, long code)
 * interrupts the list, which goes on after it.
 */
import type { Render } from "./components/component.ts";
import type { MarkdownNode } from "./markdown.ts";
import { ownLine, type PageState } from "./page-state.ts";
import { createRecorder } from "./recorder.ts";

/** Renders a list. */
export function renderList(node: MarkdownNode, state: PageState, render: Render): void {
  let text = "";
  let cuts: number[] = [];
  const flush = () => {
    state.writer.block("list", text, { cuts, ...ownLine(state, node) });
    text = "";
    cuts = [];
  };
  const loose = (node.children ?? []).some((item) => item.spread === true) || node.spread === true;
  for (const [index, item] of (node.children ?? []).entries()) {
    if (text !== "") cuts.push(text.length);
    const check = item.checked === true ? "[x] " : item.checked === false ? "[ ] " : "";
    const marker = node.ordered === true ? `${(node.start ?? 1) + index}. ` : "- ";
    let lead = marker + check;
    const indent = " ".repeat(marker.length);
    for (const child of item.children ?? []) {
      const recorder = createRecorder(state.writer.depth);
      render.flow([child], { ...state, writer: recorder });
      if (recorder.structural) {
        flush();
        recorder.replay(state.writer);
        continue;
      }
      const body = recorder.text();
      if (body === "") continue;
      if (lead === "" && loose && child.type !== "list") text += "\n";
      text += `${(lead + body)
        .split("\n")
        .map((line, row) => ((lead !== "" && row === 0) || line === "" ? line : indent + line))
        .join("\n")}\n`;
      lead = "";
    }
    if (loose && text !== "" && index < (node.children?.length ?? 0) - 1) text += "\n";
  }
  flush();
}
