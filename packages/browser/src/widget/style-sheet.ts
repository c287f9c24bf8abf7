/** Style sheets that are made and not written into the page: a policy about styles has nothing to say to them. */

const made = new Map<string, CSSStyleSheet>();

/** The sheet of a text; one for all elements. */
function styleSheet(text: string): CSSStyleSheet {
  let sheet = made.get(text);
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    made.set(text, sheet);
  }
  return sheet;
}

/** Adds a sheet to a page or a shadow root, once. */
export function adopt(root: DocumentOrShadowRoot, text: string): void {
  const sheet = styleSheet(text);
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}

/** Takes a sheet away again. */
export function disown(root: DocumentOrShadowRoot, text: string): void {
  const sheet = made.get(text);
  root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
}
