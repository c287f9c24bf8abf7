import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { describeInChromium, type Tab } from "../support/chromium.ts";
import { type ExportedSite, exportSite } from "../support/exported-site.ts";
import type { StaticServer } from "../support/static-server.ts";
import {
  eventsOf,
  INDEX_FILES,
  noteEvents,
  openDialog,
  readCombobox,
  serveWidget,
  TERM_FILES,
  type,
  violationsOf,
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
    '<h1>Docs</h1><button id="before">Before</button><expo-docs-search src="/index/" site=""><a href="/page/plain.html">Search</a></expo-docs-search>',
  );
  writePage(site, "arabic.html", '<expo-docs-search src="/index/"></expo-docs-search>', "ar");
  writePage(site, "old.html", '<expo-docs-search src="/index/" sdk="12"></expo-docs-search>');
});

// Exported to a temporary folder.
afterAll(() => site?.remove());

describeInChromium("<expo-docs-search>", (tabs) => {
  beforeAll(async () => {
    server = await serveWidget(site);
  });
  beforeEach(async () => {
    await server.set({ rules: [] });
    await server.forget();
  });
  afterAll(() => server?.stop());

  async function open(path = "index.html", options = {}): Promise<Tab> {
    const tab = await tabs.open(options);
    await noteEvents(tab.page);
    await tab.page.goto(`${server.url}page/${path}`);
    await tab.page.waitForSelector(`${WIDGET} button`);
    return tab;
  }
  const asked = async () => (await server.log()).map(({ path }) => path);
  const message = ({ page }: Tab) => page.locator(`${WIDGET} [part=message]`);

  it("asks for nothing but its loader until somebody means to search, then for everything at once", async () => {
    const { page } = await open();
    await page.waitForLoadState("networkidle");
    expect(await asked()).toEqual(["/page/index.html", "/dist/expodex-search.js"]);
    await page.hover(`${WIDGET} button`);
    await vi.waitFor(async () => expect(await asked()).toContain("/index/expodex.json"));
    expect(await asked()).toContain("/dist/search-dialog.js");
  });

  it("keeps what is typed while the dialog is on its way", async () => {
    const { page } = await open();
    await server.set({ rules: [{ match: "search-dialog\\.js$", delayMs: 600 }] });
    await page.click(`${WIDGET} button`);
    await page.keyboard.type("lanp");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Backspace");
    await page.keyboard.type("mp");
    await page.waitForSelector(`${WIDGET} dialog[open]`);
    await page.keyboard.type(" on");
    await vi.waitFor(async () =>
      expect(await page.locator(`${WIDGET} input`).inputValue()).toBe("lamp on"),
    );
  });

  it("walks through options by keys, none active until then, and opens one with its sentence", async () => {
    const tab = await open();
    const { page } = tab;
    await openDialog(page);
    await type(page, "camera permission");
    const before = await readCombobox(page);
    expect(before).toMatchObject({ expanded: "true", active: -1, selected: -1, hasFocus: true });
    expect(before.options).toBeGreaterThan(2);
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
      const { active, selected, hasFocus } = await readCombobox(page);
      expect([selected, hasFocus]).toEqual([active, true]);
      return active;
    };
    expect(await press("ArrowDown")).toBe(0);
    expect(await press("ArrowDown")).toBe(1);
    expect(await press("End")).toBe(before.options - 1);
    expect(await press("ArrowDown")).toBe(-1);
    expect(await press("ArrowUp")).toBe(before.options - 1);
    expect(await press("Home")).toBe(0);
    expect(await press("ArrowUp")).toBe(-1);
    expect(await press("ArrowDown")).toBe(0);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/sdk\/camera\//u);
    expect(tab.problems.filter((text) => !text.includes("404"))).toEqual([]);
  });

  it("announces counts once typing stops, and not while results arrive", async () => {
    const { page } = await open();
    await openDialog(page);
    await type(page, "camera");
    expect((await readCombobox(page)).said).toBe("");
    await vi.waitFor(async () =>
      expect((await readCombobox(page)).said).toMatch(/^\d pages? found/u),
    );
  });

  it("gives the focus back on Escape, and keeps the page behind it from scrolling meanwhile", async () => {
    const { page } = await open();
    await page.focus("#before");
    await openDialog(page);
    const overflow = () =>
      page.evaluate(() => getComputedStyle(document.documentElement).overflowY);
    expect(await overflow()).toBe("hidden");
    await page.keyboard.press("Escape");
    await page.waitForSelector(`${WIDGET} dialog:not([open])`, { state: "attached" });
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("before");
    expect(await overflow()).not.toBe("hidden");
    await page.click(`${WIDGET} button[part=button]`);
    await page.waitForSelector(`${WIDGET} dialog[open]`);
    await page.keyboard.press("Control+K");
    await page.waitForSelector(`${WIDGET} dialog:not([open])`, { state: "attached" });
  });

  it("does not search for what an input method is still composing", async () => {
    const { page } = await open();
    await openDialog(page);
    await page.evaluate(() => {
      const input = document.querySelector("expo-docs-search")!.shadowRoot!.querySelector("input")!;
      input.dispatchEvent(new CompositionEvent("compositionstart"));
      input.value = "ｋ";
      input.dispatchEvent(new InputEvent("input", { isComposing: true }));
      input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true }));
    });
    await page.waitForTimeout(200);
    expect(await eventsOf(page)).toEqual([]);
    await page.evaluate(() => {
      const input = document.querySelector("expo-docs-search")!.shadowRoot!.querySelector("input")!;
      input.value = "camera";
      input.dispatchEvent(new CompositionEvent("compositionend"));
    });
    await vi.waitFor(async () => expect(await eventsOf(page)).toEqual(["search"]));
  });

  it("opens new tabs by key and middle click, and nothing where the page cancels", async () => {
    const { page, context } = await open();
    await openDialog(page);
    await type(page, "camera permission");
    await page.keyboard.press("ArrowDown");
    const [byKey] = await Promise.all([
      context.waitForEvent("page"),
      page.keyboard.press("Control+Enter"),
    ]);
    expect(byKey.url()).toMatch(/\/sdk\/camera\//u);
    const [byMiddle] = await Promise.all([
      context.waitForEvent("page"),
      page.locator(`${WIDGET} [role=option]`).first().click({ button: "middle" }),
    ]);
    expect(byMiddle.url()).toBe(byKey.url());
    expect(await page.locator(`${WIDGET} dialog`).getAttribute("open")).toBe("");
    await page.evaluate(() =>
      document.addEventListener("eds:select", (event) => event.preventDefault()),
    );
    const before = page.url();
    await page.locator(`${WIDGET} [role=option]`).first().click();
    await page.waitForTimeout(100);
    expect(page.url()).toBe(before);
  });

  it("says that nothing was found, and what was searched instead of a word with a slip in it", async () => {
    const tab = await open();
    const { page } = tab;
    await openDialog(page);
    await page.keyboard.type("xqzzvwjk");
    await vi.waitFor(async () => expect(await message(tab).textContent()).toContain("xqzzvwjk"));
    expect((await readCombobox(page)).options).toBe(0);
    expect(await eventsOf(page)).toContain("no-results");
    await type(page, "camra");
    expect(await page.textContent(`${WIDGET} [part=notice]`)).toContain("camera");
  });

  it("says that a release is not in the index, and searches another only where the reader asks", async () => {
    const tab = await open("old.html");
    await openDialog(tab.page);
    await tab.page.keyboard.type("camera");
    await vi.waitFor(async () => expect(await message(tab).textContent()).toContain("SDK 12"));
    expect((await readCombobox(tab.page)).options).toBe(0);
    await tab.page.locator(`${WIDGET} [part=version-choice]`).first().click();
    await tab.page.waitForSelector(`${WIDGET} [role=option]`);
  });

  it("searches the release of a prefix, and all where one click asks", async () => {
    const { page } = await open();
    await openDialog(page);
    await type(page, "camera");
    await page.click(`${WIDGET} [part=all-versions]`);
    await vi.waitFor(async () => {
      const last = await page.evaluate(() => {
        const { events } = window as unknown as { events: { detail: { sdk?: string } }[] };
        return events.at(-1)?.detail.sdk;
      });
      expect(last).toBe("all");
    });
  });

  it("says that it is offline, and searches once it is not", async () => {
    const tab = await open();
    await server.set({ rules: [{ match: INDEX_FILES, cut: true }] });
    await openDialog(tab.page);
    await tab.page.keyboard.type("camera");
    await vi.waitFor(
      async () => expect(await message(tab).textContent()).toMatch(/offline|could not be loaded/u),
      { timeout: 20_000 },
    );
    expect(await eventsOf(tab.page)).toContain("error");
    await server.set({ rules: [] });
    await tab.page.click(`${WIDGET} [part=retry]`);
    await tab.page.waitForSelector(`${WIDGET} [role=option]`);
    expect(await readCombobox(tab.page)).toMatchObject({ hasFocus: true });
  });

  it("shows what was found where a part of the index fails, and the rest after a retry", async () => {
    const tab = await open();
    await openDialog(tab.page);
    await server.set({ rules: [{ match: TERM_FILES.replace("t\\d", "d\\d"), status: 500 }] });
    await tab.page.keyboard.type("camera");
    await tab.page.waitForSelector(`${WIDGET} [part=retry]`, { timeout: 20_000 });
    expect((await readCombobox(tab.page)).options).toBeGreaterThan(0);
    await server.set({ rules: [] });
    await tab.page.click(`${WIDGET} [part=retry]`);
    await tab.page.waitForSelector(`${WIDGET} mark`);
  });

  it("remembers searches that led somewhere, on this machine, and forgets them when told to", async () => {
    const { page } = await open();
    await page.evaluate(() =>
      document.addEventListener("eds:select", (event) => event.preventDefault()),
    );
    await openDialog(page);
    await type(page, "camera");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.click(`${WIDGET} [part=clear]`);
    expect((await readCombobox(page)).options).toBe(1);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForSelector(`${WIDGET} mark`);
    expect((await readCombobox(page)).query).toBe("camera");
    await page.click(`${WIDGET} [part=clear]`);
    await page.click(`${WIDGET} [part=forget]`);
    expect((await readCombobox(page)).options).toBe(0);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });

  it("shows the part that was found beside the results, where there is room", async () => {
    const { page } = await open("index.html", { viewport: { width: 1200, height: 800 } });
    await openDialog(page);
    await type(page, "camera permission");
    await page.keyboard.press("ArrowDown");
    const preview = page.locator(`${WIDGET} [part=preview]`);
    await preview.locator("a[part=open]").waitFor();
    expect(await preview.locator("a[part=version-link]").count()).toBeGreaterThan(0);
    await page.setViewportSize({ width: 600, height: 800 });
    expect(await preview.isVisible()).toBe(false);
  });

  it("speaks the page's language, and is written its way", async () => {
    const { page } = await open("arabic.html");
    expect(await page.textContent(`${WIDGET} [part=label]`)).toBe("بحث");
    await openDialog(page);
    expect(await page.getAttribute(`${WIDGET} dialog`, "dir")).toBe("rtl");
    expect(await asked()).toContain("/dist/words-ar.js");
    expect(await asked()).not.toContain("/dist/words-de.js");
  });

  it("breaks no rule of a strict policy with Trusted Types, and shows results under it", async () => {
    const tab = await open();
    await openDialog(tab.page);
    await type(tab.page, "camera permission");
    await tab.page.keyboard.press("ArrowDown");
    expect((await readCombobox(tab.page)).options).toBeGreaterThan(0);
    expect(await violationsOf(tab.page)).toEqual([]);
    expect(tab.problems).toEqual([]);
  });

  it("follows the page's own link where the search cannot be loaded", async () => {
    const { page } = await open();
    await server.set({ rules: [{ match: "search-dialog\\.js$", status: 500 }] });
    await page.click(`${WIDGET} button`);
    await page.waitForURL(/plain\.html$/u);
  });
});
