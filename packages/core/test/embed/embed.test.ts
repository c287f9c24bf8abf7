import { describe, expect, it } from "vitest";
import { embedChunks } from "../../src/embed/embed.ts";
import { embedderFailed } from "../../src/embed/embedder-failure.ts";
import { isExpodexError } from "../../src/errors.ts";
import { madeEmbedder } from "./made-embedder.ts";

const is = (code: Parameters<typeof isExpodexError>[1]) => (error: unknown) =>
  isExpodexError(error, code);

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
