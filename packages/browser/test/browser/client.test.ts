import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { DocsSearch, LoadDocsSearchOptions } from "../../src/client/result.ts";
import { describeInChromium, STRICT_POLICY, type Tab } from "../support/chromium.ts";
import { type ExportedSite, exportSite } from "../support/exported-site.ts";
import { roundsOf, type StaticServer, startStaticServer } from "../support/static-server.ts";

const DIST = fileURLToPath(new URL("../../dist", import.meta.url));

/** What the page's script leaves for tests. */
interface PageWindow {
  load(url: string, options?: LoadDocsSearchOptions): Promise<DocsSearch>;
  docs: DocsSearch;
  heard: string[];
}

let site: ExportedSite;

/** Starts a server of its own, so that tests may stop it. */
const serve = (more: object = {}) =>
  startStaticServer({
    mounts: [
      { prefix: "/dist/", folder: DIST },
      { prefix: "/page/", folder: join(site.folder, "page") },
      { prefix: "/", folder: site.folder },
    ],
    delayMs: 30,
    ...more,
  });

beforeAll(async () => {
  site = await exportSite();
  const folder = join(site.folder, "page");
  mkdirSync(folder);
  writeFileSync(
    join(folder, "index.html"),
    '<!doctype html><title>page</title><script type="module" src="page.js"></script>',
  );
  writeFileSync(
    join(folder, "page.js"),
    `import { loadDocsSearch } from "/dist/index.js";
window.heard = [];
window.load = (url, options) =>
  loadDocsSearch(url, { onProblem: ({ code }) => heard.push(code), ...options });
`,
  );
});

/** Opens the page and loads the index in it. */
async function load(
  { page }: Tab,
  server: StaticServer,
  { url = "/index/", ...options }: LoadDocsSearchOptions & { url?: string } = {},
): Promise<void> {
  await page.goto(`${server.url}page/`);
  await page.waitForFunction(() => "load" in window);
  await page.evaluate(
    async ([address, wanted]) => {
      const own = window as unknown as PageWindow;
      own.docs = await own.load(address, wanted);
    },
    [url, options] as const,
  );
}

/** Searches in the page. */
const search = ({ page }: Tab, query: string) =>
  page.evaluate(async (text) => {
    const { docs } = window as unknown as PageWindow;
    const stages: string[] = [];
    const { hits, stage, missing } = await docs.search(text, {
      onPartial: (part) => stages.push(part.stage),
    });
    return {
      titles: hits.map(({ title }) => title),
      urls: hits.map(({ url }) => url),
      excerpts: hits.map(({ excerpt }) => excerpt?.text),
      scores: hits.map(({ score }) => score),
      stage,
      stages,
      missing: missing?.error.code,
    };
  }, query);

const heard = ({ page }: Tab) => page.evaluate(() => (window as unknown as PageWindow).heard);

describeInChromium("loadDocsSearch", (tabs) => {
  let server: StaticServer;
  beforeAll(async () => {
    server = await serve();
  });
  afterAll(() => server?.stop());

  it("finds the same in a worker as on the page's thread, and says nothing of problems", async () => {
    const inWorker = await tabs.open();
    await load(inWorker, server);
    const found = await search(inWorker, "camera permission");
    expect(inWorker.page.workers()).toHaveLength(1);
    expect(found.titles[0]).toBe("Camera");
    expect(found.excerpts.every((text) => (text ?? "") !== "")).toBe(true);
    const here = await tabs.open();
    await load(here, server, { worker: false });
    expect(await search(here, "camera permission")).toMatchObject({
      urls: found.urls,
      scores: found.scores,
      excerpts: found.excerpts,
    });
    expect(here.page.workers()).toHaveLength(0);
    expect([await heard(inWorker), await heard(here)]).toEqual([[], []]);
    expect([...inWorker.problems, ...here.problems]).toEqual([]);
  });

  it("takes three rounds of at most six requests cold, two warm, the engine fetched meanwhile", async () => {
    const tab = await tabs.open();
    await server.forget();
    await load(tab, server);
    await search(tab, "camera permission");
    const cold = (await server.log()).filter(({ path }) => path.startsWith("/index/"));
    expect(roundsOf(cold)).toBeLessThanOrEqual(3);
    expect(cold.length).toBeLessThanOrEqual(20);
    await server.forget();
    await search(tab, "push notifications");
    const warm = await server.log();
    expect(roundsOf(warm)).toBeLessThanOrEqual(2);
  });

  it("shows results under a strict policy with Trusted Types, in a worker and without", async () => {
    await server.set({ headers: { "content-security-policy": STRICT_POLICY } });
    try {
      for (const worker of [true, false]) {
        const tab = await tabs.open();
        await load(tab, server, { worker });
        expect((await search(tab, "camera permission")).titles[0]).toBe("Camera");
        expect(tab.page.workers()).toHaveLength(worker ? 1 : 0);
        expect(tab.problems).toEqual([]);
      }
    } finally {
      await server.set({ headers: {} });
    }
  });

  it("searches on the page's thread where its policy forbids workers", async () => {
    const policy = STRICT_POLICY.replace("worker-src 'self'", "worker-src 'none'");
    await server.set({ headers: { "content-security-policy": policy } });
    try {
      const tab = await tabs.open();
      await load(tab, server);
      expect((await search(tab, "camera permission")).titles[0]).toBe("Camera");
      expect(await heard(tab)).toEqual(["WORKER_FAILED"]);
    } finally {
      await server.set({ headers: {} });
    }
  });
});
