import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withBatching } from "../../src/embed/batching.ts";
import { embedChunks } from "../../src/embed/embed.ts";
import { embedderFailed } from "../../src/embed/embedder-failure.ts";
import { withRetry } from "../../src/embed/retry.ts";
import { systemSleep } from "../../src/embed/sleep.ts";
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

describe("withRetry", () => {
  /** Fails the given number of times, then succeeds. */
  function failing(times: number, facts: { transient?: boolean; retryAfterMs?: number }) {
    const { embedder, calls } = madeEmbedder();
    const embed = embedder.embed;
    embedder.embed = (texts) => {
      if (calls.length < times) {
        calls.push([]);
        throw embedderFailed("made", { expected: "luck", got: "none", next: "wait", ...facts });
      }
      return embed(texts);
    };
    const waits: number[] = [];
    const sleep = async (duration: number) => {
      waits.push(duration);
    };
    return { embedder, calls, waits, sleep };
  }

  it("doubles the reach of its waits, and spreads them by chance", async () => {
    const { embedder, waits, sleep } = failing(4, { transient: true });
    let n = 0;
    const random = () => [1, 0.5, 0, 0.25][n++]!;
    await withRetry(embedder, { sleep, random, baseDelayMs: 100 }).embed(["a"]);
    expect(waits).toEqual([100, 100, 0, 200]);
  });

  it("never waits longer than it may", async () => {
    const { embedder, waits, sleep } = failing(4, { transient: true });
    await withRetry(embedder, { sleep, random: () => 1, maxDelayMs: 700 }).embed(["a"]);
    expect(waits).toEqual([500, 700, 700, 700]);
  });

  it("waits as long as it was asked to, where that is longer", async () => {
    const { embedder, waits, sleep } = failing(1, { transient: true, retryAfterMs: 9000 });
    await withRetry(embedder, { sleep, random: () => 1 }).embed(["a"]);
    expect(waits).toEqual([9000]);
  });

  it("gives up at once where it is asked to wait longer than it may", async () => {
    const { embedder, waits, sleep } = failing(1, { transient: true, retryAfterMs: 90_000 });
    await expect(withRetry(embedder, { sleep }).embed(["a"])).rejects.toSatisfy(
      is("EMBEDDER_FAILED"),
    );
    expect(waits).toEqual([]);
  });

  it("does not repeat what will fail again", async () => {
    const { embedder, calls, sleep } = failing(1, {});
    await expect(withRetry(embedder, { sleep }).embed(["a"])).rejects.toThrow(/luck/);
    expect(calls).toHaveLength(1);
    const { embedder: other } = madeEmbedder({ embed: () => Promise.reject(new TypeError("bug")) });
    await expect(withRetry(other, { sleep }).embed(["a"])).rejects.toThrow("bug");
  });

  it("says what it does, to a log that wants to hear it", async () => {
    const { embedder, sleep } = failing(1, { transient: true });
    const lines: string[] = [];
    await withRetry(embedder, { sleep, random: () => 0, log: (line) => lines.push(line) }).embed([
      "a",
    ]);
    expect(lines).toEqual([
      '"made": expected luck, got none; wait (attempt 1 of 5, again in 0 ms)',
    ]);
  });
});

describe("systemSleep", () => {
  it("resolves after a while", async () => {
    await expect(systemSleep(1)).resolves.toBeUndefined();
  });

  it("rejects as soon as its signal is raised, or was", async () => {
    const stop = new AbortController();
    const sleeping = systemSleep(100_000, stop.signal);
    stop.abort();
    await expect(sleeping).rejects.toSatisfy(is("ABORTED"));
    await expect(systemSleep(100_000, stop.signal)).rejects.toSatisfy(is("ABORTED"));
  });
});

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

describe("embedChunks", () => {
  it("gives one row of unit length for each text, and zeros for one that says nothing", async () => {
    const { embedder } = madeEmbedder();
    const rows = await embedChunks(["abc", "", "dd"], embedder);
    expect(rows).toHaveLength(18);
    for (const [at, expected] of [1, 0, 1].entries()) {
      const square = rows.subarray(at * 6, at * 6 + 6).reduce((sum, x) => sum + x * x, 0);
      expect(square).toBeCloseTo(expected, 5);
    }
  });

  it("reports progress, and hands texts over a part at a time", async () => {
    const { embedder, calls } = madeEmbedder();
    const done: number[] = [];
    const texts = Array.from({ length: 2000 }, (_, n) => `${n}`);
    await embedChunks(texts, embedder, { onProgress: (event) => done.push(event.done) });
    expect(done).toEqual([0, 800, 1600, 2000]);
    expect(calls.map((call) => call.length)).toEqual([800, 800, 400]);
  });

  it("gives an empty array for no texts", async () => {
    expect(await embedChunks([], madeEmbedder().embedder)).toHaveLength(0);
  });

  it("stops between parts when its signal is raised", async () => {
    const stop = new AbortController();
    const { embedder, calls } = madeEmbedder();
    const texts = Array.from({ length: 2000 }, (_, n) => `${n}`);
    const work = embedChunks(texts, embedder, {
      signal: stop.signal,
      onProgress: (event) => event.done > 0 && stop.abort(),
    });
    await expect(work).rejects.toSatisfy(is("ABORTED"));
    expect(calls).toHaveLength(1);
  });

  it("says ABORTED, whatever a stopped embedder throws", async () => {
    const stop = new AbortController();
    const { embedder } = madeEmbedder({
      embed: async () => {
        stop.abort();
        throw new DOMException("stopped", "AbortError");
      },
    });
    const work = embedChunks(["a"], embedder, { signal: stop.signal });
    await expect(work).rejects.toSatisfy(is("ABORTED"));
  });

  it("says which embedder failed, with the cause, and passes its own errors on", async () => {
    const cause = new Error("model is gone");
    const { embedder } = madeEmbedder({ embed: () => Promise.reject(cause) });
    await expect(embedChunks(["a"], embedder)).rejects.toMatchObject({
      code: "EMBEDDER_FAILED",
      message: expect.stringContaining("model is gone"),
      cause,
    });
    const own = embedderFailed("made", { expected: "x", got: "y", next: "z" });
    const { embedder: other } = madeEmbedder({ embed: () => Promise.reject(own) });
    await expect(embedChunks(["a"], other)).rejects.toBe(own);
  });

  for (const [name, changes] of [
    ["too few vectors", { embed: () => [] }],
    ["no list", { embed: () => undefined as unknown as Float32Array[] }],
    ["vectors of another length", { embed: () => [new Float32Array(5)] }],
    ["plain arrays", { embed: () => [[1, 2, 3, 4, 5, 6]] as unknown as Float32Array[] }],
    ["NaN", { embed: () => [new Float32Array(6).fill(Number.NaN)] }],
    ["infinity", { embed: () => [new Float32Array(6).fill(Number.POSITIVE_INFINITY)] }],
    ["dimensions of 0", { dimensions: 0 }],
    ["dimensions beyond the bound", { dimensions: 5000 }],
  ] as [string, Parameters<typeof madeEmbedder>[0]][]) {
    it(`refuses ${name}`, async () => {
      const work = embedChunks(["a"], madeEmbedder(changes).embedder);
      await expect(work).rejects.toSatisfy(is("EMBEDDER_FAILED"));
    });
  }
});
