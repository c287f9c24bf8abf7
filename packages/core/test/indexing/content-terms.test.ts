import { describe, expect, it } from "vitest";
import { readContentTerms } from "../../src/indexing/content-terms.ts";
import { buildKeywordIndex } from "../../src/indexing/keyword-index.ts";
import { searchableMarkdown } from "../../src/indexing/searchable-markdown.ts";
import { analyze } from "../../src/text/analyze.ts";
import { createNumberList } from "../../src/text/term-numbers.ts";
import { makeContent } from "../support/docs-content.ts";
import { makeDocument } from "../support/document.ts";

const content = makeContent(
  ["Opens the [camera](https://expo.dev/flash).", "Asks for `CameraView` permissions."].map(
    (text, number) =>
      makeDocument(
        (w) => {
          w.heading(2, "Usage", { anchor: "usage" });
          w.block("paragraph", text);
        },
        { path: `/p${number}/`, title: `Page ${number}` },
      ),
  ),
);

describe("readContentTerms", () => {
  it("reads of each chunk's body what a reader sees", () => {
    const { reader, body } = readContentTerms(content);
    const read = content.chunks.map((_, at) => [...body(at)].map((n) => reader.terms[n]));
    expect(read).toEqual(content.chunks.map(({ text }) => analyze(searchableMarkdown(text))));
    expect(read.flat()).not.toContain("flash");
  });

  it("reads nothing where there is nothing", () => {
    expect(readContentTerms({ ...content, chunks: [] }).reader.terms).toEqual([]);
  });

  it("gives keywords no terms that something else was read from", () => {
    const terms = readContentTerms(content);
    terms.reader.read("elsewhere", createNumberList());
    const { dictionary, dictionaryBytes } = buildKeywordIndex(content, terms);
    expect(dictionary.find("elsewher")).toBeUndefined();
    expect(dictionaryBytes).toEqual(buildKeywordIndex(content).dictionaryBytes);
  });
});
