/** Fits the dialog into what is seen of the page, which an on-screen keyboard makes smaller than the page. */

import { makeSheet } from "./style-sheet.ts";

/** Keeps the page still and the dialog in sight, until the function that it returns is called. */
export function holdViewport(dialog: HTMLDialogElement): () => void {
  const hasBar = window.innerWidth > document.documentElement.clientWidth;
  // A scroll bar keeps its room.
  const gutter = hasBar ? "scrollbar-gutter:stable!important" : "";
  const lock = makeSheet(`html{overflow:hidden!important;${gutter}}`);
  document.adoptedStyleSheets.push(lock);
  const stop = new AbortController();
  const seen = visualViewport!;
  // Set through the object model, which a policy about style attributes leaves alone.
  const fit = () => {
    // Who zooms in wants to see a part of it.
    if (seen.scale > 1.01) return;
    dialog.style.setProperty("--_vh", `${Math.round(seen.height)}px`);
    dialog.style.setProperty("top", `${Math.round(seen.offsetTop)}px`);
  };
  fit();
  for (const type of ["resize", "scroll"]) seen.addEventListener(type, fit, stop);
  return () => {
    stop.abort();
    const sheets = document.adoptedStyleSheets;
    document.adoptedStyleSheets = sheets.filter((sheet) => sheet !== lock);
  };
}
