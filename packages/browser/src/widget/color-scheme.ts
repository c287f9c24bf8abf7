/** Which colours the widget takes. */

/**
 * What the element or the page's root asks for, as a value of `color-scheme`; empty where the page's own `color-scheme` decides, as it
 * does for names of themes that are none of ours.
 */
export function schemeOf(element: Element): string {
  const theme = element.getAttribute("theme") ?? document.documentElement.dataset.theme ?? "";
  if (theme === "auto") return "light dark";
  return theme === "light" || theme === "dark" ? theme : "";
}
