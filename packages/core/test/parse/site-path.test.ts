import { describe, expect, it } from "vitest";
import {
  kindOfPath,
  normalPath,
  pathOfUrl,
  sdkOfPath,
  sitePath,
} from "../../src/parse/site-path.ts";

describe("sitePath", () => {
  it.each([
    ["pages/versions/v57.0.0/sdk/camera.mdx", "expo", "/versions/v57.0.0/sdk/camera/"],
    ["pages/index.mdx", "expo", "/"],
    ["pages/eas/index.mdx", "expo", "/eas/"],
    ["README.md", "plain", "/"],
    ["docs/README.md", "plain", "/docs/"],
    ["pages/a.md", "plain", "/pages/a/"],
    ["a\\b.md", "plain", "/a/b/"],
  ] as const)("places %s (%s) at %s", (file, flavor, path) => {
    expect(sitePath(file, flavor)).toBe(path);
  });

  it("keeps a page called README on Expo's site", () =>
    expect(sitePath("pages/readme.mdx", "expo")).toBe("/readme/"));
});

describe("normalPath", () => {
  it.each([
    ["/a", "/a/"],
    ["/a/index.md", "/a/"],
    ["/a.md", "/a/"],
    ["//a//b/", "/a/b/"],
    ["", "/"],
    ["/reindex", "/reindex/"],
  ])("writes %j as %j", (path, expected) => expect(normalPath(path)).toBe(expected));
});

describe("pathOfUrl", () => {
  it("drops host, query and anchor", () =>
    expect(pathOfUrl("https://x.dev/a/b.md?q#c")).toBe("/a/b/"));
  it("gives nothing for what is no address", () => expect(pathOfUrl("a/b")).toBeUndefined());
});

describe("sdkOfPath", () => {
  it.each([
    ["/versions/v57.0.0/sdk/a/", 57],
    ["/versions/unversioned/sdk/a/", "unversioned"],
    ["/versions/latest/sdk/a/", undefined],
    ["/guides/a/", undefined],
  ])("tells %s as %s", (path, sdk) => expect(sdkOfPath(path)).toBe(sdk));
});

describe("kindOfPath", () => {
  it.each([
    ["/versions/v57.0.0/sdk/camera/", "api"],
    ["/versions/v57.0.0/config/app/", "reference"],
    ["/tutorial/overview/", "tutorial"],
    ["/eas/workflows/examples/deploy/", "example"],
    ["/eas/json/", "reference"],
    ["/guides/overview/", "guide"],
    ["/guides/tutorial-like/", "guide"],
  ])("takes %s as %s", (path, kind) => expect(kindOfPath(path)).toBe(kind));
});
