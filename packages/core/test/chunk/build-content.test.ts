import { describe, expect, it } from "vitest";
import { createContentBuilder } from "../../src/chunk/build-content.ts";
import { chunkDocument } from "../../src/chunk/chunk.ts";
import { type IndexContent, withSdk } from "../../src/chunk/content.ts";
import type { Document } from "../../src/parse/document.ts";
import { makeDocument, words } from "../support/document.ts";

const page = (sdk: number, text: string): Document =>
  makeDocument(
    (w) => {
      w.block(
        "paragraph",
        `${words(80)} [API](https://docs.example.com/versions/v${sdk}.0.0/sdk/camera/#api)`,
      );
      w.heading(2, "Usage", { anchor: "usage" });
      w.block("paragraph", text);
    },
    { path: `/versions/v${sdk}.0.0/sdk/camera/`, sdk },
  );

function contentOf(...documents: Document[]): IndexContent {
  const builder = createContentBuilder();
  for (const document of documents) builder.add(document, chunkDocument(document));
  return builder.finish();
}

const textOf = (content: IndexContent, number: number) => {
  const { firstPlacement, endPlacement, sdk } = content.documents[number]!;
  return content.placements
    .slice(firstPlacement, endPlacement)
    .map(({ chunk }) => withSdk(content.chunks[chunk]!.text, sdk))
    .join("");
};

describe("createContentBuilder", () => {
  it("stores a chunk once that differs between SDKs only in links to its own SDK", () => {
    const content = contentOf(page(56, "Old."), page(57, "New."));
    expect(content.placements).toHaveLength(4);
    expect(content.chunks.map((chunk) => chunk.headings.join("/"))).toEqual(["", "Usage", "Usage"]);
  });

  it("stores chunks apart whose texts are equal but whose headings are not", () => {
    const build = (heading: string, path: string) =>
      makeDocument(
        (w) => {
          w.heading(2, "Setup", { anchor: "setup" });
          w.labelled(heading, () => w.block("paragraph", "Run it."));
        },
        { path },
      );
    const content = contentOf(build("Android", "/a/"), build("iOS", "/b/"));
    expect(content.chunks.filter((chunk) => chunk.text === "Run it.\n\n")).toHaveLength(2);
  });

  it("gives every document's text back to the letter", () => {
    const documents = [page(56, "Old."), page(57, "New."), page(55, "Old.")];
    const content = contentOf(...documents);
    for (const [number, document] of documents.entries()) {
      expect(textOf(content, number)).toBe(document.text);
    }
  });

  it("lists SDKs newest first", () => {
    expect(contentOf(page(56, "a"), page(57, "b"), page(55, "c")).sdks).toEqual([57, 56, 55]);
  });

  it("leaves out a second document of the same path and says so", () => {
    const builder = createContentBuilder();
    expect(builder.add(page(57, "a"), [])).toBe(true);
    expect(builder.add(page(57, "b"), [])).toBe(false);
    expect(builder.finish().documents).toHaveLength(1);
  });
});
