import { describe, expect, it } from "vitest";
import { embedderFailed } from "../../src/embed/embedder-failure.ts";
import { withRetry } from "../../src/embed/retry.ts";
import { systemSleep } from "../../src/embed/sleep.ts";
import { isExpodexError } from "../../src/errors.ts";
import { madeEmbedder } from "./made-embedder.ts";

const is = (code: Parameters<typeof isExpodexError>[1]) => (error: unknown) =>
  isExpodexError(error, code);

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
