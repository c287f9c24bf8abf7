/** Search in a plain page: build a folder of static files, put one script tag and one element into the page. */
import assert from "node:assert/strict";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { browserFiles } from "@expodex/browser/export";
import { createExpoDocsIndex } from "@expodex/core";
import { expoDocsFolder } from "@expodex/sources";
import { inChromium } from "../../in-chromium.ts";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const site = at("../dist");
rmSync(site, { recursive: true, force: true });

// Your build: documentation in, static files out. `expodex export-browser` does the same in a terminal.
const docs = await createExpoDocsIndex({ source: expoDocsFolder(at("../../in-app-search/docs")) });
for await (const { path, bytes } of browserFiles(docs)) {
  const file = join(site, "docs-index", path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}
await docs.close();

// Your page, and beside it the scripts of the package.
cpSync(at("../page"), site, { recursive: true });
cpSync(dirname(fileURLToPath(import.meta.resolve("@expodex/browser"))), join(site, "expodex"), {
  recursive: true,
});

// What a reader gets.
await inChromium(site, async (page) => {
  await page.keyboard.press("Control+K");
  await page.keyboard.type("how bright does the lamp shine");
  const found = page.getByRole("listbox").getByRole("group");
  await found.first().waitFor();
  console.log(await found.first().textContent());
  assert.match((await found.first().textContent()) ?? "", /Torch.*SDK 57/su);

  // The same for an older release.
  await page.keyboard.press("Control+A");
  await page.keyboard.type("sdk:56 lamp");
  await found.filter({ hasText: "SDK 56" }).first().waitFor();

  await page.keyboard.press("Escape");
  assert.equal(await page.getByRole("dialog").count(), 0);
});
console.log("ok");
