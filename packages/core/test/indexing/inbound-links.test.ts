import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { IndexContent } from "../../src/chunk/content.ts";
import { countingInbound } from "../../src/indexing/inbound-links.ts";
import type { Sdk } from "../../src/sdk.ts";
import { sdkSegment } from "../../src/sdk.ts";
import { atOnce } from "../../src/slices.ts";
import { makeContent } from "../support/docs-content.ts";
import { makeDocument } from "../support/document.ts";

interface Page {
  sdk: Sdk | undefined;
  name: string;
  links: readonly string[];
}

const pathOf = ({ sdk, name }: Pick<Page, "sdk" | "name">) =>
  sdk === undefined ? `/${name}/` : `/versions/${sdkSegment(sdk)}/${name}/`;

const contentOf = (pages: readonly Page[]): IndexContent =>
  makeContent(
    pages.map(({ sdk, name, links }) => {
      const path = pathOf({ sdk, name });
      const linked = links.map((to) => ({ path: to, text: "There" }));
      const facts = { path, title: name, links: linked };
      return makeDocument(() => {}, sdk === undefined ? facts : { ...facts, sdk });
    }),
  );

const counted = (content: IndexContent) => {
  const counts = atOnce(countingInbound(content));
  return Object.fromEntries(content.documents.map(({ path }, at) => [path, counts[at]]));
};

/** By path: where each document of one content stands in another; −1 where it is not there, or links elsewhere. */
const placesIn = (content: IndexContent, other: IndexContent) =>
  Int32Array.from(content.documents, ({ path, links }) =>
    other.documents.findIndex(
      (one) => one.path === path && JSON.stringify(one.links) === JSON.stringify(links),
    ),
  );

const merged = (content: IndexContent, old: IndexContent, inbound = atOnce(countingInbound(old))) =>
  atOnce(
    countingInbound(content, {
      content: old,
      inbound,
      origins: placesIn(content, old),
      numbers: placesIn(old, content),
    }),
  );

const LATEST = "/versions/latest/camera/";

describe("countingInbound", () => {
  it("counts pages, not their links", () => {
    const from = { sdk: undefined, name: "guide", links: ["/other/", "/other/", "/nowhere/"] };
    expect(counted(contentOf([from, { sdk: undefined, name: "other", links: [] }]))).toEqual({
      "/guide/": 0,
      "/other/": 1,
    });
  });

  it("does not count a page's links to itself", () => {
    expect(counted(contentOf([{ sdk: undefined, name: "a", links: ["/a/"] }]))).toEqual({
      "/a/": 0,
    });
  });

  it("counts a guide's link to the latest release for the page of each", () => {
    const camera = (sdk: Sdk): Page => ({ sdk, name: "camera", links: [] });
    const pages = [camera(56), camera(57), { sdk: undefined, name: "guide", links: [LATEST] }];
    expect(counted(contentOf(pages))).toMatchObject({
      "/versions/v56.0.0/camera/": 1,
      "/versions/v57.0.0/camera/": 1,
    });
  });

  it("counts links between pages of one release, and not between releases", () => {
    const camera = (sdk: Sdk): Page => ({ sdk, name: "camera", links: [] });
    const pages = [camera(56), camera(57), { sdk: 56, name: "video", links: [LATEST] }];
    expect(counted(contentOf(pages))).toMatchObject({
      "/versions/v56.0.0/camera/": 1,
      "/versions/v57.0.0/camera/": 0,
    });
  });

  it("counts for guides the pages of the newest release, so that releases do not multiply", () => {
    const camera = (sdk: Sdk): Page => ({ sdk, name: "camera", links: ["/guide/"] });
    const guide = { sdk: undefined, name: "guide", links: [] };
    expect(counted(contentOf([camera(57), guide]))["/guide/"]).toBe(1);
    expect(counted(contentOf([camera(56), camera(57), guide]))["/guide/"]).toBe(1);
  });

  const page = fc.record({
    sdk: fc.constantFrom(undefined, 56, 57),
    name: fc.constantFrom("a", "b", "camera"),
    links: fc.array(fc.constantFrom("/a/", "/b/", LATEST, "/versions/latest/a/"), { maxLength: 3 }),
  });
  const pages = fc.uniqueArray(page, { maxLength: 8, selector: pathOf });

  it("gives after changes what counting everything gives", () => {
    fc.assert(
      fc.property(pages, pages, (before, other) => {
        const kept = before.filter((one) => other.every((two) => pathOf(one) !== pathOf(two)));
        const content = contentOf([...other, ...kept]);
        expect(merged(content, contentOf(before))).toEqual(atOnce(countingInbound(content)));
      }),
    );
  });

  it("reads only pages that changed where no page is new", () => {
    const stays = { sdk: undefined, name: "a", links: ["/b/"] };
    const changes = (links: string[]) => ({ sdk: undefined, name: "b", links });
    const old = contentOf([stays, changes([])]);
    const content = contentOf([stays, changes(["/a/"])]);
    const inbound = atOnce(countingInbound(old));
    const places = { origins: Int32Array.of(0, -1), numbers: Int32Array.of(0, -1) };
    for (const { documents } of [old, content]) {
      Object.defineProperty(documents[0], "links", {
        get: () => {
          throw new Error("read");
        },
      });
    }
    const counts = atOnce(countingInbound(content, { content: old, inbound, ...places }));
    expect([...counts]).toEqual([1, 1]);
  });

  it("counts anew where the index before did not count", () => {
    const content = contentOf([
      { sdk: undefined, name: "a", links: ["/b/"] },
      { sdk: undefined, name: "b", links: [] },
    ]);
    expect([...merged(content, content, new Uint16Array(0))]).toEqual([0, 1]);
  });
});
