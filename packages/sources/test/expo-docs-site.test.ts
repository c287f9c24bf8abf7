import { existsSync } from "node:fs";
import { readdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { sourceContract } from "@expodex/core/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ExpoDocsSiteOptions, expoDocsSite } from "../src/index.ts";
import { collect } from "./support/collect.ts";
import { startServer, type TestServer } from "./support/server.ts";
import { tempFolder } from "./support/temp-folder.ts";

const CAMERA = [
  "---",
  "title: Camera",
  "sourceCodeUrl: 'https://github.com/expo/expo/tree/sdk-57/packages/expo-camera'",
  "---",
  "",
  "# Camera",
  "",
].join("\n");

const FILES = {
  "llms.txt": [
    "# Expo documentation",
    "",
    "- [Home](https://docs.expo.dev/index.md)",
    "- [A](https://docs.expo.dev/guides/a.md): the first guide",
    "- [A again](/guides/a/)",
    "- [B](/guides/b/)",
    "- [Camera](/versions/latest/sdk/camera.md)",
    "- [Old camera](/versions/v55.0.0/sdk/camera.md)",
    "- [SDK 56](/llms-sdk-v56.0.0.txt)",
    "- [Everything](/llms-full.txt)",
    "- [A blog](https://example.com/blog.md)",
    "- [A picture](/static/og.png)",
    "",
  ].join("\n"),
  "index.md": "# Home",
  "guides/a.md": "# A",
  "guides/b.md": "# B",
  "versions/latest/sdk/camera.md": CAMERA,
  "versions/v55.0.0/sdk/camera.md": "# Old camera",
  "llms-sdk-v56.0.0.txt": "# SDK\n\n---\ntitle: X\n---\n\n# X\n",
  "llms-full.txt": "---\ntitle: Full\n---\n",
};
const PATHS = [
  "index.md",
  "guides/a.md",
  "guides/b.md",
  "versions/v57.0.0/sdk/camera.md",
  "versions/v55.0.0/sdk/camera.md",
  "llms-sdk-v56.0.0.txt",
];

let server: TestServer;
beforeAll(async () => {
  server = await startServer("site-server", { files: FILES });
});
afterAll(() => server.stop());

const site = (url: string, options: ExpoDocsSiteOptions = {}) =>
  expoDocsSite(url, { allowPrivateNetwork: true, wait: async () => {}, ...options });

/** Runs a test against a site of its own. */
async function withSite(config: unknown, body: (own: TestServer) => Promise<void>): Promise<void> {
  const own = await startServer("site-server", config);
  try {
    await body(own);
  } finally {
    await own.stop();
  }
}

const listing = (...paths: string[]) => paths.map((path) => `- [Page](/${path})`).join("\n");

describe("expoDocsSite", () => {
  for (const { name, run } of sourceContract)
    it(name, () => run(() => ({ source: site(server.url), paths: PATHS })));

  it("reads the pages that are listed, as markdown, and the bundles of older SDKs", async () => {
    const { files, problems } = await collect(site(server.url));
    expect(files.map(({ path }) => path)).toEqual(PATHS);
    expect(problems).toEqual([]);
    expect(files[1]).toMatchObject({
      mediaType: "text/markdown",
      text: "# A",
      url: `${server.url}guides/a/`,
      origin: `${server.url}guides/a.md`,
    });
    expect(files[1]?.revision).toMatch(/^"[0-9a-f]{40}"$/u);
    expect(files[5]).toMatchObject({ mediaType: "text/llms", sdk: 56 });
  });

  it("calls the pages of latest by the SDK that they name as their source", async () => {
    const { files } = await collect(site(server.url));
    expect(files[3]).toMatchObject({ sdk: 57, url: `${server.url}versions/v57.0.0/sdk/camera/` });
    await withSite({ files: { ...FILES, "versions/latest/sdk/camera.md": "# C" } }, async (own) => {
      const { files: unknown } = await collect(site(own.url));
      expect(unknown[3]?.path).toBe("versions/latest/sdk/camera.md");
      expect(unknown[3]).not.toHaveProperty("sdk");
    });
  });

  it("asks each page once", async () => {
    await server.forget();
    await collect(site(server.url));
    const asked = (await server.log()).map(({ path }) => path);
    expect(new Set(asked).size).toBe(asked.length);
  });

  it("does not ask for SDKs that are not wanted", async () => {
    await server.forget();
    await collect(site(server.url), { wantsSdk: (sdk) => sdk === 57 });
    const asked = (await server.log()).map(({ path }) => path);
    expect(asked.some((path) => /v55|v56/u.test(path))).toBe(false);
  });

  it("reads a bundle that is named, and one that stands in the place of the list", async () => {
    const { files } = await collect(site(`${server.url}llms-sdk-v56.0.0.txt`));
    expect(files).toMatchObject([{ path: "llms-sdk-v56.0.0.txt", mediaType: "text/llms" }]);
    await withSite({ files: { "llms.txt": FILES["llms-full.txt"] } }, async (own) => {
      expect((await collect(site(own.url))).files).toMatchObject([{ mediaType: "text/llms" }]);
    });
  });

  it("reads the bundle of everything where there is no list", async () => {
    await withSite({ files: { "llms-full.txt": FILES["llms-full.txt"] } }, async (own) => {
      const { files } = await collect(site(own.url));
      expect(files).toMatchObject([{ path: "llms-full.txt", mediaType: "text/llms" }]);
    });
  });

  it("raises INVALID_OPTION for more than four requests at once", () => {
    expect(() => expoDocsSite(undefined, { concurrency: 5 })).toThrow(/from 1 to 4/u);
  });

  it("reads the bundles where no pages are listed", async () => {
    const files = { ...FILES, "llms.txt": listing("llms-full.txt", "llms-sdk-v56.0.0.txt") };
    await withSite({ files }, async (own) => {
      const paths = (await collect(site(own.url))).files.map(({ path }) => path);
      expect(paths).toEqual(["llms-full.txt", "llms-sdk-v56.0.0.txt"]);
    });
  });

  it("revalidates in a second run instead of downloading", async () => {
    const cacheDir = await tempFolder();
    const first = await collect(site(server.url, { cacheDir }));
    await server.forget();
    const second = await collect(site(server.url, { cacheDir }));
    expect(second.files).toEqual(first.files);
    expect(new Set((await server.log()).map(({ status }) => status))).toEqual(new Set([304]));
  });

  it("downloads again where the site gives no validators", async () => {
    await withSite({ files: FILES, validators: false }, async (own) => {
      const cacheDir = await tempFolder();
      await collect(site(own.url, { cacheDir }));
      await own.forget();
      await collect(site(own.url, { cacheDir }));
      expect(new Set((await own.log()).map(({ status }) => status))).toEqual(new Set([200]));
    });
  });

  it("fetches again what the cache folder does not give back as it was written", async () => {
    const cacheDir = await tempFolder();
    await collect(site(server.url, { cacheDir }));
    for (const name of await readdir(cacheDir))
      await writeFile(join(cacheDir, name), '{"format":1');
    const { files } = await collect(site(server.url, { cacheDir }));
    expect(files.map(({ path }) => path)).toEqual(PATHS);
  });

  it("keeps one copy of the site, and no half-written file", async () => {
    const cacheDir = await tempFolder({ "stale.page": "of a page that is gone" });
    await collect(site(server.url, { cacheDir }));
    const names = await readdir(cacheDir);
    expect(names).toHaveLength(PATHS.length + 1);
    expect(names.every((name) => /^[0-9a-f]{40}\.page$/u.test(name))).toBe(true);
  });

  it("goes on where it was when it was killed", async () => {
    const pages = Array.from({ length: 40 }, (_, n) => `guides/${n}.md`);
    const files = {
      "llms.txt": listing(...pages),
      ...Object.fromEntries(pages.map((p) => [p, p])),
    };
    // Without validators, nothing but the folder can tell what was fetched already.
    await withSite({ files, holdAfter: 12, validators: false }, async (own) => {
      const cacheDir = await tempFolder();
      await killedAfter(12, own.url, cacheDir);
      const kept = (await readdir(cacheDir)).filter((name) => name.endsWith(".page"));
      expect(kept).toHaveLength(12 + 1);
      await fetch(`${own.url}__release`);
      await own.forget();
      const resumed = await collect(site(own.url, { cacheDir }));
      expect(resumed.files.map(({ text }) => text)).toEqual(pages);
      expect(await own.log()).toHaveLength(pages.length - 12);
    });
  });

  it("tries again after a failure that passes, waiting as long as the site asks", async () => {
    const waits: number[] = [];
    const wait = async (ms: number) => void waits.push(ms);
    const files = { "llms.txt": listing("flaky/a.md"), "flaky/a.md": "# Flaky" };
    await withSite({ files }, async (own) => {
      const { files: found } = await collect(site(own.url, { wait }));
      expect(found[0]?.text).toBe("# Flaky");
      expect(waits).toEqual([7_000, 7_000]);
    });
  });

  it("reports pages that cannot be read, and yields the others", async () => {
    const pages = [
      "broken/a.md",
      "guides/none.md",
      "html/a.md",
      "large/a.md",
      "guides/a.md",
      "moved/a.md",
    ];
    await withSite({ files: { ...FILES, "llms.txt": listing(...pages) } }, async (own) => {
      const { files, problems } = await collect(site(own.url, { maxPageBytes: 10_000 }));
      expect(files.map(({ path }) => path)).toEqual(["guides/a.md", "moved/a.md"]);
      expect(problems.map(({ path, code }) => [path, code]).sort()).toEqual([
        ["broken/a", "UNREADABLE_FILE"],
        ["guides/none", "MISSING_FILE"],
        ["html/a", "MISSING_FILE"],
        ["large/a", "TOO_LARGE"],
      ]);
    });
  });

  it("ends where the site is down, rather than asking for every page in vain", async () => {
    const pages = Array.from({ length: 50 }, (_, n) => `broken/${n}.md`);
    await withSite({ files: { "llms.txt": listing(...pages) } }, async (own) => {
      await expect(collect(site(own.url, { retries: 0 }))).rejects.toMatchObject({
        code: "SOURCE_UNREACHABLE",
        data: { status: 500 },
      });
      expect((await own.log()).length).toBeLessThan(20);
    });
  });

  it("reports an invalid byte, and keeps the page", async () => {
    const folder = await tempFolder({
      "llms.txt": listing("a.md"),
      "a.md": Buffer.from([0x41, 0xff]),
    });
    await withSite({ folder }, async (own) => {
      const { files, problems } = await collect(site(own.url));
      expect(files[0]?.text).toBe("A\uFFFD");
      expect(problems).toMatchObject([{ path: "a", code: "INVALID_UTF8" }]);
    });
  });

  const raises = async (
    files: Record<string, string>,
    code: string,
    more: ExpoDocsSiteOptions = {},
  ) =>
    withSite({ files }, async (own) => {
      await expect(collect(site(own.url, { retries: 1, ...more }))).rejects.toMatchObject({ code });
    });

  it("raises SOURCE_NOT_FOUND where there is no list", () => raises({}, "SOURCE_NOT_FOUND"));

  it("raises SOURCE_INVALID where the list lists nothing", () =>
    raises({ "llms.txt": "# Hello" }, "SOURCE_INVALID"));

  it("raises SOURCE_EMPTY where no page can be read", () =>
    raises({ "llms.txt": listing("a.md", "b.md") }, "SOURCE_EMPTY"));

  it("raises LIMIT_EXCEEDED where the site is larger than allowed", () =>
    raises(FILES, "LIMIT_EXCEEDED", { maxTotalBytes: 500 }));

  it("raises SOURCE_UNREACHABLE where the list fails, with its status", async () => {
    const source = site(`${server.url}broken/`, { retries: 1 });
    await expect(collect(source)).rejects.toMatchObject({ data: { status: 500 } });
  });

  it("raises SOURCE_UNREACHABLE where the site trickles", async () => {
    const source = site(`${server.url}trickle/`, { retries: 0, timeoutMs: 200 });
    await expect(collect(source)).rejects.toMatchObject({ code: "SOURCE_UNREACHABLE" });
    await expect(collect(source)).rejects.toThrow(/no complete answer within 200 ms/u);
  });

  it("raises LIMIT_EXCEEDED where one run takes longer than allowed", async () => {
    const source = site(`${server.url}trickle/`, { retries: 0, maxRunMs: 200 });
    await expect(collect(source)).rejects.toMatchObject({ data: { limit: "maxRunMs" } });
  });

  it("raises ABORTED where it is stopped while the site trickles", async () => {
    const stop = new AbortController();
    const running = collect(site(`${server.url}trickle/`), { signal: stop.signal });
    setTimeout(() => stop.abort(), 50);
    await expect(running).rejects.toMatchObject({ code: "ABORTED" });
  });

  it("raises SOURCE_UNREACHABLE where there is no site", async () => {
    const source = site("http://127.0.0.1:9/", { retries: 0 });
    await expect(collect(source)).rejects.toMatchObject({ code: "SOURCE_UNREACHABLE" });
  });

  it("raises ADDRESS_BLOCKED for a private network that was not allowed", async () => {
    for (const url of [server.url, server.url.replace("127.0.0.1", "localhost"), "http://[::1]:9/"])
      await expect(collect(site(url, { allowPrivateNetwork: false }))).rejects.toMatchObject({
        code: "ADDRESS_BLOCKED",
      });
  });

  it("raises INVALID_OPTION for an address that is none", () => {
    for (const url of ["docs.expo.dev", "ftp://docs.expo.dev", ""])
      expect(() => expoDocsSite(url)).toThrow(/"url": expected an address/u);
  });

  it("raises FILE_FAILED where the cache folder cannot be written", async () => {
    const folder = await tempFolder({ file: "" });
    const source = site(server.url, { cacheDir: join(folder, "file", "cache") });
    await expect(collect(source)).rejects.toMatchObject({ code: "FILE_FAILED" });
  });

  const root = fileURLToPath(new URL("../../../", import.meta.url));
  const corpus = resolve(process.env.EXPODEX_CORPUS ?? join(root, "../shared/corpus/expo-docs"));
  const bundle = join(corpus, "public/llms-sdk-v56.0.0.txt");
  it.skipIf(!existsSync(bundle))(
    "reads the site's own bundle of SDK 56 (needs EXPODEX_CORPUS)",
    () =>
      withSite({ folder: join(corpus, "public") }, async (own) => {
        const { files, problems } = await collect(site(`${own.url}llms-sdk-v56.0.0.txt`));
        expect(files).toHaveLength(1);
        expect(files[0]?.text.length).toBeGreaterThan(3_000_000);
        expect(problems).toEqual([]);
      }),
  );
});

/** Reads a site in a process that is killed, without a chance to tidy up, after some pages. */
async function killedAfter(pages: number, url: string, cacheDir: string): Promise<void> {
  const { fork } = await import("node:child_process");
  const script = fileURLToPath(new URL("./support/index-site.ts", import.meta.url));
  const child = fork(script, [url, cacheDir], { silent: true, execArgv: ["--import", LOADER] });
  await new Promise<void>((done, failed) => {
    let lines = 0;
    child.stdout?.on("data", (chunk) => {
      lines += String(chunk).split("\n").length - 1;
      if (lines >= pages) child.kill("SIGKILL");
    });
    let errors = "";
    child.stderr?.on("data", (chunk) => {
      errors += String(chunk);
    });
    child.once("exit", (_, signal) => (signal === "SIGKILL" ? done() : failed(new Error(errors))));
  });
}

const LOADER = new URL("./support/load-source.mjs", import.meta.url).href;
