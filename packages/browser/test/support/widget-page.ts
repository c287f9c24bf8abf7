/** Pages with the widget on them, as a site would have them, and what tests ask of the widget. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { STRICT_POLICY } from "./chromium.ts";
import type { ExportedSite } from "./exported-site.ts";
import { type StaticServer, startStaticServer } from "./static-server.ts";

const DIST = fileURLToPath(new URL("../../dist", import.meta.url));

/** The index files: what a rule of the server matches to make the network fail. */
export const INDEX_FILES = "^/index/";
/** Files with terms: losing one loses results. */
export const TERM_FILES = "^/index/.*/t\\d+\\.bin$";

/** Writes a page into the folder of a site. */
export function writePage(site: ExportedSite, name: string, body: string, lang = "en"): void {
  const folder = join(site.folder, "page");
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, name),
    `<!doctype html><html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Docs</title>
<script type="module" src="/dist/expodex-search.js"></script><body>${body}</body></html>`,
  );
}

/** Starts a server for the site's pages under a strict policy. */
export const serveWidget = (site: ExportedSite): Promise<StaticServer> =>
  startStaticServer({
    mounts: [
      { prefix: "/dist/", folder: DIST },
      { prefix: "/page/", folder: join(site.folder, "page") },
      { prefix: "/", folder: site.folder },
    ],
    headers: { "content-security-policy": STRICT_POLICY },
  });

/** The widget's place in a page's selectors, which see into its shadow root. */
export const WIDGET = "expo-docs-search";

/** Opens the dialog by its shortcut. */
export async function openDialog(page: Page): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.waitForSelector(`${WIDGET} dialog[open]`);
}

/** Types a query, and waits until its results are final. */
export async function type(page: Page, query: string): Promise<void> {
  await page.locator(`${WIDGET} input`).fill(query);
  await page.waitForFunction((wanted) => {
    const { timings } = window as unknown as { timings: { query: string; isFinal: boolean }[] };
    return timings?.some((one) => one.query === wanted && one.isFinal);
  }, query);
}

/** Before a page's own scripts, begins to note the widget's events. */
export async function noteEvents(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const own = window as unknown as {
      timings: unknown[];
      events: { type: string; detail: unknown }[];
      violations: string[];
    };
    own.timings = [];
    own.events = [];
    own.violations = [];
    for (const type of ["search", "select", "no-results", "error", "timing"]) {
      document.addEventListener(`eds:${type}`, (event) => {
        const { detail } = event as CustomEvent;
        if (type === "timing") own.timings.push(detail);
        else own.events.push({ type, detail: { ...detail, code: detail.error?.code } });
      });
    }
    document.addEventListener("securitypolicyviolation", ({ violatedDirective }) =>
      own.violations.push(violatedDirective),
    );
  });
}

/** Types of the events that were noted. */
export const eventsOf = (page: Page) =>
  page.evaluate(() =>
    (window as unknown as { events: { type: string }[] }).events.map(({ type }) => type),
  );

/** What the page's policy refused. */
export const violationsOf = (page: Page) =>
  page.evaluate(() => (window as unknown as { violations: string[] }).violations);

/** What the field and its options say of themselves. */
export const readCombobox = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector("expo-docs-search")!.shadowRoot!;
    const input = root.querySelector("input")!;
    const id = input.getAttribute("aria-activedescendant");
    const options = [...root.querySelectorAll("[role=option]")];
    return {
      expanded: input.getAttribute("aria-expanded"),
      active: options.findIndex((one) => one.id === id),
      selected: options.findIndex((one) => one.getAttribute("aria-selected") === "true"),
      options: options.length,
      hasFocus: root.activeElement === input,
      query: input.value,
      said: root.querySelector("[role=status]")!.textContent,
    };
  });
