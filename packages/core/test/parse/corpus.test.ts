/**
 * Real pages of Expo's documentation: every seventeenth page of SDK 57 and of those without a release.
 *
 * Skipped where the corpus is not there: set EXPODEX_CORPUS to a copy of Expo's docs folder.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parseText } from "./parse-text.ts";

const repository = fileURLToPath(new URL("../../../../", import.meta.url));
const corpus = process.env.EXPODEX_CORPUS ?? `${repository}../shared/corpus/expo-docs`;
const isThere = existsSync(`${corpus}/pages`);
if (!isThere)
  process.stdout.write(
    "parse/corpus.test.ts is skipped: set EXPODEX_CORPUS to Expo's docs folder\n",
  );

const STEP = 17;

function read(path: string): string | undefined {
  for (const candidate of [path, `${path}on`])
    if (existsSync(`${corpus}/${candidate}`)) return readFileSync(`${corpus}/${candidate}`, "utf8");
  return undefined;
}

describe.skipIf(!isThere)("parseFile on Expo's documentation", () => {
  const pages = isThere
    ? readdirSync(`${corpus}/pages`, { recursive: true, encoding: "utf8" })
        .filter((path) => /\.mdx$/u.test(path) && !/^(?:ja|internal)\//u.test(path))
        .filter((path) => !path.startsWith("versions/") || path.includes("/v57.0.0/"))
        .sort()
        .filter((_, index) => index % STEP === 0)
    : [];

  it.each(pages)("reads %s whole and without complaint", async (page) => {
    const { document, warnings } = await parseText(read(`pages/${page}`) ?? "", {
      path: `pages/${page}`,
      read: async (path) => {
        const text = read(path);
        return text === undefined ? undefined : { path, mediaType: "text/plain", text };
      },
    });
    // What only the site's own program holds is in no copy of its documentation.
    expect(warnings.filter(({ code }) => code !== "MISSING_DATA")).toEqual([]);
    const anchors = document.sections.map(({ anchor }) => anchor);
    expect(new Set(anchors).size).toBe(anchors.length);
    expect(document.blocks.at(-1)?.end).toBe(document.text.length);
    expect(document.text).not.toMatch(/<[A-Z]\w+ \/>\n\n|\[object Object\]|undefined\n\n/u);
  });
});
