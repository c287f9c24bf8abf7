import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createVectorCache, withVectorCache } from "../../src/embed/vector-cache.ts";
import { madeEmbedder } from "./made-embedder.ts";

describe("withVectorCache", () => {
  it("gives what the embedder would give, whatever was asked before", async () => {
    const text = fc.constantFrom("a", "b", "c", "dd", "ee", "");
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(text)),
        fc.integer({ min: 1, max: 4 }),
        async (lists, maxVectors) => {
          const { embedder } = madeEmbedder();
          const cached = withVectorCache(embedder, createVectorCache({ maxVectors }));
          for (const texts of lists) {
            expect(await cached.embed(texts)).toEqual(await embedder.embed(texts));
          }
        },
      ),
    );
  });

  it("forgets what was used longest ago, and counts", async () => {
    const { embedder, calls } = madeEmbedder();
    const cache = createVectorCache({ maxVectors: 2 });
    const cached = withVectorCache(embedder, cache);
    await cached.embed(["a", "b"]);
    await cached.embed(["a"]);
    await cached.embed(["c"]);
    await cached.embed(["a", "b"]);
    expect(calls).toEqual([["a", "b"], ["c"], ["b"]]);
    expect(cache.statistics()).toEqual({
      hits: 2,
      misses: 4,
      vectors: 2,
      maxVectors: 2,
      hitRate: 2 / 6,
    });
    cache.clear();
    expect(cache.statistics().vectors).toBe(0);
  });

  it("keeps embedders, kinds and lengths apart", async () => {
    const cache = createVectorCache();
    const first = madeEmbedder();
    const second = madeEmbedder({ id: "other" });
    await withVectorCache(first.embedder, cache).embed(["a"]);
    await withVectorCache(second.embedder, cache).embed(["a"]);
    await withVectorCache(first.embedder, cache).embed(["a"], { kind: "query" });
    expect(cache.statistics()).toMatchObject({ hits: 0, misses: 3 });
  });

  it("has a hit rate of 0 before the first text", () => {
    expect(createVectorCache().statistics().hitRate).toBe(0);
  });

  it("refuses to hold nothing", () => {
    expect(() => createVectorCache({ maxVectors: 0 })).toThrow(/maxVectors/);
  });
});
