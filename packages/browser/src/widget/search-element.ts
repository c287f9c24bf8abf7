/**
 * `<expo-docs-search>`: a button that loads and opens the search.
 *
 * Responsible for: the button, the shortcut, attributes and properties, when to load. Not responsible for: the dialog, which is
 * loaded with everything else once somebody means to search. Every page loads this file, so it imports little.
 */
import type { DocsSearch } from "../client/result.ts";
import { BUTTON_STYLE } from "./button-style.ts";
import { buttonLabel, languageOf, languageTag } from "./button-words.ts";
import type { AnswerProvider } from "./citations.ts";
import { schemeOf } from "./color-scheme.ts";
import type { SearchDialog } from "./dialog-host.ts";
import { fill, make, set } from "./dom.ts";
import { keepEarlyKeys } from "./early-keys.ts";
import type { Language } from "./language.ts";
import { searchIcon } from "./search-icon.ts";
import { isApple, readShortcut, type Shortcut } from "./shortcut.ts";
import { adopt } from "./style-sheet.ts";
import type { Words } from "./words/words.ts";

/** An `<expo-docs-search>` of a page. Attributes are documented in `docs/user/search-widget.md`. */
export interface ExpoDocsSearchElement extends HTMLElement {
  /** An index that is loaded already, or what loads one; else `src` says where it is. */
  docs: DocsSearch | (() => Promise<DocsSearch>) | undefined;
  /** Answers whole questions, where the site has something that does. */
  answer: AnswerProvider | undefined;
  /** Wording that takes the place of the built-in. */
  words: Partial<Words>;
  /** Makes the worker that searches, for pages whose bundler wants to build it; false for no worker. */
  worker: boolean | (() => Worker);
  /** Whether the dialog is open. */
  readonly isOpen: boolean;
  /** Opens the dialog, and searches for `query` where one is given. Rejects where the search could not be loaded. */
  show(query?: string): Promise<void>;
  /** Closes the dialog. */
  close(): void;
}

/** Loads an index; what `src`, `worker` and the like say is passed on. */
export type LoadDocs = (
  url: string,
  options: { worker: boolean | (() => Worker) },
) => Promise<DocsSearch>;

/** What the element is made with. */
export interface SearchElementParts {
  load: LoadDocs;
}

/** Makes the element's class. A function, because a class of an element cannot be written where there is no page. */
export function createSearchElement(parts: SearchElementParts): new () => ExpoDocsSearchElement {
  return class extends HTMLElement implements ExpoDocsSearchElement {
    static observedAttributes = ["label", "lang", "shortcut", "theme"];
    // Declared and not defined: a field would hide what a page set before the element was defined.
    declare docs: ExpoDocsSearchElement["docs"];
    declare answer: AnswerProvider | undefined;
    declare words: Partial<Words>;
    declare worker: boolean | (() => Worker);
    #button = make("button", { type: "button", part: "button", class: "button" });
    #dialog: SearchDialog | undefined;
    #opening: Promise<SearchDialog> | undefined;
    /** Of the dialog. */
    #language: Language | undefined;
    #loading: Promise<DocsSearch> | undefined;
    #loadedFrom: unknown;
    #watch: MutationObserver | undefined;
    #shortcut: Shortcut | undefined;

    constructor() {
      super();
      this.words ??= {};
      this.worker ??= true;
      // A server may have written the root already.
      const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      adopt(root, BUTTON_STYLE);
      root.replaceChildren(this.#button);
      this.#button.addEventListener("pointerenter", this.#warm);
      this.#button.addEventListener("focus", this.#warm);
      this.#button.addEventListener("click", this.#search);
    }

    get isOpen() {
      return this.#dialog?.isOpen === true;
    }

    connectedCallback() {
      document.addEventListener("keydown", this.#onKey);
      this.#watch = new MutationObserver(this.#draw);
      this.#watch.observe(document.documentElement, {
        attributeFilter: ["lang", "data-theme"],
      });
      this.#draw();
    }

    disconnectedCallback() {
      document.removeEventListener("keydown", this.#onKey);
      this.#watch?.disconnect();
      this.close();
    }

    attributeChangedCallback() {
      if (this.isConnected) this.#draw();
    }

    async show(query?: string) {
      // The dialog and what it searches with are on their way at once.
      this.#warm();
      set(this.#button, { "aria-busy": "true" });
      const typed = keepEarlyKeys();
      try {
        const dialog = await this.#open();
        const text = typed();
        if (this.isConnected && !dialog.isOpen) dialog.show(text === "" ? query : text);
      } finally {
        typed();
        set(this.#button, { "aria-busy": undefined });
      }
    }

    close() {
      this.#dialog?.close();
    }

    /** Loads what searching takes, once somebody seems to want it. */
    #warm = () => {
      this.#open().catch(() => undefined);
      this.#load().catch(() => undefined);
    };

    #open(): Promise<SearchDialog> {
      const language = languageOf(languageTag(this));
      if (language !== this.#language && !this.isOpen) {
        this.#language = language;
        this.#dialog?.remove();
        this.#opening = undefined;
      }
      this.#opening ??= import("./dialog.ts").then(async ({ createSearchDialog }) => {
        const root = this.shadowRoot!;
        const load = () => this.#load();
        this.#dialog = await createSearchDialog({ element: this, root, language, load });
        this.#draw();
        return this.#dialog;
      });
      // The next intent tries again.
      this.#opening.catch(() => {
        this.#opening = undefined;
      });
      return this.#opening;
    }

    #load(): Promise<DocsSearch> {
      const from = this.docs ?? this.getAttribute("src") ?? "";
      if (this.#loadedFrom !== from) {
        this.#loadedFrom = from;
        this.#loading = (async () => {
          if (typeof from === "object") return from;
          if (typeof from === "function") return from();
          const worker = this.getAttribute("worker") === "off" ? false : this.worker;
          return parts.load(new URL(from, document.baseURI).href, { worker });
        })();
        this.#loading.catch(() => {
          this.#loadedFrom = undefined;
        });
      }
      return this.#loading!;
    }

    /** Opens; where the search cannot be had, a link that the page gives for that is followed. */
    #search = () => {
      this.show().catch(() => this.querySelector<HTMLAnchorElement>("a[href]")?.click());
    };

    #onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      if (!this.#shortcut?.isPressed(event)) return;
      // A bare key is a letter of the text where somebody writes.
      const target = event.composedPath()[0];
      const isWriting =
        target instanceof HTMLElement &&
        (target.isContentEditable || target.matches("input,textarea,select"));
      if (isWriting && !event.metaKey && !event.ctrlKey) return;
      event.preventDefault();
      if (this.isOpen) this.close();
      else this.#search();
    };

    #draw = () => {
      const language = languageOf(languageTag(this));
      const keys = readShortcut(
        this.getAttribute("shortcut") ?? "mod+k",
        isApple(navigator.platform),
      );
      this.#shortcut = keys;
      const label = this.getAttribute("label") ?? this.words.search ?? buttonLabel(language);
      set(this.#button, {
        "aria-haspopup": "dialog",
        "aria-keyshortcuts": keys?.aria,
      });
      // Set through the object model, which a policy about style attributes leaves alone.
      const nodes = this.shadowRoot!.children as HTMLCollectionOf<HTMLElement>;
      for (const { style } of nodes) style.colorScheme = schemeOf(this);
      fill(
        this.#button,
        searchIcon(),
        make("span", { part: "label" }, label),
        keys && make("kbd", { part: "shortcut", "aria-hidden": "true" }, keys.label),
      );
    };
  };
}
