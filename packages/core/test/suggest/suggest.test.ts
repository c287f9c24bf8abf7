/** Completions on a small site, each position with its reason; typing errors; places, filters and bad options. */
import { beforeAll, describe, expect, it } from "vitest";
import { createDocumentLookup } from "../../src/read/read.ts";
import { createLinkGraphs } from "../../src/recommend/recommend.ts";
import type { SuggestOptions } from "../../src/suggest/result.ts";
import { createSuggester, type Suggest } from "../../src/suggest/suggest.ts";
import { makeRelatedIndex } from "../support/related-content.ts";

let suggest: Suggest;
beforeAll(async () => {
  const index = await makeRelatedIndex();
  const links = createLinkGraphs(index, createDocumentLookup(index.content));
  suggest = createSuggester(index, { links });
});

const texts = (prefix: string, options: SuggestOptions = {}) =>
  suggest(prefix, options).suggestions.map(({ kind, text }) => `${kind} ${text}`);
/** Each with the typed part in brackets. */
const marked = (prefix: string) =>
  suggest(prefix).suggestions.map(
    ({ text, highlight: [start, end] }) =>
      `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`,
  );

describe("suggest", () => {
  it("puts names that begin so first, then names with a word that does; titles before symbols", () => {
    expect(texts("cam")).toEqual([
      "page Camera", // begins so, and a page links to it
      "page Camera guide", // begins so; nothing links to it
      "package expo-camera", // begins so behind expo-, which nobody types
      "symbol useCameraPermissions", // a word in it; shorter than the next
      "symbol CameraView.takePictureAsync", // its owner begins so, not itself
    ]);
  });

  it("puts the page that many link to before the others, and headings last", () => {
    expect(texts("perm")).toEqual([
      "page Permissions", // linked from the camera's page
      "heading permissions", // begins so, but is a heading
      "symbol useCameraPermissions", // a word in it only
    ]);
  });

  it("finds a member by its own name, and by its owner's where that is typed in full", () => {
    expect(marked("takePic")).toEqual(["CameraView.[takePic]tureAsync"]);
    expect(marked("cameraview.take")).toEqual(["[CameraView.take]PictureAsync"]);
    expect(marked("pictureas")).toEqual(["CameraView.take[PictureAs]ync"]);
  });

  it("finds packages without expo-, and with it", () => {
    expect(marked("sqli")).toContain("expo-[sqli]te");
    expect(marked("expo-sq")).toEqual(["[expo-sq]lite"]);
    expect(marked("expo sq")).toEqual(["[expo-sq]lite"]);
  });

  it("finds several words in a row, wherever they begin, but not in another order", () => {
    expect(marked("your first")).toEqual(["Create [your first] app"]);
    expect(marked("first your")).toEqual([]);
  });

  it("ignores case and blanks around", () => {
    expect(texts("  CAMERA  guide ")).toEqual(texts("camera guide"));
    expect(texts("camera guide")).toEqual(["page Camera guide"]);
  });

  it("suggests nothing for nothing, for signs, and for what is in the middle of a word", () => {
    for (const prefix of ["", "  ", "?!", "era", "x".repeat(10_000)])
      expect(suggest(prefix).suggestions, prefix.slice(0, 9)).toEqual([]);
  });

  it("suggests a name once, though it stands in several SDKs or on several pages", () => {
    const found = texts("", {}).concat(texts("c", { limit: 100 }), texts("s", { limit: 100 }));
    expect(new Set(found).size).toBe(found.length);
    expect(texts("Camera").filter((text) => text === "page Camera")).toHaveLength(1);
  });

  it("says where a name leads", () => {
    expect(suggest("takePic").suggestions).toEqual([
      {
        text: "CameraView.takePictureAsync",
        kind: "symbol",
        path: "/versions/v57.0.0/sdk/camera/",
        url: "https://docs.expo.dev/versions/v57.0.0/sdk/camera/#takepictureasyncoptions",
        anchor: "takepictureasyncoptions",
        title: "Camera",
        sdk: 57,
        highlight: [11, 18],
      },
    ]);
    const [page] = suggest("local-f").suggestions;
    expect(page).toMatchObject({ kind: "page", anchor: "", title: "Local-first" });
    expect(page).not.toHaveProperty("sdk");
  });

  it("suggests as many as asked for at the most, and the same ones first", () => {
    expect(texts("cam", { limit: 2 })).toEqual(texts("cam").slice(0, 2));
  });

  it("keeps the kinds asked for", () => {
    expect(texts("cam", { kinds: ["package"] })).toEqual(["package expo-camera"]);
    expect(texts("cam", { kinds: [] })).toEqual(texts("cam"));
  });
});

describe("a typing error", () => {
  it.each([
    ["two letters swapped", "camrea"],
    ["a letter too few", "camra"],
    ["a letter too many", "cammera"],
    ["another letter", "canera"],
    ["another letter in front", "xamera"],
  ])("of %s is forgiven where nothing begins so", (_, prefix) => {
    const { suggestions, corrected } = suggest(prefix);
    expect(suggestions[0]).toMatchObject({ text: "Camera", highlight: [0, 6] });
    expect(corrected).toBe(true);
  });

  it("is not forgiven twice, nor in three letters, nor where something begins so", () => {
    expect(suggest("cmarea").suggestions).toEqual([]);
    expect(suggest("cma").suggestions).toEqual([]);
    expect(suggest("came")).toMatchObject({ corrected: false });
  });

  it("does not make names of kinds that were not asked for", () => {
    const { suggestions, corrected } = suggest("camera", { kinds: ["heading"] });
    expect(suggestions).toEqual([]);
    expect(corrected).toBe(false);
  });
});

describe("the SDK of suggest", () => {
  it("is the newest, else the one asked for", () => {
    expect(suggest("camera").sdk).toEqual({ searched: 57, available: [57, 56] });
    const old = suggest("camera", { sdk: 56 });
    expect(old.sdk).toEqual({ requested: "56", searched: 56, available: [57, 56] });
    expect(old.suggestions[0]?.path).toBe("/versions/v56.0.0/sdk/camera/");
    expect(texts("sqlite", { sdk: 56 })).toEqual([]);
  });

  it("is never another than the one asked for, unless that was allowed", () => {
    expect(() => suggest("camera", { sdk: 40 })).toThrowError(
      expect.objectContaining({ code: "SDK_NOT_INDEXED" }),
    );
    expect(suggest("camera", { sdk: 40, fallback: "nearest" }).sdk.searched).toBe(56);
  });
});

describe("a bad argument of suggest", () => {
  it.each([
    ["a prefix that is no text", 5, {}],
    ["a limit of none", "c", { limit: 0 }],
    ["an unknown kind", "c", { kinds: ["chunk"] }],
    ["kinds that are no list", "c", { kinds: "page" }],
    ["an unknown option", "c", { kind: "page" }],
  ])("such as %s raises INVALID_OPTION", (_, prefix, options) => {
    expect(() => suggest(prefix as string, options as SuggestOptions)).toThrowError(
      expect.objectContaining({ code: "INVALID_OPTION" }),
    );
  });
});
