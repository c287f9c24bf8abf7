/** Fits the dialog into what is seen of the page, which an on-screen keyboard makes smaller than the page. */
import { LOCK_STYLE, LOCK_WITH_BAR_STYLE } from "./dialog-style.ts";
import { adopt, disown } from "./style-sheet.ts";

/** Keeps the page still and the dialog in sight, until the function that it returns is called. */
export function holdViewport(dialog: HTMLDialogElement): () => void {
  const root = document.documentElement;
  const lock = window.innerWidth > root.clientWidth ? LOCK_WITH_BAR_STYLE : LOCK_STYLE;
  adopt(document, lock);
  const seen = window.visualViewport;
  // Set through the object model, which a policy about style attributes leaves alone.
  const fit = () => {
    if (seen === null || seen.scale > 1.01) return;
    dialog.style.setProperty("--_vh", `${Math.round(seen.height)}px`);
    dialog.style.setProperty("top", `${Math.round(seen.offsetTop)}px`);
  };
  fit();
  seen?.addEventListener("resize", fit);
  seen?.addEventListener("scroll", fit);
  return () => {
    disown(document, lock);
    seen?.removeEventListener("resize", fit);
    seen?.removeEventListener("scroll", fit);
  };
}
