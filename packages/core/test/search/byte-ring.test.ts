import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createByteRing } from "../../src/search/byte-ring.ts";

/** A run whose bytes tell which one it is. */
const runOf = (key: number, length: number) =>
  Uint8Array.from({ length }, (_, at) => (key * 31 + length + at) & 255);
const readAt = (bytes: Uint8Array, place: number, length: number) =>
  bytes.slice(place, place + length);

describe("createByteRing", () => {
  it("gives back what was put under a key, or nothing, whatever was put and found before", () => {
    const steps = fc.array(
      fc.record({ key: fc.nat(19), length: fc.integer({ min: 1, max: 90 }), put: fc.boolean() }),
      { maxLength: 200 },
    );
    fc.assert(
      fc.property(steps, fc.integer({ min: 64, max: 1024 }), (calls, capacity) => {
        const ring = createByteRing(20, capacity);
        const last = new Map<number, number>();
        for (const { key, length, put } of calls) {
          if (put) {
            const place = ring.put(key, runOf(key, length));
            if (place === -1) continue;
            last.set(key, length);
            expect(readAt(ring.bytes, place, length)).toEqual(runOf(key, length));
          }
          const place = ring.find(key);
          if (place === -1) continue;
          const known = last.get(key)!;
          expect(readAt(ring.bytes, place, known)).toEqual(runOf(key, known));
        }
      }),
    );
  });

  it("keeps what is asked for again and again, and forgets what is not", () => {
    const ring = createByteRing(1000, 4096);
    ring.put(0, runOf(0, 50));
    ring.put(1, runOf(1, 50));
    for (let key = 2; key < 1000; key++) {
      ring.put(key, runOf(key, 50));
      expect(ring.find(0)).toBeGreaterThan(0);
    }
    expect(ring.find(1)).toBe(-1);
    expect(ring.find(999)).toBeGreaterThan(0);
  });

  it("keeps nothing that is longer than half of its memory, nor finds what was never put", () => {
    const ring = createByteRing(3, 256);
    expect(ring.put(0, runOf(0, 121))).toBe(-1);
    expect(ring.find(0)).toBe(-1);
    expect(ring.put(1, runOf(1, 120))).toBeGreaterThan(0);
    expect(ring.find(2)).toBe(-1);
    expect(ring.find(7)).toBe(-1);
  });

  it("takes a longer run under a key that holds one", () => {
    const ring = createByteRing(1, 256);
    ring.put(0, runOf(0, 10));
    ring.put(0, runOf(0, 20));
    expect(readAt(ring.bytes, ring.find(0), 20)).toEqual(runOf(0, 20));
  });
});
