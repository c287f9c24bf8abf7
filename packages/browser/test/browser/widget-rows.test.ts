import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { describeInChromium, type Tab } from "../support/chromium.ts";
import { type ExportedSite, exportSite } from "../support/exported-site.ts";
import type { StaticServer } from "../support/static-server.ts";
import {
  eventsOf,
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

beforeAll(async () => {
  site = await exportSite();
  writePage(
    site,
    "index.html",
    // Room for the button, as the guide says; a script's, since the policy of these pages knows no other styles.
    '<script src="room.js"></script><h1>Docs</h1><p>One</p><expo-docs-search src="/index/" site=""></expo-docs-search><p>Two</p><button>Three</button>',
  );
  const room =
    "expo-docs-search:not(:defined) { display: inline-block; min-width: 150px; min-height: 44px; vertical-align: middle }";
  writeFileSync(
    join(site.folder, "page/room.js"),
    `const sheet = new CSSStyleSheet(); sheet.replaceSync("${room}"); document.adoptedStyleSheets = [sheet];`,
  );
});

// Exported to a temporary folder.
afterAll(() => site?.remove());

/** Texts in the order of rows, empty where there is none yet. */
const excerptsIn = ({ page }: Tab) => page.locator(`${WIDGET} [part=excerpt]`).allTextContents();
const rowsWithText = async (tab: Tab) =>
  (await excerptsIn(tab)).filter((text) => text !== "").length;

describeInChromium("rows of <expo-docs-search>", (tabs) => {
  beforeAll(async () => {
    server = await serveWidget(site);
  });
  beforeEach(async () => {
    await server.set({ rules: [] });
    await server.forget();
  });
  afterAll(() => server?.stop());

  async function open(options = {}): Promise<Tab> {
    const tab = await tabs.open({ viewport: { width: 1200, height: 480 }, ...options });
    await noteEvents(tab.page);
    await tab.page.addInitScript(() => {
      const own = window as unknown as { shifts: number };
      own.shifts = 0;
      new PerformanceObserver((list) => {
        // Whatever the reader just did: nothing may move by itself.
        for (const entry of list.getEntries())
          own.shifts += (entry as never as { value: number }).value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    await tab.page.goto(`${server.url}page/index.html`);
    await tab.page.waitForSelector(`${WIDGET} button`);
    return tab;
  }
  const shiftsOf = ({ page }: Tab) =>
    page.evaluate(async () => {
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100)));
      return (window as unknown as { shifts: number }).shifts;
    });
  const textFiles = async () =>
    (await server.log()).filter(({ path }) => /\/d\d+\.bin$/u.test(path)).length;

  /** A search whose rows do not all fit. */
  async function search(tab: Tab): Promise<number> {
    await openDialog(tab.page);
    await type(tab.page, "permission");
    const { options } = await readCombobox(tab.page);
    expect(options).toBeGreaterThan(5);
    return options;
  }

  it("get their texts as far as they are seen, in fewer files", async () => {
    const tab = await open();
    const rows = await search(tab);
    const seen = await rowsWithText(tab);
    expect(seen).toBeGreaterThan(1);
    expect(seen).toBeLessThan(rows);
    const few = await textFiles();
    await tab.page.mouse.move(300, 300);
    await tab.page.mouse.wheel(0, 300);
    await vi.waitFor(async () => expect(await rowsWithText(tab)).toBe(rows));
    expect(few).toBeGreaterThan(0);
    expect(await textFiles()).toBeGreaterThan(few);
  });

  it.each(["End", "ArrowUp"])("get the others once %s comes to them, silently", async (key) => {
    const tab = await open();
    const rows = await search(tab);
    const before = await eventsOf(tab.page);
    const timings = () =>
      tab.page.evaluate(() => (window as unknown as { timings: unknown[] }).timings.length);
    const timed = await timings();
    if (key === "End") await tab.page.keyboard.press("ArrowDown");
    await tab.page.keyboard.press(key);
    expect((await readCombobox(tab.page)).active).toBe(rows - 1);
    await vi.waitFor(async () => expect(await rowsWithText(tab)).toBe(rows));
    expect([await eventsOf(tab.page), await timings()]).toEqual([before, timed]);
    expect((await readCombobox(tab.page)).active).toBe(rows - 1);
    expect((await readCombobox(tab.page)).hasFocus).toBe(true);
  });

  it("get the others where more of them are seen, as once a keyboard goes away, and none where fewer are", async () => {
    const tab = await open();
    const rows = await search(tab);
    const few = await textFiles();
    await tab.page.setViewportSize({ width: 1200, height: 400 });
    await shiftsOf(tab);
    expect(await textFiles()).toBe(few);
    await tab.page.setViewportSize({ width: 1200, height: 900 });
    await vi.waitFor(async () => expect(await rowsWithText(tab)).toBe(rows));
  });

  it("let the first page's preview come where their texts come before it", async () => {
    const tab = await open();
    await tab.page.evaluate((tag) => {
      document.addEventListener("eds:timing", (event) => {
        if (!(event as CustomEvent<{ isFinal: boolean }>).detail.isFinal) return;
        document.querySelector(tag)!.shadowRoot!.querySelector("[part=options]")!.scrollTop = 300;
      });
    }, WIDGET);
    await search(tab);
    const title = tab.page.locator(`${WIDGET} [part=page-title] > span:first-child`).first();
    const preview = tab.page.locator(`${WIDGET} [part=preview-title]`);
    await vi.waitFor(async () =>
      expect(await preview.textContent()).toBe(await title.textContent()),
    );
  });

  it("lead to the sentence that was found, once their text is there", async () => {
    const tab = await open();
    await search(tab);
    await tab.page.evaluate(() =>
      document.addEventListener("eds:select", (event) => event.preventDefault()),
    );
    const chosen = async () => {
      await tab.page.keyboard.press("Enter");
      return tab.page.evaluate(() => {
        const { events } = window as unknown as { events: { detail: { url: string } }[] };
        return events.at(-1)!.detail.url;
      });
    };
    await tab.page.keyboard.press("ArrowUp");
    await vi.waitFor(async () => expect(await chosen()).toContain(":~:text="));
  });

  it("all get their texts at once where all are seen", async () => {
    const tab = await open({ viewport: { width: 500, height: 1600 } });
    const rows = await search(tab);
    expect(await rowsWithText(tab)).toBe(rows);
  });

  it("move nothing: neither on load, nor while results and their texts come in", async () => {
    const tab = await open();
    await server.set({ rules: [{ match: "/d\\d+\\.bin$", delayMs: 250 }] });
    await tab.page.waitForLoadState("networkidle");
    expect(await shiftsOf(tab)).toBe(0);
    await openDialog(tab.page);
    await tab.page.keyboard.type("permission", { delay: 60 });
    await tab.page.waitForFunction(() => {
      const { timings } = window as unknown as { timings: { query: string; isFinal: boolean }[] };
      return timings.some(({ query, isFinal }) => isFinal && query === "permission");
    });
    await tab.page.keyboard.press("ArrowUp");
    await vi.waitFor(async () => expect(await excerptsIn(tab)).not.toContain(""));
    expect(await shiftsOf(tab)).toBe(0);
  });

  it("speak another language where the page changes its own, and so does the button", async () => {
    const { page } = await open();
    await openDialog(page);
    await type(page, "permission");
    expect(await page.locator(`${WIDGET} [part=kind]`).allTextContents()).toContain("Guide");
    await page.keyboard.press("Escape");
    await page.evaluate(() => document.documentElement.setAttribute("lang", "de"));
    await vi.waitFor(async () =>
      expect(await page.textContent(`${WIDGET} [part=label]`)).toBe("Suchen"),
    );
    await openDialog(page);
    await type(page, "permission");
    expect(await page.locator(`${WIDGET} dialog`).count()).toBe(1);
    expect(await page.getAttribute(`${WIDGET} dialog`, "lang")).toBe("de");
    expect(await page.locator(`${WIDGET} [part=kind]`).allTextContents()).toContain("Anleitung");
  });

  it("take the page's colours while the dialog is open, too", async () => {
    const { page } = await open();
    await openDialog(page);
    const scheme = () =>
      page.locator(`${WIDGET} dialog`).evaluate((node) => getComputedStyle(node).colorScheme);
    expect(await scheme()).toBe("normal");
    await page.evaluate(() => document.documentElement.setAttribute("data-theme", "dark"));
    await vi.waitFor(async () => expect(await scheme()).toBe("dark"));
  });
});
