import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createDocsIndex } from "../src/create-docs-index.ts";
import type { DocsIndex } from "../src/docs-index.ts";
import { openExpoDocsIndex } from "../src/open-expo-docs-index.ts";
import { indexContent, searchIndexOf } from "../src/open-index.ts";
import type { ParseWarning } from "../src/parse/document.ts";
import { inlineParser } from "../src/parse/parser.ts";
import { memorySource } from "./support/memory-source.ts";
import { plainContent } from "./support/plain-content.ts";

const api = (text: string) =>
  JSON.stringify({
    name: "acme-camera",
    kind: 1,
    children: [
      {
        name: "takePicture",
        kind: 64,
        signatures: [
          {
            name: "takePicture",
            kind: 4096,
            comment: { summary: [{ kind: "text", text }] },
            parameters: [
              {
                name: "quality",
                kind: 32768,
                type: { type: "intrinsic", name: "number" },
                comment: { summary: [{ kind: "text", text: "From 0 to 1." }] },
              },
            ],
            type: { type: "intrinsic", name: "boolean" },
          },
        ],
      },
    ],
  });

const guide = (title: string, text: string, url = "") =>
  `---\ntitle: ${title}\n${url}---\n\nimport Part from '~/scenes/part.mdx';\n\n<Part />\n\n## About ${title}\n\n${text}\n\n<Odd>text</Odd>\n`;

const sdkPage =
  '---\ntitle: Camera\npackageName: acme-camera\n---\n\nShows it, see [location](/versions/v57.0.0/sdk/location/).\n\n<APISection packageName="acme-camera" />\n';

function docs(): Record<string, string> {
  const files: Record<string, string> = {
    "scenes/part.mdx": "A part that pages share.\n",
    "public/static/data/v56.0.0/acme-camera.json": api("Takes it."),
    "public/static/data/v57.0.0/acme-camera.json": api("Takes it."),
    "pages/versions/v56.0.0/sdk/camera.mdx": sdkPage.replaceAll("v57", "v56"),
    "pages/versions/v57.0.0/sdk/camera.mdx": sdkPage,
  };
  for (let number = 0; number < 8; number++)
    files[`pages/guides/p${number}.mdx`] = guide(`Page ${number}`, `Words of page ${number % 3}.`);
  return files;
}

async function build(files: Record<string, string>, previous?: DocsIndex, parsed?: string[]) {
  const warnings: ParseWarning[] = [];
  const index = await createDocsIndex({
    source: memorySource(files),
    onWarning: (warning) => warnings.push(warning),
    ...(previous === undefined ? {} : { previous }),
    parser: {
      ...inlineParser,
      parse(file, request) {
        parsed?.push(file.path);
        return inlineParser.parse(file, request);
      },
    },
  });
  return { index, warnings, bytes: Buffer.from(await index.snapshot()) };
}

const reopened = (bytes: Uint8Array) => openExpoDocsIndex(bytes);

/** Content as plain data, without what tells how far the vectors drifted. */
function plain(index: DocsIndex) {
  const { build: record, ...content } = plainContent(indexContent(index));
  return JSON.parse(JSON.stringify([content, record?.files, record?.settings]));
}

