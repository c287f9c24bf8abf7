/** Pictures, made of nodes: an image in a style sheet would need the page's leave. */

const SVG = "http://www.w3.org/2000/svg";

/** The paths of each picture, in a square of 24. */
const PATHS = {
  search: "M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13M15.5 15.5L21 21",
  close: "M5 5l14 14M19 5L5 19",
} as const;

/** Draws a picture that says nothing by itself. */
export function icon(name: keyof typeof PATHS): SVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/** The path of the button's picture, for markup that is written on a server. */
export const SEARCH_PATH: string = PATHS.search;
