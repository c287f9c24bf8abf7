/** Keeps what is typed between the wish to search and the field that takes it: on a slow line, a second of somebody's letters. */

/** Begins to keep keys. @returns what ends it, and gives what was typed */
export function keepEarlyKeys(): () => string {
  let text = "";
  const keep = (event: KeyboardEvent) => {
    const { key } = event;
    const isText = key.length === 1 || key === "Backspace";
    if (!isText || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    text = key.length === 1 ? text + key : text.slice(0, -1);
    // A blank would press the button again.
    event.preventDefault();
  };
  document.addEventListener("keydown", keep, true);
  return () => {
    document.removeEventListener("keydown", keep, true);
    return text;
  };
}
