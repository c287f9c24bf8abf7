/** The nodes of the dialog that are always there. */
import { make, part } from "./dom.ts";
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

/**
 * Makes the dialog. Its ids are of the shadow root, so that two widgets on a page do not meet.
 *
 * @param picture stands before the field
 */
export function createFrame(words: Words, picture: Node | undefined): DialogFrame {
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
    maxlength: "400",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": "eds-options",
    "aria-label": words.search,
    placeholder: words.placeholder,
  });
  const button = (name: string, text: string, label?: string) =>
    make(
      "button",
      { type: "button", part: name, class: `plain bare ${name}`, "aria-label": label },
      text,
    );
  const clear = button("clear", "×", words.clear);
  const close = button("close", words.close);
  const filters = part("filters");
  const notice = part("notice");
  const listbox = part("options", {
    id: "eds-options",
    role: "listbox",
    "aria-label": words.results,
  });
  const message = part("message");
  const region = { role: "region", tabindex: "0" };
  const answer = part("answer", { ...region, "aria-label": words.answer });
  const preview = part("preview", { ...region, "aria-label": words.preview });
  const list = part("list", {}, notice, listbox, message, answer);
  const status = make("div", { class: "sr", role: "status", "aria-live": "polite" });
  const hints = [
    ["↑ ↓", words.move],
    ["↵", words.select],
    ["⇧ ↵", words.newTab],
    ["Esc", words.close],
  ].map(([key, text]) => make("span", {}, make("kbd", {}, key), ` ${text}`));
  const dialog = make(
    "dialog",
    { part: "dialog", "aria-label": words.search },
    part(
      "panel",
      {},
      part("header", {}, picture, input, clear, close),
      filters,
      part("body", {}, list, preview),
      part("footer", { "aria-hidden": "true" }, ...hints),
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
