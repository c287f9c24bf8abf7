/** Recommendations on a small site, each position with its reason; bad contexts and options; filters. */
import { beforeAll, describe, expect, it } from "vitest";
import { buildIndex, type SearchIndex } from "../../src/indexing/indexing.ts";
import { createDocumentLookup } from "../../src/read/read.ts";
import {
  createLinkGraphs,
  createRecommender,
  type Recommend,
} from "../../src/recommend/recommend.ts";
import type { RecommendOptions } from "../../src/recommend/result.ts";
import { makeRelatedContent, makeRelatedIndex } from "../support/related-content.ts";

const open = (index: SearchIndex): Recommend => {
  const lookup = createDocumentLookup(index.content);
  return createRecommender(index, { lookup, links: createLinkGraphs(index, lookup) });
};

let recommend: Recommend;
beforeAll(async () => {
  recommend = open(await makeRelatedIndex());
});

const short = (path: string) => path.replace("/versions/v57.0.0", "");
const pages = async (context: string, options: RecommendOptions = {}) =>
  (await recommend(context, options)).documents.map(({ path }) => short(path));
const related = async (context: string, path: string, options: RecommendOptions = {}) => {
  const { documents } = await recommend(context, { limit: 20, ...options });
  return documents.find((document) => short(document.path) === path);
};
const reasons = async (context: string, path: string, options: RecommendOptions = {}) =>
  (await related(context, path, options))?.reasons ?? [];

describe("recommend for a text", () => {
  it("puts the package that code imports before pages in its words", async () => {
    const code = "import { CameraView, useCameraPermissions } from 'expo-camera';";
    const found = await pages(code, { limit: 20, diversity: 0 });
    expect(found[0]).toBe("/sdk/camera/"); // its package, and a symbol that it describes
    expect(found).toContain("/guides/permissions/"); // says permission and camera, and is imported by nobody
  });

  it("puts the page about the task before those about a part of it", async () => {
    expect((await pages("let people pick a picture from the photo library")).slice(0, 2)).toEqual([
      "/sdk/imagepicker/", // says so, nearly to the word
      "/tutorial/pick-image/", // does so in a tutorial
    ]);
  });

  it("puts what is current before what is legacy or archived", async () => {
    const [first, second] = await pages("open a database with expo-sqlite", { diversity: 0 });
    expect([first, second]).toEqual([
      "/sdk/sqlite/", // the package
      "/sdk/sqlite-legacy/", // the package too, but legacy
    ]);
    const camera = await pages("camera permission", { limit: 20, diversity: 0 });
    expect(camera.indexOf("/archive/camera-guide/")).toBeGreaterThan(
      camera.indexOf("/sdk/camera/"),
    );
  });

  it("names the symbol, and starts reading there", async () => {
    const document = await related("await ref.takePictureAsync()", "/sdk/camera/");
    expect(document?.section).toEqual({
      anchor: "takepictureasyncoptions",
      headings: ["Scan barcodes", "takePictureAsync"],
    });
    expect(document?.reasons).toContainEqual({
      kind: "symbol",
      symbol: "CameraView.takePictureAsync",
      score: expect.any(Number),
    });
  });

  it("does not take a word for a symbol or a package", async () => {
    const found = await reasons("show a camera to the user", "/sdk/camera/");
    expect(found.map(({ kind }) => kind)).toEqual(["similar"]);
  });

  it("names words that both have, the most telling first, and none that only the context has", async () => {
    const [similar] = await reasons("barcode scanner with zebra stripes", "/sdk/camera/");
    expect(similar).toMatchObject({ kind: "similar", words: ["barcode"] });
  });

  it("finds nothing for words that stand nowhere", async () => {
    expect(await pages("zebra xylophone quokka")).toEqual([]);
  });
});

