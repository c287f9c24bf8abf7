/** Searches through the widget as a reader would, and says when results stood on the screen. */
const search = document.querySelector("expo-docs-search");
const painted = () =>
  new Promise((resolve) =>
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now()))),
  );

const interactions = [];
new PerformanceObserver((list) => {
  for (const { interactionId, duration } of list.getEntries()) {
    if (interactionId > 0) interactions.push(duration);
  }
}).observe({ type: "event", durationThreshold: 16 });

// As CLS counts: what moves within half a second of a key was asked for by it.
let shifted = 0;
new PerformanceObserver((list) => {
  for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) shifted += value;
}).observe({ type: "layout-shift" });

globalThis.driver = {
  interactions,
  /** How much moved since the page stood. */
  get shifted() {
    return shifted;
  },
  /** Milliseconds until the first and the last results of a query were painted, and the pages found. */
  find(query, attributes = {}) {
    for (const [name, value] of Object.entries(attributes)) search.setAttribute(name, value);
    const started = performance.now();
    return new Promise((resolve) => {
      let first;
      const hear = async ({ type, detail }) => {
        if (type === "eds:timing" && detail.query !== query) return;
        first ??= painted();
        if (type === "eds:timing" && !detail.isFinal) return;
        for (const name of ["eds:timing", "eds:no-results", "eds:error"]) {
          search.removeEventListener(name, hear);
        }
        const finalMs = (await painted()) - started;
        const options = search.shadowRoot.querySelectorAll("[role=option]").length;
        resolve({ firstMs: (await first) - started, finalMs, hits: options, end: type });
      };
      for (const name of ["eds:timing", "eds:no-results", "eds:error"]) {
        search.addEventListener(name, hear);
      }
      if (!search.isOpen) return search.show(query);
      const input = search.shadowRoot.querySelector("input");
      input.value = query;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    });
  },
};
