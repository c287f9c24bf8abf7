import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createContentBuilder } from "../../src/chunk/build-content.ts";
import { chunkDocument } from "../../src/chunk/chunk.ts";
import { isExpodexError } from "../../src/errors.ts";
import { contentParts, openContent } from "../../src/snapshot/content-parts.ts";
import { openTexts, writeTexts } from "../../src/snapshot/text-store.ts";
import { makeDocument, words } from "../support/document.ts";

function content() {
  const builder = createContentBuilder();
  for (const sdk of [56, 57]) {
    const document = makeDocument(
      (w) => {
        w.block("paragraph", words(120));
        w.heading(2, "pause", {
          anchor: "pause",
          line: 12,
          symbol: {
            name: "pause",
            qualifiedName: "CameraView.pause",
            kind: "method",
            signature: "pause(): void",
            parameters: [],
            platforms: [],
            examples: [],
          },
        });
        w.block("paragraph", `Pauses, in SDK ${sdk}. 一時停止 😀`, { line: 14 });
      },
      { path: `/versions/v${sdk}.0.0/sdk/camera/`, sdk },
    );
    builder.add(document, chunkDocument(document));
  }
  return builder.finish([["/old/", "/new/"]]);
}

describe("openContent", () => {
  it("gives back what contentParts wrote", () => {
    const written = content();
    expect(openContent(contentParts(written))).toEqual(written);
  });

  it("writes the same content as the same bytes", () => {
    expect(contentParts(content())).toEqual(contentParts(content()));
  });

  it("ends in a typed error, not in a crash, whatever a part holds", () => {
    const parts = contentParts(content());
    fc.assert(
      fc.property(
        fc.constantFrom(...parts.keys()),
        fc.uint8Array({ maxLength: 64 }),
        (name, bytes) => {
          try {
            const opened = openContent(new Map(parts).set(name, bytes));
            for (const chunk of opened.chunks) void chunk.text;
            void opened.symbols;
          } catch (error) {
            expect(isExpodexError(error, "SNAPSHOT_CORRUPT"), String(error)).toBe(true);
          }
        },
      ),
    );
  });
});

describe("openTexts", () => {
  it("gives back any texts, also above a block's size", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: "grapheme" }), { maxLength: 50 }),
        fc.nat(100_000),
        (texts, size) => {
          const all = [...texts, "é".repeat(size), ...texts];
          const store = openTexts("t", writeTexts("t", all));
          expect(store.length).toBe(all.length);
          for (const index of all.keys())
            expect(store.get(all.length - 1 - index)).toBe(all[all.length - 1 - index]);
        },
      ),
      { numRuns: 30 },
    );
  });

  it("refuses a number that it does not hold", () => {
    expect(() => openTexts("t", writeTexts("t", ["a"])).get(1)).toThrow(RangeError);
  });
});
