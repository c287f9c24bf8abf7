import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isExpodexError } from "../../src/errors.ts";
import { readDocument } from "../../src/read/read.ts";
import type { ReadOptions } from "../../src/read/result.ts";
import { estimateTokens } from "../../src/text/tokens.ts";
import { expoDocuments, expoLookup, guidePage, makeLookup } from "../support/docs-content.ts";
import { makeDocument, words } from "../support/document.ts";
import { failure } from "../support/failure.ts";

const lookup = expoLookup();
const settings = { fingerprint: "f1" };
const read = (reference: string, options: ReadOptions = {}) =>
  readDocument(lookup, reference, options, settings);
const CAMERA = "/versions/v57.0.0/sdk/camera/";

describe("readDocument finds a page", () => {
  it.each([
    ["its path", CAMERA],
    ["its path without slashes", "versions/v57.0.0/sdk/camera"],
    ["its path in another case", "/Versions/V57.0.0/SDK/Camera"],
    ["its markdown address", "https://docs.expo.dev/versions/v57.0.0/sdk/camera.md"],
    ["its index.md", `${CAMERA}index.md`],
    ["its file", "pages/versions/v57.0.0/sdk/camera.mdx"],
    ["its file in a checkout", "docs/pages/versions/v57.0.0/sdk/camera.mdx"],
    ["its address with a query", `https://docs.expo.dev${CAMERA}?redirected`],
    ["its address without a protocol", `docs.expo.dev${CAMERA}`],
    ["the site's old host", `http://docs.expo.io${CAMERA}`],
    ["the company's host", `https://expo.dev${CAMERA}`],
    ["the alias latest", "/versions/latest/sdk/camera/"],
    ["a short version", "/versions/v57/sdk/camera/"],
    ["a version without v", "/versions/57/sdk/camera/"],
    ["an old path without versions", "/v57.0.0/sdk/camera/"],
    ["a path without a version", "/sdk/camera/"],
    ["its last segment", "camera"],
    ["the name of its package", "expo-camera"],
    ["a redirect to the alias", "/camera-guide"],
    ["percent signs", "/versions/v57.0.0/sdk/c%61mera/"],
  ])("by %s", (_, reference) => {
    expect(read(reference).path).toBe(CAMERA);
  });

  it("says what it was asked for where that was not the page's path", () => {
    expect(read("/versions/latest/sdk/camera").redirectedFrom).toBe("/versions/latest/sdk/camera/");
    expect(read(CAMERA).redirectedFrom).toBeUndefined();
  });

  it("reads a page of the coming release where it is named, and not otherwise", () => {
    expect(read("/versions/unversioned/sdk/camera/").sdk).toBe("unversioned");
    expect(read("camera").sdk).toBe(57);
  });

  it("follows chains of redirects", () => {
    expect(read("/guides/linking")).toMatchObject({
      path: "/linking/overview/",
      redirectedFrom: "/guides/linking/",
    });
  });

  it("follows a rule that ends in a star", () => {
    expect(read("/old/permissions/").path).toBe("/guides/permissions/");
  });

  it("reads the section that a redirect leads to, and the page where its anchor is gone", () => {
    expect(read("/versions/latest/sdk/permissions/").section?.anchor).toBe("android");
    expect(read("/linking/").section).toBeUndefined();
  });

  it("finds a page that moved out of the versions", () => {
    expect(read("/versions/v57.0.0/guides/permissions/").path).toBe("/guides/permissions/");
  });

  it("does not run round a loop of redirects", () => {
    expect(failure(() => read("/ring/")).code).toBe("DOCUMENT_NOT_FOUND");
  });

  it("does not guess at pages of other sites", () => {
    expect(failure(() => read(`https://reactnative.dev${CAMERA}`)).code).toBe("DOCUMENT_NOT_FOUND");
  });

  it("does not climb out of the site", () => {
    expect(failure(() => read("/../../etc/passwd")).code).toBe("DOCUMENT_NOT_FOUND");
  });

  it("names the nearest pages where there is none", () => {
    const error = failure(() => read("/versions/latest/sdk/camra/"));
    expect(isExpodexError(error, "DOCUMENT_NOT_FOUND") && error.data.nearest[0]).toBe(CAMERA);
  });

  it("names the SDK that has a page which the wanted one lacks", () => {
    const error = failure(() => read("/versions/latest/sdk/av/"));
    expect(isExpodexError(error, "DOCUMENT_NOT_FOUND") && error.data.nearest[0]).toBe(
      "/versions/v55.0.0/sdk/av/",
    );
    expect(error.message).toContain("SDK 55");
  });

  it.each(["", "   ", "\u0000", "#", "🙂", "x".repeat(100_000), "/".repeat(5_000), "%", "//"])(
    "fails clearly for a reference that names none: %j",
    (reference) => {
      const error = failure(() => read(reference));
      expect(error.code).toBe("DOCUMENT_NOT_FOUND");
      expect(error.message.length).toBeLessThan(600);
    },
  );

  it("answers any text with a page or an Expodex error", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80, unit: "binary" }), (reference) => {
        try {
          expect(read(reference).path).toMatch(/^\//u);
        } catch (error) {
          expect(isExpodexError(error)).toBe(true);
        }
      }),
    );
  });

  it("finds pages of a site under a base path", () => {
    const plain = makeLookup([
      makeDocument(() => {}, { path: "/intro/", url: "https://example.org/docs/intro/" }),
    ]);
    const found = readDocument(plain, "https://example.org/docs/intro.md", {}, settings);
    expect(found.path).toBe("/intro/");
    expect(readDocument(plain, "intro", {}, settings).path).toBe("/intro/");
  });
});

