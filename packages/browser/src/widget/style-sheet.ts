/** Style sheets that are made and not written into the page: a policy about styles has nothing to say to them. */

const made = new Map<string, CSSStyleSheet>();

/** Makes a sheet of a text. */
export function makeSheet(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

/** Adds the sheet of a text to a shadow root, once; all elements share it. */
export function adopt({ adoptedStyleSheets }: ShadowRoot, text: string): void {
  const sheet = made.get(text) ?? makeSheet(text);
  made.set(text, sheet);
  if (!adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
}
