import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { searchableMarkdown } from "../../src/indexing/indexing.ts";
import { analyze } from "../../src/text/analyze.ts";

describe("searchableMarkdown", () => {
  it.each([
    ["[Camera](https://docs.expo.dev/versions/latest/sdk/camera/)", ["camera"]],
    ["![A lens](/static/photo.png)", ["len"]],
    ["[a (b)](/guides/x_(y)/) after", ["b", "after"]],
    ['[Camera](/sdk/camera/ "The title")', ["camera", "titl"]],
    ["array[0](argument)", ["array"]],
  ])("keeps of %s what a reader sees", (markdown, terms) => {
    expect(analyze(searchableMarkdown(markdown))).toEqual(expect.arrayContaining(terms));
    expect(searchableMarkdown(markdown)).not.toMatch(/sdk|guides|static/);
  });

  it("leaves what is no link as it is", () => {
    for (const text of ["no links", "[open](https://docs.expo.dev\nnext line", "](", "a](b"]) {
      expect(searchableMarkdown(text)).toHaveLength(text.length);
      expect(searchableMarkdown(text)).toContain(text.slice(0, 2));
    }
  });

  it("keeps the length of any text, and every character outside of targets", () => {
    const piece = fc.constantFrom("[", "](", ")", "(", "camera", " ", "\n", "!", "\\", "😀");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join("");
        const result = searchableMarkdown(text);
        expect(result).toHaveLength(text.length);
        for (let at = 0; at < text.length; at++) expect([text[at], " "]).toContain(result[at]);
      }),
    );
  });

  it("looks at a bounded part of the text for each target", () => {
    const open = "](".repeat(50_000);
    expect(searchableMarkdown(open)).toHaveLength(open.length);
  });
});
