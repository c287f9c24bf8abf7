import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isBundle, readPageList } from "../../src/site/page-list.ts";

const SITE = new URL("https://docs.expo.dev/");
const pathsOf = (text: string, base = SITE, max = 100) =>
  readPageList(text, base, max).pages.map(({ path }) => path);

describe("readPageList", () => {
  it("reads pages in any spelling of their address, each once", () => {
    const text = [
      "- [A](https://docs.expo.dev/guides/a.md)",
      "* [A](/guides/a/index.md): again",
      "  - [A](guides/a/#section)",
      "+ [Home](/)",
    ].join("\n");
    expect(pathsOf(text)).toEqual(["guides/a", ""]);
  });

  it("leaves out other sites, files that are no pages, and links in prose", () => {
    const text = [
      "- [Blog](https://example.com/a.md)",
      "- [Picture](/static/og.png)",
      "- [Data](/static/data.json)",
      "- [Broken](http://[)",
      "See [A](/guides/a.md).",
    ].join("\n");
    expect(pathsOf(text)).toEqual([]);
  });

  it("keeps a dot in a page's name", () => {
    expect(pathsOf("- [Camera](/versions/v57.0.0/sdk/camera/)")).toEqual([
      "versions/v57.0.0/sdk/camera",
    ]);
  });

  it("takes addresses of Expo's site for those of a copy, below its folder", () => {
    const copy = new URL("http://127.0.0.1:8080/copy/");
    const { pages } = readPageList("- [A](https://docs.expo.dev/guides/a.md)", copy, 10);
    expect(pages[0]?.candidates[0]?.href).toBe("http://127.0.0.1:8080/copy/guides/a.md");
    expect(pathsOf("- [A](/guides/a.md)", copy)).toEqual([]);
  });

  it("asks for index.md first, then for .md, of a page that is listed without", () => {
    const { pages } = readPageList("- [A](/guides/a/)", SITE, 10);
    expect(pages[0]?.candidates.map(({ pathname }) => pathname)).toEqual([
      "/guides/a/index.md",
      "/guides/a.md",
    ]);
  });

  it("tells bundles with their SDK, and not the list itself", () => {
    const text = "- [56](/llms-sdk-v56.0.0.txt)\n- [All](/llms-full.txt)\n- [List](/llms.txt)";
    const { bundles, pages } = readPageList(text, SITE, 10);
    expect(bundles.map(({ path, sdk }) => [path, sdk])).toEqual([
      ["llms-sdk-v56.0.0.txt", 56],
      ["llms-full.txt", undefined],
    ]);
    expect(pages).toEqual([]);
  });

  it("counts what goes over the most pages", () => {
    expect(readPageList("- [A](/a)\n- [B](/b)\n- [C](/c)", SITE, 2)).toMatchObject({ dropped: 1 });
  });

  it("reads any text, and lists only pages of the site", () => {
    const part = fc.constantFrom(
      "- [",
      "](",
      ")",
      "/a",
      "\n",
      "https://",
      "docs.expo.dev",
      "%",
      " ",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
        for (const page of readPageList(parts.join(""), SITE, 100).pages)
          for (const { origin } of page.candidates) expect(origin).toBe(SITE.origin);
      }),
    );
  });
});

describe("isBundle", () => {
  it("knows a bundle by its pages' front matter, and not a rule or a list", () => {
    expect(isBundle("# SDK\n\n---\nmodificationDate: x\ntitle: A\n---\n")).toBe(true);
    expect(isBundle("# List\n\n---\n\n- [A](/a)\ntitle: no\n")).toBe(false);
  });
});
