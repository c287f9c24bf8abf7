import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createPrefixIndex,
  fold,
  type KeyRange,
  type PrefixIndex,
  wordStarts,
} from "../../src/suggest/prefix-index.ts";
import { growthExponent, WORST_GROWTH } from "../parse/growth.ts";
import { naiveFind, naiveFindNear } from "./naive-suggest.ts";

const keysOf = (index: PrefixIndex, ranges: readonly (KeyRange | undefined)[]): string[] => {
  const found = new Set<string>();
  for (const range of ranges)
    for (let key = range?.first ?? 0; key < (range?.end ?? 0); key++)
      found.add(`${index.labels[key]}:${index.starts[key]}`);
  return [...found].sort();
};

const label = fc.string({
  unit: fc.constantFrom(..."abABé 1-_./"),
  maxLength: 12,
});

describe("wordStarts", () => {
  it.each([
    ["Use the camera", ["Use the camera", "the camera", "camera"]],
    ["CameraView.takePictureAsync", ["CameraView.", "View.", "take", "Picture", "Async"]],
    ["@expo/ui", ["expo/ui", "ui"]],
    ["expo-sqlite", ["expo-", "sqlite"]],
    ["getHTMLText2", ["get", "HTML", "Text2", "2"]],
    ["ACTION_SETTINGS", ["ACTION_", "SETTINGS"]],
  ])("finds the words of %s", (text, words) => {
    const starts = wordStarts(text);
    expect(starts).toHaveLength(words.length);
    for (const [at, word] of words.entries())
      expect(text.slice(starts[at]).startsWith(word)).toBe(true);
  });

  it("finds none in signs", () => {
    expect(wordStarts("-- … !")).toEqual([]);
  });
});

describe("fold", () => {
  it("keeps the length of every text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => fold(text).length === text.length),
    );
    expect(fold("İstanbul-Tab\tbar")).toHaveLength("İstanbul-Tab\tbar".length);
  });
});

describe("createPrefixIndex", () => {
  it("finds what a look at every word finds", () => {
    fc.assert(
      fc.property(fc.array(label, { maxLength: 20 }), label, (labels, prefix) => {
        const index = createPrefixIndex(labels);
        const typed = fold(prefix);
        expect(keysOf(index, [index.find(typed)])).toEqual(naiveFind(labels, typed));
      }),
      { numRuns: 300 },
    );
  });

  it("finds what is one letter away, as every variant of the text does", () => {
    fc.assert(
      fc.property(fc.array(label, { maxLength: 12 }), label, (labels, prefix) => {
        const index = createPrefixIndex(labels);
        const typed = fold(prefix);
        const near = keysOf(index, index.findNear(typed));
        expect(near).toEqual(naiveFindNear(labels, typed));
      }),
      { numRuns: 300 },
    );
  });

  it("is built in time that grows with the words", async () => {
    const exponent = await growthExponent(
      (size) => {
        const labels = Array.from({ length: size }, (_, n) => `label ${(n * 7919) % size} of all`);
        createPrefixIndex(labels);
      },
      [4_000, 24_000],
    );
    expect(exponent).toBeLessThan(WORST_GROWTH);
  });

  it("finds in time that hardly grows with the labels", async () => {
    const indexOf = (size: number) =>
      createPrefixIndex(Array.from({ length: size }, (_, n) => `label number${n} of all`));
    const indexes = new Map([4_000, 32_000].map((size) => [size, indexOf(size)]));
    const exponent = await growthExponent(
      (size) => {
        const index = indexes.get(size)!;
        for (let n = 0; n < 500; n++) index.findNear(`numbre${n}`);
      },
      [4_000, 32_000],
    );
    expect(exponent).toBeLessThan(0.8);
  });
});
