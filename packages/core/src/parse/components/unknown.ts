/** A component that the catalogue does not have: its children and its string props are shown. */
import type { Element } from "../jsx-nodes.ts";
import type { Component } from "./component.ts";

/** Props that say how a thing looks or works, and are not read by anyone. */
const TECHNICAL =
  /^(?:class(?:Name)?|style|id|key|ref|src|href|to|url|icon|Icon|size|width|height|theme|variant|color|type|lang|target|rel|slot|align|as|[a-z]+(?:Class|ClassName|Style|Id|Url|Src|Color|Size|Name)|on[A-Z]\w*|data-.*)$/u;

/** The component for every unknown name. */
export const UNKNOWN: Component = {
  flow(element, state, render) {
    report(element, state);
    const shown = strings(element);
    if (shown.length > 0) state.writer.block("paragraph", shown.join("\n\n"));
    render.flow(element.children, state);
  },
  inline(element, state, render) {
    report(element, state);
    const children = render.inline(element.children, state);
    return [...strings(element), children].filter((part) => part !== "").join(" ");
  },
};

function strings(element: Element): string[] {
  return Object.entries(element.props)
    .filter(([name]) => !TECHNICAL.test(name))
    .map(([, value]) => value)
    .filter((value): value is string => typeof value === "string" && value.trim() !== "");
}

function report(element: Element, state: Parameters<NonNullable<Component["flow"]>>[1]): void {
  // Plain folders have components of their own, which nobody promised to know; lower-case names are HTML.
  if (state.flavor !== "expo" || !/^[A-Z]/u.test(element.name)) return;
  state.warn(
    "UNKNOWN_COMPONENT",
    `<${element.name}> is not a known component; its children and its text props are kept`,
    element.node.position?.start.line,
  );
}
