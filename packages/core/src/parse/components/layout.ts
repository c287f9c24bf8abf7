/** Components that arrange other content: tabs, steps, collapsibles, boxes. */

import type { Element } from "../jsx-nodes.ts";
import {
  elementChildren,
  elementOf,
  isJsx,
  listProp,
  nodesOf,
  stringProp,
  stringsProp,
} from "../jsx-nodes.ts";
import type { MarkdownNode } from "../markdown.ts";
import { insideModule, isSceneValue, ownLine, type PageState } from "../page-state.ts";
import { platformLabels } from "../platform-labels.ts";
import type { Component, Components, Render } from "./component.ts";
import { TRANSPARENT } from "./text.ts";

/** Shows content under a label: a tab. Sections that open inside end with it. */
function tab(label: string, body: MarkdownNode[], state: PageState, render: Render): void {
  const depth = state.writer.depth;
  const show = () => render.flow(body, state);
  if (label === "") show();
  else
    state.writer.labelled(label, () => {
      state.writer.block("paragraph", `**${label}**`);
      show();
    });
  state.writer.close(depth + 1);
}

/** A section whose heading is its summary, and which ends with the component. */
function collapsible(
  summary: MarkdownNode[],
  element: Element,
  state: PageState,
  render: Render,
): void {
  const depth = render.heading(
    state,
    Math.max(state.writer.depth + 1, 3),
    summary,
    ownLine(state, element.node),
  );
  render.flow(element.children, { ...state, floor: depth });
  state.writer.close(depth);
}

const text = (value: string): MarkdownNode[] => [{ type: "text", value }];

function stepLabel(element: Element): string | undefined {
  const label = element.props.label;
  return typeof label === "string" || typeof label === "number" ? String(label).trim() : undefined;
}

const TABS: Component = {
  flow(element, state, render) {
    const labels = stringsProp(element, "tabs");
    let index = 0;
    for (const child of elementChildren(element)) {
      if (!isJsx(child) || child.name !== "Tab") {
        render.flow([child], state);
        continue;
      }
      const made = elementOf(child, state.module.scope);
      tab(stringProp(made, "label") ?? labels[index] ?? "", made.children, state, render);
      index += 1;
    }
  },
};

/** Layout by name. */
export const LAYOUT_COMPONENTS: Components = {
  Tabs: TABS,
  TabsGroup: TRANSPARENT,
  Tab: {
    flow: (element, state, render) =>
      tab(stringProp(element, "label") ?? "", element.children, state, render),
  },
  Step: {
    flow(element, state, render) {
      const label = stepLabel(element);
      const [first, ...rest] = element.children;
      // A step that opens with a paragraph shows its number in it; a heading keeps its own words.
      if (label !== undefined && label !== "" && first?.type === "paragraph")
        render.flow(
          [
            {
              ...first,
              children: [
                { type: "strong", children: text(`Step ${label}:`) },
                { type: "text", value: " " },
                ...(first.children ?? []),
              ],
            },
            ...rest,
          ],
          state,
        );
      else render.flow(element.children, state);
    },
  },
  Collapsible: {
    flow: (element, state, render) =>
      collapsible(nodesOf(element.props.summary), element, state, render),
  },
  ConfigReactNative: {
    flow: (element, state, render) =>
      collapsible(
        text(
          stringProp(element, "title") ??
            "Are you using this library in an existing React Native app?",
        ),
        element,
        state,
        render,
      ),
  },
  FAQ: TRANSPARENT,
  Prerequisites: {
    flow(element, state, render) {
      const title = nodesOf(element.props.summary ?? element.props.title ?? "Prerequisites");
      const children = elementChildren(element);
      const requirements = children.filter((child) => child.name === "Requirement");
      const depth = render.heading(
        state,
        Math.max(state.writer.depth + 1, 3),
        title,
        ownLine(state, element.node),
      );
      let number = 0;
      for (const child of children) {
        if (child.name !== "Requirement") {
          render.flow([child], { ...state, floor: depth });
          continue;
        }
        number += 1;
        const inner = { ...state, floor: depth };
        requirement(child, requirements.length > 1 ? `${number}. ` : "", inner, render);
      }
      state.writer.close(depth);
    },
  },
  Requirement: { flow: (element, state, render) => requirement(element.node, "", state, render) },
  ConfigPluginExample: {
    flow(element, state, render) {
      render.heading(
        state,
        3,
        text("Example app.json with config plugin"),
        ownLine(state, element.node),
      );
      render.flow(element.children, state);
    },
  },
  PaddedAPIBox: {
    flow(element, state, render) {
      const header = listProp(element, "header").flatMap((value) => nodesOf(value));
      const nesting = element.props.headerNestingLevel;
      const code: MarkdownNode[] = [{ type: "inlineCode", value: render.plain(header, state) }];
      const platforms = platformLabels(stringsProp(element, "platforms"));
      if (header.length > 0)
        render.heading(
          state,
          typeof nesting === "number" ? nesting : 3,
          code,
          ownLine(state, element.node),
        );
      if (platforms.length > 0)
        state.writer.block("paragraph", `Only for: ${platforms.join(", ")}`);
      render.flow(element.children, state);
    },
  },
  // A provider of authentication, under its name, with the page where an app is registered.
  Box: {
    flow(element, state, render) {
      const name = stringProp(element, "name");
      if (name !== undefined) render.heading(state, 3, text(name), ownLine(state, element.node));
      const address = stringProp(element, "createUrl");
      if (address !== undefined)
        state.writer.block("paragraph", render.link(address, "Create an application", state));
      render.flow(element.children, state);
    },
  },
  APIBoxSectionHeader: {
    flow(element, state, render) {
      const title = stringProp(element, "text") ?? render.inline(element.children, state);
      state.writer.block("paragraph", title.trim() === "" ? "" : `**${title.trim()}**`);
    },
  },
  RedirectNotification: TRANSPARENT,
  Scene: {
    flow(element, state, render) {
      const value = state.module.scope.get(element.name);
      if (!isSceneValue(value)) return;
      for (const { label, module } of value.scenes) {
        const scope = new Map(module.scope).set("props", element.props);
        const inner = insideModule(state, { ...module, scope });
        if (label === undefined) render.flow(module.tree.children ?? [], inner);
        else tab(label, module.tree.children ?? [], inner, render);
      }
    },
  },
};

function requirement(node: MarkdownNode, number: string, state: PageState, render: Render): void {
  const made = elementOf(node, state.module.scope);
  const title = render.inline(nodesOf(made.props.title), state).trim();
  if (title !== "") state.writer.block("paragraph", `**${number}${title}**`);
  render.flow(made.children, state);
}
