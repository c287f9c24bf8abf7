import { describe, expect, it } from "vitest";
import { atOnce, createPace, inSlices, type Sliced, systemPause } from "../src/slices.ts";
import { failure } from "./support/failure.ts";

/** Counts to a number, a step of a millisecond each. */
function* counting(to: number, seen: number[], clock: { now: number }): Sliced<string> {
  for (let at = 0; at < to; at++) {
    clock.now++;
    seen.push(at);
    yield;
  }
  return "done";
}

/** A pace on a clock that stands still by itself. */
function heldPace(sliceMs: number, options: { signal?: AbortSignal; check?: () => void } = {}) {
  const clock = { now: 0 };
  const rests: number[] = [];
  const pace = createPace({
    ...options,
    sliceMs,
    clock: () => clock.now,
    pause: async () => {
      rests.push(clock.now);
      clock.now += 100;
    },
  });
  return { pace, clock, rests };
}

describe("inSlices", () => {
  it("rests when a slice has taken its time, and not before", async () => {
    const { pace, clock, rests } = heldPace(10);
    const seen: number[] = [];
    expect(await inSlices(counting(25, seen, clock), pace)).toBe("done");
    expect(seen).toHaveLength(25);
    expect(rests).toEqual([10, 120]);
  });

  it("does not rest at all in work that is shorter", async () => {
    const { pace, clock, rests } = heldPace(10);
    await inSlices(counting(9, [], clock), pace);
    expect(rests).toEqual([]);
  });

  it("adds up what several works of one pace take", async () => {
    const { pace, clock, rests } = heldPace(10);
    for (let round = 0; round < 4; round++) await inSlices(counting(5, [], clock), pace);
    expect(rests).toEqual([10, 120]);
  });

  it("ends with ABORTED in the rest in which a signal is raised, and lets the work tidy up", async () => {
    const controller = new AbortController();
    const { pace, clock, rests } = heldPace(10, { signal: controller.signal });
    const seen: number[] = [];
    let tidied = false;
    const work = function* (): Sliced<string> {
      try {
        return yield* counting(100, seen, clock);
      } finally {
        tidied = true;
      }
    };
    const run = inSlices(work(), pace);
    controller.abort();
    const error = await run.catch((reason: unknown) => reason);
    expect(
      failure(() => {
        throw error;
      }).code,
    ).toBe("ABORTED");
    expect(rests).toEqual([10]);
    expect(seen).toHaveLength(10);
    expect(tidied).toBe(true);
  });

  it("passes on what its check and the work itself raise", async () => {
    const { pace, clock } = heldPace(5, {
      check: () => {
        throw new Error("closed");
      },
    });
    await expect(inSlices(counting(100, [], clock), pace)).rejects.toThrow("closed");
    const failing = function* (): Sliced<never> {
      yield;
      throw new Error("broken");
    };
    await expect(inSlices(failing(), createPace())).rejects.toThrow("broken");
  });
});

describe("atOnce", () => {
  it("gives what the work in slices gives", () => {
    expect(atOnce(counting(3, [], { now: 0 }))).toBe("done");
  });
});

describe("systemPause", () => {
  it("lets timers that are due have their turn", async () => {
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    for (let waited = 0; turns === 0 && waited < 10_000; waited++) await systemPause();
    clearInterval(timer);
    expect(turns).toBeGreaterThan(0);
  });
});
