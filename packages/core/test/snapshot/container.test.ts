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

const codeOf = (bytes: Uint8Array) => {
  try {
    readContainer(bytes);
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
        expect([...read.parts]).toEqual([...entries]);
      }),
    );
  });

  it("starts every part at a multiple of eight bytes", () => {
    for (const part of readContainer(sample()).parts.values()) expect(part.byteOffset % 8).toBe(0);
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
    }
  });

  it("notices every truncation and any surplus", () => {
    const good = sample();
    for (let length = 0; length < good.length; length++) {
      expect(codeOf(good.slice(0, length)), `length ${length}`).toMatch(/^SNAPSHOT_/u);
    }
    expect(codeOf(Uint8Array.of(...good, 0))).toBe("SNAPSHOT_CORRUPT");
  });
});
