import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withBatching } from "../../src/embed/batching.ts";
import { withRetry } from "../../src/embed/retry.ts";
import { createVectorCache, withVectorCache } from "../../src/embed/vector-cache.ts";
import { isExpodexError } from "../../src/errors.ts";
import { madeEmbedder } from "./made-embedder.ts";

const is = (code: Parameters<typeof isExpodexError>[1]) => (error: unknown) =>
  isExpodexError(error, code);
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

describe("withBatching", () => {
  it("gives what one call would give, in batches that are full but for the last", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string(), { maxLength: 30 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 4 }),
        async (texts, batchSize, concurrency) => {
          const { embedder, calls } = madeEmbedder();
          const found = await withBatching(embedder, { batchSize, concurrency }).embed(texts);
          expect(calls.flat().sort()).toEqual([...texts].sort());
          expect(calls).toHaveLength(Math.ceil(texts.length / batchSize));
          expect(calls.every((call) => call.length <= batchSize)).toBe(true);
          expect(found).toEqual(await madeEmbedder().embedder.embed(texts));
        },
      ),
    );
  });

  it("has as many calls under way as it may, and not more", async () => {
    const open: (() => void)[] = [];
    const { embedder } = madeEmbedder({
      embed: (texts) =>
        new Promise((resolve) => open.push(() => resolve(texts.map(() => new Float32Array(6))))),
    });
    const work = withBatching(embedder, { batchSize: 1, concurrency: 3 }).embed([
      "a",
      "b",
      "c",
      "d",
    ]);
    await settle();
    expect(open).toHaveLength(3);
    open[1]!();
    await settle();
    expect(open).toHaveLength(4);
    for (const finish of open) finish();
    expect(await work).toHaveLength(4);
  });

  it("stops the calls under way at the first failure, and starts no further ones", async () => {
    const signals: AbortSignal[] = [];
    const { embedder } = madeEmbedder({
      embed: async (texts, call) => {
        signals.push(call!.signal!);
        if (texts[0] === "bad") throw new Error("no");
        await new Promise((_, reject) => call!.signal!.addEventListener("abort", reject));
        return [];
      },
    });
    const texts = ["slow", "bad", "never", "never"];
    const work = withBatching(embedder, { batchSize: 1, concurrency: 2 }).embed(texts);
    await expect(work).rejects.toThrow("no");
    expect(signals).toHaveLength(2);
    expect(signals.every((signal) => signal.aborted)).toBe(true);
  });

  it("starts nothing once its signal is raised", async () => {
    const { embedder, calls } = madeEmbedder();
    const work = withBatching(embedder).embed(["a"], { signal: AbortSignal.abort() });
    await expect(work).rejects.toSatisfy(is("ABORTED"));
    expect(calls).toEqual([]);
  });

  it("closes what it wraps", async () => {
    let closed = 0;
    const { embedder } = madeEmbedder({ close: () => void closed++ });
    await withBatching(withRetry(withVectorCache(embedder, createVectorCache()))).close!();
    expect(closed).toBe(1);
  });

  it("refuses batches of nothing", () => {
    expect(() => withBatching(madeEmbedder().embedder, { batchSize: 0 })).toThrow(/batchSize/);
    expect(() => withBatching(madeEmbedder().embedder, { concurrency: 0 })).toThrow(/concurrency/);
  });
});
