import { isExpodexError } from "@expodex/core/parts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { loadDocsSearch } from "../../src/client/client.ts";
import type { DocsSearch, LoadDocsSearchOptions } from "../../src/client/result.ts";
import { MANIFEST_PATH } from "../../src/format/manifest.ts";
import { type ExportedSite, exportSite } from "../support/exported-site.ts";
import {
  mostAtOnce,
  roundsOf,
  type StaticServer,
  startStaticServer,
} from "../support/static-server.ts";

const QUERY = "camera permission";
const MANIFEST = `/${MANIFEST_PATH}$`;
let site: ExportedSite;
let server: StaticServer;
const opened: DocsSearch[] = [];

beforeAll(async () => {
  site = await exportSite();
  server = await startStaticServer({ mounts: [{ prefix: "/", folder: site.folder }] });
});
beforeEach(async () => {
  for (const docs of opened.splice(0)) docs.close();
  await server.set({ rules: [], delayMs: 0, ranges: true });
  await server.forget();
});
afterAll(async () => {
  await server?.stop();
  site?.remove();
});

/** Loads the index; without a fast retry, tests would wait. */
async function load(options: LoadDocsSearchOptions = {}, form = "index"): Promise<DocsSearch> {
  const docs = await loadDocsSearch(`${server.url}${form}/`, options);
  opened.push(docs);
  return docs;
}

const codeOf = (error: unknown) => (isExpodexError(error) ? error.code : error);
const failure = async (promise: Promise<unknown>) => codeOf(await promise.catch((e) => e));

describe("loadDocsSearch", () => {
  it("finds pages in the files that a server gives, in three rounds of at most sixteen requests", async () => {
    // Waits, so that what is asked for at once is told from what is asked for in turn.
    await server.set({ delayMs: 60 });
    const docs = await load();
    expect(docs.info.sdks.length).toBeGreaterThan(0);
    const { hits, stage, missing } = await docs.search(QUERY);
    expect(hits[0]?.title).toBe("Camera");
    expect(hits[0]?.excerpt?.text).toMatch(/camera|permission/iu);
    expect([stage, missing]).toEqual(["hybrid", undefined]);
    const cold = await server.log();
    expect(roundsOf(cold)).toBeLessThanOrEqual(3);
    expect(mostAtOnce(cold)).toBeLessThanOrEqual(16);
    expect(cold.length).toBeLessThanOrEqual(20);
    await server.forget();
    await docs.search("push notifications");
    expect(roundsOf(await server.log())).toBeLessThanOrEqual(2);
  });

  it.each([
    ["", "the folder"],
    ["index/expodex.json", "the manifest"],
    ["index", "the folder without a slash"],
    ["index/?v=3#top", "an address with more behind"],
  ])("takes %j, %s", async (path) => {
    const base = path === "" ? "index/" : path;
    const docs = await loadDocsSearch(new URL(base, server.url));
    expect(docs.info.documents).toBeGreaterThan(0);
  });

  it.each([
    [{ retries: -1 }, "retries"],
    [{ timeoutMs: 0 }, "timeoutMs"],
  ])("refuses %j", async (options, option) => {
    await expect(load(options)).rejects.toMatchObject({ code: "INVALID_OPTION", data: { option } });
  });

  it("refuses an address that is none", async () => {
    expect(await failure(loadDocsSearch("http://[", {}))).toBe("INVALID_OPTION");
  });

  it("says where no index is, or what is there is none", async () => {
    expect(await failure(loadDocsSearch(`${server.url}none/`))).toBe("SOURCE_NOT_FOUND");
    await server.set({ rules: [{ match: MANIFEST, damaged: true }] });
    expect(await failure(load())).toBe("FILE_DAMAGED");
    await server.set({ rules: [{ match: MANIFEST, status: 403 }] });
    expect(await failure(load())).toBe("SOURCE_UNREACHABLE");
  });

  it("is OFFLINE where nobody answers", async () => {
    const gone = await startStaticServer({ mounts: [] });
    await gone.stop();
    expect(await failure(loadDocsSearch(gone.url, { retries: 0 }))).toBe("OFFLINE");
  });

  it("is ABORTED by its signal, before and while it loads", async () => {
    expect(await failure(load({ signal: AbortSignal.abort() }))).toBe("ABORTED");
    await server.set({ delayMs: 500 });
    const stop = new AbortController();
    const loading = load({ signal: stop.signal });
    setTimeout(() => stop.abort(), 20);
    expect(await failure(loading)).toBe("ABORTED");
  });

  it("uses the fetch that it is given, and the release of the page", async () => {
    const asked: string[] = [];
    const docs = await load({
      sdk: "56",
      fetch: (input, init) => {
        asked.push(String(input));
        return fetch(input, init);
      },
    });
    const { sdk } = await docs.search(QUERY);
    expect(sdk.searched).toBe("56");
    expect((await docs.search(QUERY, { sdk: "57" })).sdk.searched).toBe("57");
    expect((await docs.search(QUERY, { sdk: undefined })).sdk.searched).toBe("56");
    expect(asked.length).toBe((await server.log()).length);
  });
});

