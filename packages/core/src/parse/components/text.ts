/** Components that stand inside a line: icons, tags, marked text. */
import { codeSpan } from "../inline-text.ts";
import { stringProp, stringsProp } from "../jsx-nodes.ts";
import { ownLine } from "../page-state.ts";
import { platformLabel, platformLabels } from "../platform-labels.ts";
import type { Component, Components } from "./component.ts";

/** Shows its children, in either place. */
export const TRANSPARENT: Component = {
  flow: (element, state, render) => render.flow(element.children, state),
  inline: (element, state, render) => render.inline(element.children, state),
};

/** Shows its children in a line. */
export const INLINE: Component = {
  inline: (element, state, render) => render.inline(element.children, state),
};

/** Shows nothing that could be read. */
export const NOTHING: Component = { inline: () => "", tag: true };

const word = (text: string): Component => ({ inline: () => text });

const marked = (mark: string): Component => ({
  inline: (element, state, render) => {
    const text = render.inline(element.children, state).trim();
    return text === "" ? "" : `${mark}${text}${mark}`;
  },
});

/** Code inside a line. */
export const CODE: Component = {
  inline: (element, state, render) => codeSpan(render.plain(element.children, state)),
};

/** A link by its `href`. */
export const ANCHOR: Component = {
  inline: (element, state, render) => {
    const label = render.inline(element.children, state);
    const address = stringProp(element, "href");
    return address === undefined ? label : render.link(address, label, state);
  },
};

/** A paragraph of its children. */
export const PARAGRAPH: Component = {
  flow: (element, state, render) => render.flow(element.children, state),
};

/** A heading that the site gives no anchor. */
const RAW_HEADING: Component = {
  flow(element, state, render) {
    const text = render.inline(element.children, state).trim();
    state.writer.block("paragraph", text === "" ? "" : `**${text}**`);
  },
};

const heading = (depth: number): Component => ({
  flow(element, state, render) {
    render.heading(state, depth, element.children, {
      ...ownLine(state, element.node),
      ...(stringProp(element, "id") === undefined ? {} : { anchor: stringProp(element, "id")! }),
    });
  },
});

const STATUS: Record<string, string> = {
  deprecated: "Deprecated",
  experimental: "Experimental",
  alpha: "Alpha",
  beta: "Beta",
  new: "New",
};

/** Components of the site's own catalogue. */
export const TEXT_COMPONENTS: Components = {
  "": TRANSPARENT,
  Icon: NOTHING,
  YesIcon: word("Yes"),
  NoIcon: word("No"),
  WarningIcon: word("Warning"),
  AlertIcon: word("Partial"),
  PendingIcon: word("Pending"),
  CODE,
  MONOSPACE: CODE,
  A: ANCHOR,
  P: PARAGRAPH,
  B: marked("**"),
  BOLD: marked("**"),
  DEMI: marked("**"),
  EM: marked("_"),
  CALLOUT: INLINE,
  LABEL: INLINE,
  LI: TRANSPARENT,
  UL: TRANSPARENT,
  "MD.p": PARAGRAPH,
  "MD.a": ANCHOR,
  "MD.code": CODE,
  CopyTextButton: INLINE,
  H2: heading(2),
  H3: heading(3),
  H4: heading(4),
  H5: heading(5),
  RawH1: RAW_HEADING,
  RawH2: RAW_HEADING,
  RawH3: RAW_HEADING,
  RawH4: RAW_HEADING,
  RawH5: RAW_HEADING,
  PlatformTag: {
    tag: true,
    inline: (element) => {
      const label = platformLabel(stringProp(element, "platform") ?? "");
      return label === "" ? "" : `(${label})`;
    },
  },
  PlatformTags: {
    tag: true,
    inline: (element) => {
      const labels = platformLabels(stringsProp(element, "platforms"));
      const prefix = element.props.prefix;
      if (labels.length === 0) return "";
      return `(${prefix === "" ? "" : `${typeof prefix === "string" ? prefix : "Only for:"} `}${labels.join(", ")})`;
    },
  },
  StatusTag: {
    tag: true,
    inline: (element) => {
      const status = stringProp(element, "status");
      const shown = [
        status === undefined ? undefined : (STATUS[status] ?? status),
        stringProp(element, "note"),
      ];
      const text = shown.filter((part) => part !== undefined).join(" ");
      return text === "" ? "" : `(${text})`;
    },
  },
  QRCodeReact: {
    inline: (element, state, render) =>
      render.link(stringProp(element, "value") ?? "", stringProp(element, "value") ?? "", state),
  },
  // A notice for old addresses, and what leads away from a page: neither shows text of the page.
  PossibleRedirectNotification: NOTHING,
  Redirect: NOTHING,
};