describe("recommend for a page", () => {
  it("puts what the page leads to and is about before what only shares words", async () => {
    expect((await pages("/tutorial/pick-image/", { diversity: 0 })).slice(0, 3).sort()).toEqual([
      "/sdk/imagepicker/", // the package that it uses
      "/tutorial/first-app/", // the step before
      "/tutorial/screenshot/", // the step behind
    ]);
  });

  it("tells steps in both directions, and ordinary links from them", async () => {
    const kinds = async (path: string) =>
      (await reasons("/tutorial/pick-image/", path)).map(({ kind }) => kind);
    expect(await kinds("/tutorial/screenshot/")).toContain("next");
    expect(await kinds("/tutorial/first-app/")).toContain("previous");
    expect(await kinds("/sdk/imagepicker/")).not.toContain("next");
    const linked = (await reasons("/sdk/camera/", "/guides/permissions/")).map(({ kind }) => kind);
    expect(linked).toContain("linked-from");
    expect(linked).not.toContain("next");
  });

  it("tells links with their texts, and starts reading where they lead", async () => {
    const document = await related("/guides/permissions/", "/config/app/");
    expect(document?.section.anchor).toBe("permissions");
    expect(document?.reasons).toContainEqual({
      kind: "linked-from",
      text: "app config",
      score: expect.any(Number),
    });
    expect(await reasons("/guides/permissions/", "/sdk/camera/")).toContainEqual({
      kind: "links-to",
      text: "permissions",
      score: expect.any(Number),
    });
  });

  it("leaves evidence out that it is told to", async () => {
    const kinds = async (options: RecommendOptions) =>
      (await reasons("/guides/permissions/", "/config/app/", options)).map(({ kind }) => kind);
    expect(await kinds({})).toContain("linked-from");
    expect(await kinds({ without: ["linked-from"] })).not.toContain("linked-from");
  });

  it("tells the part of the site that both stand in", async () => {
    expect(await reasons("/guides/local-first/", "/guides/store-data/")).toContainEqual({
      kind: "section",
      path: "/guides/",
      score: expect.any(Number),
    });
  });

  it("never recommends the page itself, and names it", async () => {
    for (const { path, url, title } of makeRelatedContent().documents) {
      const result = await recommend(path, { limit: 100 });
      expect(result.page).toEqual({ path, url, title });
      expect(result.documents.map((document) => document.path)).not.toContain(path);
    }
  });

  it("finds the page by its address and by where it stood before", async () => {
    const address = await recommend("https://docs.expo.dev/guides/permissions/#ios");
    expect(address.page?.path).toBe("/guides/permissions/");
    expect((await recommend("/old-permissions/")).page?.path).toBe("/guides/permissions/");
    await expect(recommend("/guides/nowhere/")).rejects.toMatchObject({
      code: "DOCUMENT_NOT_FOUND",
    });
  });

  it("is not asked for by a path inside a text", async () => {
    expect((await recommend("what /guides/permissions/ says of the camera")).page).toBeUndefined();
  });

  it("recommends pages of the page's own SDK", async () => {
    const { sdk, documents } = await recommend("/versions/v56.0.0/sdk/camera/");
    expect(sdk.searched).toBe(56);
    for (const document of documents) expect([56, undefined]).toContain(document.sdk);
  });
});

describe("what is recommended", () => {
  it("has a score that its reasons add up to, unless it is out of date", async () => {
    for (const context of ["camera permission", "/guides/permissions/", "/sdk/sqlite/"]) {
      const { documents } = await recommend(context, { limit: 50 });
      expect(documents.length).toBeGreaterThan(0);
      for (const { score, reasons: why, path } of documents) {
        const sum = why.reduce((total, reason) => total + reason.score, 0);
        if (/archive|legacy/u.test(path)) expect(score).toBeLessThan(sum);
        else expect(score).toBeCloseTo(sum, 10);
      }
    }
  });

  it("names each page once, and is the same every time", async () => {
    const first = await recommend("keep pictures in a database", { limit: 50 });
    const paths = first.documents.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    const second = await recommend("keep pictures in a database", { limit: 50 });
    expect(second.documents).toEqual(first.documents);
  });

  it("keeps the filters", async () => {
    expect(await pages("camera", { packages: ["Expo-Image-Picker"] })).toEqual([
      "/sdk/imagepicker/",
    ]);
    const { documents } = await recommend("camera", { kinds: ["api"], platforms: ["web"] });
    expect(documents.map(({ path }) => short(path))).toEqual(["/sdk/camera/"]);
  });

  it("is as many as asked for at the most", async () => {
    expect(await pages("camera", { limit: 1 })).toHaveLength(1);
    expect((await pages("camera")).length).toBeLessThanOrEqual(5);
  });

  it("comes from an index without vectors too", async () => {
    const keywords = open(buildIndex(makeRelatedContent()));
    const { documents } = await keywords("import { CameraView } from 'expo-camera';");
    expect(documents[0]?.path).toBe("/versions/v57.0.0/sdk/camera/");
  });
});

describe("a bad context", () => {
  it.each([
    ["empty", " \n ", "empty"],
    ["of signs only", "?? -- !!", "no-terms"],
    ["of more characters than allowed", "camera ".repeat(3_000), "too-long"],
  ])("that is %s raises INVALID_QUERY", async (_, context, reason) => {
    await expect(recommend(context)).rejects.toMatchObject({
      code: "INVALID_QUERY",
      data: { reason },
    });
  });

  it("is not one that is as long as allowed", async () => {
    expect((await pages("camera ".repeat(2_800))).length).toBeGreaterThan(0);
  });
});

describe("a bad option of recommend", () => {
  it.each([
    [{ limit: 0 }],
    [{ limit: 101 }],
    [{ diversity: -0.1 }],
    [{ diversity: 1.1 }],
    [{ diversity: "no" as never }],
    [{ without: ["words" as never] }],
    [{ without: "similar" as never }],
    [{ platforms: ["symbian" as never] }],
    [{ perPage: 2 } as never],
  ])("%j raises INVALID_OPTION", async (options) => {
    await expect(recommend("camera", options)).rejects.toMatchObject({ code: "INVALID_OPTION" });
  });

  it("is an SDK that the index lacks, unless another was allowed", async () => {
    await expect(recommend("camera", { sdk: 40 })).rejects.toMatchObject({
      code: "SDK_NOT_INDEXED",
    });
    const { sdk } = await recommend("camera", { sdk: 40, fallback: "nearest" });
    expect(sdk).toEqual({ requested: "40", searched: 56, available: [57, 56] });
  });

  it("stops for a signal", async () => {
    const signal = AbortSignal.abort();
    await expect(recommend("camera", { signal })).rejects.toMatchObject({ code: "ABORTED" });
  });
});
