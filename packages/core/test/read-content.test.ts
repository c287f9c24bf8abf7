import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ParseWarning } from "../src/parse/document.ts";
import { inlineParser, type Parser } from "../src/parse/parser.ts";
import { readContent } from "../src/read-content.ts";
import { memorySource } from "./support/memory-source.ts";

const files = Object.fromEntries(
  Array.from({ length: 12 }, (_, number) => [
    `pages/guides/p${number}.mdx`,
    `---\ntitle: Page ${number}\nurl: https://docs.example.com/guides/p${number % 10}/\n---\n\n<Odd${number}>Text.</Odd${number}>\n`,
  ]),
);

/** Reports a problem before each file, as sources that skip files do. */
const source = () => {
  const plain = memorySource(files);
  return memorySource(files, {
    async *files(options) {
      for await (const file of plain.files()) {
        options?.onProblem?.({ path: `before ${file.path}`, reason: "skipped" });
        yield file;
      }
    },
  });
};

async function read(parser?: Parser) {
  const warnings: ParseWarning[] = [];
  const { content } = await readContent({
    source: source(),
    onWarning: (warning) => warnings.push(warning),
    ...(parser === undefined ? {} : { parser }),
  });
  return { content, warnings };
}

describe("readContent", () => {
  it("takes documents and warnings in the files' order, in whatever order they are parsed", async () => {
    const expected = await read();
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 20 }),
        fc.array(fc.nat({ max: 4 }), { minLength: 12, maxLength: 12 }),
        async (ahead, turns) => {
          let running = 0;
          let most = 0;
          let next = 0;
          const found = await read({
            ...inlineParser,
            ahead,
            async parse(file, request) {
              most = Math.max(most, ++running);
              for (let turn = turns[next++] ?? 0; turn > 0; turn--)
                await new Promise((resolve) => setTimeout(resolve));
              return inlineParser.parse(file, request).finally(() => running--);
            },
          });
          expect(found).toEqual(expected);
          expect(most).toBeLessThanOrEqual(ahead);
        },
      ),
      { numRuns: 20 },
    );
    expect(expected.warnings.map(({ code }) => code)).toContain("DUPLICATE_PATH");
  });

  it("raises a source's failure after what stands before it", async () => {
    const seen: string[] = [];
    const failing = memorySource(files, {
      async *files() {
        yield* memorySource(files).files();
        throw new Error("the disk is gone");
      },
    });
    const parser = { ...inlineParser, ahead: 8 };
    await expect(
      readContent({
        source: failing,
        parser,
        onProgress: ({ item = "" }) => seen.push(item),
      }),
    ).rejects.toThrow("the disk is gone");
    expect(seen).toHaveLength(12);
  });
});