describe("createDocsIndex with a previous index", () => {
  it("gives the same bytes and warnings where nothing changed, and parses nothing", async () => {
    const first = await build(docs());
    for (const previous of [first.index, await reopened(first.bytes)]) {
      const parsed: string[] = [];
      const second = await build(docs(), previous, parsed);
      expect(second.bytes.equals(first.bytes)).toBe(true);
      expect(second.warnings).toEqual(first.warnings);
      expect(parsed).toEqual([]);
    }
    expect(first.warnings.length).toBeGreaterThan(0);
  });

  it.each([
    ["the page itself", "pages/guides/p1.mdx", ["pages/guides/p1.mdx"]],
    [
      "the data that it shows",
      "public/static/data/v57.0.0/acme-camera.json",
      ["pages/versions/v57.0.0/sdk/camera.mdx"],
    ],
  ])("parses a page again where %s changed, and no other", async (_, path, expected) => {
    const first = await build(docs());
    const changed = docs();
    changed[path] = `${changed[path]} `.replace("Takes it.", "Takes two.");
    const parsed: string[] = [];
    await build(changed, first.index, parsed);
    expect(parsed).toEqual(expected);
  });

  it("parses a page again where a file that was missing is there", async () => {
    const before = docs();
    delete before["public/static/data/v57.0.0/acme-camera.json"];
    const first = await build(before);
    const parsed: string[] = [];
    const second = await build(docs(), first.index, parsed);
    expect(parsed).toEqual(["pages/versions/v57.0.0/sdk/camera.mdx"]);
    expect(plain(second.index)).toEqual(plain((await build(docs())).index));
  });

  it("takes nothing over where chunks are cut otherwise", async () => {
    const first = await build(docs());
    const parsed: string[] = [];
    await createDocsIndex({
      source: memorySource(docs()),
      previous: first.index,
      chunk: { targetTokens: 200 },
      parser: {
        ...inlineParser,
        parse(file, request) {
          parsed.push(file.path);
          return inlineParser.parse(file, request);
        },
      },
    });
    expect(parsed).toHaveLength(10);
  });

  it("gives the content and warnings of a fresh build, whatever changed", async () => {
    const change = fc.record({
      path: fc.constantFrom(...Object.keys(docs()), "pages/guides/new.mdx"),
      as: fc.oneof(
        fc.constant(undefined),
        fc.constantFrom(
          guide("Page 1", "Words of page 1."),
          guide("New", "Other words."),
          guide("Same", "Same.", "url: https://docs.example.com/guides/p1/\n"),
          sdkPage,
          api("Takes three."),
        ),
      ),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(change, { maxLength: 3 }), { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        async (rounds, reopen) => {
          const files = docs();
          let previous = (await build(files)).index;
          for (const changes of rounds) {
            for (const { path, as } of changes) {
              if (as === undefined) delete files[path];
              else files[path] = as;
            }
            files["pages/guides/always.mdx"] = guide("Always", "Here.");
            const next = await build(files, previous);
            const fresh = await build(files);
            expect(next.warnings).toEqual(fresh.warnings);
            expect(plain(next.index)).toEqual(plain(fresh.index));
            previous = reopen ? await reopened(next.bytes) : next.index;
          }
        },
      ),
      { numRuns: 10 },
    );
  });

  it("keeps the vectors of what is unchanged and folds new chunks in, until the space has drifted", async () => {
    const many: Record<string, string> = {};
    for (let number = 0; number < 60; number++)
      many[`pages/guides/p${number}.mdx`] =
        `---\ntitle: Page ${number}\n---\n\nThe camera of page ${number} takes pictures.\n`;
    const first = await build(many);
    const rows = (index: DocsIndex) => {
      const { vectors } = searchIndexOf(index);
      const width = (vectors?.packed.length ?? 0) / (vectors?.rows ?? 1);
      return indexContent(index).chunks.map(({ text }, row) => ({
        text,
        vector: [...(vectors?.packed.subarray(row * width, (row + 1) * width) ?? [])].join(),
        scale: vectors?.scales[row],
      }));
    };
    let { index } = first;
    const ids = [];
    for (let round = 1; round <= 4; round++) {
      many["pages/guides/p7.mdx"] =
        `---\ntitle: Page 7\n---\n\nRound ${round} of the camera takes pictures.\n`;
      const before = rows(index);
      const next = await build(many, await reopened(Buffer.from(await index.snapshot())));
      const after = rows(next.index);
      ids.push(next.index.info.embedder?.id);
      if (ids.at(-1) === first.index.info.embedder?.id) {
        expect(after.filter((_, at) => at !== 59 && before[at]?.text === after[at]?.text)).toEqual(
          before.filter((_, at) => at !== 59 && before[at]?.text === after[at]?.text),
        );
        expect(after.every(({ scale = 0 }) => scale > 0)).toBe(true);
      }
      index = next.index;
    }
    // A chunk comes and one goes each round: of 60, the second round passes a twentieth.
    expect(ids[0]).toBe(first.index.info.embedder?.id);
    expect(ids[1]).not.toBe(ids[0]);
    expect(ids[2]).toBe(ids[1]);
  });
});
