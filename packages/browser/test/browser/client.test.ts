import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
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

afterAll(() => site?.remove());

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
const search = ({ page }: Tab, query: string, limit?: number) =>
  page.evaluate(
    async ([text, most]) => {
      const { docs } = window as unknown as PageWindow;
      const stages: string[] = [];
      const { hits, stage, missing, corrections } = await docs.search(text, {
        onPartial: (part) => stages.push(part.stage),
        limit: most,
      });
      return {
        titles: hits.map(({ title }) => title),
        urls: hits.map(({ url }) => url),
        excerpts: hits.map(({ excerpt }) => excerpt?.text),
        scores: hits.map(({ score }) => score),
        stage,
        stages,
        missing: missing?.error.code,
        meant: corrections.map(({ to }) => to),
      };
    },
    [query, limit] as const,
  );

const heard = ({ page }: Tab) => page.evaluate(() => (window as unknown as PageWindow).heard);

const prefetch = ({ page }: Tab, evenIfSavingData = false) =>
  page.evaluate(
    (isForced) => (window as unknown as PageWindow).docs.prefetch({ evenIfSavingData: isForced }),
    evenIfSavingData,
  );

/** Paths that are kept. */
const keptPaths = ({ page }: Tab) =>
  page.evaluate(async () => {
    const names = await caches.keys();
    const lists = names.map(async (name) => (await caches.open(name)).keys());
    return (await Promise.all(lists)).flat().map(({ url }) => new URL(url).pathname);
  });

const keptFolders = async (tab: Tab) =>
  [...new Set((await keptPaths(tab)).map((path) => path.split("/")[2]))].filter(
    (name) => name !== "expodex.json",
  );

/** Waits until what was fetched is kept: searches do not wait for it. */
const settled = (tab: Tab, server: StaticServer) =>
  vi.waitFor(
    async () => {
      const fetched = (await server.log()).filter(({ path }) => path.startsWith("/index/"));
      const kept = new Set(await keptPaths(tab));
      expect(fetched.filter(({ path, status }) => status === 200 && !kept.has(path))).toEqual([]);
    },
    { timeout: 20_000 },
  );

