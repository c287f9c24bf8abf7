import { describe, expect, it } from "vitest";
import { type LinkBase, MAX_LINKS, recordLink, resolveLink } from "../../src/parse/links.ts";
import { sitePath } from "../../src/parse/site-path.ts";

const BASE: LinkBase = {
  baseUrl: "https://docs.expo.dev/",
  url: "https://docs.expo.dev/sdk/torch/",
  file: "pages/sdk/torch.mdx",
  pageOf: (file) => sitePath(file, "expo"),
};

describe("resolveLink", () => {
  it.each([
    ["/guides/a", "https://docs.expo.dev/guides/a/", "/guides/a/", undefined],
    ["/guides/a.md#b", "https://docs.expo.dev/guides/a/#b", "/guides/a/", "b"],
    [
      "/versions/latest/sdk/a/index.md",
      "https://docs.expo.dev/versions/latest/sdk/a/",
      "/versions/latest/sdk/a/",
      undefined,
    ],
    ["#on", "https://docs.expo.dev/sdk/torch/#on", "/sdk/torch/", "on"],
    ["./lamp.mdx", "https://docs.expo.dev/sdk/lamp/", "/sdk/lamp/", undefined],
    ["../guides/a#b", "https://docs.expo.dev/guides/a/#b", "/guides/a/", "b"],
    ["https://docs.expo.dev/a", "https://docs.expo.dev/a/", "/a/", undefined],
  ])("leads %s to a page of the site", (address, href, path, anchor) => {
    expect(resolveLink(address, BASE)).toEqual({
      href,
      target: anchor === undefined ? { path } : { path, anchor },
    });
  });

  it.each([
    ["https://example.com/a_b", "https://example.com/a_b"],
    ["mailto:a@example.com", "mailto:a@example.com"],
    ["/static/a.png", "https://docs.expo.dev/static/a.png"],
    ["<https://example.com/a(b)>", "https://example.com/a(b)"],
  ])("makes %s absolute without a page of the site", (address, href) => {
    expect(resolveLink(address, BASE)).toEqual({ href });
  });

  it.each(["javascript:alert(1)", "data:text/html,x", "", "http://[broken"])(
    "follows no %j",
    (address) => {
      expect(resolveLink(address, BASE)).toBeUndefined();
    },
  );
});

describe("recordLink", () => {
  it("keeps a bounded number of links", () => {
    const links = Array.from({ length: MAX_LINKS }, () => ({ path: "/", text: "" }));
    recordLink(links, { href: "x", target: { path: "/a/" } }, "a");
    expect(links).toHaveLength(MAX_LINKS);
  });
});
