/** Style sheets that are made and not written into the page: a policy about styles has nothing to say to them. */

const made = new Map<string, CSSStyleSheet>();

/** Adds the sheet of a text to a shadow root, once; all elements share it. */
export function adopt(root: ShadowRoot, text: string): void {
  let sheet = made.get(text);
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    made.set(text, sheet);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}
