import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { IndexContent } from "../../src/chunk/content.ts";
import type { KeywordIndex } from "../../src/indexing/keyword-index.ts";
import { buildKeywordIndex } from "../../src/indexing/keyword-index.ts";
import { type KeywordsBefore, mergeKeywordIndex } from "../../src/indexing/merge-keywords.ts";
import { atOnce } from "../../src/slices.ts";
import { makeContent } from "../support/docs-content.ts";
import { makeDocument } from "../support/document.ts";

const VOCABULARY = ["camera", "previews", "permission", "location", "scanning", "flash", "相机"];

const contentOf = (texts: readonly (readonly string[])[]): IndexContent =>
  makeContent(
    texts.map((parts, number) =>
      makeDocument(
        (w) => {
          for (const [at, text] of parts.entries()) {
            w.heading(2, `Part ${at}`, { anchor: `part-${at}` });
            w.block("paragraph", text);
          }
        },
        { path: `/p${number}/`, title: `Page ${parts.length}` },
      ),
    ),
  );

/** Where chunks stood before, by what they say; documents are all taken as new. */
function originsOf(content: IndexContent, before: IndexContent): Int32Array {
  const key = ({ text, title, headings }: IndexContent["chunks"][number]) =>
    JSON.stringify([text, title, headings]);
  const numbers = new Map(before.chunks.map((chunk, number) => [key(chunk), number]));
  return Int32Array.from(content.chunks, (chunk) => numbers.get(key(chunk)) ?? -1);
}

const merge = (content: IndexContent, before: KeywordsBefore) =>
  atOnce(mergeKeywordIndex(content, before));

function merged(content: IndexContent, before: IndexContent) {
  return merge(content, {
    content: before,
    keywords: buildKeywordIndex(before),
    origins: originsOf(content, before),
    documentOrigins: new Int32Array(content.documents.length).fill(-1),
  });
}

/** An index as plain data. */
function plain(index: KeywordIndex | undefined) {
  if (index === undefined) return undefined;
  const { dictionaryBytes, chunks, documents, chunkLengths, documentLengths, words } = index;
  const { bytes, frequencies, occurrences } = words;
  return {
    ...{ dictionaryBytes, chunks, documents, chunkLengths, documentLengths },
    words: { bytes, frequencies, occurrences },
    translations: index.translations.bytes,
    standing: index.standing,
  };
}

const textsArbitrary = fc.array(
  fc.array(
    fc
      .array(fc.constantFrom(...VOCABULARY), { minLength: 1, maxLength: 5 })
      .map((words) => `${words.join(" ")}.`),
    { minLength: 1, maxLength: 4 },
  ),
  { maxLength: 6 },
);

describe("mergeKeywordIndex", () => {
  it("gives what analysing everything gives, to the byte, whatever came, went or moved", () => {
    fc.assert(
      fc.property(textsArbitrary, textsArbitrary, fc.nat(5), (before, other, kept) => {
        const now = [
          ...other.slice(0, 2),
          ...before.slice(kept),
          ...before.slice(0, kept).reverse(),
        ];
        const [old, content] = [contentOf(before), contentOf(now)];
        expect(plain(merged(content, old))).toEqual(plain(buildKeywordIndex(content)));
      }),
      { numRuns: 40 },
    );
  });

  it("does not guess where an index does not know how often its words occur", () => {
    const content = contentOf([["camera."]]);
    const { words, ...keywords } = buildKeywordIndex(content);
    const { occurrences: _, ...without } = words;
    const origins = new Int32Array(content.chunks.length);
    const before = { content, keywords: { ...keywords, words: without }, origins };
    expect(merge(content, { ...before, documentOrigins: new Int32Array(1) })).toBeUndefined();
  });

  it("looks at no text that stayed, so that its work grows with what changed", () => {
    const pages = (count: number) =>
      Array.from({ length: count }, (_, number) => [`The camera of page ${number} previews.`]);
    for (const count of [20, 200]) {
      const old = contentOf(pages(count));
      const keywords = buildKeywordIndex(old);
      const content = contentOf([...pages(count), ["One more permission."]]);
      const origins = originsOf(content, old);
      let read = 0;
      for (const chunks of [old.chunks, content.chunks]) {
        for (const [number, chunk] of chunks.entries()) {
          const { text } = chunk;
          chunks[number] = {
            ...chunk,
            get text() {
              read++;
              return text;
            },
          };
        }
      }
      const documentOrigins = Int32Array.from(content.documents, (_, at) => (at < count ? at : -1));
      merge(content, { content: old, keywords, origins, documentOrigins });
      expect(read).toBe(1);
    }
  });
});
