/** Search in an app of React Native's components: the same client, without the widget. */
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

// Your app. Expo's bundler takes `react-native` for `react-native-web` by itself where it builds for the web.
await build({
  root: at("../page"),
  base: "./",
  resolve: { alias: { "react-native": "react-native-web" } },
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

// What a reader gets. React Native's styles are written into the page, which a strict policy must allow.
await inChromium(
  site,
  async (page) => {
    await page.getByLabel("Search").fill("what to do while there is no network signal");
    const first = page.getByRole("article").first();
    await first.getByText("Work without a connection").waitFor();
    console.log(await first.textContent());
    await page.getByLabel("Search").fill("lamp permission");
    await page.getByRole("article").first().getByText("Torch · SDK 57").waitFor();
    assert.ok((await page.getByRole("article").count()) >= 1);
  },
  "default-src 'self'; style-src 'self' 'unsafe-inline'",
);
console.log("ok");
