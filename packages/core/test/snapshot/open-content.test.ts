import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createContentBuilder } from "../../src/chunk/build-content.ts";
import { chunkDocument } from "../../src/chunk/chunk.ts";
import { isExpodexError } from "../../src/errors.ts";
import { contentParts, contentSize } from "../../src/snapshot/content-parts.ts";
import { openContent } from "../../src/snapshot/open-content.ts";
import { makeDocument, words } from "../support/document.ts";
import { plainContent } from "../support/plain-content.ts";

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

const open = (written: ReturnType<typeof content>, parts = contentParts(written)) =>
  openContent(parts, contentSize(written));

describe("openContent", () => {
  it("gives back what contentParts wrote", () => {
    const written = content();
    expect(plainContent(open(written))).toEqual(plainContent(written));
  });

  it("is written down again as the same bytes", () => {
    const written = content();
    expect(contentParts(open(written))).toEqual(contentParts(written));
  });

  it("writes the same content as the same bytes", () => {
    expect(contentParts(content())).toEqual(contentParts(content()));
  });

  it("takes an empty content", () => {
    const empty = createContentBuilder().finish();
    expect(plainContent(open(empty))).toEqual(empty);
  });

  it("reads nothing until it is asked for", () => {
    const asked: string[] = [];
    const parts = contentParts(content());
    const opened = openContent(
      {
        get(name) {
          asked.push(name);
          return parts.get(name);
        },
      },
      contentSize(content()),
    );
    expect(asked).toEqual([]);
    void opened.documents[0]!.sdk;
    expect(asked).toEqual(["documents"]);
  });

  it("ends in a typed error, not in a crash, whatever a part holds", () => {
    const written = content();
    const parts = contentParts(written);
    fc.assert(
      fc.property(
        fc.constantFrom(...parts.keys()),
        fc.uint8Array({ maxLength: 64 }),
        (name, bytes) => {
          try {
            plainContent(open(written, new Map(parts).set(name, bytes)));
          } catch (error) {
            expect(isExpodexError(error, "SNAPSHOT_CORRUPT"), String(error)).toBe(true);
          }
        },
      ),
    );
  });

  it("raises SNAPSHOT_CORRUPT where a header counts otherwise than a part", () => {
    const written = content();
    const size = contentSize(written);
    for (const name of Object.keys(size) as (keyof typeof size)[]) {
      const opened = openContent(contentParts(written), { ...size, [name]: size[name] + 1 });
      expect(() => plainContent(opened), name).toThrow(
        expect.objectContaining({ code: "SNAPSHOT_CORRUPT" }),
      );
    }
  });
});
