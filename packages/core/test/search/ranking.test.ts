/** Rankings on a small site, each position with its reason; identifiers; misspelt words; other scripts. */
import { beforeAll, describe, expect, it } from "vitest";
import type { SearchOptions } from "../../src/search/result.ts";
import { createSearcher, type Searcher } from "../../src/search/search.ts";
import { makeSearchIndex } from "../support/search-content.ts";

let searcher: Searcher;
beforeAll(async () => {
  searcher = createSearcher(await makeSearchIndex());
});

const pages = async (query: string, options: SearchOptions = {}) =>
  (await searcher.search(query, { perPage: 1, limit: 3, ...options })).hits.map(({ path }) =>
    path.replace("/versions/v57.0.0", ""),
  );
const places = async (query: string, options: SearchOptions = {}) =>
  (await searcher.search(query, { limit: 3, ...options })).hits.map(
    ({ path, anchor }) => `${path.replace("/versions/v57.0.0", "")}#${anchor}`,
  );

describe("ranking", () => {
  it("puts the API of the thing before the guide that mentions it", async () => {
    expect(await pages("camera permission")).toEqual([
      "/sdk/camera/", // title, package, and the hook that asks
      "/guides/permissions/", // title, and the camera in its last section
    ]);
  });

  it("puts the page that is called so before the ones that use its words", async () => {
    expect((await pages("push notifications overview")).slice(0, 2)).toEqual([
      "/push-notifications/overview/", // its title, to the word
      "/sdk/notifications/", // about notifications throughout
    ]);
  });

  it("leads to the opening of the page that is called so, or is about the package", async () => {
    for (const query of ["camera", "Camera", "expo-camera"]) {
      expect((await places(query))[0], query).toBe("/sdk/camera/#");
    }
  });

  it("leads to the section that answers where the query says more than a title", async () => {
    expect((await places("camera scan barcodes"))[0]).toBe("/sdk/camera/#scan-barcodes");
  });

  it("puts what is current before what is archived", async () => {
    const [first, second, third] = await pages("push notifications");
    // Both are current and about them: one by its title, one by its API. Which is first may differ.
    expect([first, second].sort()).toEqual([
      "/push-notifications/overview/",
      "/sdk/notifications/",
    ]);
    // Called exactly so, and not hidden, but archived.
    expect(third).toBe("/archive/push-notifications/");
    expect((await pages("archived push notifications"))[0]).toBe("/archive/push-notifications/");
  });

  it("puts the current API before its legacy one, unless the legacy one is asked for", async () => {
    expect((await pages("download a file")).slice(0, 2)).toEqual([
      "/sdk/filesystem/", // equally good words, not legacy
      "/sdk/filesystem-legacy/",
    ]);
    expect((await pages("download a file legacy"))[0]).toBe("/sdk/filesystem-legacy/");
  });

  it("finds a page by its path or address", async () => {
    expect((await pages("/guides/permissions"))[0]).toBe("/guides/permissions/");
    expect((await pages("https://docs.expo.dev/versions/latest/sdk/camera/#usage"))[0]).toBe(
      "/sdk/camera/",
    );
    expect((await pages("push-notifications/overview"))[0]).toBe("/push-notifications/overview/");
  });

  it("picks the section that answers, not the page's first", async () => {
    expect((await places("scan barcodes"))[0]).toBe("/sdk/camera/#scan-barcodes");
    expect((await places("why is the preview black"))[0]).toBe("/sdk/camera/#usage");
  });
});

describe("identifiers", () => {
  it.each([
    ["useCameraPermissions", "/sdk/camera/#usecamerapermissions"],
    ["usecamerapermissions", "/sdk/camera/#usecamerapermissions"],
    ["useCameraPermisions", "/sdk/camera/#usecamerapermissions"],
    ["CameraView.takePictureAsync", "/sdk/camera/#takepictureasyncoptions"],
    ["takePictureAsync", "/sdk/camera/#takepictureasyncoptions"],
    ["takePictureAsync()", "/sdk/camera/#takepictureasyncoptions"],
    ["take picture", "/sdk/camera/#takepictureasyncoptions"],
    ["getExpoPushToken", "/sdk/notifications/#getexpopushtokenasyncoptions"],
  ])("%s is found at its own place", async (query, place) => {
    expect((await places(query))[0]).toBe(place);
  });

  it.each([
    ["app.json", ["/guides/permissions/", "/build/setup/"]],
    ["expo-camera", ["/sdk/camera/"]],
    ["expo camera", ["/sdk/camera/"]],
    ["--profile", ["/build/setup/"]],
    ["EXPO_PUBLIC_", ["/guides/environment-variables/"]],
    ["EXPO_PUBLIC_API_URL", ["/guides/environment-variables/"]],
    ["EXPO_PUBLIC_SECRET", ["/guides/environment-variables/"]],
    ["eas build:configure", ["/build/setup/"]],
    ["expo-secure-store", ["/sdk/securestore/"]],
    ["android.permissions", ["/guides/permissions/"]],
  ])("%s is found where it is written", async (query, expected) => {
    expect(expected).toContain((await pages(query))[0]);
  });

  it("are not taken for their parts where they are written whole", async () => {
    const { corrections, hits } = await searcher.search("useCameraPermissions");
    expect(corrections).toEqual([]);
    expect(hits[0]!.why.terms).toContain("useCameraPermissions");
  });
});

describe("corrections", () => {
  it.each([
    ["camera permisson", "permisson", "permission", "/sdk/camera/"],
    ["notificatons", "notificatons", "notifications", "/sdk/notifications/"],
    ["pemrission", "pemrission", "permission", "/guides/permissions/"],
    ["useCamraPermissions", "camra", "camera", "/sdk/camera/"],
  ])("of %s are searched and reported", async (query, from, to, page) => {
    const { corrections, hits } = await searcher.search(query, { perPage: 1 });
    expect(corrections).toEqual([{ from, to }]);
    expect(hits.slice(0, 2).map(({ path }) => path.replace("/versions/v57.0.0", ""))).toContain(
      page,
    );
  });

  it("complete a word that was cut short", async () => {
    const { corrections } = await searcher.search("notificat");
    expect(corrections[0]!.to).toMatch(/^notification/);
  });

  it("leave alone what the index knows, numbers, short words and identifiers that exist in parts", async () => {
    for (const query of [
      "permission",
      "permissions",
      "camera 5757",
      "cam",
      "CameraPreviewAsync",
      "ぬるぽ",
    ]) {
      expect((await searcher.search(query)).corrections, query).toEqual([]);
    }
  });

  it("leave alone words that are close to nothing", async () => {
    const { corrections, hits } = await searcher.search("zyxwvutsrq", { mode: "keyword" });
    expect({ corrections, hits }).toEqual({ corrections: [], hits: [] });
  });

  it("are not made where that was asked for", async () => {
    const { corrections } = await searcher.search("camera permisson", { correct: false });
    expect(corrections).toEqual([]);
  });
});

describe("scripts without spaces", () => {
  it("are found by a part of a sentence", async () => {
    const { hits } = await searcher.search("相机");
    expect(hits[0]!.path).toBe("/guides/localization/");
    const [[start, end]] = hits[0]!.excerpt.highlights as [[number, number]];
    expect(hits[0]!.excerpt.text.slice(start, end)).toBe("相机");
  });

  it("do not keep the names between them from being found", async () => {
    expect((await pages("如何使用takePictureAsync拍照"))[0]).toBe("/sdk/camera/");
  });
});
