import fc from "fast-check";
import { inflateSync } from "fflate";
import { describe, expect, it } from "vitest";
import { isExpodexError } from "../../src/errors.ts";
import { openBlocks, type Records } from "../../src/snapshot/blocks.ts";
import { type RecordSource, writeBlocks } from "../../src/snapshot/write-blocks.ts";

const utf8 = new TextEncoder();
const encoded = (texts: readonly string[]) => texts.map((text) => utf8.encode(text));
const corrupt = expect.objectContaining({ code: "SNAPSHOT_CORRUPT" });

describe("openBlocks", () => {
  it("gives back any records, also above a block's size", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: "grapheme" }), { maxLength: 50 }),
        fc.nat(100_000),
        fc.boolean(),
        (texts, size, dictionary) => {
          const all = [...texts, "é".repeat(size), "\uFEFFmarked", ...texts];
          const parts = writeBlocks("t", encoded(all), { dictionary });
          const records = openBlocks("t", parts, all.length, 2);
          for (const index of [...all.keys()].reverse())
            expect(records.text(index)).toBe(all[index]);
        },
      ),
      { numRuns: 30 },
    );
  });

  it("shares a dictionary among many blocks, and needs none for few", () => {
    const page = (number: number) => `page ${number}: ${"install the package, then ".repeat(40)}`;
    const many = encoded(Array.from({ length: 400 }, (_, number) => page(number)));
    const dictionaryOf = (records: Uint8Array[]) =>
      writeBlocks("t", records).get("t.dictionary")!.length;
    expect(dictionaryOf(many)).toBeGreaterThan(20);
    expect(dictionaryOf(many.slice(0, 4))).toBeLessThan(5);
  });

  it("reads a record of a sound block where another block is damaged", () => {
    const texts = ["a".repeat(40_000), "b".repeat(40_000)];
    const parts = writeBlocks("t", encoded(texts));
    const data = parts.get("t.data")!;
    data[data.length - 1]! ^= 1;
    const records = openBlocks("t", parts, 2);
    expect(records.text(0)).toBe(texts[0]);
    expect(() => records.get(1)).toThrow(corrupt);
  });

  it("raises SNAPSHOT_CORRUPT for a missing part and for a wrong number of records", () => {
    for (const missing of ["t.data", "t.index"]) {
      const parts = writeBlocks("t", encoded(["a", "b"]));
      parts.delete(missing);
      expect(() => openBlocks("t", parts, 2).get(0), missing).toThrow(corrupt);
    }
    expect(() => openBlocks("t", writeBlocks("t", encoded(["a", "b"])), 3).get(0)).toThrow(corrupt);
  });

  it("ends in a typed error, not in a crash, whatever its parts hold", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("t.data", "t.index", "t.dictionary"),
        fc.uint8Array({ maxLength: 64 }),
        (name, bytes) => {
          const parts = writeBlocks("t", encoded(["some text", "more of it"])).set(name, bytes);
          try {
            expect(openBlocks("t", parts, 2).text(1)).toBe("more of it");
          } catch (error) {
            expect(isExpodexError(error, "SNAPSHOT_CORRUPT"), String(error)).toBe(true);
          }
        },
      ),
    );
  });

  it("refuses a number that it does not hold", () => {
    expect(() => openBlocks("t", writeBlocks("t", encoded(["a"])), 1).get(1)).toThrow(RangeError);
  });
});

describe("writeBlocks over records that are written already", () => {
  const text = (number: number) =>
    `page ${number}: ${"install the package, then ".repeat(30)}${number}`;
  const stored = (records: Records, number: number) => ({ records, number });

  it("gives the bytes that writing all of them gives, whatever came and went", () => {
    fc.assert(
      fc.property(
        fc.nat(600),
        fc.array(fc.tuple(fc.nat(600), fc.nat(3), fc.nat(3)), { maxLength: 4 }),
        (count, changes) => {
          const before = encoded(Array.from({ length: count }, (_, number) => text(number)));
          const records = openBlocks("t", writeBlocks("t", before), count);
          const now: RecordSource[] = before.map((_, number) => stored(records, number));
          for (const [at, gone, come] of changes)
            now.splice(at, gone, ...encoded(Array.from({ length: come }, (_, n) => text(n * at))));
          const plain = now.map((source) =>
            "records" in source ? before[source.number]! : source,
          );
          expect(writeBlocks("t", now)).toEqual(writeBlocks("t", plain));
        },
      ),
      { numRuns: 25 },
    );
  });

  it("does not decode blocks that stay", () => {
    const count = 2_000;
    const parts = writeBlocks(
      "t",
      encoded(Array.from({ length: count }, (_, number) => text(number))),
    );
    let inflated = 0;
    const inflate = (bytes: Uint8Array, size: number, dictionary?: Uint8Array) => {
      inflated++;
      return inflateSync(bytes, {
        out: new Uint8Array(size),
        ...(dictionary === undefined ? {} : { dictionary }),
      });
    };
    const records = openBlocks("t", { get: (name) => parts.get(name), inflate }, count);
    const now: RecordSource[] = Array.from({ length: count }, (_, n) => stored(records, n));
    now[1_000] = utf8.encode("another page");
    const written = writeBlocks("t", now);
    expect(written.get("t.index")!.length).toBeGreaterThan(40 * 16);
    expect(inflated).toBeLessThan(8);
  });
});
