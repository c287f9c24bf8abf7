/** The nodes of the dialog that are always there. */
import { fill, make } from "./dom.ts";
import { icon } from "./icons.ts";
import type { Words } from "./words/words.ts";

/** Nodes that other files fill. */
export interface DialogFrame {
  dialog: HTMLDialogElement;
  input: HTMLInputElement;
  clear: HTMLButtonElement;
  close: HTMLButtonElement;
  filters: HTMLElement;
  list: HTMLElement;
  /** Above the options: what was searched instead. */
  notice: HTMLElement;
  /** Below everything, so that it moves nothing. */
  answer: HTMLElement;
  listbox: HTMLElement;
  /** Below the options, or instead of them. */
  message: HTMLElement;
  preview: HTMLElement;
  status: HTMLElement;
}

/** Makes the dialog. Its ids are of the shadow root, so that two widgets on a page do not meet. */
export function createFrame(words: Words): DialogFrame {
  const input = make("input", {
    part: "input",
    type: "text",
    role: "combobox",
    inputmode: "search",
    enterkeyhint: "search",
    autocomplete: "off",
    autocapitalize: "off",
    autocorrect: "off",
    spellcheck: "false",
    maxlength: 400,
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": "eds-options",
    "aria-label": words.search,
    placeholder: words.placeholder,
  });
  const button = (part: string, label: string, ...children: (Node | string)[]) =>
    make("button", { type: "button", part, class: "plain bare", "aria-label": label }, ...children);
  const clear = button("clear", words.clear, icon("close"));
  const close = make("button", { type: "button", part: "close", class: "plain bare" }, words.close);
  const filters = make("div", { part: "filters", class: "filters", hidden: true });
  const notice = make("div", { part: "notice", class: "notice", hidden: true });
  const answer = make("section", {
    part: "answer",
    class: "answer",
    "aria-label": words.answer,
    tabindex: 0,
    hidden: true,
  });
  const listbox = make("div", {
    part: "options",
    id: "eds-options",
    class: "options",
    role: "listbox",
    "aria-label": words.results,
    hidden: true,
  });
  const message = make("div", { part: "message", class: "message" });
  const list = make("div", { part: "list", class: "list" }, notice, listbox, message, answer);
  const preview = make("section", {
    part: "preview",
    class: "preview",
    "aria-label": words.preview,
    tabindex: 0,
  });
  const status = make("div", { class: "sr", role: "status", "aria-live": "polite" });
  const dialog = make(
    "dialog",
    { part: "dialog", "aria-label": words.search },
    make(
      "div",
      { part: "panel", class: "panel" },
      make("div", { part: "header", class: "head" }, icon("search"), input, clear, close),
      filters,
      make("div", { part: "body", class: "body" }, list, preview),
      make("div", { part: "footer", class: "foot", "aria-hidden": "true" }, ...hints(words)),
      status,
    ),
  );
  return {
    dialog,
    input,
    clear,
    close,
    filters,
    list,
    notice,
    answer,
    listbox,
    message,
    preview,
    status,
  };
}

function hints(words: Words): Node[] {
  const keys: [string, string][] = [
    ["↑ ↓", words.move],
    ["↵", words.select],
    ["⇧ ↵", words.newTab],
    ["Esc", words.close],
  ];
  return keys.map(([key, text]) => make("span", {}, make("kbd", {}, key), ` ${text}`));
}

/** Shows children in a node, and hides it where there are none. */
export function showIn(node: HTMLElement, ...children: (Node | string | undefined)[]): void {
  fill(node, ...children);
  node.hidden = node.childNodes.length === 0;
}
