import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createDocumentWriter } from "../../src/parse/document-writer.ts";
import { createRecorder } from "../../src/parse/recorder.ts";

/** One call of a writer, as data. */
const call = fc.oneof(
  fc.record({
    do: fc.constant("heading" as const),
    depth: fc.integer({ min: 2, max: 6 }),
    text: fc.string(),
  }),
  fc.record({ do: fc.constant("block" as const), depth: fc.constant(0), text: fc.string() }),
  fc.record({ do: fc.constant("code" as const), depth: fc.constant(0), text: fc.string() }),
  fc.record({ do: fc.constant("table" as const), depth: fc.constant(0), text: fc.string() }),
  fc.record({
    do: fc.constant("close" as const),
    depth: fc.integer({ min: 2, max: 6 }),
    text: fc.constant(""),
  }),
);

function play(
  writer: ReturnType<typeof createDocumentWriter>,
  calls: { do: string; depth: number; text: string }[],
) {
  for (const [index, { do: name, depth, text }] of calls.entries()) {
    if (name === "heading") writer.heading(depth, text, { anchor: `a${index}` });
    else if (name === "block") writer.block("paragraph", text);
    else if (name === "code") writer.code(text, { language: "js" });
    else if (name === "table") writer.table(["A"], [[text], [text]]);
    else writer.close(depth);
  }
}

describe("createDocumentWriter", () => {
  it("partitions its text into blocks, and nests sections that start at blocks", () => {
    fc.assert(
      fc.property(fc.array(call, { maxLength: 30 }), (calls) => {
        const writer = createDocumentWriter();
        writer.heading(1, "Title", { anchor: "" });
        play(writer, calls);
        const { text, blocks, sections } = writer.finish();
        let position = 0;
        for (const block of blocks) {
          expect(block.start).toBe(position);
          for (const cut of block.cuts ?? [])
            expect(cut > block.start && cut < block.end).toBe(true);
          position = block.end;
        }
        expect(position).toBe(text.length);
        const starts = new Set(blocks.map(({ start }) => start));
        for (const section of sections) {
          expect(starts.has(section.start)).toBe(true);
          const parent = section.parent === undefined ? undefined : sections[section.parent];
          if (parent === undefined) continue;
          expect(parent.depth).toBeLessThan(section.depth);
          expect(section.start >= parent.start && section.end <= parent.end).toBe(true);
        }
      }),
    );
  });

  it("closes sections on request, so that later text belongs to the one around", () => {
    const writer = createDocumentWriter();
    writer.heading(1, "Page", { anchor: "" });
    writer.heading(3, "Inner", { anchor: "inner" });
    writer.block("paragraph", "Inside.");
    writer.close(3);
    expect(writer.depth).toBe(1);
    writer.block("paragraph", "After.");
    const { text, sections } = writer.finish();
    expect(text.slice(sections[1]?.start, sections[1]?.end)).not.toContain("After.");
    expect(sections[0]?.end).toBe(text.length);
  });

  it("fences code with more backticks than it holds", () => {
    const writer = createDocumentWriter();
    writer.code("````\nx", { language: "md" });
    expect(writer.finish().text).toBe("`````md\n````\nx\n`````\n\n");
  });

  it("adds symbols and aliases to the innermost open section, and none without one", () => {
    const writer = createDocumentWriter();
    writer.alias("early");
    const symbol = {
      name: "a",
      qualifiedName: "a",
      kind: "config" as const,
      signature: "a",
      parameters: [],
      platforms: [],
      examples: [],
    };
    writer.symbol(symbol);
    writer.heading(1, "Page", { anchor: "" });
    writer.heading(2, "Rows", { anchor: "rows" });
    writer.alias("row-a");
    writer.alias("row-a");
    writer.symbol(symbol);
    const { sections, symbols } = writer.finish();
    expect(sections.map(({ aliases }) => aliases)).toEqual([undefined, ["row-a"]]);
    expect(symbols).toMatchObject([{ name: "a", anchor: "rows", section: 1 }]);
  });
});

describe("createRecorder", () => {
  it("plays back exactly what it was told", () => {
    fc.assert(
      fc.property(fc.array(call, { maxLength: 20 }), (calls) => {
        const direct = createDocumentWriter();
        play(direct, calls);
        const recorder = createRecorder(0);
        play(recorder, calls);
        const replayed = createDocumentWriter();
        recorder.replay(replayed);
        expect(replayed.finish()).toEqual(direct.finish());
      }),
    );
  });

  it("knows what only a page can hold", () => {
    const plain = createRecorder(2);
    plain.block("paragraph", "Text.");
    plain.code("short");
    expect(plain.structural).toBe(false);
    const labelled = createRecorder(2);
    labelled.labelled("Tab", () => labelled.block("paragraph", "Text."));
    expect(labelled.structural).toBe(true);
  });
});
