import { beforeAll, describe, expect, it } from "vitest";
import { copyResult } from "../../src/search/copy-result.ts";
import type { SearchResult } from "../../src/search/result.ts";
import { searchIndex } from "../../src/search/search.ts";
import { makeSearchIndex } from "../support/search-content.ts";

let results: SearchResult[];
beforeAll(async () => {
  const index = await makeSearchIndex();
  results = await Promise.all(
    ["camera", "takePictureAsync", "kamera permissions", "nothing-of-this-kind qzx", "相机"].map(
      (query) => searchIndex(index, query, { limit: 50 }),
    ),
  );
});

/** Every object and list inside a value, itself included. */
function objectsOf(value: unknown): object[] {
  if (typeof value !== "object" || value === null) return [];
  return [value, ...Object.values(value).flatMap(objectsOf)];
}

describe("copyResult", () => {
  it("gives a result that reads the same, to the order of its properties", () => {
    expect(results.some(({ hits }) => hits.some(({ symbol }) => symbol !== undefined))).toBe(true);
    expect(results.some(({ hits }) => hits.some(({ sdk }) => sdk === undefined))).toBe(true);
    expect(results.some(({ corrections }) => corrections.length > 0)).toBe(true);
    for (const result of results) {
      expect(copyResult(result)).toEqual(result);
      expect(JSON.stringify(copyResult(result))).toBe(JSON.stringify(result));
    }
  });

  it("shares nothing that can be changed", () => {
    for (const result of results) {
      const own = new Set(objectsOf(result));
      for (const object of objectsOf(copyResult(result))) expect(own.has(object)).toBe(false);
    }
  });
});