describeInChromium("loadDocsSearch", (tabs) => {
  let server: StaticServer;
  beforeAll(async () => {
    server = await serve();
  });
  beforeEach(() => server.set({ rules: [], headers: {} }));
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

  it("takes three rounds cold and two warm", async () => {
    const tab = await tabs.open();
    await server.forget();
    await load(tab, server);
    // Of each its text: over HTTP/1.1 a browser asks for no more than six files at once.
    await search(tab, "camera permission", 6);
    const cold = (await server.log()).filter(({ path }) => path.startsWith("/index/"));
    expect(roundsOf(cold)).toBeLessThanOrEqual(3);
    expect(cold.length).toBeLessThanOrEqual(20);
    await server.forget();
    await search(tab, "push notifications", 6);
    const warm = await server.log();
    expect(roundsOf(warm)).toBeLessThanOrEqual(2);
  });

  it("shows results under a strict policy with Trusted Types, in a worker and without", async () => {
    await server.set({ headers: { "content-security-policy": STRICT_POLICY } });
    for (const worker of [true, false]) {
      const tab = await tabs.open();
      await load(tab, server, { worker });
      expect((await search(tab, "camera permission")).titles[0]).toBe("Camera");
      expect((await search(tab, "camera permisson")).meant).toEqual(["permission"]);
      expect((await search(tab, "相机权限")).meant).toContain("camera");
      expect(tab.page.workers()).toHaveLength(worker ? 1 : 0);
      expect(tab.problems).toEqual([]);
    }
  });

  it("searches on the page's thread where its policy forbids workers", async () => {
    const policy = STRICT_POLICY.replace("worker-src 'self'", "worker-src 'none'");
    await server.set({ headers: { "content-security-policy": policy } });
    const tab = await tabs.open();
    await load(tab, server);
    expect((await search(tab, "camera permission")).titles[0]).toBe("Camera");
    expect(await heard(tab)).toEqual(["WORKER_FAILED"]);
  });

  it("keeps what a search needed: the next works with the server stopped, in the same page and in a fresh one", async () => {
    const own = await serve();
    const tab = await tabs.open();
    await load(tab, own);
    const found = await search(tab, "camera permission");
    await settled(tab, own);
    await own.set({ rules: [{ match: "^/index/", cut: true }] });
    const again = await tabs.open({}, tab.context);
    await load(again, own);
    expect((await search(again, "camera permission")).urls).toEqual(found.urls);
    expect(await heard(again)).toEqual(["OFFLINE"]);
    await own.stop();
    expect((await search(tab, "camera permission")).urls).toEqual(found.urls);
  });

  it("works offline for every query after prefetch, and for none of them that is not kept without", async () => {
    const own = await serve({ delayMs: 0 });
    const tab = await tabs.open();
    await load(tab, own);
    expect(await prefetch(tab)).toBe(true);
    const bare = await tabs.open();
    await load(bare, own, { cache: false, retries: 0 });
    await search(bare, "camera permission");
    await own.stop();
    const { titles, missing, meant } = await search(tab, "push notificatons");
    expect(titles.length).toBeGreaterThan(0);
    expect([missing, meant]).toEqual([undefined, ["notifications"]]);
    expect((await search(bare, "push notifications")).missing).toBe("OFFLINE");
  });

  it("loads help with words by the first unknown one, in a round that their file takes anyway", async () => {
    const own = await serve();
    const tab = await tabs.open();
    await load(tab, own);
    await search(tab, "camera permission");
    const scripts = async () => (await own.log()).filter(({ path }) => /translations/u.test(path));
    expect(await scripts()).toEqual([]);
    await own.forget();
    await search(tab, "camera permisson");
    const [script] = await scripts();
    const list = (await own.log()).find(({ path }) => /\/w\d+\.bin$/u.test(path));
    expect(script!.startedMs).toBeLessThan(list!.endedMs!);
    await search(tab, "camera permissoin");
    expect(await scripts()).toHaveLength(1);
    await own.stop();
  });

  it("searches on without help with words where its script does not come, and with it where it comes later", async () => {
    const own = await serve({ rules: [{ match: "translations", status: 500 }] });
    const tab = await tabs.open();
    await load(tab, own);
    const bare = await search(tab, "camera permisson");
    expect(bare.titles[0]).toBe("Camera");
    expect([bare.meant, bare.missing]).toEqual([[], "FILE_DAMAGED"]);
    await own.set({ rules: [] });
    const helped = await search(tab, "camera permisson");
    expect([helped.meant, helped.missing]).toEqual([["permission"], undefined]);
    await own.stop();
  });

  it("does not load ahead where the person saves data, unless told to", async () => {
    const tab = await tabs.open();
    await tab.context.addInitScript(() => {
      Object.defineProperty(Navigator.prototype, "connection", { value: { saveData: true } });
    });
    await load(tab, server, { worker: false });
    expect(await prefetch(tab)).toBe(false);
    expect(await prefetch(tab, true)).toBe(true);
  });

  it("forgets the files of an older export once there is a newer one", async () => {
    const own = await serve();
    const tab = await tabs.open();
    await load(tab, own);
    await search(tab, "camera permission");
    await settled(tab, own);
    const before = await keptFolders(tab);
    expect(before).toHaveLength(1);
    await own.set({
      mounts: [
        { prefix: "/dist/", folder: DIST },
        { prefix: "/page/", folder: join(site.folder, "page") },
        { prefix: "/index/", folder: join(site.folder, "next") },
      ],
    });
    await own.forget();
    await load(tab, own);
    await search(tab, "camera permission");
    await settled(tab, own);
    const after = await keptFolders(tab);
    expect(after).toHaveLength(1);
    expect(after).not.toEqual(before);
    await own.stop();
  });

  it("fetches a kept file again that is damaged", async () => {
    const own = await serve();
    const tab = await tabs.open();
    await load(tab, own);
    const found = await search(tab, "camera permission");
    await settled(tab, own);
    await tab.page.evaluate(async () => {
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          if (request.url.endsWith(".bin")) await cache.put(request, new Response("damaged"));
        }
      }
    });
    await load(tab, own);
    expect((await search(tab, "camera permission")).urls).toEqual(found.urls);
    await own.stop();
  });

  it("searches on where the cache is full or cannot be had", async () => {
    const tab = await tabs.open();
    await tab.context.addInitScript(() => {
      Cache.prototype.put = () => Promise.reject(new DOMException("full", "QuotaExceededError"));
    });
    await load(tab, server, { worker: false });
    expect((await search(tab, "camera permission")).missing).toBeUndefined();
    expect(new Set(await heard(tab))).toEqual(new Set(["STORE_FAILED"]));
    const none = await tabs.open();
    await none.context.addInitScript(() => {
      Object.defineProperty(window, "caches", { get: () => undefined });
    });
    await load(none, server, { worker: false });
    expect((await search(none, "camera permission")).missing).toBeUndefined();
  });

  it("goes on in the page where its worker ends, as one that was given", async () => {
    const tab = await tabs.open();
    await load(tab, server, { worker: false });
    const told = await tab.page.evaluate(async () => {
      const own = window as unknown as PageWindow;
      const started: Worker[] = [];
      const docs = await own.load("/index/", {
        worker: () => {
          const worker = new Worker("/dist/worker.js", { type: "module" });
          started.push(worker);
          return worker;
        },
      });
      const searching = docs.search("camera permission");
      started[0]?.dispatchEvent(new ErrorEvent("error", { message: "out of memory" }));
      const titles = (await searching).hits.map(({ title }) => title);
      return { titles, started: started.length, sdks: docs.info.sdks.length };
    });
    expect(told.titles[0]).toBe("Camera");
    expect([told.started, told.sdks > 0]).toEqual([1, true]);
    expect(await heard(tab)).toEqual(["WORKER_FAILED"]);
  });

  it("goes on in the page where its worker does not start", async () => {
    await server.set({ rules: [{ match: "worker\\.js$", status: 500, times: 1 }] });
    const tab = await tabs.open();
    await load(tab, server);
    expect((await search(tab, "camera permission")).titles[0]).toBe("Camera");
    expect(await heard(tab)).toEqual(["WORKER_FAILED"]);
  });

  it("reads an index of one file by parts", async () => {
    const tab = await tabs.open();
    await load(tab, server);
    const found = await search(tab, "camera permission", 6);
    await server.forget();
    await load(tab, server, { url: "/packed/" });
    expect((await search(tab, "camera permission", 6)).urls).toEqual(found.urls);
    const log = await server.log();
    const statuses = log.filter(({ path }) => path.endsWith(".bin"));
    expect(roundsOf(log.filter(({ path }) => path.startsWith("/packed/")))).toBeLessThanOrEqual(3);
    expect(new Set(statuses.map(({ status }) => status))).toEqual(new Set([206]));
  });

  it("tells errors of the worker as those of the page", async () => {
    const tab = await tabs.open();
    await load(tab, server);
    const told = await tab.page.evaluate(async () => {
      const { docs } = window as unknown as PageWindow;
      const error = await docs.search("camera", { sdk: "12" }).catch((e: unknown) => e);
      const { name, code, data, message } = error as Error & { code: string; data: unknown };
      const older = docs.search("camera").catch((e: { code: string }) => e.code);
      await docs.search("permission");
      return { name, code, data, message, older: await older };
    });
    expect(told).toMatchObject({
      name: "ExpodexError",
      code: "SDK_NOT_INDEXED",
      data: { requested: "12" },
      older: "ABORTED",
    });
    expect(told.message).toContain("expected");
  });
});
