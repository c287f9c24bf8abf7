import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chunkDocument, DEFAULT_CHUNK_SETTINGS } from "../../src/chunk/chunk.ts";
import type { Document } from "../../src/parse/document.ts";
import type { DocumentWriter } from "../../src/parse/document-writer.ts";
import { estimateTokens } from "../../src/text/tokens.ts";
import { makeDocument, words } from "../support/document.ts";

const texts = (document: Document, options = {}) =>
  chunkDocument(document, options).map(({ start, end }) => document.text.slice(start, end));

const symbol = (name: string, platforms: string[] = []) => ({
  name,
  qualifiedName: `CameraView.${name}`,
  kind: "method" as const,
  signature: `${name}()`,
  parameters: [],
  platforms,
  examples: [],
});

describe("chunkDocument", () => {
  it("cuts at headings", () => {
    const document = makeDocument((w) => {
      w.block("paragraph", words(100, "intro"));
      w.heading(2, "Usage", { anchor: "usage" });
      w.block("paragraph", words(100, "usage"));
    });
    const chunks = chunkDocument(document);
    expect(chunks.map((chunk) => chunk.headings)).toEqual([[], ["Usage"]]);
  });

  it("joins small neighbours under one heading", () => {
    const document = makeDocument((w) => {
      w.heading(2, "Flash", { anchor: "flash" });
      w.block("paragraph", words(100));
      for (const name of ["on", "off", "auto"]) {
        w.heading(3, name, { anchor: name });
        w.block("paragraph", "A mode.");
      }
    });
    expect(chunkDocument(document).map((chunk) => chunk.headings)).toEqual([[], ["Flash"]]);
  });

  it("does not join neighbours that stand under the page's title alone", () => {
    const document = makeDocument((w) => {
      for (const name of ["One", "Two"]) {
        w.heading(2, name, { anchor: name.toLowerCase() });
        w.block("paragraph", "Short.");
      }
    });
    expect(chunkDocument(document).map((chunk) => chunk.headings)).toEqual([[], ["One"], ["Two"]]);
  });

  it("does not join across tabs, whose texts may contradict each other", () => {
    const document = makeDocument((w) => {
      w.heading(2, "Setup", { anchor: "setup" });
      w.labelled("SDK 54", () => w.block("paragraph", "Use the old name."));
      w.labelled("SDK 55", () => w.block("paragraph", "Use the new name."));
    });
    expect(chunkDocument(document).map((chunk) => chunk.headings.at(-1))).toEqual([
      undefined,
      "Setup",
      "SDK 54",
      "SDK 55",
    ]);
  });

  it("keeps a code fence above the maximum whole", () => {
    const code = Array.from({ length: 400 }, (_, line) => `const value${line} = ${line};`).join(
      "\n",
    );
    const document = makeDocument((w) => {
      w.block("paragraph", words(300));
      w.code(code, { language: "TSX" });
      w.block("paragraph", words(300));
    });
    const holding = texts(document).filter((text) => text.includes("```"));
    expect(holding).toHaveLength(1);
    expect(holding[0]!.match(/```/gu)).toHaveLength(2);
    expect(chunkDocument(document).flatMap((chunk) => chunk.languages)).toEqual(["tsx"]);
  });

  it("cuts a long table between rows and a long list between items, never inside one", () => {
    const rows = Array.from({ length: 200 }, (_, row) => [`name${row}`, words(20)]);
    const items = Array.from({ length: 200 }, (_, item) => `- item${item} ${words(20)}\n`);
    const document = makeDocument((w) => {
      w.table(["Name", "Text"], rows);
      const cuts: number[] = [];
      items.reduce((at, item, index) => {
        if (index > 0) cuts.push(at);
        return at + item.length;
      }, 0);
      w.block("list", items.join(""), { cuts });
    });
    const parts = texts(document);
    expect(parts.length).toBeGreaterThan(10);
    for (const text of parts) {
      expect(text).toMatch(/^(#|\||- item)/u);
      expect(text).toMatch(/(\||preview|Camera)\n*$/u);
    }
  });

  it("cuts a paragraph without sentences nowhere", () => {
    const document = makeDocument((w) => w.block("paragraph", words(3000)));
    expect(texts(document)).toHaveLength(2);
  });

  it("names the symbols that start in a chunk and narrows its platforms to theirs", () => {
    const document = makeDocument(
      (w) => {
        w.heading(2, "Methods", { anchor: "methods" });
        w.heading(3, "pause", { anchor: "pause", symbol: symbol("pause", ["ios 18.0+"]) });
        w.block("paragraph", words(100));
        w.heading(3, "resume", { anchor: "resume", symbol: symbol("resume") });
        w.block("paragraph", words(100));
      },
      { platforms: ["android", "ios"] },
    );
    expect(
      chunkDocument(document).map(({ symbols, platforms }) => ({ symbols, platforms })),
    ).toEqual([
      { symbols: [], platforms: ["android", "ios"] },
      { symbols: ["CameraView.pause"], platforms: ["ios"] },
      { symbols: ["CameraView.resume"], platforms: ["android", "ios"] },
    ]);
  });

  it("gives text behind a closed section to the section around it", () => {
    const document = makeDocument((w) => {
      w.heading(2, "Setup", { anchor: "setup" });
      w.block("paragraph", words(150));
      w.heading(3, "On a simulator", { anchor: "on-a-simulator" });
      w.block("paragraph", words(150));
      w.close(3);
      w.block("paragraph", words(150, "afterwards"));
    });
    expect(chunkDocument(document).map(({ headings }) => headings.join("/"))).toEqual([
      "",
      "Setup",
      "Setup/On a simulator",
      "Setup",
    ]);
  });

  it("names every symbol of a section that describes several", () => {
    const document = makeDocument((w) => {
      w.heading(2, "Configurable properties", { anchor: "configurable-properties" });
      w.symbol(symbol("one"));
      w.symbol(symbol("two"));
      w.table(["Name"], [["one"], ["two"]]);
    });
    expect(chunkDocument(document).flatMap(({ symbols }) => symbols)).toEqual([
      "CameraView.one",
      "CameraView.two",
    ]);
  });

  it("gives no chunk for a document without text", () => {
    const document = { ...makeDocument(() => {}), text: "", blocks: [], sections: [] };
    expect(chunkDocument(document)).toEqual([]);
  });

  const step = fc.oneof(
    fc.tuple(fc.constant("heading"), fc.integer({ min: 2, max: 6 })),
    fc.tuple(fc.constant("paragraph"), fc.integer({ min: 1, max: 1200 })),
    fc.tuple(fc.constant("sentences"), fc.integer({ min: 1, max: 200 })),
    fc.tuple(fc.constant("code"), fc.integer({ min: 1, max: 300 })),
    fc.tuple(fc.constant("table"), fc.integer({ min: 1, max: 80 })),
  );
  const play = (w: DocumentWriter, [what, size]: [string, number], index: number) => {
    if (what === "heading") w.heading(size, `Part ${index}`, { anchor: `part-${index}` });
    if (what === "paragraph") w.block("paragraph", words(size));
    if (what === "sentences") w.block("paragraph", "It works. ".repeat(size * 10));
    if (what === "code") w.code("x();\n".repeat(size));
    if (what === "table")
      w.table(
        ["a"],
        Array.from({ length: size }, () => [words(12)]),
      );
  };

  it("partitions every document, within the maximum wherever a cut was allowed", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const document = makeDocument((w) => {
          for (const [index, one] of steps.entries()) play(w, one as [string, number], index);
        });
        const chunks = chunkDocument(document);
        expect(chunks.map(({ start, end }) => document.text.slice(start, end)).join("")).toBe(
          document.text,
        );
        for (const chunk of chunks) {
          expect(document.sections[chunk.section]!.start).toBeLessThanOrEqual(chunk.start);
          const tokens = estimateTokens(document.text.slice(chunk.start, chunk.end));
          const inside = document.blocks.filter(
            (block) => block.start < chunk.end && block.end > chunk.start,
          );
          const indivisible = inside.some(
            (block) =>
              (block.type === "code" || block.type === "paragraph") &&
              estimateTokens(document.text.slice(block.start, block.end)) >
                DEFAULT_CHUNK_SETTINGS.targetTokens,
          );
          if (!indivisible) expect(tokens).toBeLessThanOrEqual(DEFAULT_CHUNK_SETTINGS.maxTokens);
        }
      }),
    );
  });
});