describe("readDocument keeps to the SDK", () => {
  it("reads the SDK asked for where the reference names none or latest", () => {
    expect(read("camera", { sdk: "55" }).sdk).toBe(55);
    expect(read("/versions/latest/sdk/camera/", { sdk: 55 }).sdk).toBe(55);
  });

  it("does not choose where path and option name different SDKs", () => {
    for (const sdk of [55, "v55.0.0", "unversioned", "soon", "latest"])
      expect(failure(() => read("/versions/v40.0.0/sdk/camera/", { sdk })).code).toBe(
        "INVALID_OPTION",
      );
    const error = failure(() => read(CAMERA, { sdk: 55, fallback: "latest" }));
    expect(isExpodexError(error, "INVALID_OPTION") && error.data.option).toBe("sdk");
    expect(error.message).toContain("SDK 57");
  });

  it("reads on where path and option agree", () => {
    for (const sdk of [57, "57", "latest"]) expect(read(CAMERA, { sdk }).sdk).toBe(57);
  });

  it("reads the default SDK where nothing names one", () => {
    expect(readDocument(lookup, "camera", {}, { ...settings, defaultSdk: 55 }).sdk).toBe(55);
  });

  it("fails for an SDK that is not there, and says what to read instead", () => {
    const error = failure(() => read("https://docs.expo.io/versions/v40.0.0/sdk/camera/"));
    expect(isExpodexError(error, "SDK_NOT_INDEXED") && error.data).toEqual({
      requested: "40",
      available: ["SDK 57", "SDK 55", "unversioned"],
    });
    expect(error.message).toContain(CAMERA);
  });

  it("fails for an SDK in the options that is not there", () => {
    expect(failure(() => read("camera", { sdk: 99 })).code).toBe("SDK_NOT_INDEXED");
    expect(failure(() => read("camera", { sdk: "soon" })).code).toBe("SDK_NOT_INDEXED");
  });

  it("reads the newest or the nearest where that is allowed, and tells", () => {
    const old = "/versions/v40.0.0/sdk/camera/";
    expect(read(old, { fallback: "latest" })).toMatchObject({
      path: CAMERA,
      sdk: 57,
      requestedSdk: 40,
      redirectedFrom: old,
    });
    expect(read(old, { fallback: "nearest" })).toMatchObject({ sdk: 55, requestedSdk: 40 });
  });

  describe("where a redirect leads to another SDK", () => {
    const moved = makeLookup(expoDocuments, [
      ["/versions/latest/sdk/av/", "/versions/v55.0.0/sdk/av/"],
    ]);
    const follow = (reference: string, options: ReadOptions = {}) =>
      readDocument(moved, reference, options, settings);
    const AV = "/versions/v57.0.0/sdk/av/";

    it.each([
      [AV, {}],
      ["/sdk/av/", { sdk: 57 }],
      ["/versions/latest/sdk/av/", { sdk: "57" }],
    ])("fails for %s with %j, and names the page", (reference, options) => {
      const error = failure(() => follow(reference, options));
      expect(isExpodexError(error, "DOCUMENT_NOT_FOUND") && error.data.nearest).toEqual([
        "/versions/v55.0.0/sdk/av/",
      ]);
      expect(error.message).toContain("SDK 57");
    });

    it.each([AV, "/sdk/av/", "/versions/latest/sdk/av/", "expo-av"])(
      "reads it for %s where that is allowed, and tells",
      (reference) => {
        for (const fallback of ["latest", "nearest"] as const)
          expect(follow(reference, { fallback })).toMatchObject({ sdk: 55, requestedSdk: 57 });
      },
    );

    it("follows it without an SDK asked for, and tells", () => {
      expect(follow("/versions/latest/sdk/av/")).toMatchObject({ sdk: 55, requestedSdk: 57 });
      expect(follow("/sdk/av/")).toMatchObject({ sdk: 55, requestedSdk: 57 });
    });

    it("tells nothing where the page is of the SDK that was meant", () => {
      expect(follow("/versions/v55.0.0/sdk/av/").requestedSdk).toBeUndefined();
      expect(follow("/sdk/av/", { sdk: 55 }).requestedSdk).toBeUndefined();
      expect(follow("/guides/permissions/", { sdk: 55 }).requestedSdk).toBeUndefined();
    });
  });

  it("names the SDK of a package that the wanted one lacks, and reads it only where that is allowed", () => {
    const error = failure(() => read("expo-av"));
    expect(isExpodexError(error, "DOCUMENT_NOT_FOUND") && error.data.nearest[0]).toBe(
      "/versions/v55.0.0/sdk/av/",
    );
    expect(read("expo-av", { fallback: "latest" })).toMatchObject({ sdk: 55, requestedSdk: 57 });
  });

  it.each([
    [42, {}],
    [undefined, {}],
    [CAMERA, null],
    [CAMERA, { cursor: 5 }],
    [CAMERA, { section: 5 }],
    [CAMERA, { maxToken: 5 }],
    [CAMERA, { fallback: "newest" }],
  ])("refuses %j with %j", (reference, options) => {
    expect(failure(() => read(reference as never, options as never)).code).toBe("INVALID_OPTION");
  });

  it("reads a page of no SDK whatever SDK the old path names", () => {
    const page = read("/versions/v40.0.0/sdk/permissions/");
    expect(page.path).toBe("/guides/permissions/");
    expect(page.requestedSdk).toBeUndefined();
  });
});

