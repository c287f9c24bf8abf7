import { describe, expect, it } from "vitest";
import { createCallQueue } from "../src/call-queue.ts";

describe("createCallQueue", () => {
  function setUp() {
    let now = 1000;
    const ends: (() => void)[] = [];
    const queue = createCallQueue(
      500,
      () => now,
      (end) => ends.push(end),
    );
    return {
      queue,
      pass: (ms: number) => {
        now += ms;
      },
      endTurn: () => {
        for (const end of ends.splice(0)) end();
      },
    };
  }

  it("lets calls in while those before took no longer than they may", () => {
    const { queue, pass } = setUp();
    expect(queue.enter()).toBe(0);
    pass(500);
    expect(queue.enter()).toBe(0);
  });

  it("says how long those before took where that is longer", () => {
    const { queue, pass } = setUp();
    queue.enter();
    pass(501);
    expect(queue.enter()).toBe(501);
    pass(100);
    expect(queue.enter()).toBe(601);
  });

  it("does not count what was answered in an earlier turn", () => {
    const { queue, pass, endTurn } = setUp();
    queue.enter();
    pass(501);
    endTurn();
    expect(queue.enter()).toBe(0);
    pass(501);
    expect(queue.enter()).toBe(501);
  });
});
