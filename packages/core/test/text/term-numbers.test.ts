import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eachTerm } from "../../src/text/analyze.ts";
import { createNumberList, createTermNumbers } from "../../src/text/term-numbers.ts";

const name = fc.constantFrom(
  "expo-camera",
  "CameraView.takePictureAsync",
  "--profile",
  "-p",
  "@expo/ui",
  "[id].tsx",
  "[...slug]",
  "__DEV__",
  "+html",
  "$HOME",
);
const word = fc.oneof(
  name,
  fc.constantFrom("don't", "Expo's", "x", "相机权限", "Sentence", "a".repeat(40), "été", "end"),
  fc.string(),
);
const sign = fc.constantFrom(
  " ",
  "",
  "-",
  ".",
  ". ",
  "/",
  "@",
  "\n",
  ":",
  ": ",
  "](",
  "[",
  "`",
  ",",
);
const text = fc
  .array(fc.tuple(word, sign), { maxLength: 12 })
  .map((parts) => parts.flat().join(""));

/** What is read, by the twin that remembers nothing. */
function slowly(texts: readonly string[]) {
  const words = new Map<string, number>();
  const terms = texts.map((written) => {
    const found: string[] = [];
    eachTerm(written, (term, start, end) => {
      found.push(term);
      const meant = written.slice(start, end);
      words.set(meant, (words.get(meant) ?? 0) + 1);
    });
    return found;
  });
  return { terms, words };
}

describe("createTermNumbers", () => {
  it("reads the terms and counts the words that eachTerm visits", () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 6 }), (texts) => {
        const reader = createTermNumbers();
        const list = createNumberList();
        const terms = texts.map((written) => {
          const from = list.length;
          reader.readWords(written, list);
          return [...list.numbers.subarray(from, list.length)].map((n) => reader.terms[n]);
        });
        const words = new Map<string, number>();
        reader.eachWord((word, times) => words.set(word, (words.get(word) ?? 0) + times));
        expect({ terms, words }).toEqual(slowly(texts));
      }),
      { numRuns: 500 },
    );
  });

  it("counts no words of what is only read", () => {
    const reader = createTermNumbers();
    const list = createNumberList();
    reader.read("Camera previews", list);
    reader.readWords("Camera", list);
    const words: [string, number][] = [];
    reader.eachWord((word, times) => words.push([word, times]));
    expect(words).toEqual([["Camera", 1]]);
    expect([...list.numbers.subarray(0, list.length)]).toEqual([0, 1, 0]);
  });

  it("numbers terms in the order in which they are met, each once", () => {
    const reader = createTermNumbers();
    reader.read("camera view camera", createNumberList());
    expect(reader.terms).toEqual(["camera", "view"]);
    expect(reader.numberOf("view")).toBe(1);
    expect(reader.numberOf("flash")).toBe(2);
  });

  it("counts on where there are more names than it remembers", () => {
    const reader = createTermNumbers();
    const list = createNumberList();
    const many = Array.from({ length: (1 << 16) + 10 }, (_, at) => `w${at}`).join(" ");
    for (let round = 0; round < 2; round++) reader.readWords(many, list);
    const words = new Map<string, number>();
    reader.eachWord((word, times) => words.set(word, (words.get(word) ?? 0) + times));
    expect(words.get("w7")).toBe(2);
    expect(words.get(`w${(1 << 16) + 9}`)).toBe(2);
  });
});