describe("readDocument reads a section", () => {
  it.each([
    ["its anchor", "usage"],
    ["its anchor with #", "#usage"],
    ["a further anchor", "basic-usage"],
    ["its title", "Usage"],
    ["its title in another case", "uSAGE"],
  ])("by %s", (_, section) => {
    const result = read(CAMERA, { section });
    expect(result.section).toEqual({ title: "Usage", anchor: "usage" });
    expect(result.url).toBe(`https://docs.expo.dev${CAMERA}#usage`);
    expect(result.text.startsWith("## Usage")).toBe(true);
    expect(result.text).toContain("### Scan barcodes");
    expect(result.text).not.toContain("## API");
  });

  it("by the anchor of an address", () => {
    expect(read(`${CAMERA}#usage`).section?.anchor).toBe("usage");
  });

  it("by the name of its symbol", () => {
    expect(read(CAMERA, { section: "takePictureAsync()" }).section?.anchor).toBe(
      "takepictureasyncoptions",
    );
  });

  it("writes the document's own SDK into its links", () => {
    expect(read(CAMERA, { section: "scan-barcodes" }).text).toContain(
      "/versions/v57.0.0/sdk/barcode/",
    );
    expect(read(CAMERA, { section: "scan-barcodes" }).text).not.toContain("\uE057");
  });

  it("names the page's anchors where it has no such section", () => {
    const error = failure(() => read(CAMERA, { section: "usagee" }));
    expect(isExpodexError(error, "SECTION_NOT_FOUND") && error.data.available).toContain("usage");
    expect(error.message).toContain("try #usage");
  });

  it("does not take the page's title for a section", () => {
    expect(failure(() => read(CAMERA, { section: "Camera" })).code).toBe("SECTION_NOT_FOUND");
  });
});

