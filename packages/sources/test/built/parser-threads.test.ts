/** Threads run the built entry, so they are tested on what is built. */
import {
  createDocsIndex,
  type DocsFile,
  inlineParser,
  learnRows,
  type Parser,
  type ParseWarning,
} from "@expodex/core";
import { parserThreads } from "@expodex/sources";
import { afterEach, describe, expect, it } from "vitest";

const page = (number: number) =>
  `---\ntitle: Page ${number}\n---\n\nimport Part from '~/scenes/part.mdx';\n\n<Part />\n\n## Use ${number}\n\n${"Ask for the camera. ".repeat(1 + (number % 7))}\n\n<Unknown${number % 5}>text</Unknown${number % 5}>\n`;

const files: Record<string, string> = { "scenes/part.mdx": "A part of *every* page.\n" };
for (let number = 0; number < 60; number++) files[`pages/guides/p${number}.mdx`] = page(number);

const fileOf = (path: string) => {
  const text = files[path];
  return text === undefined ? undefined : { path, text, mediaType: "text/mdx" as const };
};

const source = (read = async (path: string) => fileOf(path)) => ({
  id: "memory:pages",
  flavor: "expo" as const,
  baseUrl: "https://docs.example.com/",
  async *files() {
    for (const path of Object.keys(files).sort()) {
      const file = fileOf(path);
      if (file !== undefined && path.startsWith("pages/")) yield file;
    }
  },
  read,
});

/** Two rows that share a term. */
const matrix = {
  terms: ["camera", "view", "scan"],
  rowStart: Uint32Array.of(0, 2, 4),
  termIds: Uint32Array.of(0, 1, 0, 2),
  counts: Float32Array.of(2, 1, 1, 1),
};

const parsers: Parser[] = [];
const threads = (options: Parameters<typeof parserThreads>[0] = {}) => {
  const parser = parserThreads({ threads: 2, startAfterChars: 0, ...options });
  parsers.push(parser);
  return parser;
};
afterEach(async () => {
  for (const parser of parsers.splice(0)) await parser.close();
});

async function build(parser: Parser, embedder?: "none") {
  const warnings: ParseWarning[] = [];
  const docs = await createDocsIndex({
    source: source(),
    parser,
    ...(embedder === undefined ? {} : { embedder }),
    onWarning: (warning) => warnings.push(warning),
  });
  const bytes = await docs.snapshot();
  await docs.close();
  return { bytes: Buffer.from(bytes), warnings };
}

describe("parserThreads", () => {
  it("gives the bytes and the warnings that the caller's own thread gives", async () => {
    const here = await build(inlineParser, "none");
    const there = await build(threads(), "none");
    expect(there.bytes.equals(here.bytes)).toBe(true);
    expect(there.warnings).toEqual(here.warnings);
    expect(here.warnings.length).toBeGreaterThan(0);
  });

  it("learns the vectors that the caller's own thread learns", async () => {
    const here = await build(inlineParser);
    const there = await build(threads());
    expect(there.bytes.equals(here.bytes)).toBe(true);
  });

  it("leaves learning to the caller's own thread where no other was started", () => {
    expect(threads().learn?.(matrix)).toBeUndefined();
  });

  it("raises ABORTED and CLOSED for what it was still learning", async () => {
    const parser = threads();
    await parser.parse(fileOf("pages/guides/p1.mdx") as DocsFile, {
      flavor: "expo",
      baseUrl: "https://docs.example.com/",
      sourceId: "memory:pages",
      read: async (path) => fileOf(path),
    });
    await expect(parser.learn?.(matrix)).resolves.toEqual(await learnRows(matrix));
    const controller = new AbortController();
    const aborted = expect(parser.learn?.(matrix, controller.signal)).rejects.toMatchObject({
      code: "ABORTED",
    });
    const closed = expect(parser.learn?.(matrix)).rejects.toMatchObject({ code: "CLOSED" });
    controller.abort();
    await parser.close();
    await aborted;
    await closed;
  });

  it("starts no thread for a small source, and gives the same", async () => {
    const here = await build(inlineParser, "none");
    const there = await build(threads({ startAfterChars: 1_000_000 }), "none");
    expect(there.bytes.equals(here.bytes)).toBe(true);
  });

  it("is the caller's own thread where none is wanted", () => {
    expect(parserThreads({ threads: 0 })).toBe(inlineParser);
    expect(() => parserThreads({ threads: -1 })).toThrow(/"threads"/u);
  });

  it("raises what reading a supporting file raises, itself", async () => {
    const failure = new Error("the disk is gone");
    const work = createDocsIndex({
      source: source(async () => {
        throw failure;
      }),
      parser: threads(),
      embedder: "none",
    });
    await expect(work).rejects.toBe(failure);
  });

  it("stops where the signal is raised", async () => {
    const controller = new AbortController();
    const work = createDocsIndex({
      source: source(async (path) => {
        controller.abort();
        return fileOf(path);
      }),
      parser: threads(),
      embedder: "none",
      signal: controller.signal,
    });
    await expect(work).rejects.toMatchObject({ code: "ABORTED" });
  });

  it("raises CLOSED for what it was still working on", async () => {
    const parser = threads();
    const file = fileOf("pages/guides/p1.mdx");
    const work = parser.parse(file as NonNullable<typeof file>, {
      flavor: "expo",
      baseUrl: "https://docs.example.com/",
      sourceId: "memory:pages",
      read: () => new Promise(() => {}),
    });
    const outcome = expect(work).rejects.toMatchObject({ code: "CLOSED" });
    await parser.close();
    await outcome;
  });
});
