/** Which colours the widget takes. */

/** What the element or the page's root asks for; undefined where the page's own `color-scheme` decides. */
export function schemeOf(element: Element): "light" | "dark" | "auto" | undefined {
  const theme = element.getAttribute("theme") ?? document.documentElement.dataset.theme;
  return theme === "light" || theme === "dark" || theme === "auto" ? theme : undefined;
}
