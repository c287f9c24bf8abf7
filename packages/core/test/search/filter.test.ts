import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Chunk } from "../../src/chunk/content.ts";
import type { SearchIndex } from "../../src/indexing/indexing.ts";
import { createViewFilter, type FilterSettings, MAX_VIEWS } from "../../src/search/filter.ts";
import { makeSearchIndex } from "../support/search-content.ts";

let index: SearchIndex;
beforeAll(async () => {
  index = await makeSearchIndex();
});

/** The slow twin: what the options' documentation says, chunk by chunk. */
function accepts(chunk: Chunk, { platforms, kinds, packages }: FilterSettings): boolean {
  if (kinds.length > 0 && !kinds.includes(chunk.kind)) return false;
  const isAnywhere = platforms.length === 0 || chunk.platforms.length === 0;
  if (!isAnywhere && !chunk.platforms.some((name) => platforms.includes(name))) return false;
  if (packages.length === 0) return true;
  return chunk.packageName !== undefined && packages.includes(chunk.packageName.toLowerCase());
}

const settings: fc.Arbitrary<FilterSettings> = fc.record({
  platforms: fc.subarray(["android", "ios", "web", "macos"] as const),
  kinds: fc.subarray(["api", "guide", "example"] as const),
  packages: fc.subarray(["expo-camera", "expo-notifications", "expo-nothing"]),
});

describe("createViewFilter", () => {
  it("leaves the chunks that the filters accept, and nothing else", () => {
    const filter = createViewFilter(index);
    fc.assert(
      fc.property(settings, fc.constantFrom(undefined, 56, 57), (wanted, sdk) => {
        const view = index.view(sdk);
        const filtered = filter(view, wanted);
        for (const [number, chunk] of index.content.chunks.entries()) {
          const expected = accepts(chunk, wanted) ? view.documentOf[number] : -1;
          expect(filtered.documentOf[number]).toBe(expected);
        }
      }),
    );
  });

  it("finds a page by the first of its chunks that is left", () => {
    const filter = createViewFilter(index);
    fc.assert(
      fc.property(settings, (wanted) => {
        const view = index.view(57);
        const { documentOf, firstChunkOf } = filter(view, wanted);
        for (const [document, first] of firstChunkOf.entries()) {
          if (first === -1) expect(documentOf.includes(document)).toBe(false);
          else expect(documentOf[first]).toBe(document);
          const before = view.firstChunkOf[document]!;
          if (before >= 0 && documentOf[before] === document) expect(first).toBe(before);
        }
      }),
    );
  });

  it("gives the view itself where nothing is filtered, and the same view for the same filters", () => {
    const filter = createViewFilter(index);
    const view = index.view(57);
    const none = { platforms: [], kinds: [], packages: [] };
    expect(filter(view, none)).toBe(view);
    const api = { ...none, kinds: ["api"] as const };
    expect(filter(view, api)).toBe(filter(view, api));
    expect(filter(index.view(56), api)).not.toBe(filter(view, api));
    expect(view.documentOf).not.toEqual(filter(view, api).documentOf);
  });

  it("keeps a bounded number of views, and fills the memory of the longest unused anew", () => {
    const filter = createViewFilter(index);
    const view = index.view(57);
    const of = (name: string) => filter(view, { platforms: [], kinds: [], packages: [name] });
    const first = of("expo-camera");
    const held = first.documentOf.slice();
    for (let other = 1; other < MAX_VIEWS; other++) of(`package-${other}`);
    expect(of("expo-camera")).toBe(first);
    for (let other = 0; other < MAX_VIEWS; other++) of(`package-${other}`);
    const again = of("expo-camera");
    expect(again).not.toBe(first);
    expect(again.documentOf).toEqual(held);
    const memory = new Set<unknown>();
    for (let other = 0; other < 100; other++) memory.add(of(`package-${other}`).documentOf);
    expect(memory.size).toBe(MAX_VIEWS);
  });
});
