/** Small documents for tests, written block by block. */
import type { Document } from "../../src/parse/document.ts";
import { createDocumentWriter, type DocumentWriter } from "../../src/parse/document-writer.ts";

/** Makes a document whose page title is already written. */
export function makeDocument(
  write: (writer: DocumentWriter) => void,
  facts: Partial<Omit<Document, "text" | "blocks" | "sections" | "symbols">> = {},
): Document {
  const title = facts.title ?? "Camera";
  const writer = createDocumentWriter();
  writer.heading(1, title, { anchor: "" });
  write(writer);
  const path = facts.path ?? "/guides/camera/";
  return {
    path,
    url: `https://docs.example.com${path}`,
    title,
    kind: "guide",
    platforms: [],
    links: [],
    provenance: { source: "test", file: `pages${path}.mdx`, hash: "0".repeat(64) },
    dependencies: [],
    ...facts,
    ...writer.finish(),
  };
}

/** A word repeated to about the given number of estimated tokens. */
export function words(tokens: number, word = "preview"): string {
  return `${word} `.repeat(Math.ceil((tokens * 4) / (word.length + 1))).trim();
}
