/** Boxes that lead elsewhere, and pictures by what they say. */
import { type Element, nodesOf, stringProp, stringsProp } from "../jsx-nodes.ts";
import { ownLine, type PageState } from "../page-state.ts";
import type { Component, Components, Render } from "./component.ts";

function box(
  element: Element,
  address: string | undefined,
  prefix: string,
  state: PageState,
  render: Render,
): void {
  const title = `${prefix}${render.inline(nodesOf(element.props.title), state).trim()}`;
  const description = render.inline(nodesOf(element.props.description), state).trim();
  const link = address === undefined ? title : render.link(address, title, state);
  const text = [link, description].filter((part) => part !== "").join(" — ");
  state.writer.block("paragraph", text, ownLine(state, element.node));
  render.flow(element.children, state);
}

/** A picture or film: its text is what is written for those who do not see it. */
const PICTURE: Component = {
  inline: (element, state, render) => {
    const shown = [element.props.alt, element.props.caption]
      .map((value) => render.inline(nodesOf(value), state).trim())
      .filter((part) => part !== "");
    return [...new Set(shown), render.inline(element.children, state).trim()].join(" ").trim();
  },
};

/** Link boxes by name. */
export const LINK_COMPONENTS: Components = {
  BoxLink: {
    flow: (element, state, render) => box(element, stringProp(element, "href"), "", state, render),
  },
  VideoBoxLink: {
    flow(element, state, render) {
      const video = stringProp(element, "videoId");
      const address =
        video === undefined
          ? stringProp(element, "href")
          : `https://www.youtube.com/watch?v=${video}`;
      box(element, address, "Watch: ", state, render);
    },
  },
  ContentSpotlight: PICTURE,
  Diagram: PICTURE,
  RelatedSkills: {
    flow(element, state) {
      const names = stringsProp(element, "names").map((name) => `\`${name}\``);
      if (names.length > 0) state.writer.block("paragraph", `Expo Skills: ${names.join(", ")}`);
    },
  },
  DownloadSlide: {
    flow: (element, state, render) => box(element, stringProp(element, "href"), "", state, render),
  },
};
