import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeInChromium } from "../support/chromium.ts";
import { type ExportedSite, exportSite } from "../support/exported-site.ts";
import type { StaticServer } from "../support/static-server.ts";
import {
  INDEX_FILES,
  noteEvents,
  openDialog,
  serveWidget,
  type,
  WIDGET,
  writePage,
} from "../support/widget-page.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");

let site: ExportedSite;
let server: StaticServer;

beforeAll(async () => {
  site = await exportSite();
  writePage(
    site,
    "index.html",
    '<main><h1>Docs</h1><expo-docs-search theme="auto" src="/index/"></expo-docs-search></main>',
  );
});

/** What axe finds, every rule that it has included: ids of rules with the nodes that break them. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import("axe-core") };
    const { violations: found } = await axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  });
}

const LOOKS = [
  { name: "light", colorScheme: "light", forcedColors: "none" },
  { name: "dark", colorScheme: "dark", forcedColors: "none" },
  { name: "forced colors", colorScheme: "light", forcedColors: "active" },
] as const;

describeInChromium("axe", (tabs) => {
  beforeAll(async () => {
    server = await serveWidget(site);
  });
  afterAll(() => server?.stop());

  it.each(LOOKS)(
    "finds nothing wrong in any state, $name",
    async ({ colorScheme, forcedColors }) => {
      await server.set({ rules: [] });
      const { page } = await tabs.open({
        colorScheme,
        forcedColors,
        // The tool's own script would be refused; the policy is tested elsewhere.
        bypassCSP: true,
        reducedMotion: "reduce",
        viewport: { width: 1200, height: 800 },
      });
      await noteEvents(page);
      await page.goto(`${server.url}page/index.html`);
      await page.waitForSelector(`${WIDGET} button`);
      const found: Record<string, string[]> = { closed: await violations(page) };
      await openDialog(page);
      await page.waitForSelector(`${WIDGET} [part=version-select]`);
      found.empty = await violations(page);
      await type(page, "camera permission");
      await page.keyboard.press("ArrowDown");
      found.results = await violations(page);
      await page.locator(`${WIDGET} input`).fill("xqzzvwjk");
      await page.waitForFunction(() =>
        (window as unknown as { events: { type: string }[] }).events.some(
          (one) => one.type === "no-results",
        ),
      );
      found.nothing = await violations(page);
      for (const [state, rule] of [
        ["error", { match: INDEX_FILES, status: 404 }],
        ["offline", { match: INDEX_FILES, cut: true }],
      ] as const) {
        await server.set({ rules: [rule] });
        const fresh = await tabs.open({
          colorScheme,
          forcedColors,
          bypassCSP: true,
          reducedMotion: "reduce",
        });
        await fresh.page.goto(`${server.url}page/index.html`);
        await openDialog(fresh.page);
        await fresh.page.keyboard.type("camera");
        await fresh.page.waitForSelector(`${WIDGET} [part=retry]`, { timeout: 20_000 });
        found[state] = await violations(fresh.page);
      }
      expect(found).toEqual({
        closed: [],
        empty: [],
        results: [],
        nothing: [],
        error: [],
        offline: [],
      });
    },
  );
});
