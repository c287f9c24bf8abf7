/** The picture of the search, made of nodes: an image in a style sheet would need the page's leave. */

/** Its path, in a square of 24. */
export const SEARCH_PATH = "M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13M15.5 15.5L21 21";

/** Draws it; it says nothing by itself. */
export function searchIcon(): SVGElement {
  const draw = (name: "svg" | "path") =>
    document.createElementNS("http://www.w3.org/2000/svg", name);
  const svg = draw("svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.appendChild(draw("path")).setAttribute("d", SEARCH_PATH);
  return svg;
}
