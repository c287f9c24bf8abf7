/**
 * DocSearch, as far as it runs without its vendor: sizes, and its dialog over a local stub that answers every query with the same
 * eight pages in the shape of its service. The stub says nothing of its speed or its ranking, and neither is in the table.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { Browser, Page, Route } from "playwright-core";
import type { StaticServer } from "../../packages/browser/test/support/static-server.ts";
import { axeViolations, POLICY } from "./measure-guards.ts";
import { write } from "./site.ts";

const packages = fileURLToPath(new URL("../node_modules/@docsearch/", import.meta.url));
const SCRIPT = join(packages, "js/dist/umd/docsearch.js");
const STYLE = join(packages, "css/dist/style.css");

/** Whether it is installed. */
export const hasDocSearch = (): boolean => existsSync(SCRIPT);

/** What was measured of it. */
export interface DocSearchFigures {
  scriptKb: number;
  styleKb: number;
  /** Rules that its open dialog breaks with results shown. */
  violations: string[];
  refused: number;
  hits: number;
}

const gzipKb = (file: string) => gzipSync(readFileSync(file), { level: 9 }).length / 1024;

/** Writes its page into a served folder and measures it there. */
export async function measureDocSearch(
  browser: Browser,
  server: StaticServer,
  folder: string,
): Promise<DocSearchFigures> {
  write(join(folder, "docsearch", "docsearch.js"), readFileSync(SCRIPT));
  write(join(folder, "docsearch", "style.css"), readFileSync(STYLE));
  write(join(folder, "docsearch", "start.js"), START);
  write(join(folder, "docsearch", "index.html"), PAGE);
  const open = async (policy?: string) => {
    await server.set({
      rules: [],
      delayMs: 0,
      bytesPerSecond: 0,
      headers: policy === undefined ? {} : { "content-security-policy": policy },
    });
    const page = await (await browser.newContext()).newPage();
    await page.addInitScript(() => {
      const own = globalThis as unknown as { refused: number };
      own.refused = 0;
      document.addEventListener("securitypolicyviolation", ({ violatedDirective }) => {
        if (!violatedDirective.startsWith("img-src")) own.refused++;
      });
    });
    await page.route(/algolia/u, answer);
    await page.goto(`${server.url}docsearch/`);
    const hits = await search(page);
    return { page, hits };
  };
  const free = await open();
  const violations = await axeViolations(free.page);
  await free.page.context().close();
  const strict = await open(
    POLICY.replace(
      "connect-src 'self'",
      "connect-src 'self' https://*.algolia.net https://*.algolianet.com",
    ),
  );
  const refused = await strict.page.evaluate(
    () => (globalThis as unknown as { refused: number }).refused,
  );
  await strict.page.context().close();
  await server.set({ headers: {} });
  return {
    scriptKb: gzipKb(SCRIPT),
    styleKb: gzipKb(STYLE),
    violations,
    refused,
    hits: strict.hits,
  };
}

/** Opens its dialog and types; the pages that it shows. */
async function search(page: Page): Promise<number> {
  try {
    await page.locator(".DocSearch-Button").click({ timeout: 5_000 });
    await page.locator(".DocSearch-Input").fill("camera", { timeout: 5_000 });
    await page.locator(".DocSearch-Hit").first().waitFor({ timeout: 5_000 });
    return await page.locator(".DocSearch-Hit").count();
  } catch {
    return 0;
  }
}

/** The stub. */
async function answer(route: Route): Promise<void> {
  const hits = Array.from({ length: 8 }, (_, number) => {
    const hierarchy = { lvl0: "Documentation", lvl1: `Page ${number}`, lvl2: "Usage" };
    const highlighted = Object.fromEntries(
      Object.entries(hierarchy).map(([level, value]) => [
        level,
        { value: `<mark>${value}</mark>`, matchLevel: "full", matchedWords: ["camera"] },
      ]),
    );
    return {
      objectID: String(number),
      url: `https://docs.example/${number}/#usage`,
      type: "lvl2",
      anchor: "usage",
      content: null,
      hierarchy: { ...hierarchy, lvl3: null, lvl4: null, lvl5: null, lvl6: null },
      _highlightResult: { hierarchy: highlighted },
      _snippetResult: { hierarchy: highlighted },
    };
  });
  const result = {
    hits,
    nbHits: 8,
    page: 0,
    nbPages: 1,
    hitsPerPage: 20,
    processingTimeMS: 1,
    query: "camera",
    params: "",
  };
  await route.fulfill({
    json: { results: [result] },
    headers: { "access-control-allow-origin": "*", "access-control-allow-headers": "*" },
  });
}

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>DocSearch</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="style.css"><script src="docsearch.js"></script><script type="module" src="start.js"></script></head>
<body><main><h1>Documentation</h1><div id="search"></div></main></body></html>`;

const START = `docsearch({ container: "#search", appId: "STUB", apiKey: "stub", indexName: "stub", indices: ["stub"] });
`;
