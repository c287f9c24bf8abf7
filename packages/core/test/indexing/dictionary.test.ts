import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isExpodexError } from "../../src/errors.ts";
import { compareWords, openDictionary, writeDictionary } from "../../src/indexing/dictionary.ts";
import { editDistance } from "../../src/text/nearest-names.ts";

const sorted = (words: Iterable<string>) => [...new Set(words)].sort(compareWords);
const open = (words: Iterable<string>) => openDictionary(writeDictionary(sorted(words)), "words");

const anyWord = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 12 })
  .filter((word) => !/\p{Surrogate}/u.test(word));
const shortWord = fc.stringMatching(/^[abc]{1,7}$/);

describe("openDictionary", () => {
  it("finds every word under its number, and no other", () => {
    fc.assert(
      fc.property(fc.array(anyWord), anyWord, (words, other) => {
        const all = sorted(words);
        const dictionary = open(words);
        expect(dictionary.size).toBe(all.length);
        for (const [number, word] of all.entries()) {
          expect(dictionary.find(word)).toBe(number);
          expect(dictionary.word(number)).toBe(word);
        }
        expect(dictionary.find(other)).toBe(words.includes(other) ? all.indexOf(other) : undefined);
      }),
    );
  });

  it("gives the words that start with a text", () => {
    fc.assert(
      fc.property(fc.array(shortWord), shortWord, (words, prefix) => {
        const dictionary = open(words);
        const [first, end] = dictionary.withPrefix(prefix);
        const found = sorted(words).slice(first, end);
        expect(found).toEqual(sorted(words).filter((word) => word.startsWith(prefix)));
      }),
    );
  });

  it("gives the words within an edit distance, as comparing with each does", () => {
    fc.assert(
      fc.property(
        fc.array(shortWord),
        shortWord,
        fc.integer({ min: 0, max: 3 }),
        (words, wanted, max) => {
          const dictionary = open(words);
          const slow = sorted(words)
            .map((word, number) => ({ number, distance: editDistance(word, wanted, max) }))
            .filter(({ distance }) => distance <= max);
          expect(dictionary.near(wanted, max)).toEqual(slow);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("allows other edits of words with another first byte where asked to", () => {
    fc.assert(
      fc.property(
        fc.array(shortWord, { maxLength: 600, size: "max" }),
        shortWord,
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 0, max: 3 }),
        (words, wanted, max, otherStart) => {
          const slow = sorted(words).flatMap((word, number) => {
            const most = word[0] === wanted[0] ? max : otherStart;
            const distance = editDistance(word, wanted, most);
            return distance <= most ? [{ number, distance }] : [];
          });
          expect(open(words).near(wanted, max, otherStart)).toEqual(slow);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("is empty where it was written so", () => {
    const dictionary = open([]);
    expect(dictionary.size).toBe(0);
    expect(dictionary.find("camera")).toBeUndefined();
    expect(dictionary.near("camera", 2)).toEqual([]);
    expect(dictionary.withPrefix("c")).toEqual([0, 0]);
  });

  it("raises SNAPSHOT_CORRUPT, and nothing else, for damaged bytes", () => {
    const bytes = writeDictionary(sorted(["camera", "cameraview", "calendar", "相机"]));
    for (let cut = 0; cut < bytes.length; cut++) {
      expect(() => openDictionary(bytes.subarray(0, cut), "words")).toThrow(
        expect.objectContaining({ code: "SNAPSHOT_CORRUPT" }),
      );
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (noise) => {
        try {
          openDictionary(noise, "words");
        } catch (error) {
          expect(isExpodexError(error, "SNAPSHOT_CORRUPT")).toBe(true);
        }
      }),
    );
  });
});

describe("compareWords", () => {
  it("orders as the words' bytes do", () => {
    const bytes = (word: string) => [...new TextEncoder().encode(word)];
    fc.assert(
      fc.property(anyWord, anyWord, (a, b) => {
        const left = bytes(a);
        const right = bytes(b);
        const at = left.findIndex((byte, index) => byte !== right[index]);
        const order = at === -1 ? left.length - right.length : left[at]! - (right[at] ?? -1);
        expect(Math.sign(compareWords(a, b))).toBe(Math.sign(order));
      }),
    );
  });
});
