import { describe, expect, it } from "vitest";
import { parseRedirects } from "../../src/parse/redirects.ts";

describe("parseRedirects", () => {
  it("reads old and new path, with slashes at both ends of the path part", () => {
    expect(parseRedirects("# moved\n/guides/old /guides/new/ 301\n/a /b#part 301\n")).toEqual([
      ["/guides/old/", "/guides/new/"],
      ["/a/", "/b/#part"],
    ]);
  });

  it("keeps the first rule of a path, as a server does", () => {
    expect(parseRedirects("/a /b\n/a/ /c\n")).toEqual([["/a/", "/b/"]]);
  });

  it("takes rules for everything below a path", () => {
    expect(parseRedirects("/eas/build/* /build/:splat 301\n")).toEqual([
      ["/eas/build/*/", "/build/:splat/"],
    ]);
  });

  it("does not take other patterns, rewrites, comments or half rules", () => {
    expect(
      parseRedirects(
        "/*/a.md /:splat/b 200\n/* /b\n/r /s 200\n/:id /c\n#/x /y\n/alone\nhttps://x.example /y",
      ),
    ).toEqual([]);
  });
});
