import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { ExpoDocsSearchProps } from "../../src/react/expo-docs-search.ts";
import { describeInChromium } from "../support/chromium.ts";
import { type ExportedSite, exportSite } from "../support/exported-site.ts";
import type { StaticServer } from "../support/static-server.ts";
import { openDialog, readCombobox, serveWidget, WIDGET } from "../support/widget-page.ts";

const HERE = fileURLToPath(new URL("../..", import.meta.url));

/** A page's component, in the browser as on the server. */
const APP = `
import { createElement as h } from "react";
import { hydrateRoot } from "react-dom/client";
import { ExpoDocsSearch } from "./dist/react.js";
window.heard = [];
window.warnings = [];
for (const name of ["error", "warn"]) console[name] = (...all) => warnings.push(all.join(" "));
const app = h(ExpoDocsSearch, {
  src: "/index/", sdk: "57", lang: "en",
  worker: () => new Worker("/dist/worker.js", { type: "module" }),
  onSearch: (event) => heard.push(event.detail.query),
  ref: (element) => { window.element = element; },
}, h("a", { href: "/search" }, "Search"));
hydrateRoot(document.getElementById("root"), app, { onRecoverableError: (error) => warnings.push(String(error)) });
`;

let site: ExportedSite;
let server: StaticServer;
let html: string;

beforeAll(async () => {
  site = await exportSite();
  const folder = join(site.folder, "page");
  mkdirSync(folder, { recursive: true });
  await build({
    stdin: { contents: APP, resolveDir: HERE, loader: "js" },
    bundle: true,
    splitting: true,
    format: "esm",
    outdir: folder,
    entryNames: "app",
    define: { "process.env.NODE_ENV": '"development"' },
    logLevel: "error",
  });
  // What was built, as a server has it; a specifier that no checker resolves, since it may not be built yet.
  const { ExpoDocsSearch } = (await import(`${HERE}dist/react.js`)) as {
    ExpoDocsSearch: React.ComponentType<ExpoDocsSearchProps>;
  };
  html = renderToString(
    createElement(
      ExpoDocsSearch,
      { src: "/index/", sdk: "57", lang: "en", onSearch: () => undefined },
      createElement("a", { href: "/search" }, "Search"),
    ),
  );
  writeFileSync(
    join(folder, "react.html"),
    `<!doctype html><html lang="en"><title>React</title><div id="root">${html}</div><script type="module" src="app.js"></script></html>`,
  );
});

describeInChromium("ExpoDocsSearch", (tabs) => {
  beforeAll(async () => {
    server = await serveWidget(site);
    // React's development build writes no markup, but what bundles it may; the widget's own policy is tested elsewhere.
    await server.set({ headers: {} });
  });
  afterAll(() => server?.stop());

  it("writes the element with its attributes and its link on a server", () => {
    expect(html).toBe(
      '<expo-docs-search src="/index/" sdk="57" lang="en"><a href="/search">Search</a></expo-docs-search>',
    );
  });

  it("takes over what the server wrote without a warning, sets properties, and hears events", async () => {
    const { page, problems } = await tabs.open();
    await page.goto(`${server.url}page/react.html`);
    await page.waitForSelector(`${WIDGET} button`);
    await openDialog(page);
    await page.keyboard.type("camera");
    await page.waitForSelector(`${WIDGET} [role=option]`);
    expect((await readCombobox(page)).options).toBeGreaterThan(0);
    const told = await page.evaluate(() => {
      const { heard, warnings, element } = window as unknown as {
        heard: string[];
        warnings: string[];
        element: HTMLElement;
      };
      return { last: heard.at(-1), warnings, tag: element.localName };
    });
    expect(told).toEqual({ last: "camera", warnings: [], tag: "expo-docs-search" });
    expect(page.workers()).toHaveLength(1);
    await vi.waitFor(() => expect(problems).toEqual([]));
  });
});