describe("a file that fails", () => {
  it("is tried again where another try may do better, and the problem is heard of", async () => {
    await server.set({
      rules: [
        { match: "/t\\d+", status: 503, times: 1, headers: { "retry-after": "0" } },
        { match: "/d\\d+", cut: true, times: 1 },
      ],
    });
    const problems: string[] = [];
    const docs = await load({ onProblem: ({ code }) => problems.push(code) });
    const { hits, missing } = await docs.search(QUERY);
    expect([hits[0]?.title, missing]).toEqual(["Camera", undefined]);
    expect(problems).toContain("SHARD_FAILED");
    expect(problems.length).toBe(2);
  });

  it("is not tried again where it is not there", async () => {
    await server.set({ rules: [{ match: "/d\\d+", status: 404 }] });
    const docs = await load();
    const { missing } = await docs.search(QUERY);
    expect(missing?.error).toMatchObject({ code: "SHARD_FAILED", data: { status: 404 } });
    const asked = (await server.log()).filter(({ path }) => /\/d\d+/u.test(path));
    expect(new Set(asked.map(({ path }) => path)).size).toBe(asked.length);
  });

  it("leaves results of what is there, and the next search has all", async () => {
    await server.set({ rules: [{ match: "/d\\d+", status: 500 }] });
    const docs = await load({ retries: 0 });
    const { hits, missing } = await docs.search(QUERY);
    expect(hits[0]?.title).toBe("Camera");
    expect(hits[0]?.excerpt).toBeUndefined();
    expect(missing?.parts).toBeGreaterThan(0);
    expect(missing?.error).toMatchObject({ code: "SHARD_FAILED", data: { reason: "status" } });
    await server.set({ rules: [] });
    const whole = await docs.search(QUERY);
    expect(whole.missing).toBeUndefined();
    expect(whole.hits[0]?.excerpt).toBeDefined();
  });

  it("fails the search where it is the pages, and the next search has them", async () => {
    await server.set({ rules: [{ match: "/pages", status: 500 }] });
    const docs = await load({ retries: 0 });
    expect(await failure(docs.search(QUERY))).toBe("SHARD_FAILED");
    await server.set({ rules: [] });
    expect((await docs.search(QUERY)).hits[0]?.title).toBe("Camera");
  });

  it("is fetched once more where it is damaged, and given up after that", async () => {
    await server.set({ rules: [{ match: "/t\\d+", damaged: true, times: 1 }] });
    const docs = await load();
    expect((await docs.search(QUERY)).missing).toBeUndefined();
    await server.set({ rules: [{ match: "/d\\d+", damaged: true }] });
    await server.forget();
    const { missing } = await docs.search("push notifications");
    expect(missing?.error).toMatchObject({ code: "SHARD_FAILED", data: { reason: "damaged" } });
    const asked = (await server.log()).filter(({ path }) => /\/d\d+/u.test(path));
    expect(asked.length).toBe(2 * new Set(asked.map(({ path }) => path)).size);
  });

  it("fails in time where no answer comes", async () => {
    await server.set({ rules: [{ match: "/d\\d+", delayMs: 60_000 }] });
    const docs = await load({ retries: 0, timeoutMs: 400 });
    const { missing, hits } = await docs.search(QUERY);
    expect(hits[0]?.title).toBe("Camera");
    expect(missing?.error).toMatchObject({ code: "SHARD_FAILED", data: { reason: "timeout" } });
  });

  it("fails in time where the manifest does not come", async () => {
    await server.set({ rules: [{ match: MANIFEST, delayMs: 60_000 }] });
    expect(await failure(load({ retries: 0, timeoutMs: 400 }))).toBe("SOURCE_UNREACHABLE");
  });

  it("is of an older export where the site was published anew, which is opened then", async () => {
    const docs = await load();
    await docs.search(QUERY);
    await server.set({ mounts: [{ prefix: "/index/", folder: `${site.folder}/next` }] });
    try {
      const { hits, missing } = await docs.search("push notifications");
      expect(missing).toBeUndefined();
      expect(hits[0]?.excerpt).toBeDefined();
    } finally {
      await server.set({ mounts: [{ prefix: "/", folder: site.folder }] });
    }
  });
});

