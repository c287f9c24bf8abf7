import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isExpodexError } from "../../src/errors.ts";
import { readContainer, SNAPSHOT_VERSION, writeContainer } from "../../src/snapshot/container.ts";
import { crc32 } from "../../src/snapshot/crc32.ts";

const sample = () =>
  writeContainer({
    meta: { fingerprint: "ab" },
    parts: new Map([
      ["one", Uint8Array.of(1, 2, 3)],
      ["empty", new Uint8Array(0)],
      ["two", new TextEncoder().encode("text ".repeat(50))],
    ]),
  });

/** The code that opening and reading every part ends in. */
const codeOf = (bytes: Uint8Array, verify = true) => {
  try {
    const { parts } = readContainer(bytes, { verify });
    for (const name of parts.names) parts.get(name);
    return undefined;
  } catch (error) {
    if (isExpodexError(error)) return error.code;
    throw error;
  }
};

/** The definition, bit by bit. */
function slowCrc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

describe("crc32", () => {
  it("gives the check value of the standard", () => {
    expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
  });

  it("equals the bit-by-bit definition", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(crc32(bytes)).toBe(slowCrc32(bytes));
      }),
    );
  });
});

describe("readContainer", () => {
  it("gives back what was written", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.uint8Array()), fc.jsonValue(), (parts, value) => {
        const entries = new Map(Object.entries(parts));
        const meta = { value: JSON.parse(JSON.stringify(value)) as unknown };
        const read = readContainer(writeContainer({ meta, parts: entries }));
        expect(read.meta).toEqual(meta);
        expect(read.parts.names).toEqual([...entries.keys()]);
        for (const [name, bytes] of entries) expect(read.parts.get(name)).toEqual(bytes);
      }),
    );
  });

  it("starts every part at a multiple of eight bytes", () => {
    const { parts } = readContainer(sample());
    for (const name of parts.names) expect(parts.get(name)!.byteOffset % 8).toBe(0);
  });

  it("rejects bytes that are something else", () => {
    expect(codeOf(new Uint8Array(0))).toBe("SNAPSHOT_INVALID");
    expect(codeOf(new TextEncoder().encode('{"not":"a snapshot at all"}'))).toBe(
      "SNAPSHOT_INVALID",
    );
  });

  it("rejects another format version, naming both", () => {
    const bytes = sample();
    new DataView(bytes.buffer).setUint32(8, SNAPSHOT_VERSION + 1, true);
    expect(() => readContainer(bytes)).toThrow(
      `expected format version ${SNAPSHOT_VERSION}, got version ${SNAPSHOT_VERSION + 1}`,
    );
  });

  it("notices every flipped bit", () => {
    const good = sample();
    for (let at = 0; at < good.length * 8; at++) {
      const bytes = good.slice();
      bytes[at >> 3]! ^= 1 << (at & 7);
      expect(codeOf(bytes), `bit ${at}`).toMatch(/^SNAPSHOT_/u);
      expect(codeOf(bytes, false), `bit ${at}, unverified`).toMatch(/^SNAPSHOT_/u);
    }
  });

  it("checks a part when it is asked for, and no other", () => {
    const bytes = sample();
    const { parts } = readContainer(bytes);
    bytes[parts.get("two")!.byteOffset] = 0;
    const reopened = readContainer(bytes).parts;
    expect(reopened.get("one")).toEqual(Uint8Array.of(1, 2, 3));
    expect(() => reopened.get("two")).toThrow(
      expect.objectContaining({ code: "SNAPSHOT_CORRUPT", data: { part: "two" } }),
    );
  });

  it("checks every part at once where it is told to", () => {
    const bytes = sample();
    bytes[readContainer(bytes).parts.get("two")!.byteOffset] = 0;
    expect(() => readContainer(bytes, { verify: true })).toThrow(
      expect.objectContaining({ code: "SNAPSHOT_CORRUPT" }),
    );
  });

  it("opens what holds parts that it does not know", () => {
    expect(readContainer(sample()).parts.get("three")).toBeUndefined();
  });

  it("notices every truncation and any surplus", () => {
    const good = sample();
    for (let length = 0; length < good.length; length++) {
      expect(codeOf(good.slice(0, length)), `length ${length}`).toMatch(/^SNAPSHOT_/u);
    }
    expect(codeOf(Uint8Array.of(...good, 0))).toBe("SNAPSHOT_CORRUPT");
  });
});
