/** Gives `<expo-docs-search>` to a page. This file is the folder's door. */
import { startEarly } from "../client/start-early.ts";
import {
  createSearchElement,
  type ExpoDocsSearchElement,
  type LoadDocs,
} from "./search-element.ts";

/** How to define the element. */
export interface DefineExpoDocsSearchOptions {
  /** Tag name. @default "expo-docs-search" */
  name?: string;
  /** Loads the index that `src` names. @default loadDocsSearch, loaded when it is first needed */
  load?: LoadDocs;
}

declare global {
  interface HTMLElementTagNameMap {
    "expo-docs-search": ExpoDocsSearchElement;
  }
}

/**
 * Defines the element, once; a second call does nothing. On a server, where there are no elements, it does nothing either. Nothing
 * is loaded until somebody points at the button, focuses it or presses the shortcut.
 */
export function defineExpoDocsSearch(options: DefineExpoDocsSearchOptions = {}): void {
  const { name = "expo-docs-search", load = loadWhenNeeded } = options;
  const registry = globalThis.customElements;
  if (registry === undefined || registry.get(name) !== undefined) return;
  registry.define(name, createSearchElement({ load }));
}

const loadWhenNeeded: LoadDocs = (url, options) => {
  const early = startEarly(url.replace(/\/?(expodex\.json)?([?#].*)?$/, "/"), options.worker);
  const opening = import("../client/open-docs-search.ts").then(({ openDocsSearch }) =>
    openDocsSearch(url, options, early),
  );
  // Whoever tries again starts another.
  opening.catch(() => early.worker?.terminate());
  return opening;
};