describe("a search", () => {
  it("is ended by a newer one, whose files are asked for once", async () => {
    await server.set({ delayMs: 40 });
    const docs = await load();
    const partial: string[] = [];
    const older = docs.search(QUERY, { onPartial: ({ query }) => partial.push(query) });
    const ended = failure(older);
    await new Promise((resolve) => setTimeout(resolve, 60));
    partial.length = 0;
    const newer = await docs.search("camera permissions");
    expect(await ended).toBe("ABORTED");
    expect(newer.hits[0]?.title).toBe("Camera");
    expect(partial).toEqual([]);
    const paths = (await server.log()).map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
  });

  it("is not ended by one that came before, or by one that was done", async () => {
    const docs = await load();
    await docs.search(QUERY);
    const stop = new AbortController();
    expect((await docs.search(QUERY, { signal: stop.signal })).hits.length).toBeGreaterThan(0);
    stop.abort();
    expect((await docs.search(QUERY)).hits.length).toBeGreaterThan(0);
  });

  it("stops by its signal at once, and asks for nothing further", async () => {
    await server.set({ delayMs: 80 });
    const docs = await load();
    const stop = new AbortController();
    const searching = docs.search(QUERY, { signal: stop.signal });
    setTimeout(() => stop.abort(), 20);
    expect(await failure(searching)).toBe("ABORTED");
    await new Promise((resolve) => setTimeout(resolve, 300));
    const paths = (await server.log()).map(({ path }) => path);
    expect(paths.filter((path) => /\/d\d+/u.test(path))).toEqual([]);
  });

  it("shows results before their texts are there", async () => {
    await server.set({ rules: [{ match: "/d\\d+", delayMs: 150 }] });
    const docs = await load();
    const heard: string[] = [];
    const result = await docs.search(QUERY, {
      onPartial: ({ hits: [first] }) => heard.push(`${first?.title} ${first?.excerpt?.text}`),
    });
    expect(heard[0]).toBe("Camera undefined");
    expect(result.hits[0]?.excerpt?.text).toBeDefined();
  });

  it("ends where the index is closed, after which there is none", async () => {
    await server.set({ delayMs: 100 });
    const docs = await load();
    const searching = failure(docs.search(QUERY));
    docs.close();
    docs.close();
    expect(await searching).toBe("ABORTED");
    expect(await failure(docs.search(QUERY))).toBe("CLOSED");
    expect(await failure(docs.prefetch())).toBe("CLOSED");
  });
});

describe("an index of one file", () => {
  it("is read by parts, and finds the same", async () => {
    await server.set({ delayMs: 60 });
    const docs = await load({}, "packed");
    const { hits } = await docs.search(QUERY);
    const log = await server.log();
    expect(log.slice(1).map(({ status }) => status)).toEqual(log.slice(1).map(() => 206));
    expect(roundsOf(log)).toBeLessThanOrEqual(3);
    const folder = await (await load()).search(QUERY);
    expect(hits).toEqual(folder.hits);
  });

  it("is loaded whole, once, where the server gives no parts", async () => {
    await server.set({ ranges: false });
    const docs = await load({}, "packed");
    expect((await docs.search(QUERY)).hits[0]?.title).toBe("Camera");
    await server.forget();
    expect((await docs.search("push notifications")).hits.length).toBeGreaterThan(0);
    expect(await server.log()).toEqual([]);
  });

  it("is refused where the server gives no parts and the file is too large", async () => {
    await server.set({
      ranges: false,
      rules: [{ match: "\\.bin$", headers: { "x-large": "1" } }],
    });
    const large: typeof fetch = async (input, init) => {
      const response = await fetch(input, init);
      if (!response.headers.has("x-large")) return response;
      const headers = new Headers(response.headers);
      headers.set("content-length", String(64 * 1024 * 1024));
      return new Response(response.body, { headers });
    };
    const docs = await load({ fetch: large }, "packed");
    const error = await docs.search(QUERY).catch((e: unknown) => e);
    expect(error).toMatchObject({ code: "SHARD_FAILED", data: { reason: "range" } });
    expect(String(error)).toContain("range requests");
  });
});

describe("prefetch", () => {
  it("loads every file of a folder", async () => {
    const docs = await load();
    expect(await docs.prefetch()).toBe(true);
    const asked = new Set((await server.log()).map(({ path }) => path.slice("/index/".length)));
    expect(site.paths.filter((path) => !asked.has(path))).toEqual([]);
    expect(mostAtOnce(await server.log())).toBeLessThanOrEqual(16);
  });

  it("loads one file in few parts", async () => {
    const docs = await load({}, "packed");
    await server.forget();
    expect(await docs.prefetch()).toBe(true);
    expect((await server.log()).length).toBeLessThanOrEqual(20);
  });

  it("tells of a file that cannot be had", async () => {
    await server.set({ rules: [{ match: "/d1\\.", status: 404 }] });
    expect(await failure((await load()).prefetch())).toBe("SHARD_FAILED");
  });
});
