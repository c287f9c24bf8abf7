import { describe, expect, it } from "vitest";
import { movedUrl, safeUrl } from "../../src/widget/safe-url.ts";

describe("safeUrl", () => {
  it("resolves addresses of the web, and no others", () => {
    expect(safeUrl("/a/#b", "https://x.dev/c/")).toBe("https://x.dev/a/#b");
    expect(safeUrl("https://y.dev/", "https://x.dev/")).toBe("https://y.dev/");
    for (const address of ["javascript:alert(1)", "data:text/html,x", "http://[", "file:///etc"]) {
      expect(safeUrl(address, "https://x.dev/"), address).toBeUndefined();
    }
  });
});

describe("movedUrl", () => {
  it("moves an address to where the site stands, and leaves it where none is given", () => {
    const url = "https://docs.expo.dev/versions/v57.0.0/sdk/camera/#usage";
    const page = { url, path: "/versions/v57.0.0/sdk/camera/" };
    expect(movedUrl(url, page, "http://localhost:3000/")).toBe(
      "http://localhost:3000/versions/v57.0.0/sdk/camera/#usage",
    );
    expect(movedUrl(url, page, "")).toBe("/versions/v57.0.0/sdk/camera/#usage");
    expect(movedUrl(url, page, undefined)).toBe(url);
    expect(movedUrl("https://docs.expo.dev/versions/v56.0.0/sdk/camera/", page, "/docs/")).toBe(
      "/docs/versions/v56.0.0/sdk/camera/",
    );
    expect(movedUrl("https://other.dev/", page, "/docs")).toBe("https://other.dev/");
    expect(movedUrl(url, { url, path: "/another/" }, "/docs")).toBe(url);
  });
});
