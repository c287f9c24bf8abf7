import { describe, expect, it } from "vitest";
import { createRateBucket } from "../src/rate-limit.ts";

describe("createRateBucket", () => {
  it("lets a burst through, then as many as the time allows", () => {
    let now = 0;
    const bucket = createRateBucket({ perMinute: 60, burst: 3 }, () => now);
    expect([bucket.take(), bucket.take(), bucket.take()]).toEqual([0, 0, 0]);
    expect(bucket.take()).toBe(1000);
    now = 400;
    expect(bucket.take()).toBe(600);
    now = 1000;
    expect(bucket.take()).toBe(0);
    expect(bucket.take()).toBe(1000);
  });

  it("holds no more than a burst after a long pause", () => {
    let now = 0;
    const bucket = createRateBucket({ perMinute: 60, burst: 2 }, () => now);
    now = 1e9;
    expect([bucket.take(), bucket.take(), bucket.take()]).toEqual([0, 0, 1000]);
  });

  it("knows no limit where it is 0", () => {
    const bucket = createRateBucket({ perMinute: 0, burst: 1 }, () => 0);
    expect(Array.from({ length: 100 }, () => bucket.take()).every((wait) => wait === 0)).toBe(true);
  });
});
