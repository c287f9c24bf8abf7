import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { renderExpoDocsSearch } from "../../src/widget/render-expo-docs-search.ts";
import { describeInChromium } from "../support/chromium.ts";
import { type ExportedSite, exportSite } from "../support/exported-site.ts";
import type { StaticServer } from "../support/static-server.ts";
import {
  noteEvents,
  openDialog,
  readCombobox,
  serveWidget,
  type,
  WIDGET,
  writePage,
} from "../support/widget-page.ts";

let site: ExportedSite;
let server: StaticServer;

/** Sets properties before the element is defined, as scripts do that run first. */
const SCRIPT = `
const element = document.querySelector("expo-docs-search");
const hit = (path) => ({ path, url: location.origin + path, title: path, headings: [], anchor: "", kind: "guide", sdks: [], urls: {},
  platforms: [], score: 1, excerpt: { text: "<img src=x onerror=alert(1)> text", highlights: [[0, 4]] } });
const result = (query, paths, stage) => ({ query, stage, sdk: { available: [] }, hits: paths.map(hit), total: paths.length, tookMs: 1, corrections: [] });
const known = ["/a/", "/b/", "/c/", "/d/"];
window.finish = () => {};
element.docs = async () => ({
  info: { sdks: [], documents: 4, chunks: 4, fingerprint: "" },
  async search(query, { onPartial }) {
    onPartial?.(result(query, known, "keyword"));
    if (query === "slow") await new Promise((resolve) => { window.finish = resolve; });
    return result(query, ["/c/", "/b/", "/x/", "/a/"], "hybrid");
  },
  page: async (path) => known.includes(path) ? { path, url: location.origin + path, title: "Page " + path } : undefined,
  prefetch: async () => true,
  close() {},
});
element.answer = async function* (question) {
  yield { text: "To **" };
  yield { text: question + "**, call \`it()\`." };
  yield { citation: { path: "/a/", anchor: "usage" } };
  yield { citation: { path: "/made-up/" } };
};
`;

beforeAll(async () => {
  site = await exportSite();
  const markup = renderExpoDocsSearch({ attributes: { src: "/index/" }, fallbackHref: "/search" });
  writePage(site, "own.html", `${markup}<script src="own.js"></script>`);
  writeFileSync(join(site.folder, "page/own.js"), SCRIPT);
  writePage(site, "more.html", '<expo-docs-search src="/index/?v=3#top"></expo-docs-search>');
});

describeInChromium("properties of <expo-docs-search>", (tabs) => {
  beforeAll(async () => {
    server = await serveWidget(site);
  });
  afterAll(() => server?.stop());

  async function open(options = {}, path = "own.html") {
    const tab = await tabs.open(options);
    await noteEvents(tab.page);
    await tab.page.goto(`${server.url}page/${path}`);
    await tab.page.waitForSelector(`${WIDGET} button`);
    return tab;
  }

  it("shows what a server wrote without any script, and one button in its place with it", async () => {
    const plain = await tabs.open({ javaScriptEnabled: false });
    await plain.page.goto(`${server.url}page/own.html`);
    expect(await plain.page.getAttribute(`${WIDGET} a[part=button]`, "href")).toBe("/search");
    const { page, problems } = await open();
    expect(await page.locator(`${WIDGET} [part=button]`).count()).toBe(1);
    expect(problems).toEqual([]);
  });

  it("keeps what the reader points at in its place when later results arrive", async () => {
    const { page } = await open();
    await openDialog(page);
    const titles = () => page.locator(`${WIDGET} [part=page-title]`).allTextContents();
    await page.locator(`${WIDGET} input`).fill("slow");
    await page.waitForSelector(`${WIDGET} [role=option]`);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    const box = () => page.locator(`${WIDGET} [aria-selected=true]`).boundingBox();
    const before = await box();
    await page.evaluate(() => (window as unknown as { finish(): void }).finish());
    await vi.waitFor(async () =>
      expect(await titles()).toEqual(["/a/Guide", "/b/Guide", "/c/Guide", "/x/Guide"]),
    );
    expect(await box()).toEqual(before);
    expect((await readCombobox(page)).active).toBe(1);
  });

  it("shows text of an index as text", async () => {
    const { page, problems } = await open();
    await openDialog(page);
    await type(page, "any");
    expect(await page.locator(`${WIDGET} img`).count()).toBe(0);
    expect(await page.locator(`${WIDGET} mark`).first().textContent()).toBe("<img");
    expect(problems).toEqual([]);
  });

  it("answers where the reader asks, and cites no page that the index does not hold", async () => {
    const { page } = await open();
    await openDialog(page);
    await type(page, "scan a code");
    await page.click(`${WIDGET} [part=ask]`);
    await vi.waitFor(async () =>
      expect(await page.textContent(`${WIDGET} [part=answer-text]`)).toBe(
        "To scan a code, call it().",
      ),
    );
    const links = page.locator(`${WIDGET} [part=answer-source]`);
    await links.first().waitFor();
    await page.waitForTimeout(100);
    expect(await links.allTextContents()).toEqual(["Page /a/"]);
    expect(await links.first().getAttribute("href")).toBe(`${server.url}a/#usage`);
  });

  it("has the manifest asked for once, whatever stands behind the address of its folder", async () => {
    const { page } = await open({}, "more.html");
    await server.forget();
    await openDialog(page);
    await type(page, "camera permission");
    const asked = (await server.log()).map(({ path }) => path);
    expect(asked.filter((path) => /^\/index\/[^/]*$/u.test(path))).toEqual(["/index/expodex.json"]);
  });

  it("leaves no worker behind where what searches does not load, and has one where it does later", async () => {
    const { page } = await open({}, "more.html");
    await server.set({ rules: [{ match: "search-dialog\\.js$", status: 500, delayMs: 500 }] });
    const started = page.waitForEvent("worker");
    await page.hover(`${WIDGET} button`);
    await started;
    await vi.waitFor(() => expect(page.workers()).toHaveLength(0));
    await server.set({ rules: [] });
    await openDialog(page);
    await type(page, "camera permission");
    expect(page.workers()).toHaveLength(1);
  });

  it("is open and closed by its methods", async () => {
    const { page } = await open();
    const told = await page.evaluate(async () => {
      const element = document.querySelector("expo-docs-search") as unknown as {
        show(query?: string): Promise<void>;
        close(): void;
        isOpen: boolean;
      };
      const before = element.isOpen;
      await element.show("any");
      const during = element.isOpen;
      element.close();
      return [before, during, element.isOpen];
    });
    expect(told).toEqual([false, true, false]);
  });
});
