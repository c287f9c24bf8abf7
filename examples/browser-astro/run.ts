/** Search in a site that Astro builds: build the site and the index, then look at what a reader gets. */
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { browserFiles } from "@expodex/browser/export";
import { createExpoDocsIndex } from "@expodex/core";
import { expoDocsFolder } from "@expodex/sources";
import { build } from "astro";
import { inChromium } from "../in-chromium.ts";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const site = at("./dist");

// Your site.
process.env.ASTRO_TELEMETRY_DISABLED = "1";
await build({ root: at("."), logLevel: "warn" });

// Your build: documentation in, static files out.
const docs = await createExpoDocsIndex({ source: expoDocsFolder(at("../in-app-search/docs")) });
for await (const { path, bytes } of browserFiles(docs)) {
  const file = join(site, "docs-index", path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}
await docs.close();

// The button is in the HTML, and a link to a search page in it for readers without scripts.
const html = readFileSync(join(site, "index.html"), "utf8");
assert.match(html, /<expo-docs-search[^>]*><template shadowrootmode="open">.*href="\/search\/"/su);

// What a reader with scripts gets.
await inChromium(site, async (page) => {
  await page.waitForFunction(() => customElements.get("expo-docs-search") !== undefined);
  await page.keyboard.press("Control+K");
  await page.keyboard.type("turn the lamp on");
  const found = page.getByRole("listbox").getByRole("group").filter({ hasText: "Torch" }).first();
  await found.waitFor();
  console.log(await found.textContent());
});
console.log("ok");
