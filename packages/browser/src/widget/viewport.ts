/** Fits the dialog into what is seen of the page, which an on-screen keyboard makes smaller than the page. */

/** Keeps the page still and the dialog in sight, until the function that it returns is called. */
export function holdViewport(dialog: HTMLDialogElement): () => void {
  const hasBar = window.innerWidth > document.documentElement.clientWidth;
  const lock = new CSSStyleSheet();
  // A scroll bar keeps its room.
  const gutter = hasBar ? "scrollbar-gutter:stable!important" : "";
  lock.replaceSync(`html{overflow:hidden!important;${gutter}}`);
  document.adoptedStyleSheets.push(lock);
  const stop = new AbortController();
  const seen = window.visualViewport;
  // Set through the object model, which a policy about style attributes leaves alone.
  const fit = () => {
    if (seen === null || seen.scale > 1.01) return;
    dialog.style.setProperty("--_vh", `${Math.round(seen.height)}px`);
    dialog.style.setProperty("top", `${Math.round(seen.offsetTop)}px`);
  };
  fit();
  for (const type of ["resize", "scroll"]) seen?.addEventListener(type, fit, stop);
  return () => {
    stop.abort();
    const sheets = document.adoptedStyleSheets;
    document.adoptedStyleSheets = sheets.filter((sheet) => sheet !== lock);
  };
}
