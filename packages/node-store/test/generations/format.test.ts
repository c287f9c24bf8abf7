/** Ids, sealed files, cuts: what the format is made of. */
import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checksum } from "../../src/checksum.ts";
import { cutPieces, pieceSizes } from "../../src/generations/cut-pieces.ts";
import {
  createGenerationId,
  isGenerationId,
  timeOfGeneration,
} from "../../src/generations/generation-id.ts";
import { openFile, sealFile } from "../../src/generations/sealed-file.ts";
import { failureOf } from "../support/failure-of.ts";

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const at = { store: "store", key: "file" };

describe("createGenerationId", () => {
  it("writes the moment, to the millisecond, and six random digits", () => {
    const time = Date.parse("2026-11-21T23:59:59.123Z");
    const id = createGenerationId(time);
    expect(id).toMatch(/^20261121t235959123z-[0-9a-f]{6}$/u);
    expect(timeOfGeneration(id)).toBe(time);
    expect(isGenerationId(id)).toBe(true);
  });

  it("sorts behind the newest one, also where the clock was set back", () => {
    const before = createGenerationId(Date.parse("2026-11-21T00:00:00Z"));
    const id = createGenerationId(Date.parse("2020-01-01T00:00:00Z"), before);
    expect(id > before).toBe(true);
  });

  it.each(["", "current", "20261121t235959123z-3F9A1C", "../../etc/passwd"])(
    "does not take %j for an id",
    (text) => {
      expect(isGenerationId(text)).toBe(false);
      expect(timeOfGeneration(text)).toBeUndefined();
    },
  );
});

describe("sealFile", () => {
  it("gives back what was sealed, and is JSON with two checksums", () => {
    const bytes = sealFile("thing", { id: "ä", list: [1, 2] }, sha256);
    expect(openFile(bytes, "thing", at, sha256)).toEqual({ id: "ä", list: [1, 2] });
    const plain = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
    expect(Object.keys(plain)).toEqual(["crc32", "sha256", "thing"]);
  });

  it("shows every bit that is turned over, by either checksum", async () => {
    const bytes = sealFile("thing", { id: 1 }, sha256);
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = bytes.slice();
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect((await failureOf(() => openFile(changed, "thing", at))).code).toBe("STORE_DAMAGED");
    }
  });

  it("shows by its hash what was made to fit the CRC-32", async () => {
    const text = new TextDecoder().decode(sealFile("thing", { id: 1 }, sha256));
    const changed = text.replace('"id":1', '"id":2');
    const covered = new TextEncoder().encode(changed.slice(18));
    const fitting = `${changed.slice(0, 10)}${checksum(covered).toString(16).padStart(8, "0")}${changed.slice(18)}`;
    const bytes = new TextEncoder().encode(fitting);
    expect(openFile(bytes, "thing", at)).toEqual({ id: 2 });
    expect((await failureOf(() => openFile(bytes, "thing", at, sha256))).code).toBe(
      "STORE_DAMAGED",
    );
  });

  it("shows a file that was cut short at any byte, and one of another name", async () => {
    const bytes = sealFile("thing", { id: 1 }, sha256);
    for (let length = 0; length < bytes.length; length++)
      expect(() => openFile(bytes.subarray(0, length), "thing", at)).toThrow();
    expect(() => openFile(bytes, "other", at)).toThrow();
  });
});

describe("cutPieces", () => {
  const random = (length: number, seed: number) => {
    const bytes = new Uint8Array(length);
    let state = seed;
    for (let index = 0; index < length; index++) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      bytes[index] = state >>> 24;
    }
    return bytes;
  };
  const sizes = pieceSizes(4_096);

  it("covers all bytes by pieces within the bounds", () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(), (length, seed) => {
        const lengths = cutPieces(random(length, seed), sizes);
        expect(lengths.reduce((sum, one) => sum + one, 0)).toBe(length);
        for (const [index, one] of lengths.entries()) {
          expect(one).toBeLessThanOrEqual(sizes.max);
          if (index < lengths.length - 1) expect(one).toBeGreaterThanOrEqual(sizes.min);
        }
      }),
      { numRuns: 50 },
    );
  });

  it("cuts pieces of about the average length", () => {
    const lengths = cutPieces(random(4_000_000, 7), sizes);
    const average = 4_000_000 / lengths.length;
    expect(average).toBeGreaterThan(sizes.average * 0.7);
    expect(average).toBeLessThan(sizes.average * 1.4);
  });

  it("cuts the same stretches wherever they stand, but for those next to a change", () => {
    const before = random(400_000, 3);
    const after = new Uint8Array(400_100);
    after.set(before.subarray(0, 200_000));
    after.set(random(100, 9), 200_000);
    after.set(before.subarray(200_000), 200_100);
    const pieces = (bytes: Uint8Array) => {
      let start = 0;
      return cutPieces(bytes, sizes).map((length) => {
        start += length;
        return sha256(bytes.subarray(start - length, start));
      });
    };
    const known = new Set(pieces(before));
    const fresh = pieces(after).filter((one) => !known.has(one));
    expect(fresh.length).toBeLessThanOrEqual(4);
  });

  it("cuts what is all zeros, too", () => {
    const lengths = cutPieces(new Uint8Array(50_000), sizes);
    expect(lengths.reduce((sum, one) => sum + one, 0)).toBe(50_000);
    expect(cutPieces(new Uint8Array(0), sizes)).toEqual([]);
  });
});
