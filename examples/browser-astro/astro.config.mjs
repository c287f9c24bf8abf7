import { defineConfig } from "astro/config";

export default defineConfig({
  devToolbar: { enabled: false },
  // Files by themselves: the page's policy allows nothing that stands in the page.
  build: { inlineStylesheets: "never" },
  vite: { build: { assetsInlineLimit: 0 } },
});
