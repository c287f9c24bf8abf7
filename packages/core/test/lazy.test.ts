import { describe, expect, it } from "vitest";
import { lazy, lazyPromise } from "../src/lazy.ts";

describe("lazy", () => {
  it("makes a value when first asked for, and once", () => {
    let made = 0;
    const value = lazy(() => ++made);
    expect(made).toBe(0);
    expect([value(), value()]).toEqual([1, 1]);
  });

  it("tries again where making it failed", () => {
    let calls = 0;
    const value = lazy(() => {
      if (++calls === 1) throw new Error("offline");
      return calls;
    });
    expect(value).toThrow("offline");
    expect(value()).toBe(2);
  });
});

describe("lazyPromise", () => {
  it("shares one run among calls that come meanwhile and after", async () => {
    let made = 0;
    const value = lazyPromise(async () => ++made);
    expect(await Promise.all([value(), value()])).toEqual([1, 1]);
    expect(await value()).toBe(1);
  });

  it("tries again where a run failed, and fails each call that waited for it", async () => {
    let calls = 0;
    const value = lazyPromise(async () => {
      if (++calls === 1) throw new Error("offline");
      return calls;
    });
    const waiting = await Promise.allSettled([value(), value()]);
    expect(waiting.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await value()).toBe(2);
  });
});
