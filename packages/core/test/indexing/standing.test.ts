import { describe, expect, it } from "vitest";
import { buildKeywordIndex } from "../../src/indexing/keyword-index.ts";
import {
  ARCHIVED,
  documentClass,
  inboundLinks,
  isRemedy,
  LEGACY,
  readingStanding,
  TUTORIAL,
} from "../../src/indexing/standing.ts";
import { atOnce } from "../../src/slices.ts";
import { guidePage, makeContent } from "../support/docs-content.ts";
import { makeDocument, words } from "../support/document.ts";

const page = (path: string, title = "Page", headings: readonly string[] = []) => ({
  ...guidePage(path, title, (writer) => {
    for (const [at, heading] of headings.entries()) {
      writer.heading(at + 2, heading, { anchor: `part-${at}` });
      writer.block("paragraph", words(300));
    }
  }),
  title,
});

describe("documentClass", () => {
  it.each([
    [page("/archive/push/"), ARCHIVED],
    [page("/sdk/filesystem-legacy/"), LEGACY],
    [page("/sdk/filesystem/", "FileSystem (legacy)"), LEGACY],
    [makeDocument(() => {}, { path: "/tutorial/a/", kind: "tutorial" }), TUTORIAL],
    [page("/guides/architecture/"), 0],
    [page("/guides/legacies/"), 0],
  ])("tells what page %# is", (document, expected) => {
    expect(documentClass(buildKeywordIndex(makeContent([document])), 0)).toBe(expected);
  });
});

describe("inboundLinks", () => {
  it("gives the pages that link to a document, whatever its class", () => {
    const links = [{ path: "/archive/push/", text: "Push" }];
    const content = makeContent([
      page("/archive/push/"),
      makeDocument(() => {}, { path: "/a/", links }),
      makeDocument(() => {}, { path: "/b/", links }),
    ]);
    const index = buildKeywordIndex(content);
    const numbers = [...content.documents.keys()];
    expect(numbers.map((number) => inboundLinks(index, number)).sort()).toEqual([0, 0, 2]);
  });

  it("is the same after a change that needs no counting", () => {
    const content = makeContent([page("/archive/push/", "Push", ["Nothing arrives"])]);
    const standing = atOnce(readingStanding(content));
    const same = Int32Array.of(0);
    const origins = Int32Array.from(content.chunks.keys());
    const before = { content, standing, origins: same, numbers: same, chunkOrigins: origins };
    expect(atOnce(readingStanding(content, before))).toEqual(standing);
  });
});

describe("isRemedy", () => {
  const remedies = (title: string, headings: readonly string[]) => {
    const content = makeContent([page("/a/", title, headings)]);
    const index = buildKeywordIndex(content);
    return content.chunks.filter((_, chunk) => isRemedy(index, chunk)).length;
  };

  it.each([
    ["Troubleshooting", ["The app crashes"]],
    ["Camera", ["Known issues", "The preview is not shown"]],
    ["Camera", ["Common questions", "Why does it not start?"]],
    ["Frequently asked questions", ["The screen stays blank"]],
  ])("tells the cure on %s under %s", (title, headings) => {
    expect(remedies(title, headings)).toBeGreaterThan(0);
  });

  it.each([
    ["Troubleshooting", ["Read the log"]],
    ["Camera", ["Usage", "What cannot be scanned"]],
    ["Camera", ["Common questions", "What is it for?"]],
  ])("tells none on %s under %s", (title, headings) => {
    expect(remedies(title, headings)).toBe(0);
  });
});
