/**
 * File pairs: `fixtures/<idea>.mdx` is read as a page of the site, `fixtures/<idea>.json` is what it must become.
 *
 * `UPDATE_FIXTURES=1 npx vitest run packages/core/test/parse/fixtures.test.ts` writes the second of each pair anew; the
 * difference is then reviewed like code.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parseText } from "./parse-text.ts";

const folder = fileURLToPath(new URL("./fixtures/", import.meta.url));
const names = readdirSync(folder)
  .filter((name) => name.endsWith(".mdx"))
  .map((name) => name.slice(0, -".mdx".length));

const FILES = {
  "scenes/shared.mdx":
    "import Inner from './inner.mdx';\n\n## First\n\nShared by {props.name}.\n\n<Inner />\n",
  "scenes/inner.mdx": "### Inner part\n\n[Link](#first)\n",
  "scenes/chosen.mdx": "Choose one.\n\n<BuildMethodForm />\n",
  "scenes/eas-functions/_useTorch.mdx": "Turns the torch on.\n",
};

describe("parseFile on fixtures", () => {
  it("has pairs to read", () => expect(names.length).toBeGreaterThan(20));

  it.each(names)("reads %s.mdx into what stands beside it", async (name) => {
    const { document, warnings } = await parseText(readFileSync(`${folder}${name}.mdx`, "utf8"), {
      path: "pages/guides/page.mdx",
      files: FILES,
    });
    const shown = {
      title: document.title,
      description: document.description,
      platforms: document.platforms,
      packageName: document.packageName,
      text: document.text.split("\n"),
      blocks: document.blocks.map(({ start, end, ...block }) => ({
        ...block,
        text: document.text.slice(start, end).trimEnd().slice(0, 40),
        ...(block.cuts === undefined
          ? {}
          : { cuts: block.cuts.map((cut) => document.text.slice(cut, cut + 12)) }),
      })),
      sections: document.sections.map(({ start, end, ...section }) => ({
        ...section,
        ends: document.text.slice(start, end).trimEnd().slice(-20),
      })),
      symbols: document.symbols,
      links: document.links,
      dependencies: document.dependencies.map(({ path }) => path),
      warnings: warnings.map(({ code, line, reason }) => `${code} ${line} ${reason}`),
    };
    const expected = `${folder}${name}.json`;
    const written = `${JSON.stringify(shown, null, 2)}\n`;
    if (process.env.UPDATE_FIXTURES === "1") writeFileSync(expected, written);
    expect(written).toBe(readFileSync(expected, "utf8"));
  });
});
