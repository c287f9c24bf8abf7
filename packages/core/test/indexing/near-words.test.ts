import { describe, expect, it } from "vitest";
import { compareWords } from "../../src/indexing/dictionary.ts";
import { nearWords, type SortedWords } from "../../src/indexing/near-words.ts";
import { createRandom } from "../../src/text/prng.ts";

const encoder = new TextEncoder();

/** Words as a dictionary holds them open. */
function sortedWords(words: readonly string[]): SortedWords {
  const starts = new Uint32Array(words.length + 1);
  const shared = new Uint8Array(words.length + 1);
  for (const [number, word] of words.entries()) {
    starts[number + 1] = starts[number]! + word.length;
    const before = words[number - 1] ?? "";
    while (shared[number]! < before.length && before[shared[number]!] === word[shared[number]!])
      shared[number]!++;
  }
  return { size: words.length, bytes: encoder.encode(words.join("")), starts, shared };
}

function randomWords(count: number): string[] {
  const random = createRandom(1);
  const words = new Set<string>();
  while (words.size < count) {
    const letters = Array.from({ length: 4 + Math.floor(random() * 8) }, () =>
      String.fromCharCode(97 + Math.floor(random() * 26)),
    );
    words.add(letters.join(""));
  }
  return [...words].sort(compareWords);
}

/** Rows that looking for misspelt words fills, for each word. */
function workOf(count: number, maxDistance: number): number {
  const words = randomWords(count);
  const list = sortedWords(words);
  let filled = 0;
  for (let query = 0; query < 20; query++) {
    const word = words[Math.floor(((query + 0.5) / 20) * count)]!;
    const wanted = encoder.encode(`${word.slice(0, 2)}q${word.slice(2)}`);
    filled += nearWords(list, [0, list.size], wanted, maxDistance, []);
  }
  return filled / 20;
}

describe("nearWords", () => {
  it("fills few rows more for many words more", () => {
    // Sixteen times the words: sixteen times the rows if each word were looked at.
    expect(workOf(64_000, 1)).toBeLessThan(workOf(4_000, 1) * 6);
    expect(workOf(64_000, 2)).toBeLessThan(workOf(4_000, 2) * 8);
    expect(workOf(64_000, 1)).toBeLessThan(64_000 / 20);
  });

  it("looks at nothing outside of the range that it is given", () => {
    const words = ["ab", "abc", "abd", "acd", "b"];
    const list = sortedWords(words);
    const found: { number: number; distance: number }[] = [];
    nearWords(list, [1, 3], encoder.encode("abe"), 1, found);
    expect(found).toEqual([
      { number: 1, distance: 1 },
      { number: 2, distance: 1 },
    ]);
    expect(nearWords(list, [2, 2], encoder.encode("abe"), 1, found)).toBe(0);
  });
});