describe("readDocument keeps to the budget", () => {
  const long = makeLookup([
    guidePage("/long/", "Long", (writer) => {
      for (let index = 0; index < 30; index++) {
        writer.heading(2 + (index % 3), `Part ${index}`, { anchor: `part-${index}` });
        writer.block("paragraph", words(30 + index * 3, `word${index}`));
        writer.code(`step(${index});\n`.repeat(5 + index), { language: "ts" });
      }
    }),
  ]);
  const readAll = (maxTokens: number, options: ReadOptions = {}) => {
    const pages = [readDocument(long, "/long/", { ...options, maxTokens }, settings)];
    for (let cursor = pages[0]!.cursor; cursor !== undefined; cursor = pages.at(-1)!.cursor)
      pages.push(readDocument(long, "/long/", { ...options, maxTokens, cursor }, settings));
    return pages;
  };
  const lines = (text: string) =>
    text.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("```"));

  it("gives a page that fits whole, without contents in the text", () => {
    const page = read(CAMERA);
    expect(page.truncated).toBe(false);
    expect(page.cursor).toBeUndefined();
    expect(page.text.startsWith("# Camera\n")).toBe(true);
    expect(page.contents.map(({ anchor, depth }) => [anchor, depth]).slice(0, 3)).toEqual([
      ["usage", 2],
      ["scan-barcodes", 3],
      ["api", 2],
    ]);
  });

  it("opens with the contents where the page exceeds it", () => {
    const [first, second] = readAll(800);
    expect(first).toMatchObject({ truncated: true });
    expect(first!.text.startsWith("**Contents**")).toBe(true);
    expect(first!.text).toContain("- Part 0 `#part-0`");
    expect(first!.text).toContain("# Long");
    expect(first!.contents).toHaveLength(30);
    expect(second!.text).not.toContain("**Contents**");
  });

  it.each([50, 120, 400, 3_000])(
    "pages through the whole text once, each part well-formed: %i",
    (maxTokens) => {
      const pages = readAll(maxTokens);
      const whole = readDocument(long, "/long/", { maxTokens: 200_000 }, settings).text;
      for (const { text, tokens } of pages) {
        expect(tokens).toBe(estimateTokens(text));
        expect(tokens).toBeLessThanOrEqual(maxTokens);
        expect((text.match(/^```/gmu)?.length ?? 0) % 2).toBe(0);
      }
      const [first, ...rest] = pages.map(({ text }) => text);
      const body = [first!.slice(first!.indexOf("# Long")), ...rest].join("\n");
      const squeezed = (text: string) => lines(text).join(" ").split(/\s+/u);
      expect(squeezed(body)).toEqual(squeezed(whole));
    },
  );

  it("pages through a section alone", () => {
    const pages = readAll(60, { section: "part-3" });
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.at(-1)!.truncated).toBe(false);
    expect(pages.map(({ text }) => text).join("\n")).not.toContain("word6");
  });

  it("goes on with another budget", () => {
    const [first] = readAll(800);
    const next = readDocument(long, "/long/", { maxTokens: 100, cursor: first!.cursor! }, settings);
    expect(next.tokens).toBeLessThanOrEqual(100);
  });

  it("refuses a cursor of another index, page or section, and one that was made up", () => {
    const cursor = readAll(800)[0]!.cursor!;
    const attempts: [string, ReadOptions, string][] = [
      ["/long/", { cursor }, "f2"],
      ["/long/", { cursor, section: "part-3" }, "f1"],
      ["/long/", { cursor: cursor.replace(/^./u, "z") }, "f1"],
      ["/long/", { cursor: "" }, "f1"],
      ["/long/", { cursor: "x".repeat(10_000) }, "f1"],
    ];
    for (const [reference, options, fingerprint] of attempts) {
      const error = failure(() => readDocument(long, reference, options, { fingerprint }));
      expect(error.code).toBe("CURSOR_INVALID");
    }
    expect(failure(() => read(CAMERA, { cursor })).code).toBe("CURSOR_INVALID");
  });

  it.each([0, 49, 200_001, 1.5, Number.NaN])("refuses a budget of %d", (maxTokens) => {
    expect(failure(() => read(CAMERA, { maxTokens })).code).toBe("INVALID_OPTION");
  });
});
