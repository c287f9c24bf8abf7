/** What the dialog and the element that it belongs to know of each other. */
import type { DocsSearch } from "../client/result.ts";
import type { Language } from "./language.ts";
import type { ExpoDocsSearchElement } from "./search-element.ts";

/** The element, as the dialog sees it. */
export interface DialogHost {
  readonly element: ExpoDocsSearchElement;
  readonly root: ShadowRoot;
  /** The language that the dialog is to speak. */
  readonly language: Language;
  /** Loads the index, once; again after a failure. */
  load(): Promise<DocsSearch>;
}

/** The dialog, as the element sees it. */
export interface SearchDialog {
  /** Opens, and searches for `query` where one is given. */
  show(query?: string): void;
  close(): void;
  readonly isOpen: boolean;
  /** Takes the dialog off the page, for one in another language. */
  remove(): void;
}
