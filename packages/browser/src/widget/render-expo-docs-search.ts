/** Writes the closed widget as markup, for servers: it has its size and its look before any script runs. */
import { BUTTON_STYLE } from "./button-style.ts";
import { buttonLabel, languageOf } from "./button-words.ts";
import { SEARCH_PATH } from "./search-icon.ts";

/** What to write. */
export interface RenderExpoDocsSearchOptions {
  /** Attributes of the element: `src`, `sdk`, `theme`, … */
  attributes?: Readonly<Record<string, string>>;
  /** Where readers without scripts search instead; without it, they see a button that does nothing. */
  fallbackHref?: string;
  /** Of the page's policy about styles. Without it the markup holds no style sheet, and the button gets its look with the script. */
  nonce?: string;
  /** Tag name. @default "expo-docs-search" */
  name?: string;
}

/**
 * Writes the element with a declarative shadow root, which the script takes over as it is. The link of `fallbackHref` stands in it
 * and, for browsers without declarative shadow roots, as a child.
 */
export function renderExpoDocsSearch(options: RenderExpoDocsSearchOptions = {}): string {
  const { attributes = {}, fallbackHref, nonce, name = "expo-docs-search" } = options;
  const label = escaped(attributes.label ?? buttonLabel(languageOf(attributes.lang ?? "en")));
  const written = Object.entries(attributes)
    .filter(([key]) => /^[a-z][a-z0-9-]*$/iu.test(key) && !/^on/iu.test(key))
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join("");
  const style =
    nonce === undefined ? "" : `<style nonce="${escaped(nonce)}">${BUTTON_STYLE}</style>`;
  const drawn = `<svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true"><path d="${SEARCH_PATH}"/></svg><span part="label">${label}</span>`;
  const href = fallbackHref === undefined ? "" : escaped(fallbackHref);
  const button =
    fallbackHref === undefined
      ? `<button type="button" part="button" class="button">${drawn}</button>`
      : `<a part="button" class="button" href="${href}">${drawn}</a>`;
  const child = fallbackHref === undefined ? "" : `<a href="${href}">${label}</a>`;
  return `<${name}${written}><template shadowrootmode="open">${style}${button}</template>${child}</${name}>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escaped = (text: string) => text.replace(/[&<>"']/gu, (one) => ENTITIES[one]!);
