/** Search in a React app: build the index and the app, then look at what a reader gets. */
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { browserFiles } from "@expodex/browser/export";
import { createExpoDocsIndex } from "@expodex/core";
import { expoDocsFolder } from "@expodex/sources";
import { build } from "vite";
import { inChromium } from "../../in-chromium.ts";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const site = at("../dist");

// Your app. Vite finds the worker that the package ships, and copies it.
await build({
  root: at("../page"),
  base: "./",
  build: { outDir: site, emptyOutDir: true },
  logLevel: "error",
});

// Your build: documentation in, static files out.
const docs = await createExpoDocsIndex({ source: expoDocsFolder(at("../../in-app-search/docs")) });
for await (const { path, bytes } of browserFiles(docs)) {
  const file = join(site, "docs-index", path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}
await docs.close();

// What a reader gets.
await inChromium(site, async (page) => {
  await page.getByRole("button", { name: "Search" }).click();
  await page.keyboard.type("turn the lamp on");
  const group = page.getByRole("group").filter({ hasText: "Torch" }).first();
  await group.waitFor();
  console.log(await group.textContent());
  assert.equal(page.workers().length, 1);
  await page.getByText("Last searched: turn the lamp on").waitFor();
});
console.log("ok");
