/** The demo page's own script: colours, questions to try, and what searching has cost so far. */
const search = document.querySelector("expo-docs-search");
const cost = document.querySelector("#cost");

document.querySelector("#theme").addEventListener("change", ({ target }) => {
  if (target.value === "") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = target.value;
});

for (const button of document.querySelectorAll(".questions button")) {
  button.addEventListener("click", () => search.show(button.textContent));
}

/** What the page's own thread loaded; a worker's requests are counted there, and not seen here. */
const loaded = () =>
  performance
    .getEntriesByType("resource")
    .reduce((sum, { transferSize }) => sum + (transferSize ?? 0), 0) / 1024;

search.addEventListener("eds:timing", ({ detail }) => {
  if (!detail.isFinal) return;
  const { query, stage, tookMs, sinceInputMs } = detail;
  cost.textContent = `“${query}”: ${stage} results ${Math.round(sinceInputMs)} ms after the last key, of which searching took ${Math.round(tookMs)} ms. Scripts and styles so far: ${loaded().toFixed(0)} KB.`;
});
