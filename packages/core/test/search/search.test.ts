import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { buildIndex, type SearchIndex } from "../../src/indexing/indexing.ts";
import type { SearchOptions, SearchResult } from "../../src/search/result.ts";
import {
  createSearcher,
  MAX_QUERY_LENGTH,
  type Searcher,
  searchIndex,
} from "../../src/search/search.ts";
import { makeSearchContent, makeSearchIndex } from "../support/search-content.ts";

let index: SearchIndex;
let searcher: Searcher;
beforeAll(async () => {
  index = await makeSearchIndex();
  searcher = createSearcher(index, { fingerprint: "test" });
});

const search = (query: string, options: SearchOptions = {}) => searcher.search(query, options);
const withoutTime = (result: SearchResult) => ({ ...result, tookMs: 0, cached: false });

describe("a bad query", () => {
  it.each([
    ["empty", "", "empty"],
    ["of blanks", " \n\t ", "empty"],
    ["of emoji only", "😀👍🏽", "no-terms"],
    ["of control characters only", "\u0000\u0001\u0007", "no-terms"],
    ["of signs only", "?? -- !! ()", "no-terms"],
    ["of words that say nothing", "what is it", "no-terms"],
    ["of 100,000 characters", "camera ".repeat(14_286), "too-long"],
  ])("that is %s raises INVALID_QUERY", async (_, query, reason) => {
    await expect(search(query)).rejects.toMatchObject({
      code: "INVALID_QUERY",
      data: { reason, length: query.length },
    });
  });

  it("is not one that is as long as allowed, or holds control characters among words", async () => {
    const long = "camera permission ".repeat(300).slice(0, MAX_QUERY_LENGTH);
    expect((await search(long)).hits.length).toBeGreaterThan(0);
    expect((await search("camera\u0000\u001b[31m 😀")).hits[0]!.title).toBe("Camera");
  });

  it("of any other kind finds something or nothing, but never breaks", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 100 }), async (query) => {
        try {
          const { hits } = await search(query, { cache: false });
          for (const hit of hits) expect(Number.isFinite(hit.score)).toBe(true);
        } catch (error) {
          expect(error).toMatchObject({ code: "INVALID_QUERY" });
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("a bad option", () => {
  it.each([
    [{ limit: 0 }],
    [{ limit: 101 }],
    [{ limit: 2.5 }],
    [{ limit: Number.NaN }],
    [{ offset: -1 }],
    [{ perPage: 0 }],
    [{ excerptLength: 39 }],
    [{ excerptLength: [] }],
    [{ excerptLength: [200, 39] }],
    [{ excerptLength: Array.from({ length: 101 }, () => 200) }],
    [{ mode: "semantic" as never }],
    [{ fallback: "latest" as never }],
    [{ platforms: ["symbian" as never] }],
    [{ kinds: ["page" as never] }],
    [{ packages: "expo-camera" as never }],
    [{ packages: Array.from({ length: 101 }, (_, n) => `p${n}`) }],
  ])("%j raises INVALID_OPTION", async (options) => {
    await expect(search("camera", options)).rejects.toMatchObject({ code: "INVALID_OPTION" });
  });

  it("is not an offset of zero, nor an empty list", async () => {
    const plain = await search("camera");
    expect(
      withoutTime(await search("camera", { offset: 0, platforms: [], kinds: [], packages: [] })),
    ).toEqual(withoutTime(plain));
  });
});

describe("a list of excerpt lengths", () => {
  it("gives each hit its own, and those that follow the last", async () => {
    const excerpts = async (excerptLength: number | number[]) =>
      (await search("camera permission", { excerptLength })).hits.map(({ excerpt }) => excerpt);
    const [long, short] = [await excerpts(900), await excerpts(60)];
    expect(long.length).toBeGreaterThan(3);
    expect(await excerpts([900, 60])).toEqual([long[0], ...short.slice(1)]);
    expect(await excerpts([60, 900])).toEqual([short[0], ...long.slice(1)]);
    expect(await excerpts([900])).toEqual(long);
  });

  it("is no more than a length where there is one hit", async () => {
    const { hits } = await search("camera permission", { excerptLength: [60, 900], limit: 1 });
    const same = await search("camera permission", { excerptLength: 60, limit: 1 });
    expect(hits[0]!.excerpt).toEqual(same.hits[0]!.excerpt);
  });
});

describe("the SDK of a search", () => {
  it("is the newest where none is asked for, and pages of no SDK are searched with it", async () => {
    const { sdk, hits } = await search("camera permission");
    expect(sdk).toEqual({ searched: 57, available: [57, 56] });
    expect(new Set(hits.map((hit) => hit.sdk))).toEqual(new Set([57, undefined]));
  });

  it("is the default of the index's owner, where the index holds it", async () => {
    const own = createSearcher(index, { defaultSdk: 56 });
    expect((await own.search("camera")).sdk.searched).toBe(56);
    const other = createSearcher(index, { defaultSdk: 40 });
    expect((await other.search("camera")).sdk.searched).toBe(57);
  });

  it.each([56, "56", "v56.0.0", "SDK 56"])("is read from %s", async (sdk) => {
    const result = await search("takePictureAsync", { sdk });
    expect(result.sdk).toMatchObject({ requested: String(sdk), searched: 56 });
    for (const hit of result.hits) expect([56, undefined]).toContain(hit.sdk);
    expect(result.hits[0]!.url).toContain("/versions/v56.0.0/");
  });

  it("is never another than the one asked for", async () => {
    await expect(search("camera", { sdk: 54 })).rejects.toMatchObject({
      code: "SDK_NOT_INDEXED",
      data: { requested: "54", available: ["SDK 57", "SDK 56"] },
    });
    for (const sdk of ["unversioned", "newest one", "", 57.5, -1]) {
      await expect(search("camera", { sdk }), String(sdk)).rejects.toMatchObject({
        code: "SDK_NOT_INDEXED",
      });
    }
  });

  it("is the nearest where that was allowed, and says so", async () => {
    const { sdk } = await search("camera", { sdk: 54, fallback: "nearest" });
    expect(sdk).toEqual({ requested: "54", searched: 56, available: [57, 56] });
  });

  it("is said where words name another than was searched, and words choose none", async () => {
    const said = async (query: string, options = {}) => (await search(query, options)).sdk;
    expect(await said("camera SDK 56")).toEqual({ searched: 57, named: 56, available: [57, 56] });
    expect(await said("expo 40 camera")).toMatchObject({ searched: 57, named: 40 });
    expect(await said("camera SDK 57")).not.toHaveProperty("named");
    expect(await said("camera SDK 56", { sdk: 56 })).not.toHaveProperty("named");
    expect(await said("camera")).not.toHaveProperty("named");
  });

  it("tells where else the same chunk stands", async () => {
    const { hits } = await search("takePictureAsync", { limit: 1 });
    expect(hits[0]).toMatchObject({ sdk: 57, alsoIn: [56] });
    const lenses = await search("getSupportedLenses", { limit: 1 });
    expect(lenses.hits[0]).toMatchObject({ sdk: 57, alsoIn: [] });
  });

  it("writes links of a shared chunk for the SDK that was searched", async () => {
    for (const sdk of [56, 57]) {
      const { hits } = await search("barcodeScannerSettings", { sdk, limit: 1 });
      expect(hits[0]!.path).toBe(`/versions/v${sdk}.0.0/sdk/camera/`);
      expect(hits[0]!.excerpt.text).not.toMatch(/\uE057/);
    }
  });
});

describe("filters", () => {
  it("keep the kinds asked for", async () => {
    const { hits } = await search("camera permission", { kinds: ["guide"] });
    expect(hits.length).toBeGreaterThan(0);
    for (const hit of hits) expect(hit.kind).toBe("guide");
  });

  it("keep the packages asked for, in any case", async () => {
    const { hits } = await search("device", { packages: ["Expo-Secure-Store"] });
    expect(hits.length).toBeGreaterThan(0);
    for (const hit of hits) expect(hit.packageName).toBe("expo-secure-store");
  });

  it("keep the platforms asked for, and what names no platform", async () => {
    const { hits } = await search("device push camera", { platforms: ["web"], limit: 50 });
    expect(hits.length).toBeGreaterThan(0);
    for (const hit of hits) {
      expect(hit.platforms.length === 0 || hit.platforms.includes("web")).toBe(true);
    }
  });

  it("leave nothing where nothing fits", async () => {
    const { hits, total } = await search("camera", { packages: ["expo-none"] });
    expect({ hits, total }).toEqual({ hits: [], total: 0 });
  });
});

describe("modes", () => {
  it("weigh the evidence that they name", async () => {
    const keyword = await search("camera permission", { mode: "keyword" });
    for (const { why } of keyword.hits) expect(why.vector).toBe(0);
    const vector = await search("camera permission", { mode: "vector" });
    for (const { why } of vector.hits) expect(why).toMatchObject({ keyword: 0, page: 0, boost: 0 });
    const hybrid = await search("camera permission");
    expect(hybrid.hits[0]!.why.keyword).toBeGreaterThan(0);
    expect(hybrid.hits[0]!.why.vector).toBeGreaterThan(0);
  });

  it("are keyword where there are no vectors; asking for vectors is an error then", async () => {
    const bare = buildIndex(makeSearchContent());
    const { hits } = await searchIndex(bare, "camera permission");
    expect(hits[0]!.why.vector).toBe(0);
    await expect(searchIndex(bare, "camera", { mode: "vector" })).rejects.toMatchObject({
      code: "INVALID_OPTION",
    });
  });
});

describe("a hit", () => {
  it("has a score that is the sum of its parts", async () => {
    for (const query of ["camera permission", "push notifications", "FileSystem"]) {
      for (const { score, why } of (await search(query)).hits) {
        expect(why.keyword + why.page + why.vector + why.boost).toBeCloseTo(score, 9);
      }
    }
  });

  it("says where it stands", async () => {
    const { hits } = await search("takePictureAsync", { limit: 1 });
    expect(hits[0]).toMatchObject({
      path: "/versions/v57.0.0/sdk/camera/",
      url: "https://docs.expo.dev/versions/v57.0.0/sdk/camera/#takepictureasyncoptions",
      anchor: "takepictureasyncoptions",
      title: "Camera",
      headings: ["API", "takePictureAsync"],
      kind: "api",
      packageName: "expo-camera",
      symbol: "CameraView.takePictureAsync",
    });
    expect(hits[0]!.why.terms).toContain("takePictureAsync");
  });

  it("stands alone or with few others of its page, as asked", async () => {
    const perPage = async (options: SearchOptions) => {
      const counts = new Map<string, number>();
      for (const { path } of (await search("camera", options)).hits) {
        counts.set(path, (counts.get(path) ?? 0) + 1);
      }
      return Math.max(...counts.values());
    };
    expect(await perPage({})).toBe(3);
    expect(await perPage({ perPage: 1 })).toBe(1);
    expect(await perPage({ perPage: 100 })).toBeGreaterThan(3);
  });

  it("comes at the same place however the list is cut", async () => {
    const { hits, total } = await search("camera permission android", { limit: 20 });
    const pieces: unknown[] = [];
    for (let offset = 0; offset < hits.length; offset += 3) {
      pieces.push(...(await search("camera permission android", { limit: 3, offset })).hits);
    }
    expect(pieces).toEqual(hits);
    expect(total).toBeGreaterThanOrEqual(hits.length);
  });
});

describe("the cache", () => {
  it("answers the same search again, and counts it", async () => {
    const own = createSearcher(index, { fingerprint: "a" });
    const first = await own.search("camera permission");
    const second = await own.search("  camera permission ");
    expect([first.cached, second.cached]).toEqual([false, true]);
    expect(second.hits).toEqual(first.hits);
    expect(own.cacheStatistics()).toMatchObject({ hits: 1, misses: 1, entries: 1, hitRate: 0.5 });
  });

  it("answers the same search typed otherwise, with its own query and what it would find by itself", async () => {
    const own = createSearcher(index);
    await own.search("how do I take pictures with CameraView in expo's app?");
    for (const query of [
      "HOW do I take pictures with CameraView in Expo’s app",
      "  how  do i take\npictures, with “CameraView” in Expo's app ?! ",
    ]) {
      const result = await own.search(query);
      expect(result).toMatchObject({ query, cached: true });
      const fresh = await own.search(query, { cache: false });
      expect(withoutTime(result)).toEqual(withoutTime(fresh));
    }
    expect((await own.search("how do I take pictures with Cameraview")).cached).toBe(false);
  });

  it("does not take queries for equal whose text is sent to a model", async () => {
    const sent: string[] = [];
    const content = makeSearchContent();
    const model = {
      id: "model",
      dimensions: 4,
      embed: async (texts: readonly string[]) => {
        sent.push(...texts);
        return texts.map(() => new Float32Array(4).fill(1));
      },
    };
    const vectors = new Float32Array(content.chunks.length * 4).fill(1);
    const own = createSearcher(buildIndex(content, { embedder: model, vectors }));
    await own.search("Camera?");
    expect((await own.search("camera")).cached).toBe(false);
    expect(sent).toEqual(["Camera?", "camera"]);
    await own.search("Camera?", { mode: "keyword" });
    expect((await own.search("camera", { mode: "keyword" })).cached).toBe(true);
  });

  it("does not mix options, and is left out on request", async () => {
    const own = createSearcher(index);
    await own.search("camera");
    expect((await own.search("camera", { limit: 3 })).cached).toBe(false);
    expect((await own.search("camera", { sdk: 56 })).cached).toBe(false);
    expect((await own.search("camera", { cache: false })).cached).toBe(false);
    expect((await own.search("camera", { platforms: ["ios", "web"] })).cached).toBe(false);
    expect((await own.search("camera", { platforms: ["web", "ios", "web"] })).cached).toBe(true);
  });

  it("hands out copies: what a caller does to a result is not seen by the next", async () => {
    const own = createSearcher(index);
    const first = await own.search("camera");
    first.hits.length = 0;
    first.sdk.available.push(1);
    const hit = (await own.search("camera")).hits[0]!;
    hit.headings.push("changed");
    hit.excerpt.highlights[0]![0] = -1;
    hit.why.terms.push("changed");
    const second = await own.search("camera");
    expect(second.hits.length).toBeGreaterThan(0);
    expect(JSON.stringify(second.hits)).not.toMatch(/changed|-1/);
    expect(second.sdk.available).toEqual([57, 56]);
  });

  it("forgets after two hours of the clock that was passed in", async () => {
    let now = 0;
    const own = createSearcher(index, { clock: () => now });
    await own.search("camera");
    now = 7_199_999;
    expect((await own.search("camera")).cached).toBe(true);
    now = 7_200_001;
    expect((await own.search("camera")).cached).toBe(false);
  });
});

describe("an abort", () => {
  it("raises ABORTED, before and while an embedder works", async () => {
    await expect(search("camera", { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: "ABORTED",
    });
    const { embedder, ...rest } = index;
    const content = rest.content;
    let finish = (_: Float32Array[]) => {};
    const slow = {
      id: "slow",
      dimensions: embedder!.dimensions,
      embed: () => new Promise<Float32Array[]>((resolve) => (finish = resolve)),
    };
    const vectors = new Float32Array(content.chunks.length * slow.dimensions).fill(1);
    const own = createSearcher(buildIndex(content, { embedder: slow, vectors }));
    const controller = new AbortController();
    const aborted = own.search("camera", { signal: controller.signal });
    const waiting = own.search("camera");
    controller.abort();
    await expect(aborted).rejects.toMatchObject({ code: "ABORTED" });
    // The other caller's search was the same flight, and goes on.
    finish([new Float32Array(slow.dimensions).fill(1)]);
    expect((await waiting).hits.length).toBeGreaterThan(0);
  });
});

describe("two searches of one index", () => {
  it("give equal results, whatever ran between them", async () => {
    const before = await search("push notification token", { cache: false });
    await Promise.all(
      ["camera", "files", "build profile", "相机"].map((query) => search(query, { cache: false })),
    );
    const after = await search("push notification token", { cache: false });
    expect(withoutTime(after)).toEqual(withoutTime(before));
    const other = createSearcher(await makeSearchIndex());
    expect(withoutTime(await other.search("push notification token"))).toEqual(withoutTime(before));
  });
});
